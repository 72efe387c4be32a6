package dev.quartet.local.launcher.observe;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;

/**
 * Prometheus or Grafana as the launcher sees it: a program that is told where to listen, and answers there. Its front page
 * leads where that of Debian's Prometheus does.
 */
public final class FakeInstrument {

    private static final String LISTEN = "--web.listen-address=127.0.0.1:";

    private FakeInstrument() {}

    /** Makes a program of that name in a folder; what it was told is in a file of its name beside it. */
    static void in(Path folder, String name) throws IOException {
        Files.createDirectories(folder);
        Path program = Files.writeString(folder.resolve(name), """
                #!/bin/sh
                exec '%s/bin/java' -XX:TieredStopAtLevel=1 -XX:+UseSerialGC -cp '%s' %s '%s' "$@"
                """.formatted(System.getProperty("java.home"), System.getProperty("java.class.path"),
                FakeInstrument.class.getName(), told(folder, name)));
        Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    static Path told(Path folder, String name) {
        return folder.resolve(name + ".told");
    }

    public static void main(String... arguments) throws IOException {
        Map<String, String> environment = new TreeMap<>(System.getenv());
        environment.keySet().removeIf(variable -> !variable.startsWith("GF_") && !variable.startsWith("QUARTET_"));
        Files.writeString(Path.of(arguments[0]), Arrays.toString(arguments) + "\n" + environment);
        String port = Arrays.stream(arguments).filter(argument -> argument.startsWith(LISTEN)).findFirst()
                .map(argument -> argument.substring(LISTEN.length()))
                .orElseGet(() -> environment.getOrDefault("GF_SERVER_HTTP_PORT", "0"));
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), Integer.parseInt(
                port)), 0);
        server.createContext("/", exchange -> {
            boolean front = exchange.getRequestURI().getPath().equals("/");
            exchange.getResponseHeaders().add("Location", "/classic/graph");
            exchange.sendResponseHeaders(front ? 302 : 200, -1);
            exchange.close();
        });
        server.start();
    }
}
