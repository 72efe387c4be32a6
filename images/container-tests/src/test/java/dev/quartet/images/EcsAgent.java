package dev.quartet.images;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;

/**
 * Answers as the ECS agent does at the 'Amazon ECS task metadata endpoint version 4': for each container its own
 * document and, below it, that of its task.
 */
final class EcsAgent implements AutoCloseable {

    private final HttpServer server;
    private final Map<String, String> documents = new ConcurrentHashMap<>();

    private EcsAgent(HttpServer server) {
        this.server = server;
    }

    /** Listens on a free port of the loopback. */
    static EcsAgent listen() {
        try {
            EcsAgent agent = new EcsAgent(
                    HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0));
            agent.server.createContext("/v4/", agent::answer);
            agent.server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
            agent.server.start();
            return agent;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    int port() {
        return server.getAddress().getPort();
    }

    /** Where the container of the task with this id asks, as the path of an address. */
    static String path(String id) {
        return "/v4/" + id;
    }

    /** Tells from now on what is known of a container; before, the answer is 404. */
    void tell(EcsTask task) {
        documents.put(path(task.id()) + "/task", task.document());
        documents.put(path(task.id()), task.containerDocument());
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            String document = documents.get(exchange.getRequestURI().getPath());
            if (document == null) {
                exchange.sendResponseHeaders(404, -1);
                return;
            }
            byte[] body = document.getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().add("Content-Type", "application/json");
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
