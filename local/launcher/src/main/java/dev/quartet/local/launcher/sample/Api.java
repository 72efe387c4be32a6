package dev.quartet.local.launcher.sample;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.stream.StreamSupport;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The four services as any caller sees them. */
final class Api {

    private static final Duration CONNECT = Duration.ofSeconds(2);
    private static final Duration ANSWER = Duration.ofSeconds(20);
    private static final int TRIES_WHILE_AWAY = 15;
    private static final int LARGEST_PAGE = 100;

    private final URI frontDoor;
    private final JsonMapper json;
    private final HttpClient client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).connectTimeout(
            CONNECT).build();

    Api(URI frontDoor, JsonMapper json) {
        this.frontDoor = frontDoor;
        this.json = json;
    }

    HttpResponse<String> post(String path, String contentType, String body) throws IOException, InterruptedException {
        return send(request(path).header("Content-Type", contentType).POST(BodyPublishers.ofString(body)).build());
    }

    /** Looks through the pages of a list for the item whose field has this value, and tells its identifier. */
    Optional<String> find(String list, String field, String value) throws IOException, InterruptedException {
        String separator = list.contains("?") ? "&" : "?";
        String next = list + separator + "limit=" + LARGEST_PAGE;
        while (true) {
            JsonNode page = json.readTree(send(request(next).GET().build()).body());
            Optional<String> found = StreamSupport.stream(page.path("items").spliterator(), false)
                    .filter(item -> item.path(field).asString("").equals(value))
                    .map(item -> item.path("id").asString(""))
                    .findFirst();
            String cursor = page.path("nextCursor").asString("");
            if (found.isPresent() || cursor.isEmpty()) {
                return found;
            }
            next = list + separator + "limit=" + LARGEST_PAGE + "&cursor=" + encoded(cursor);
        }
    }

    static String encoded(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8);
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(frontDoor.resolve(path)).timeout(ANSWER);
    }

    // 503 means that nothing was done, so it is safe to ask again.
    private HttpResponse<String> send(HttpRequest request) throws IOException, InterruptedException {
        HttpResponse<String> response = client.send(request, BodyHandlers.ofString());
        for (int tries = 1; response.statusCode() == 503 && tries < TRIES_WHILE_AWAY; tries++) {
            Thread.sleep(Duration.ofSeconds(1));
            response = client.send(request, BodyHandlers.ofString());
        }
        return response;
    }
}
