package dev.quartet.images;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.quartet.local.testkit.EdgeContract.Http;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.testcontainers.junit.jupiter.Container;

/** ECS stops a task by SIGTERM and kills it 30 seconds later unless it has ended. */
@WithImages
class StopIT {

    private static final Duration STOP_TIMEOUT = Duration.ofSeconds(30);

    /** What a JVM exits with that SIGTERM has ended, and what ECS shows: 128 and the signal's number. */
    private static final long TERMINATED = 143;

    @Container
    private static final ServiceContainer USER = ServiceContainer.onBridge(Service.USER);

    @Test
    void aRequestInFlightIsAnsweredBeforeTheServiceEnds() throws IOException {
        String body = "{\"name\":\"Mina Okafor\",\"email\":\"last@example.com\"}";
        try (Socket caller = new Socket(USER.base().getHost(), USER.base().getPort())) {
            send(caller, "POST /people HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n"
                    + "Connection: close\r\nContent-Length: " + body.length() + "\r\n\r\n" + body.substring(0, 10));
            await().atMost(STOP_TIMEOUT).until(StopIT::isAPostActive);

            USER.signal("TERM");
            await().atMost(STOP_TIMEOUT).until(() -> USER.getLogs().contains("Commencing graceful shutdown"));
            assertThat(USER.isRunning()).isTrue();

            send(caller, body.substring(10));
            assertThat(answer(caller)).startsWith("HTTP/1.1 201").contains("last@example.com");
        }

        await().atMost(STOP_TIMEOUT).until(() -> !USER.isRunning());
        assertThat(USER.state().getExitCodeLong()).isEqualTo(TERMINATED);
        assertThat(storedPeople()).contains("last@example.com");
    }

    private static void send(Socket caller, String text) throws IOException {
        caller.getOutputStream().write(text.getBytes(StandardCharsets.US_ASCII));
    }

    private static String answer(Socket caller) throws IOException {
        caller.setSoTimeout((int) STOP_TIMEOUT.toMillis());
        return new String(caller.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }

    private static boolean isAPostActive() {
        return Http.get(USER.base() + "/actuator/prometheus").body().lines()
                .anyMatch(line -> line.matches(
                        "http_server_requests_active_seconds_count\\{.*method=\"POST\".*} 1(\\.0)?"));
    }

    private static String storedPeople() {
        try (var dynamoDb = Stage.shared().standIns().dynamoDbClient()) {
            return dynamoDb.scan(request -> request.tableName(Service.USER.store())).items().toString();
        }
    }
}
