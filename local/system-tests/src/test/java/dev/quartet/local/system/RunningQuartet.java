package dev.quartet.local.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The launcher as a process over a project directory of its own, so that a test never meets a developer's data; its
 * modules are links to the ones that this build has compiled.
 */
final class RunningQuartet implements AutoCloseable {

    private static final Path PROJECT = Path.of("../..").toAbsolutePath().normalize();

    private static final List<String> MODULES = List.of("user-service", "news-service", "market-service",
            "blog-service", "local");

    private static final Duration START = Duration.ofSeconds(150);

    private static final HttpClient CLIENT = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(5)).build();

    private final Path root;

    private final int port;

    private final Process process;

    private RunningQuartet(Path root, int port, Process process) {
        this.root = root;
        this.port = port;
        this.process = process;
    }

    /** Starts it and waits until all four answer and the sample data of a first start is loaded. */
    static RunningQuartet start(Path root, String... flags) throws IOException {
        RunningQuartet quartet = launch(root, flags);
        assertThat(quartet.console()).contains("All four services answer.");
        return quartet;
    }

    /** Starts one service alone and waits until it answers. */
    static RunningQuartet startOnly(Path root, String service, String... flags) throws IOException {
        return launch(root, Stream.concat(Stream.of("--only=" + service), Stream.of(flags)).toArray(String[]::new));
    }

    private static RunningQuartet launch(Path directory, String... flags) throws IOException {
        Path root = directory.toAbsolutePath();
        for (String module : MODULES) {
            if (!Files.exists(root.resolve(module))) {
                Files.createSymbolicLink(root.resolve(module), PROJECT.resolve(module));
            }
        }
        int port = freePort();
        Files.deleteIfExists(root.resolve("console.txt"));
        Process process = new ProcessBuilder(command(port, flags)).directory(root.toFile()).redirectErrorStream(true)
                .redirectOutput(root.resolve("console.txt").toFile()).start();
        RunningQuartet quartet = new RunningQuartet(root, port, process);
        await().atMost(START).pollInterval(Duration.ofMillis(250)).until(quartet::isUpOrEnded);
        assertThat(process.isAlive()).as(quartet.console()).isTrue();
        return quartet;
    }

    private static List<String> command(int port, String... flags) throws IOException {
        Path target = PROJECT.resolve("local/launcher/target");
        List<String> command = new ArrayList<>(
                List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-cp",
                        target.resolve("classes") + File.pathSeparator
                                + Files.readString(target.resolve("classpath.txt")).strip(),
                        "dev.quartet.local.launcher.Launcher", "--port=" + port));
        command.addAll(List.of(flags));
        return command;
    }

    /** One that is free with those that {@code --observe} takes; below those that the system gives to anybody. */
    private static int freePort() {
        return new Random().ints(10_000, 30_000).filter(port -> IntStream.of(0, 90, 91, 92).allMatch(
                offset -> isFree(port + offset))).findFirst().orElseThrow();
    }

    private static boolean isFree(int port) {
        try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
            return socket.isBound();
        } catch (IOException e) {
            return false;
        }
    }

    private boolean isUpOrEnded() {
        return !process.isAlive() || console().contains("Ctrl-C");
    }

    String address(String path) {
        return "http://localhost:" + port + path;
    }

    String console() {
        try {
            return Files.readString(root.resolve("console.txt"));
        } catch (IOException e) {
            return "";
        }
    }

    /** The process id of an instance, such as {@code user-service-1}, that the console last said to answer. */
    long pid(String instance) {
        return Pattern.compile(Pattern.quote(instance) + " answers on port \\d+ \\(pid (\\d+)").matcher(console())
                .results()
                .mapToLong(match -> Long.parseLong(match.group(1))).reduce((first, second) -> second).orElseThrow();
    }

    /** Kills an instance, and returns the process id that it had. */
    long kill(String instance) {
        long pid = pid(instance);
        ProcessHandle.of(pid).orElseThrow().destroyForcibly();
        return pid;
    }

    Stream<ProcessHandle> processes() {
        return Stream.concat(Stream.of(process.toHandle()), process.descendants());
    }

    HttpResponse<String> get(String path) {
        return send(HttpRequest.newBuilder(URI.create(address(path))));
    }

    HttpResponse<String> post(String path, String json) {
        return send(HttpRequest.newBuilder(URI.create(address(path))).header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(json)));
    }

    static JsonNode json(HttpResponse<String> answer) {
        return JsonMapper.shared().readTree(answer.body());
    }

    private static HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return CLIENT.send(request.timeout(Duration.ofSeconds(20)).build(), BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** Ends it as Ctrl-C does, and fails unless every process is gone within five seconds. */
    @Override
    public void close() {
        List<ProcessHandle> processes = processes().toList();
        process.destroy();
        try {
            await().atMost(Duration.ofSeconds(5)).until(() -> processes.stream().noneMatch(ProcessHandle::isAlive));
        } finally {
            processes.forEach(ProcessHandle::destroyForcibly);
        }
    }
}
