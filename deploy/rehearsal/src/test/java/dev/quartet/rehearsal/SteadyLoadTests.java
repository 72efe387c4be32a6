package dev.quartet.rehearsal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SteadyLoadTests {

    private final AtomicInteger status = new AtomicInteger(200);
    private HttpServer server;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", exchange -> {
            exchange.sendResponseHeaders(status.get(), -1);
            exchange.close();
        });
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    private SteadyLoad load() {
        return new SteadyLoad(URI.create("http://127.0.0.1:%d/".formatted(server.getAddress().getPort())), 100,
                "first");
    }

    @Test
    void countsEveryAnswerToThePhaseInWhichItWasAskedFor() {
        try (SteadyLoad load = load()) {
            Phase first = load.phases().getFirst();
            await().until(() -> first.count() >= 20);
            load.end(first, "between");
            status.set(503);
            Phase second = load.begin("second");
            await().until(() -> second.count() >= 20);
            load.end(second, "third");

            assertThat(first.failed()).isZero();
            assertThat(second.failed()).isEqualTo(second.count());
            assertThat(second.failures()).containsOnlyKeys("status 503");
        }
    }

    @Test
    void noAnswerIsAFailure() {
        try (SteadyLoad load = load()) {
            Phase first = load.phases().getFirst();
            await().until(() -> first.count() >= 5);
            server.stop(0);
            Phase second = load.begin("second");
            await().until(() -> second.count() >= 5);

            assertThat(load.end(second, "third").failed()).isEqualTo(second.count()).isPositive();
        }
    }

    @Test
    void anEndedPhaseHasAllItsAnswers() {
        try (SteadyLoad load = load()) {
            Phase first = load.phases().getFirst();
            await().until(() -> first.count() >= 5);

            int count = load.end(first, "second").count();

            await().until(() -> load.phases().getLast().count() >= 5);
            assertThat(first.count()).isEqualTo(count);
        }
    }
}
