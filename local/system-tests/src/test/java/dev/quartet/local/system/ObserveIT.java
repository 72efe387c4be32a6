package dev.quartet.local.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.quartet.local.testkit.InstalledProgram;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The services with {@code --observe}, asked through the programs that show them. */
class ObserveIT {

    private static final Duration SCRAPES = Duration.ofSeconds(60);
    private static final HttpClient CLIENT = HttpClient.newHttpClient();
    /** Told by an image's JVM only (the tests of images ask for it). */
    private static final String OF_IMAGES = "jvm_aot_cache_used";

    private static RunningQuartet quartet;
    private static String prometheus;
    private static String zipkin;

    @BeforeAll
    static void start(@TempDir Path root) throws IOException {
        InstalledProgram.promtool().require();
        quartet = RunningQuartet.start(root, "--observe");
        prometheus = address("metrics");
        zipkin = address("traces");
    }

    @AfterAll
    static void end() {
        if (quartet != null) {
            quartet.close();
        }
    }

    @Test
    void prometheusReachesEveryInstance() {
        await().atMost(SCRAPES).untilAsserted(() -> assertThat(query("up").valueStream()
                .map(up -> up.at("/metric/service").asString() + " " + up.at("/metric/instance").asString() + " "
                        + up.at("/value/1").asString()))
                .containsExactlyInAnyOrder("user-service user-service-1 1", "news-service news-service-1 1",
                        "market-service market-service-1 1", "blog-service blog-service-1 1"));
    }

    @Test
    void everyPageThatItTellsOfIsThere() {
        List<String> pages = Pattern.compile("(metrics|alerts|traces) +(http\\S+)").matcher(quartet.console()).results()
                .map(found -> found.group(2)).toList();

        assertThat(pages).hasSize(3).allSatisfy(page -> assertThat(answer(HttpRequest.newBuilder(URI.create(page)))
                .statusCode()).isEqualTo(200));
    }

    @Test
    void whatDashboardAndRulesAskForIsThere() {
        Set<String> asked = new TreeSet<>();
        Stream.concat(Expressions.ofDashboard().stream(), rules()).forEach(
                expression -> asked.addAll(Expressions.metrics(expression)));
        asked.remove(OF_IMAGES);

        assertThat(asked).contains("http_server_requests_seconds_bucket", "up").hasSizeGreaterThan(10);
        await().atMost(SCRAPES).untilAsserted(() -> {
            // A share of errors is there only while requests come.
            quartet.get("/user/people");
            assertThat(known()).containsAll(asked);
        });
    }

    @Test
    void aTraceLeadsFromTheBlogOverUserServiceToItsTable() {
        JsonNode author = RunningQuartet.json(quartet.get("/blog/posts?limit=1")).at("/items/0/author/id");
        String trace = "4bf92f3577b34da6a3ce929d0e0e4736";
        send(HttpRequest.newBuilder(URI.create(quartet.address("/blog/posts")))
                .header("Content-Type", "application/json")
                .header("traceparent", "00-" + trace + "-00f067aa0ba902b7-01")
                .POST(BodyPublishers.ofString("{\"authorId\":%s,\"title\":\"Traced\",\"markdown\":\"Seen\"}"
                        .formatted(author))));

        // Of a trace that has not come yet Zipkin says so in words, not in JSON.
        await().atMost(SCRAPES).ignoreExceptionsInstanceOf(JacksonException.class)
                .untilAsserted(() -> assertThat(spans(trace))
                        .anyMatch(span -> span.startsWith("blog-service SERVER"))
                        .anyMatch(span -> span.startsWith("blog-service CLIENT dynamodb"))
                        .anyMatch(span -> span.startsWith("user-service SERVER"))
                        .anyMatch(span -> span.startsWith("user-service CLIENT dynamodb")));
    }

    private static List<String> spans(String trace) {
        return get(zipkin + "/api/v2/trace/" + trace).valueStream()
                .map(span -> span.at("/localEndpoint/serviceName").asString() + " " + span.path("kind").asString("")
                        + " "
                        + span.path("name").asString(""))
                .toList();
    }

    private static Stream<String> rules() {
        return get(prometheus + "/api/v1/rules").at("/data/groups").valueStream()
                .flatMap(group -> group.path("rules").valueStream()).map(rule -> rule.path("query").asString());
    }

    private static Set<String> known() {
        return get(prometheus + "/api/v1/label/__name__/values").path("data").valueStream().map(JsonNode::asString)
                .collect(Collectors.toSet());
    }

    private static JsonNode query(String expression) {
        return get(prometheus + "/api/v1/query?query=" + URLEncoder.encode(expression, StandardCharsets.UTF_8))
                .at("/data/result");
    }

    private static JsonNode get(String address) {
        return JsonMapper.shared().readTree(send(HttpRequest.newBuilder(URI.create(address))));
    }

    private static String send(HttpRequest.Builder request) {
        return answer(request).body();
    }

    private static HttpResponse<String> answer(HttpRequest.Builder request) {
        try {
            return CLIENT.send(request.timeout(Duration.ofSeconds(20)).build(), BodyHandlers.ofString());
        } catch (IOException e) {
            throw new AssertionError(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    private static String address(String what) {
        return Pattern.compile(what + " +(http://localhost:\\d+)").matcher(quartet.console()).results()
                .map(found -> found.group(1)).findFirst().orElseThrow();
    }
}
