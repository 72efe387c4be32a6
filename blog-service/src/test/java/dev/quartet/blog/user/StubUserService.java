package dev.quartet.blog.user;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A user-service that knows whom it is told of, and fails the way it is told to. */
public final class StubUserService implements AutoCloseable {

    /** What it does instead of answering. */
    public enum Failure {
        SLOW, NOT_FOUND, SERVER_ERROR, BAD_REQUEST, MALFORMED, HTML, EMPTY, OTHER_SHAPE, NAMELESS, CUT_OFF
    }

    private final HttpServer server;

    private final ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor();

    private final CountDownLatch closed = new CountDownLatch(1);

    private final Map<String, String> names = new ConcurrentHashMap<>();

    private final AtomicInteger calls = new AtomicInteger();

    private volatile @Nullable Failure failure;

    private volatile String lastQuery = "";

    private volatile @Nullable String lastRequestId;

    public StubUserService() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.createContext("/user/people", this::answer);
        server.setExecutor(executor);
        server.start();
    }

    /** With its base path. */
    public String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/user";
    }

    public void knows(String id, String name) {
        names.put(id, name);
    }

    public void forgets(String id) {
        names.remove(id);
    }

    public void failsBy(Failure newFailure) {
        failure = newFailure;
    }

    public void recovers() {
        failure = null;
    }

    int calls() {
        return calls.get();
    }

    String lastQuery() {
        return lastQuery;
    }

    /** The {@code X-Request-Id} of the last call. */
    public @Nullable String lastRequestId() {
        return lastRequestId;
    }

    @Override
    public void close() {
        closed.countDown();
        server.stop(0);
        executor.shutdownNow();
    }

    private void answer(HttpExchange exchange) throws IOException {
        calls.incrementAndGet();
        lastQuery = String.valueOf(exchange.getRequestURI().getRawQuery());
        lastRequestId = exchange.getRequestHeaders().getFirst("X-Request-Id");
        Failure current = failure;
        try (exchange) {
            switch (current) {
                case null -> send(exchange, 200, "application/json", people(exchange));
                case SLOW -> awaitClose();
                case NOT_FOUND -> send(exchange, 404, "application/problem+json", "{\"status\":404}");
                case SERVER_ERROR -> send(exchange, 500, "application/problem+json", "{\"status\":500}");
                case BAD_REQUEST -> send(exchange, 400, "application/problem+json", "{\"status\":400}");
                case MALFORMED -> send(exchange, 200, "application/json", "{\"items\":[{\"id\":");
                case HTML -> send(exchange, 200, "text/html", "<h1>Sign in</h1>");
                case EMPTY -> exchange.sendResponseHeaders(204, -1);
                case OTHER_SHAPE -> send(exchange, 200, "application/json", "{\"people\":[]}");
                case NAMELESS -> send(exchange, 200, "application/json", "{\"items\":[{\"id\":\"a\"}]}");
                case CUT_OFF -> exchange.sendResponseHeaders(200, 1_000);
            }
        }
    }

    private String people(HttpExchange exchange) {
        Set<String> asked = Arrays.stream(String.valueOf(exchange.getRequestURI().getQuery()).split("&"))
                .collect(Collectors.toSet());
        return names.entrySet().stream().filter(person -> isAsked(person.getKey(), asked))
                .map(person -> "{\"id\":\"%1$s\",\"name\":\"%2$s\",\"email\":\"%1$s@example.com\",\"bio\":null,\"version\":1}"
                        .formatted(person.getKey(), person.getValue()))
                .collect(Collectors.joining(",", "{\"items\":[", "],\"nextCursor\":null}"));
    }

    private static boolean isAsked(String id, Set<String> asked) {
        return asked.contains("limit=100") || asked.contains("id=" + id)
                || asked.contains("email=" + id + "@example.com");
    }

    private void awaitClose() {
        try {
            closed.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void send(HttpExchange exchange, int status, String type, String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", type);
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
    }
}
