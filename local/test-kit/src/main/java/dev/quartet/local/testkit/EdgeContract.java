package dev.quartet.local.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What every service does alike at its edge. A service's whole-service test implements it and is run with each of its
 * tests.
 */
public interface EdgeContract extends FuzzContract {

    /** Such as {@code user-service}. */
    String service();

    /** A path that takes POST with a JSON body, such as {@code /people}. */
    String writePath();

    /** The most bytes of a body that the service reads. */
    default int maxBodyBytes() {
        return 1024 * 1024;
    }

    @Test
    default void saysWhoAnswers() {
        HttpResponse<String> answer = Http.get(base() + "/json");

        JsonNode identity = Http.json(answer);
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(identity.propertyNames()).containsExactly("service", "version", "commit", "ip", "host", "port",
                "startedAt", "runtime");
        assertThat(identity.path("service").asString()).isEqualTo(service());
        assertThat(identity.path("port").asInt()).isEqualTo(base().getPort());
    }

    @Test
    default void isLiveAndReady() {
        assertThat(List.of(Http.get(base() + "/livez"), Http.get(base() + "/readyz")))
                .allSatisfy(answer -> assertThat(answer.statusCode()).isEqualTo(200));
    }

    @Test
    default void measuresRequests() {
        Http.get(base() + "/json");

        assertThat(Http.get(base() + "/actuator/prometheus").body()).contains("http_server_requests_seconds_count")
                .containsPattern("http_server_requests_seconds_count\\{[^}]*uri=\"/json\"");
    }

    @Test
    default void namesEachRequestByTheIdThatCameWithIt() {
        HttpResponse<String> sent = Http.send(Http.to(base() + "/json").header("X-Request-Id", "order-4711.a"));
        HttpResponse<String> fromTheLoadBalancer = Http.send(Http.to(base() + "/livez")
                .header("X-Amzn-Trace-Id", "Self=1-67891234-1;Root=1-67891233-abcdef012345678912345678"));
        HttpResponse<String> forged = Http.send(Http.to(base() + "/json").header("X-Request-Id", "a \"b\": {c}"));

        assertThat(requestId(sent)).isEqualTo("order-4711.a");
        assertThat(requestId(fromTheLoadBalancer)).isEqualTo("1-67891233-abcdef012345678912345678");
        assertThat(requestId(forged)).matches("[0-9a-f]{32}").isNotEqualTo(requestId(Http.get(base() + "/json")));
    }

    @Test
    default void keepsItsMetricsFromTheWorld() {
        for (String path : List.of("/actuator", "/actuator/prometheus", "/%61ctuator/prometheus",
                "/x/../actuator/health")) {
            assertProblem(Http.send(Http.to(base() + path).header("X-Forwarded-For", "203.0.113.7")
                    .header("X-Forwarded-Proto", "https")), 404);
        }
    }

    @Test
    default void tellsABrowserWhatItMayDo() {
        HttpResponse<String> page = Http.get(base() + "/");

        assertThat(page.headers().firstValue("Content-Type")).hasValueSatisfying(
                type -> assertThat(type).startsWith("text/html"));
        assertThat(page.headers().firstValue("Content-Security-Policy")).hasValueSatisfying(
                policy -> assertThat(policy).contains("default-src 'none'").doesNotContain("unsafe"));
        assertThat(page.headers().firstValue("X-Content-Type-Options")).hasValue("nosniff");
        assertThat(page.body()).doesNotContain("<script>").doesNotContain("style=\"");
    }

    @Test
    default void linksOnlyToItselfAndItsSiblings() {
        String page = Http.get(base() + "/").body();

        assertThat(page.lines().filter(line -> line.matches(".*(src|<link[^>]*href)=\"(https?:)?//.*")))
                .as("assets loaded from elsewhere").isEmpty();
    }

    @Test
    default void redirectsToItsPageWithoutNamingTheInstance() {
        HttpResponse<String> answer = Http.get(base().toString());

        assertThat(answer.statusCode()).isEqualTo(302);
        assertThat(answer.headers().firstValue("Location")).hasValue(base().getPath() + "/");
    }

    @Test
    default void answersAnUnknownPathWithAProblem() {
        assertProblem(Http.get(base() + "/no/such/path"), 404);
    }

    @Test
    default void answersAWrongMethodWithAProblem() {
        HttpResponse<String> answer = Http.send(Http.to(base() + writePath()).method("PATCH", BodyPublishers.noBody()));

        assertProblem(answer, 405);
        assertThat(answer.headers().firstValue("Allow")).isPresent();
    }

    @Test
    default void answersAnImpossibleAcceptWithAProblem() {
        assertProblem(Http.send(Http.to(base() + "/json").header("Accept", "image/png")), 406);
    }

    @Test
    default void answersAWrongMediaTypeWithAProblem() {
        assertProblem(Http.send(Http.to(base() + writePath()).header("Content-Type", "application/xml")
                .POST(BodyPublishers.ofString("<a/>"))), 415);
    }

    @Test
    default void answersUnreadableJsonWithAProblemThatNamesTheLine() {
        HttpResponse<String> answer = Http.post(base() + writePath(), "{\n\"broken");

        assertProblem(answer, 400);
        assertThat(Http.json(answer).at("/errors/0/line").asInt()).isEqualTo(2);
    }

