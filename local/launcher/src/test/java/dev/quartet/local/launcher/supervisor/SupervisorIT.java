package dev.quartet.local.launcher.supervisor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.quartet.local.launcher.FakeService;
import dev.quartet.local.launcher.console.Console;
import dev.quartet.local.launcher.frontdoor.Backends;
import dev.quartet.local.launcher.frontdoor.FrontDoor;
import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SupervisorIT {

    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    @TempDir
    private Path logs;

    private final ByteArrayOutputStream printed = new ByteArrayOutputStream();
    private final Backends backends = new Backends();
    private Supervisor supervisor;
    private FrontDoor door;

    @BeforeEach
    void open() {
        Console console = new Console(new PrintStream(printed, true, StandardCharsets.UTF_8), Clock.systemUTC());
        supervisor = new Supervisor(console, Clock.systemUTC(), backends, logs, Supervisor.Output.LOG_FILES,
                Watch.NONE);
        door = FrontDoor.open(0, Map.of("/user", "user-service"), backends);
    }

    @AfterEach
    void close() {
        supervisor.close();
        door.close();
    }

    @Test
    void showsTwoInstancesInTwoCalls() throws Exception {
        supervisor.start(user(Map.of()), 2, Ports.free());

        assertThat(supervisor.awaitSettled()).isTrue();

        assertThat(json()).isNotEqualTo(json());
        assertThat(supervisor.overview()).hasSize(2).allMatch(line -> line.contains("pid "));
    }

    @Test
    void bringsAKilledInstanceBackAndSaysSo() throws Exception {
        supervisor.start(user(Map.of()), 1, Ports.free());
        supervisor.awaitSettled();
        long pid = pid(json());

        ProcessHandle.of(pid).orElseThrow().destroyForcibly();

        await().atMost(Duration.ofSeconds(10)).until(() -> status() == 200 && pid(json()) != pid);
        assertThat(printed()).contains("user-service-1 (pid " + pid + ") ended, exit code 137 (killed).");
    }

    @Test
    void callersDoNotNoticeThatOneOfTwoInstancesDies() throws Exception {
        supervisor.start(user(Map.of()), 2, Ports.free());
        supervisor.awaitSettled();

        ProcessHandle.of(pid(json())).orElseThrow().destroyForcibly();

        for (int call = 0; call < 20; call++) {
            assertThat(status()).isEqualTo(200);
        }
    }

    @Test
    void quotesWhatAServiceSaidThatFailsAtStart() throws Exception {
        supervisor.start(user(Map.of("FAIL_AT_START", "yes")), 1, Ports.free());

        assertThat(supervisor.awaitSettled()).isFalse();

        assertThat(printed()).contains("user-service-1 failed at start, exit code 3.", "  | TABLE_NAME is not set.",
                "user-service-1 is started again in 1 s.");
        assertThat(status()).isEqualTo(503);
    }

    @Test
    void endsEveryProcess() throws Exception {
        supervisor.start(user(Map.of()), 2, Ports.free());
        supervisor.awaitSettled();
        List<ProcessHandle> children = List.of(ProcessHandle.of(pid(json())).orElseThrow(),
                ProcessHandle.of(pid(json())).orElseThrow());

        supervisor.close();

        await().atMost(Duration.ofSeconds(1)).until(() -> children.stream().noneMatch(ProcessHandle::isAlive));
    }

    private static Service user(Map<String, String> environment) {
        List<Path> classPath = Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
                .map(Path::of)
                .filter(path -> path.endsWith("test-classes"))
                .toList();
        return new Service("user-service", "/user", FakeService.class.getName(), classPath, environment);
    }

    private String json() throws IOException, InterruptedException {
        return get().body();
    }

    private int status() throws IOException, InterruptedException {
        return get().statusCode();
    }

    private HttpResponse<String> get() throws IOException, InterruptedException {
        URI uri = URI.create("http://localhost:" + door.port() + "/user/json");
        return CLIENT.send(HttpRequest.newBuilder(uri).build(), BodyHandlers.ofString());
    }

    private static long pid(String json) {
        Matcher matcher = Pattern.compile("\"pid\":(\\d+)").matcher(json);
        assertThat(matcher.find()).isTrue();
        return Long.parseLong(matcher.group(1));
    }

    private String printed() {
        return printed.toString(StandardCharsets.UTF_8);
    }
}
