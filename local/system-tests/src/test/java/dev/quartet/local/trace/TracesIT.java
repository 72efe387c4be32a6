package dev.quartet.local.trace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.quartet.local.testkit.EdgeContract.Http;
import dev.quartet.local.testkit.TestStores;
import dev.quartet.local.testkit.WithStandIns;
import dev.quartet.local.trace.Collector.Received;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@WithStandIns
class TracesIT {

    private static final String ID = "read-of-a-post";

    @TempDir
    private Path folder;

    @Test
    void oneRequestOfTheBlogIsOneTraceDownToTheTableOfUserService() throws IOException {
        try (Collector collector = Collector.start();
                ServiceProcess user = start("user-service", collector,
                        Map.of("TABLE_NAME", TestStores.peopleTable()));
                ServiceProcess blog = start("blog-service", collector, Map.of("TABLE_NAME", TestStores.postsTable(),
                        "USER_SERVICE_URL", user.address().toString()))) {
            readAPost(user, blog);

            Received read = span(collector, span -> span.attribute("http.request.id").equals(ID)
                    && span.service().equals("blog-service"));
            assertThat(read.span().getName()).isEqualTo("http get /posts/{id}");
            Received post = child(collector, read, "DynamoDb.GetItem");
            Received call = child(collector, read, "http get");
            Received people = child(collector, call, "http get /people");
            Received items = child(collector, people, "DynamoDb.BatchGetItem");
            assertThat(List.of(read, post, call, people, items)).extracting(Received::service).containsExactly(
                    "blog-service", "blog-service", "blog-service", "user-service", "user-service");
            assertThat(List.of(read, post, call, people, items)).extracting(Received::traceId).containsOnly(
                    read.traceId());
            assertThat(people.attribute("http.request.id")).isEqualTo(ID);
            assertThat(accessLine(blog, ID)).containsExactly("GET", "/posts/{id}", read.traceId(), "blog-service");
            assertThat(accessLine(user, ID)).containsExactly("GET", "/people", read.traceId(), "user-service");
            assertThat(collector.spans()).extracting(span -> span.span().getName()).noneMatch(
                    name -> name.contains("readyz"));
        }
    }

    @Test
    void withoutACollectorNothingOfOpenTelemetryIsLoaded() throws IOException {
        Path classes = folder.resolve("classes.log");
        try (ServiceProcess user = ServiceProcess.start("user-service", folder,
                Map.of("TABLE_NAME", TestStores.peopleTable()), "-Xlog:class+load:file=" + classes)) {
            assertThat(Http.get(user.address() + "/people").statusCode()).isEqualTo(200);
        }

        assertThat(Files.readAllLines(classes)).anyMatch(line -> line.contains("io.micrometer.observation"))
                .noneMatch(line -> line.contains("io.opentelemetry") || line.contains("io.micrometer.tracing"));
    }

    private ServiceProcess start(String service, Collector collector, Map<String, String> settings)
            throws IOException {
        Map<String, String> all = new HashMap<>(settings);
        all.put("OTEL_EXPORTER_OTLP_ENDPOINT", collector.endpoint().toString());
        all.put("OTEL_BSP_SCHEDULE_DELAY", "100");
        return ServiceProcess.start(service, folder, all);
    }

    private static void readAPost(ServiceProcess user, ServiceProcess blog) {
        HttpResponse<String> person = Http.post(user.address() + "/people",
                "{\"name\":\"Mina Okafor\",\"email\":\"mina@example.com\"}");
        assertThat(person.statusCode()).as(person.body()).isEqualTo(201);
        HttpResponse<String> post = Http.post(blog.address() + "/posts",
                "{\"authorId\":%s,\"title\":\"Tides\",\"markdown\":\"Deep\"}".formatted(Http.json(person).path("id")));
        assertThat(post.statusCode()).as(post.body()).isEqualTo(201);
        HttpResponse<String> read = Http.send(Http.to(blog.address().resolve(post.headers().firstValue("Location")
                .orElseThrow()).toString()).header("X-Request-Id", ID));
        assertThat(Http.json(read).at("/author/name").asString()).as(read.body()).isEqualTo("Mina Okafor");
    }

    private static Received child(Collector collector, Received parent, String name) {
        return span(collector, span -> span.isChildOf(parent) && span.span().getName().equals(name));
    }

    private static Received span(Collector collector, Predicate<Received> wanted) {
        await().atMost(Duration.ofSeconds(15)).alias("spans: " + collector.spans())
                .until(() -> collector.spans().stream().anyMatch(wanted));
        return collector.spans().stream().filter(wanted)
                .min(Comparator.comparingLong(span -> span.span().getStartTimeUnixNano())).orElseThrow();
    }

    /** Method, route, trace and service of the line about a request. */
    private static List<String> accessLine(ServiceProcess service, String id) {
        JsonNode line = service.lines().stream().map(JsonMapper.shared()::readTree)
                .filter(json -> json.at("/log/logger").asString().equals("access")
                        && json.at("/http/request/id").asString().equals(id))
                .findFirst().orElseThrow();
        return List.of(line.at("/http/request/method").asString(), line.at("/http/route").asString(),
                line.at("/trace/id").asString(), line.at("/service/name").asString());
    }
}
