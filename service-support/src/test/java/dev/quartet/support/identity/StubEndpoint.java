package dev.quartet.support.identity;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;

/** Plays the task metadata endpoint; each path gives its answers in turn and then the last one again. */
final class StubEndpoint implements AutoCloseable {

    private static final int NEVER = -1;

    private final Map<String, Deque<Answer>> answers = new ConcurrentHashMap<>();
    private final AtomicInteger requests = new AtomicInteger();
    private final CountDownLatch closing = new CountDownLatch(1);
    private final HttpServer server;

    StubEndpoint() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", this::handle);
        server.start();
    }

    StubEndpoint as(String fixture) throws IOException {
        return task(200, Samples.fixture(fixture + "/task.json"))
                .container(200, Samples.fixture(fixture + "/container.json"));
    }

    String uri() {
        return "http://%s:%d/v4/1".formatted(server.getAddress().getAddress().getHostAddress(),
                server.getAddress().getPort());
    }

    StubEndpoint task(int status, byte[] body) {
        return then("/v4/1/task", new Answer(status, body));
    }

    StubEndpoint container(int status, byte[] body) {
        return then("/v4/1", new Answer(status, body));
    }

    StubEndpoint both(int status, String body) {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        return task(status, bytes).container(status, bytes);
    }

    StubEndpoint hanging() {
        return both(NEVER, "");
    }

    int requests() {
        return requests.get();
    }

    private StubEndpoint then(String path, Answer answer) {
        answers.computeIfAbsent(path, key -> new ArrayDeque<>()).add(answer);
        return this;
    }

    private void handle(HttpExchange exchange) throws IOException {
        requests.incrementAndGet();
        Answer answer = next(exchange.getRequestURI().getPath());
        if (answer.status == NEVER) {
            awaitClosing();
        }
        try (exchange) {
            exchange.sendResponseHeaders(answer.status, answer.body.length == 0 ? -1 : answer.body.length);
            exchange.getResponseBody().write(answer.body);
        }
    }

    private Answer next(String path) {
        Deque<Answer> left = answers.getOrDefault(path, new ArrayDeque<>());
        synchronized (left) {
            Answer first = left.peek();
            return first == null ? new Answer(404, new byte[0]) : left.size() > 1 ? left.remove() : first;
        }
    }

    private void awaitClosing() {
        try {
            closing.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        closing.countDown();
        server.stop(0);
    }

    @SuppressWarnings("ArrayRecordComponent") // never compared
    private record Answer(int status, byte[] body) {}
}
