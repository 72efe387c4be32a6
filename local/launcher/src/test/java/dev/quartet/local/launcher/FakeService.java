package dev.quartet.local.launcher;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Executors;

/** A service as the launcher sees one: its settings come from the environment, and it answers below its base path. */
public final class FakeService implements AutoCloseable {

    private final HttpServer server;
    private final String basePath;

    private FakeService(HttpServer server, String basePath) {
        this.server = server;
        this.basePath = basePath;
    }

    public static void main(String... arguments) throws IOException {
        Map<String, String> settings = System.getenv();
        if (settings.containsKey("FAIL_AT_START")) {
            System.err.println("TABLE_NAME is not set.");
            System.exit(3);
        }
        start(Integer.parseInt(settings.getOrDefault("PORT", "0")), settings.getOrDefault("BASE_PATH", ""));
        System.out.println("started");
    }

    public static FakeService start(int port, String basePath) throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
        FakeService service = new FakeService(server, basePath);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", service::answer);
        server.start();
        return service;
    }

    public int port() {
        return server.getAddress().getPort();
    }

    @Override
    public void close() {
        server.stop(0);
    }

    private void answer(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getRawPath();
        String below = path.startsWith(basePath) ? path.substring(basePath.length()) : "not below the base path";
        switch (below) {
            case "/readyz" -> answer(exchange, 200, "{\"status\":\"UP\"}");
            case "/json" -> answer(exchange, 200,
                    "{\"port\":" + port() + ",\"pid\":" + ProcessHandle.current().pid() + "}");
            case "/overview" -> answer(exchange, 200, "overview of " + basePath + " for " + path);
            case "/headers" -> answer(exchange, 200, headers(exchange));
            case "/size" -> answer(exchange, 200, Long.toString(exchange.getRequestBody().transferTo(
                    OutputStream.nullOutputStream())));
            case "/big" -> big(exchange);
            case "/packed" -> packed(exchange);
            case "/broken" -> exchange.close();
            case "/moved" -> moved(exchange);
            default -> answer(exchange, 404, Objects.toString(exchange.getRequestURI()));
        }
    }

    private static String headers(HttpExchange exchange) {
        StringBuilder text = new StringBuilder();
        exchange.getRequestHeaders().forEach((name, values) -> text.append(name.toLowerCase(java.util.Locale.ROOT))
                .append(": ").append(String.join(",", values)).append('\n'));
        return text.toString();
    }

    private static void big(HttpExchange exchange) throws IOException {
        exchange.sendResponseHeaders(200, 0);
        try (OutputStream body = exchange.getResponseBody()) {
            for (int mebibyte = 0; mebibyte < 16; mebibyte++) {
                body.write(new byte[1024 * 1024]);
            }
        }
    }

    private static void packed(HttpExchange exchange) throws IOException {
        exchange.getResponseHeaders().set("Content-Encoding",
                exchange.getRequestHeaders().getFirst("Accept-Encoding"));
        answer(exchange, 200, "packed");
    }

    private static void moved(HttpExchange exchange) throws IOException {
        exchange.getResponseHeaders().set("Location", "/user/elsewhere");
        answer(exchange, 303, "");
    }

    private static void answer(HttpExchange exchange, int status, String text) throws IOException {
        byte[] body = text.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("X-Instance-Port", Integer.toString(exchange.getLocalAddress().getPort()));
        exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
        try (exchange; OutputStream out = exchange.getResponseBody()) {
            out.write(body);
        }
    }
}
