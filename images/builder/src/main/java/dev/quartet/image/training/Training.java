package dev.quartet.image.training;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * A run of a service that serves the requests of its script, with real stores behind it, and ends as ECS ends it.
 *
 * @param service its name, such as {@code user-service}
 * @param script the requests, see {@link TrainingRequest}
 * @param log takes what the service prints
 */
public record Training(String service, Path script, Path log) {

    private static final Duration PATIENCE = Duration.ofMinutes(3);
    // The second round meets what the first one stored and loaded.
    private static final int ROUNDS = 2;
    private static final int ENDED_BY_SIGTERM = 143;

    /**
     * Starts the service with a command, lets it serve, ends it and waits for its end, at which the JVM writes the cache.
     *
     * @throws TrainingException if it does not become ready, refuses a request or ends with an error
     */
    public void run(List<String> command) {
        try (TrainingStores stores = TrainingStores.start(service);
                UserServiceDouble people = UserServiceDouble.start()) {
            int port = freePort();
            var environment = stores.make();
            environment.put("PORT", Integer.toString(port));
            environment.put("SERVER_ADDRESS", "127.0.0.1");
            environment.put("USER_SERVICE_URL", people.address().toString());
            // As the task definitions say, so that what writes the JSON log is in the cache too.
            environment.put("LOGGING_STRUCTURED_FORMAT_CONSOLE", "ecs");
            Process process = start(command, environment);
            try {
                serve(process, URI.create("http://127.0.0.1:" + port));
                end(process);
            } finally {
                process.destroyForcibly();
            }
        } catch (IOException e) {
            throw new TrainingException("The training run of %s failed: %s".formatted(service, e.getMessage()), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new TrainingException("The training run was interrupted.", e);
        }
    }

    private Process start(List<String> command, Map<String, String> settings) throws IOException {
        var builder = new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile());
        // Nothing of the build machine's own environment decides what is trained.
        builder.environment().clear();
        builder.environment().putAll(settings);
        return builder.start();
    }

    private void serve(Process process, URI address) throws IOException, InterruptedException {
        var requests = TrainingRequest.parse(Files.readString(script));
        try (HttpClient client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build()) {
            awaitReady(process, client, address);
            for (int round = 0; round < ROUNDS; round++) {
                var values = new HashMap<>(Map.of("round", Integer.toString(round)));
                for (TrainingRequest request : requests) {
                    send(client, request.to(address, values), values);
                }
            }
        }
    }

    private void send(HttpClient client, HttpRequest request, Map<String, String> values)
            throws IOException, InterruptedException {
        HttpResponse<String> answer = client.send(request, BodyHandlers.ofString());
        if (answer.statusCode() >= 400) {
            throw new TrainingException("%s refused %s %s of %s with status %d: %s".formatted(service, request.method(),
                    request.uri().getPath(), script, answer.statusCode(), answer.body()));
        }
        answer.headers().firstValue("Location").ifPresent(location -> values.put("location", location));
        answer.headers().firstValue("ETag").ifPresent(etag -> values.put("etag", etag));
    }

    private void awaitReady(Process process, HttpClient client, URI address) throws InterruptedException {
        Instant deadline = Instant.now().plus(PATIENCE);
        HttpRequest readiness = HttpRequest.newBuilder(address.resolve("/readyz")).timeout(PATIENCE).build();
        while (!isReady(client, readiness)) {
            if (!process.isAlive() || Instant.now().isAfter(deadline)) {
                throw new TrainingException("%s did not become ready for its training run; %s tells why."
                        .formatted(service, log));
            }
            TimeUnit.MILLISECONDS.sleep(100);
        }
    }

    private static boolean isReady(HttpClient client, HttpRequest readiness) throws InterruptedException {
        try {
            return client.send(readiness, BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException notYet) {
            return false;
        }
    }

    private void end(Process process) throws InterruptedException {
        process.destroy();
        if (!process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS) || process.exitValue() != ENDED_BY_SIGTERM) {
            throw new TrainingException("The training run of %s did not end as asked; %s tells why."
                    .formatted(service, log));
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