    @Test
    default void answersAnUnreadableRequestWithAProblem() {
        String answer = Http.raw(base(), "GET %s/%%zz HTTP/1.1".formatted(base().getPath()));

        assertThat(answer).startsWith("HTTP/1.1 400").containsIgnoringCase("Content-Type: application/problem+json")
                .contains("\"status\":400").contains("\"requestId\":\"");
    }

    @Test
    default void refusesABodyThatSaysItIsTooLarge() {
        assertProblem(Http.send(Http.to(base() + writePath()).header("Content-Type", "application/json")
                .POST(BodyPublishers.ofByteArray(new byte[maxBodyBytes() + 1]))), 413);
    }

    @Test
    default void refusesABodyThatTurnsOutTooLarge() {
        byte[] spaces = " ".repeat(maxBodyBytes() + 1).getBytes(StandardCharsets.US_ASCII);

        assertProblem(Http.send(Http.to(base() + writePath()).header("Content-Type", "application/json")
                .POST(BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(spaces)))), 413);
    }

    @Test
    default void readsABodyUpToItsLimit() {
        assertProblem(Http.post(base() + writePath(), " ".repeat(maxBodyBytes())), 400);
    }

    @Test
    default void answersAFormWithAProblem() {
        assertProblem(Http.send(Http.to(base() + writePath()).header("Content-Type", "multipart/form-data")
                .POST(BodyPublishers.ofString("no boundary"))), 415);
    }

    /** The types that a page of another site can send without asking first (Fetch, "CORS-safelisted"), and none. */
    @ParameterizedTest
    @ValueSource(strings = {"application/x-www-form-urlencoded", "multipart/form-data; boundary=x", "text/plain", ""})
    default void anotherSitesPageCannotWrite(String contentType) {
        HttpRequest.Builder request = Http.to(base() + writePath()).header("Origin", "https://elsewhere.example")
                .POST(BodyPublishers.ofString("{\"name\":\"x\",\"email\":\"x@example.com\"}"));

        assertProblem(Http.send(contentType.isEmpty() ? request : request.header("Content-Type", contentType)), 415);
    }

    @ParameterizedTest
    @ValueSource(strings = {"POST", "PUT", "DELETE"})
    default void anotherSitesPageThatAsksFirstIsNotAllowedTo(String method) {
        HttpResponse<String> answer = Http.send(Http.to(base() + writePath())
                .header("Origin", "https://elsewhere.example").header("Access-Control-Request-Method", method)
                .header("Access-Control-Request-Headers", "content-type,if-match")
                .method("OPTIONS", BodyPublishers.noBody()));

        assertThat(answer.headers().map().keySet()).noneMatch(name -> name.toLowerCase(Locale.ROOT)
                .startsWith("access-control-allow"));
    }

    @Test
    default void answersAnUnreadableQueryWithAProblem() {
        String answer = Http.raw(base(), "GET %s%s?=1 HTTP/1.1".formatted(base().getPath(), writePath()));

        assertThat(answer).startsWith("HTTP/1.1 400").contains("The query is unreadable");
    }

    @Test
    default void shipsTheApiDescriptionThatItsCodeHas() {
        OpenApiDocument.verify(service(), Http.get(base() + "/v3/api-docs").body());
        HttpResponse<String> shipped = Http.get(base() + "/openapi.json");

        assertThat(shipped.statusCode()).isEqualTo(200);
        assertThat(shipped.headers().firstValue("Content-Type")).hasValue("application/json");
    }

    private static String requestId(HttpResponse<String> answer) {
        return answer.headers().firstValue("X-Request-Id").orElse("");
    }

    /** Fails unless the answer is a problem document (RFC 9457) of this status that names its request. */
    static void assertProblem(HttpResponse<String> answer, int status) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/problem+json");
        assertThat(Http.json(answer).path("status").asInt()).isEqualTo(status);
        assertThat(Http.json(answer).path("detail").asString()).isNotBlank();
        assertThat(Http.json(answer).path("requestId").asString()).isNotBlank().isEqualTo(requestId(answer));
    }

    /** A client as plain as can be. */
    final class Http {

        private static final JsonMapper JSON = JsonMapper.shared();

        private static final HttpClient CLIENT = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(Duration.ofSeconds(5)).build();

        private Http() {}

        public static HttpRequest.Builder to(String uri) {
            return HttpRequest.newBuilder(URI.create(uri)).timeout(Duration.ofSeconds(30));
        }

        public static HttpResponse<String> get(String uri) {
            return send(to(uri));
        }

        public static HttpResponse<String> post(String uri, String json) {
            return send(to(uri).header("Content-Type", "application/json").POST(BodyPublishers.ofString(json)));
        }

        public static HttpResponse<String> put(String uri, String ifMatch, String json) {
            return send(to(uri).header("Content-Type", "application/json").header("If-Match", ifMatch)
                    .PUT(BodyPublishers.ofString(json)));
        }

        public static HttpResponse<String> delete(String uri) {
            return send(to(uri).DELETE());
        }

        /** Sends a request line that no client would let through, and reads the whole answer. */
        static String raw(URI base, String requestLine) {
            try (Socket socket = new Socket(base.getHost(), base.getPort())) {
                socket.setSoTimeout(10_000);
                String request = requestLine + "\r\nHost: localhost\r\nConnection: close\r\n\r\n";
                socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
                return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        public static JsonNode json(HttpResponse<String> answer) {
            return JSON.readTree(answer.body());
        }

        public static HttpResponse<String> send(HttpRequest.Builder request) {
            try {
                return CLIENT.send(request.build(), BodyHandlers.ofString());
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException(e);
            }
        }
    }
}
