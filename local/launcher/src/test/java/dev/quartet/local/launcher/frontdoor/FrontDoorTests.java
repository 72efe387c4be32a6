package dev.quartet.local.launcher.frontdoor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quartet.local.launcher.FakeService;
import dev.quartet.local.launcher.frontdoor.Backends.Backend;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class FrontDoorTests {

    private static final HttpClient CLIENT = HttpClient.newHttpClient();
    private static final Backends BACKENDS = new Backends();
    private static FrontDoor door;

    private final List<FakeService> services = new ArrayList<>();
    private final List<Backend> inRotation = new ArrayList<>();

    @BeforeAll
    static void open() {
        door = FrontDoor.open(0, Map.of("/user", "user-service", "/news", "news-service"), BACKENDS);
    }

    @AfterAll
    static void close() {
        door.close();
    }

    @AfterEach
    void emptyRotation() {
        inRotation.forEach(BACKENDS::remove);
        services.forEach(FakeService::close);
    }

    @Test
    void sharesRequestsOutInTurn() throws Exception {
        FakeService first = ready("/user");
        FakeService second = ready("/user");

        assertThat(List.of(instance("/user/json"), instance("/user/json")))
                .containsExactlyInAnyOrder(first.port(), second.port());
    }

    @Test
    void forwardsPathAndQueryUnchanged() throws Exception {
        ready("/user");

        assertThat(get("/user/people/a%2Fb%20c?limit=5&email=a%2Bb%40c.org&x=").body())
                .isEqualTo("/user/people/a%2Fb%20c?limit=5&email=a%2Bb%40c.org&x=");
    }

    @Test
    void forwardsTheBasePathItself() throws Exception {
        ready("/user");

        assertThat(get("/user").body()).isEqualTo("/user");
        assertThat(get("/user/").body()).isEqualTo("/user/");
    }

    @Test
    void doesNotTakeALongerNameForThePath() throws Exception {
        ready("/user");

        assertThat(get("/users").statusCode()).isEqualTo(404);
    }

    @Test
    void showsTheLandingPageOfAnyServiceAtTheRoot() throws Exception {
        ready("/news");

        assertThat(get("/").body()).isEqualTo("overview of /news for /news/overview");
    }

    @Test
    void saysWhatIsServedWhenNothingIsHere() throws Exception {
        HttpResponse<String> response = get("/nowhere");

        assertThat(response.statusCode()).isEqualTo(404);
        assertThat(response.headers().firstValue("Content-Type")).hasValue("application/problem+json");
        assertThat(response.body()).contains("/news, /user");
    }

    @Test
    void saysWhichServiceIsAway() throws Exception {
        HttpResponse<String> response = get("/user/people");

        assertThat(response.statusCode()).isEqualTo(503);
        assertThat(response.headers().firstValue("Content-Type")).hasValue("application/problem+json");
        assertThat(response.headers().firstValue("Retry-After")).hasValue("2");
        assertThat(response.body()).contains("user-service");
    }

    @Test
    void saysThatNoServiceIsThereForTheLandingPage() throws Exception {
        assertThat(get("/").statusCode()).isEqualTo(503);
    }

    @Test
    void triesAnotherInstanceWhenOneIsDead() throws Exception {
        dead("/user");
        FakeService alive = ready("/user");

        assertThat(List.of(instance("/user/json"), instance("/user/json")))
                .containsExactly(alive.port(), alive.port());
    }

    @Test
    void sendsABodyToAnotherInstanceWhenTheFirstNeverGotIt() throws Exception {
        dead("/user");
        ready("/user");

        assertThat(post("/user/size", 100).body()).isEqualTo("100");
        assertThat(post("/user/size", 100).body()).isEqualTo("100");
    }

    @Test
    void repeatsAReadThatBroke() throws Exception {
        ready("/user");
        ready("/user");

        assertThat(get("/user/broken").statusCode()).isEqualTo(503);
    }

    @Test
    void doesNotRepeatAChangeThatMayHaveBeenMade() throws Exception {
        ready("/user");
        ready("/user");

        HttpResponse<String> response = post("/user/broken", 10);

        assertThat(response.statusCode()).isEqualTo(502);
        assertThat(response.body()).contains("before you send it again");
    }

    @Test
    void carriesBigBodiesBothWays() throws Exception {
        ready("/user");
        int sixteenMebibytes = 16 * 1024 * 1024;

        assertThat(post("/user/size", sixteenMebibytes).body()).isEqualTo(Integer.toString(sixteenMebibytes));
        assertThat(get("/user/big").body()).hasSize(sixteenMebibytes);
    }

    @Test
    void tellsTheServiceWhoAsked() throws Exception {
        ready("/user");

        assertThat(get("/user/headers").body()).contains("x-forwarded-for: 127.0.0.1",
                "x-forwarded-host: localhost:" + door.port(),
                "x-forwarded-port: " + door.port(),
                "x-forwarded-proto: http");
    }

    @Test
    void leavesRedirectsToTheCaller() throws Exception {
        ready("/user");

        HttpResponse<String> response = get("/user/moved");

        assertThat(response.statusCode()).isEqualTo(303);
        assertThat(response.headers().firstValue("Location")).hasValue("/user/elsewhere");
    }

    @Test
    void leavesPackingToClientAndService() throws Exception {
        ready("/user");

        HttpResponse<String> response = CLIENT.send(HttpRequest.newBuilder(at("/user/packed"))
                .header("Accept-Encoding", "br").build(), BodyHandlers.ofString());

        assertThat(response.headers().firstValue("Content-Encoding")).hasValue("br");
        assertThat(response.body()).isEqualTo("packed");
        assertThat(get("/user/headers").body()).doesNotContain("accept-encoding");
    }

    private FakeService ready(String basePath) throws IOException {
        FakeService service = FakeService.start(0, basePath);
        services.add(service);
        rotate(basePath, service.port());
        return service;
    }

    private void dead(String basePath) throws IOException {
        try (ServerSocket taken = new ServerSocket(0)) {
            rotate(basePath, taken.getLocalPort());
        }
    }

    private void rotate(String basePath, int port) {
        Backend backend = new Backend(basePath, URI.create("http://127.0.0.1:" + port));
        inRotation.add(backend);
        BACKENDS.add(backend);
    }

    private static int instance(String path) throws Exception {
        return Integer.parseInt(get(path).headers().firstValue("X-Instance-Port").orElseThrow());
    }

    private static HttpResponse<String> get(String path) throws Exception {
        return CLIENT.send(HttpRequest.newBuilder(at(path)).build(), BodyHandlers.ofString());
    }

    private static HttpResponse<String> post(String path, int bytes) throws Exception {
        return CLIENT.send(HttpRequest.newBuilder(at(path)).POST(BodyPublishers.ofByteArray(new byte[bytes])).build(),
                BodyHandlers.ofString());
    }

    private static URI at(String path) {
        return URI.create("http://localhost:" + door.port() + path);
    }
}
