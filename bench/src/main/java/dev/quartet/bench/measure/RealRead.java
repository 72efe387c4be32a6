package dev.quartet.bench.measure;

import dev.quartet.bench.machine.CommandFailedException;
import dev.quartet.local.launcher.project.QuartetService;
import dev.quartet.local.launcher.sample.SampleData;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Stores one thing in a service, and tells the path at which it is read from the store each time. */
final class RealRead {

    private static final String JSON_TYPE = "application/json";

    private final JsonMapper json = new JsonMapper();
    private final AtomicInteger people = new AtomicInteger();
    private final HttpClient client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    /** What the row in the table says. */
    static String title(QuartetService service) {
        return switch (service) {
            case USER -> "one person: a DynamoDB item";
            case NEWS -> "one article: a DynamoDB item";
            case MARKET -> "a month of prices: a range of an S3 object";
            case BLOG -> "one post: a DynamoDB item, and its author's name from user-service";
        };
    }

    /**
     * Stores what is read later.
     *
     * @param neighbour a user-service with its base path, for the blog's author
     */
    String prepare(QuartetService service, URI origin, URI neighbour) {
        return switch (service) {
            case USER -> "/people/" + register(origin + "/people");
            case NEWS -> "/articles/" + id(post(origin + "/articles", JSON_TYPE, sample("articles.json").get(0)
                    .toString()));
            case MARKET -> {
                post(origin + "/symbols/IBM/bars", "text/csv", text("bars/IBM.csv"));
                yield "/symbols/IBM/bars?from=2012-01-01&to=2012-01-31";
            }
            case BLOG -> "/posts/" + id(post(origin + "/posts", JSON_TYPE, post(register(neighbour + "/people"))));
        };
    }

    private String register(String people) {
        Map<String, String> person = Map.of("name", "Amara Okafor", "email", "amara." + ProcessHandle.current().pid()
                + '.' + this.people.incrementAndGet() + "@example.com", "bio", "Edits the front page on Mondays.");
        return id(post(people, JSON_TYPE, json.writeValueAsString(person)));
    }

    private String post(String author) {
        JsonNode post = sample("posts.json").get(0);
        return json.writeValueAsString(Map.of("authorId", author, "title", post.path("title").asString(), "markdown",
                post.path("markdown").asString()));
    }

    private String post(String address, String type, String body) {
        HttpRequest request = HttpRequest.newBuilder(URI.create(address)).timeout(Duration.ofSeconds(60)).header(
                "Content-Type", type).POST(BodyPublishers.ofString(body)).build();
        try {
            HttpResponse<String> answer = client.send(request, BodyHandlers.ofString());
            if (answer.statusCode() >= 300) {
                throw new CommandFailedException(address + " answered " + answer.statusCode() + ": " + answer.body());
            }
            return answer.body();
        } catch (IOException failure) {
            throw new CommandFailedException(address + " did not answer (" + failure + ").", failure);
        } catch (InterruptedException told) {
            Thread.currentThread().interrupt();
            throw new CommandFailedException("The measurement was interrupted.", told);
        }
    }

    private String id(String body) {
        return json.readTree(body).path("id").asString();
    }

    private JsonNode sample(String file) {
        return json.readTree(text(file));
    }

    private static String text(String file) {
        try (InputStream stream = Objects.requireNonNull(SampleData.class.getResourceAsStream("/sample-data/"
                + file))) {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException failure) {
            throw new CommandFailedException("The sample data cannot be read.", failure);
        }
    }
}
