package dev.quartet.rehearsal;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Set;
import java.util.TreeSet;
import tools.jackson.databind.json.JsonMapper;

/** Somebody at the load balancer's address. */
record Visitor(URI loadBalancer) {

    private static final JsonMapper MAPPER = new JsonMapper();
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    // With eight instances, one of them is not met in so many visits once in 4000 times.
    private static final int VISITS = 64;

    URI identity(String service) {
        return loadBalancer.resolve("/%s/json".formatted(service.replace("-service", "")));
    }

    /** Which commits answer for a service. */
    Set<String> commits(String service) {
        return seen(service, "/commit");
    }

    /** The ids of the tasks that answer. Not their addresses: Docker gives a new one the address of one that has gone. */
    Set<String> tasks(String service) {
        return seen(service, "/runtime/taskArn");
    }

    /** The same, or nothing if not every request is answered. */
    Set<String> tasksIfWell(String service) {
        try {
            return tasks(service);
        } catch (RehearsalException unwell) {
            return Set.of();
        }
    }

    private Set<String> seen(String service, String pointer) {
        Set<String> seen = new TreeSet<>();
        try (HttpClient client = HttpClient.newHttpClient()) {
            HttpRequest request = HttpRequest.newBuilder(identity(service)).timeout(PATIENCE).build();
            for (int visit = 0; visit < VISITS; visit++) {
                HttpResponse<String> response = client.send(request, BodyHandlers.ofString());
                if (response.statusCode() != 200) {
                    throw new RehearsalException("%s answers with status %d.".formatted(identity(service), response
                            .statusCode()));
                }
                seen.add(text(response.body(), pointer));
            }
        } catch (IOException e) {
            throw new RehearsalException("%s does not answer: %s.".formatted(identity(service), e), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new RehearsalException("The rehearsal was interrupted.", e);
        }
        return seen;
    }

    private static String text(String body, String pointer) {
        String value = MAPPER.readTree(body).at(pointer).asString("");
        return value.substring(value.lastIndexOf('/') + 1);
    }
}
