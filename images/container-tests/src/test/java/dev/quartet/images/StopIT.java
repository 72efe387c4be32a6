package dev.quartet.images;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

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
                    + "Connection: close\r\nExpect: 100-continue\r\nContent-Length: " + body.length() + "\r\n\r\n");
            assertThat(line(caller)).startsWith("HTTP/1.1 100");
            assertThat(line(caller)).isEmpty();
            send(caller, body.substring(0, 10));

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

    /** One line, and not a byte after it. */
    private static String line(Socket caller) throws IOException {
        caller.setSoTimeout((int) STOP_TIMEOUT.toMillis());
        StringBuilder line = new StringBuilder();
        for (int next = caller.getInputStream().read(); next != '\n'
                && next >= 0; next = caller.getInputStream().read()) {
            line.append((char) next);
        }
        return line.toString().strip();
    }

    private static String storedPeople() {
        try (var dynamoDb = Stage.shared().standIns().dynamoDbClient()) {
            return dynamoDb.scan(request -> request.tableName(Service.USER.store())).items().toString();
        }
    }
}
