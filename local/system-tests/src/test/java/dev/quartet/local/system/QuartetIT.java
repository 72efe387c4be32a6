package dev.quartet.local.system;

import static dev.quartet.local.system.RunningQuartet.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.MethodOrderer.MethodName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** Two instances of each, with the sample data. */
@ExtendWith(SharedQuartet.class)
@TestMethodOrder(MethodName.class)
class QuartetIT {

    private static final List<String> SERVICES = List.of("user", "news", "market", "blog");

    private final RunningQuartet quartet = SharedQuartet.running();

    @ParameterizedTest
    @ValueSource(strings = {"user", "news", "market", "blog"})
    void eachServiceTellsWhichOfItsTwoInstancesAnswers(String service) {
        Set<Integer> ports = new HashSet<>();
        await().atMost(Duration.ofSeconds(10)).until(() -> {
            JsonNode identity = json(quartet.get("/%s/json".formatted(service)));
            assertThat(identity.path("service").asString()).isEqualTo(service + "-service");
            ports.add(identity.path("port").asInt());
            return ports.size() == 2;
        });
    }

    @Test
    void eachServiceHasRealDataThatRefersToTheOthers() {
        JsonNode person = json(quartet.get("/user/people?limit=1")).at("/items/0");
        // A reader who comes while everything still warms up may find an author unknown, which is no fault.
        JsonNode post = await().atMost(Duration.ofSeconds(20)).until(
                () -> json(quartet.get("/blog/posts?limit=1")).at("/items/0"),
                found -> !found.at("/author/name").asString("").isEmpty());

        assertThat(person.path("email").asString()).contains("@example.");
        assertThat(json(quartet.get("/user/people/" + post.at("/author/id").asString())).path("name"))
                .isEqualTo(post.at("/author/name"));
        assertThat(json(quartet.get("/news/articles?section=science")).path("items")).isNotEmpty();
        assertThat(json(quartet.get("/market/symbols/IBM/bars?from=2009-12-30&to=2010-01-05")).path("items"))
                .hasSizeGreaterThan(2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"user", "news", "market", "blog"})
    void aPathWithoutASlashStaysBehindTheFrontDoor(String service) {
        HttpResponse<String> answer = quartet.get("/" + service);

        assertThat(answer.statusCode()).isEqualTo(302);
        assertThat(answer.headers().firstValue("Location")).hasValue("/%s/".formatted(service));
    }

    @Test
    void theRootShowsAllFourAndEveryOtherPathIsNobodys() {
        HttpResponse<String> root = quartet.get("/");

        assertThat(root.statusCode()).isEqualTo(200);
        assertThat(root.body()).contains("user-service", "news-service", "market-service", "blog-service");
        assertThat(quartet.get("/nobody").statusCode()).isEqualTo(404);
    }

    @Test
    void aScriptOfTheFormerReleaseIsSoonForgotten() {
        HttpResponse<String> script = quartet.get("/user/assets/overview/main.js");

        assertThat(script.statusCode()).isEqualTo(200);
        assertThat(script.headers().firstValue("Cache-Control")).hasValue("max-age=300");
        assertThat(script.headers().firstValue("Last-Modified")).as("the same date in every build").isEmpty();
    }

    /** Last, because it breaks things: methods run by name. */
    @Test
    void zzzAKilledInstanceIsBackAndNobodyNotices() {
        long killed = quartet.kill("user-service-1");
        long killedAt = System.nanoTime();

        await().atMost(Duration.ofSeconds(30)).pollInterval(Duration.ofMillis(100)).until(() -> {
            for (String service : SERVICES) {
                assertThat(quartet.get("/%s/json".formatted(service)).statusCode()).as(service).isEqualTo(200);
            }
            return quartet.pid("user-service-1") != killed;
        });
        assertThat(Duration.ofNanos(System.nanoTime() - killedAt)).isLessThan(Duration.ofSeconds(10));
    }

    @Test
    void zzzzTheBlogIsReadWhileUserServiceIsAway() {
        JsonNode author = json(quartet.get("/blog/posts?limit=1")).at("/items/0/author/id");
        List.of("user-service-1", "user-service-2").forEach(quartet::kill);

        HttpResponse<String> posts = quartet.get("/blog/posts?limit=1");
        HttpResponse<String> writing = quartet.post("/blog/posts",
                "{\"authorId\":%s,\"title\":\"Away\",\"markdown\":\"Nobody home\"}".formatted(author));

        assertThat(posts.statusCode()).isEqualTo(200);
        assertThat(writing.statusCode()).as(writing.body()).isIn(201, 503);
        for (String service : List.of("news", "market", "blog")) {
            assertThat(quartet.get("/%s/json".formatted(service)).statusCode()).as(service).isEqualTo(200);
        }
        await().atMost(Duration.ofSeconds(30)).until(() -> quartet.get("/user/json").statusCode() == 200);
    }
}
