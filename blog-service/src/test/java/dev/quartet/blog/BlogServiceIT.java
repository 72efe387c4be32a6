package dev.quartet.blog;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quartet.blog.user.StubUserService;
import dev.quartet.blog.user.StubUserService.Failure;
import dev.quartet.local.testkit.EdgeContract;
import dev.quartet.local.testkit.TestStores;
import dev.quartet.local.testkit.WithStandIns;
import java.net.URI;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

@WithStandIns
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT, properties = {"BASE_PATH=/blog",
        // The breaker has tests of its own; here each failure is to be seen as it is.
        "quartet.user-service.breaker.fewest-calls=1000", "quartet.user-service.breaker.window=1000"})
class BlogServiceIT implements EdgeContract {

    private static final StubUserService USER_SERVICE = new StubUserService();

    @LocalServerPort
    private int port;

    @DynamicPropertySource
    static void stores(DynamicPropertyRegistry registry) {
        registry.add("TABLE_NAME", TestStores::postsTable);
        registry.add("USER_SERVICE_URL", USER_SERVICE::url);
    }

    @BeforeEach
    void letUserServiceAnswer() {
        USER_SERVICE.recovers();
        USER_SERVICE.knows("ada", "Ada <Lovelace>");
    }

    @AfterAll
    static void closeUserService() {
        USER_SERVICE.close();
    }

    @Override
    public URI base() {
        return URI.create("http://127.0.0.1:" + port + "/blog");
    }

    @Override
    public String service() {
        return "blog-service";
    }

    @Override
    public String writePath() {
        return "/posts";
    }

    @Test
    void keepsAPostFromPublicationToRemoval() {
        HttpResponse<String> published = publish("Tides", "The harbour is *deep*.");
        assertThat(published.statusCode()).as(published.body()).isEqualTo(201);
        String location = base().resolve(published.headers().firstValue("Location").orElseThrow()).toString();
        String etag = published.headers().firstValue("ETag").orElseThrow();

        assertThat(Http.get(location).body()).isEqualTo(published.body());
        HttpResponse<String> changed = Http.put(location, etag, body("ada", "Tides, again", "It is *deep*."));
        assertThat(changed.statusCode()).as(changed.body()).isEqualTo(200);
        assertThat(changed.headers().firstValue("ETag")).hasValue("\"2\"");
        EdgeContract.assertProblem(Http.put(location, etag, body("ada", "Late", "Text")), 412);

        assertThat(Http.delete(location).statusCode()).isEqualTo(204);
        EdgeContract.assertProblem(Http.get(location), 404);
        assertThat(Http.delete(location).statusCode()).isEqualTo(204);
    }

    @Test
    void asksUserServiceUnderTheIdOfItsOwnRequest() {
        String location = location(publish("Tides", "Text"));

        Http.send(Http.to(location).header("X-Request-Id", "order-4711"));

        assertThat(USER_SERVICE.lastRequestId()).isEqualTo("order-4711");
    }

    @Test
    void keepsAPostsAuthor() {
        USER_SERVICE.knows("ben", "Ben");
        String location = location(publish("Tides", "Text"));

        HttpResponse<String> refused = Http.put(location, "\"1\"", body("ben", "Tides", "Text"));

        EdgeContract.assertProblem(refused, 400);
        assertThat(Http.json(refused).at("/errors/0/pointer").asString()).isEqualTo("/authorId");
    }

    @Test
    void letsNobodyWriteWhomUserServiceDoesNotKnow() {
        HttpResponse<String> refused = Http.post(base() + "/posts", body("nobody", "Tides", "Text"));

        EdgeContract.assertProblem(refused, 400);
        assertThat(Http.json(refused).at("/errors/0/pointer").asString()).isEqualTo("/authorId");
    }

    @Test
    void goesOnReadingWithoutUserServiceAndPutsWritingOff() {
        String location = location(publish("Readable all the time", "Text"));
        USER_SERVICE.failsBy(Failure.SERVER_ERROR);

        HttpResponse<String> read = Http.get(location);
        assertThat(read.statusCode()).isEqualTo(200);
        assertThat(Http.json(read).at("/author/id").asString()).isEqualTo("ada");
        assertThat(Http.json(read).at("/author/name").isNull()).isTrue();
        assertThat(Http.get(base() + "/posts?author=ada").body()).contains("Readable all the time");
        assertThat(Http.get(base() + "/").body()).contains("Readable all the time", "cannot be looked up right now");
        HttpResponse<String> putOff = publish("Never", "Text");
        EdgeContract.assertProblem(putOff, 503);
        assertThat(putOff.headers().firstValue("Retry-After")).hasValue("5");
        EdgeContract.assertProblem(Http.put(location, "\"1\"", body("ada", "Never", "Text")), 503);
        assertThat(Http.get(base() + "/posts?author=ada").body()).doesNotContain("Never");
    }

