package dev.quartet.local.launcher.supervisor;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;

/** Asks an instance what a load balancer asks. */
final class Readiness {

    private static final Duration TIMEOUT = Duration.ofSeconds(3);

    private final HttpClient client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(TIMEOUT).build();

    boolean of(URI origin, String basePath) throws InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(origin.resolve(basePath + "/readyz")).timeout(TIMEOUT).build();
        try {
            return client.send(request, BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException notYet) {
            return false;
        }
    }
}
