package dev.quartet.local.trace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.quartet.local.testkit.EdgeContract.Http;
import dev.quartet.local.testkit.TestStores;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** One service as a process of its own, over the stand-ins, with JSON in its log as in a task. */
record ServiceProcess(Process process, URI address, Path log) implements AutoCloseable {

    private static final Path PROJECT = Path.of("../..").toAbsolutePath().normalize();

    private static final Duration START = Duration.ofSeconds(90);

    /** Starts it and waits until it is ready. */
    static ServiceProcess start(String service, Path folder, Map<String, String> settings, String... jvmOptions)
            throws IOException {
        URI address = URI.create("http://127.0.0.1:" + freePort());
        Path log = folder.resolve(service + ".log");
        ProcessBuilder builder = new ProcessBuilder(command(service, jvmOptions)).redirectErrorStream(true)
                .redirectOutput(log.toFile());
        builder.environment().keySet().removeIf(name -> name.startsWith("AWS_") || name.startsWith("OTEL_"));
        builder.environment().putAll(TestStores.standIns().environment());
        builder.environment().putAll(Map.of("PORT", Integer.toString(address.getPort()), "SERVER_ADDRESS", "127.0.0.1",
                "LOGGING_STRUCTURED_FORMAT_CONSOLE", "ecs"));
        builder.environment().putAll(settings);
        ServiceProcess started = new ServiceProcess(builder.start(), address, log);
        await().atMost(START).pollInterval(Duration.ofMillis(200)).until(started::isReadyOrEnded);
        assertThat(started.process.isAlive()).as(() -> String.join("\n", started.lines())).isTrue();
        return started;
    }

    private static List<String> command(String service, String... jvmOptions) throws IOException {
        Path target = PROJECT.resolve(service).resolve("target");
        List<String> command = new ArrayList<>(List.of(Path.of(System.getProperty("java.home"), "bin", "java")
                .toString(), "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC"));
        command.addAll(List.of(jvmOptions));
        command.addAll(List.of("-cp", target.resolve("classes") + File.pathSeparator
                + Files.readString(target.resolve("classpath.txt")).strip(), mainClass(service)));
        return command;
    }

    /** {@code dev.quartet.user.UserServiceApplication} of user-service. */
    private static String mainClass(String service) {
        String name = service.replace("-service", "");
        return "dev.quartet.%s.%s%sServiceApplication".formatted(name, name.substring(0, 1).toUpperCase(
                Locale.ROOT), name.substring(1));
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private boolean isReadyOrEnded() {
        if (!process.isAlive()) {
            return true;
        }
        try {
            return Http.get(address + "/readyz").statusCode() == 200;
        } catch (UncheckedIOException notYet) {
            return false;
        }
    }

    List<String> lines() {
        try {
            return Files.readAllLines(log);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Ends it as ECS does. */
    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(20, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