    @Test
    void showsPostsOnItsPage() {
        String id = id(publish("<i>Slanted</i>", "# Heading\n\nThe *first* words <script>alert(1)</script>"));

        assertThat(Http.get(base() + "/").body())
                .contains("<a href=\"/blog/?post=" + id + "\">&lt;i&gt;Slanted&lt;/i&gt;</a>")
                .contains("Ada &lt;Lovelace&gt;").contains("The first words").doesNotContain("<i>")
                .doesNotContain("alert(1)</script>");
    }

    @Test
    void showsAPostWithNothingInItThatRuns() {
        String id = id(publish("Tides", "# Heading\n\nThe *harbour* <b onclick='alert(1)'>is</b> deep."
                + "<script>alert(1)</script><img src=x onerror=alert(1)>\n\n[a](javascript:alert(1))"));

        HttpResponse<String> page = Http.get(base() + "/?post=" + id);

        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.body()).contains("<title>Tides", "<h1>Tides</h1>", "<h2>Heading</h2>", "Ada &lt;Lovelace&gt;")
                .contains("<p>The <em>harbour</em> <b>is</b> deep.</p>")
                .doesNotContain("onclick", "onerror", "<script>", "javascript:");
        assertThat(page.body().split("<h1", -1)).hasSize(2);
        assertThat(page.headers().firstValue("Content-Security-Policy").orElseThrow())
                .contains("default-src 'none'", "script-src 'self'").doesNotContain("unsafe");
    }

    @Test
    void saysOnThePageWhoseNameIsUnknownAndWhy() {
        USER_SERVICE.knows("gone", "Gone");
        String id = id(Http.post(base() + "/posts", body("gone", "Left behind", "Text")));
        USER_SERVICE.forgets("gone");

        assertThat(Http.get(base() + "/?post=" + id).body()).contains("no longer registered");
        USER_SERVICE.failsBy(Failure.NOT_FOUND);
        assertThat(Http.get(base() + "/?post=" + id).body()).contains("name not available right now", "Text");
    }

    @Test
    void turnsThePagesOfItsList() {
        for (int i = 0; i < 12; i++) {
            publish("Leaf " + i, "Text");
        }

        String first = Http.get(base() + "/").body();
        String cursor = first.replaceAll("(?s).*/blog/\\?cursor=([^\"]+)\".*", "$1");

        assertThat(first.split("<article", -1)).hasSize(11);
        assertThat(first).contains("rel=\"next\"");
        assertThat(Http.get(base() + "/?cursor=" + cursor).body()).contains("<article").contains("<h1>Posts</h1>");
    }

    @Test
    void saysThatAPostIsNotThere() {
        HttpResponse<String> page = Http.get(base() + "/?post=none");

        assertThat(page.statusCode()).isEqualTo(404);
        assertThat(page.headers().firstValue("Content-Type").orElseThrow()).startsWith("text/html");
        assertThat(page.body()).contains("No such post", "href=\"/blog/\"");
        assertThat(Http.get(base() + "/?post=").statusCode()).isEqualTo(404);
        assertThat(Http.get(base() + "/?post=" + "x".repeat(3_000)).statusCode()).isEqualTo(404);
    }

    private HttpResponse<String> publish(String title, String markdown) {
        return Http.post(base() + "/posts", body("ada", title, markdown));
    }

    private static String body(String author, String title, String markdown) {
        return "{\"authorId\":\"%s\",\"title\":\"%s\",\"markdown\":\"%s\"}".formatted(author, title,
                markdown.replace("\"", "\\\"").replace("\n", "\\n"));
    }

    private static String id(HttpResponse<String> published) {
        return Http.json(published).path("id").asString();
    }

    private String location(HttpResponse<String> published) {
        return base().resolve(published.headers().firstValue("Location").orElseThrow()).toString();
    }
}
