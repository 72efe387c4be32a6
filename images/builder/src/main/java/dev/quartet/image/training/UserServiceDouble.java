package dev.quartet.image.training;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;

/** Stands in for user-service while blog-service trains: it knows one author. */
record UserServiceDouble(HttpServer server) implements AutoCloseable {

    private static final byte[] PEOPLE = """
            {"items": [{"id": "training-author", "name": "Ada Lovelace", "email": "ada@example.com", "version": 1}]}
            """.getBytes(StandardCharsets.UTF_8);

    static UserServiceDouble start() {
        try {
            var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            server.createContext("/people", exchange -> {
                exchange.getResponseHeaders().add("Content-Type", "application/json");
                exchange.sendResponseHeaders(200, PEOPLE.length);
                exchange.getResponseBody().write(PEOPLE);
                exchange.close();
            });
            server.start();
            return new UserServiceDouble(server);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    URI address() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
