package dev.quartet.local.launcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.quartet.local.launcher.machine.ListeningSockets;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** The launcher as a process of its own, with fakes for services. */
class LauncherIT {

    private static final Duration SHUTDOWN = Duration.ofSeconds(5);
    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    @TempDir
    private Path root;

    private FakeProject project;
    private int port;
    @SuppressWarnings("NullAway.Init")
    private Process process;

    @BeforeEach
    void build() throws IOException {
        project = FakeProject.in(root);
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = socket.getLocalPort();
        }
    }

    @AfterEach
    void leaveNothing() {
        tree().forEach(ProcessHandle::destroyForcibly);
    }

    @Test
    void runsTheFourBehindOneLoopbackPortAndEndsThemAll() throws Exception {
        process = project.start("--port=" + port, "--no-sample-data");
        awaitUp();

        for (String path : List.of("/user/json", "/news/json", "/market/json", "/blog/json", "/")) {
            assertThat(status(path)).as(path).isEqualTo(200);
        }
        assertThat(project.console()).contains("All four services answer.", "http://localhost:" + port + "/user",
                "user-service-1: port ", "blog-service-1: port ", ".quartet/data");
        assertThat(Files.readString(root.resolve(".quartet/logs/news-service-1.log"))).contains("started");
        assertListensOnLoopbackOnly();
        assertEndsAll(process::destroy);
        assertThat(project.console()).contains("Everything has ended.");
    }

    @Test
    void leavesNothingWhenItIsKilled() throws Exception {
        process = project.start("--port=" + port, "--no-sample-data");
        awaitUp();

        assertEndsAll(process::destroyForcibly);
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void leavesNothingWhenItsParentIsKilled() throws Exception {
        process = project.startByParent("--port=" + port, "--no-sample-data");
        awaitUp();

        assertEndsAll(process::destroyForcibly);
    }

    private void awaitUp() {
        await().atMost(Duration.ofSeconds(60)).until(() -> project.console().contains("Ctrl-C"));
    }

    // Linux tells who listens where; elsewhere this holds nothing.
    private void assertListensOnLoopbackOnly() {
        if (Files.exists(Path.of("/proc/net/tcp"))) {
            assertThat(tree().flatMap(child -> ListeningSockets.of(child).stream())).hasSizeGreaterThanOrEqualTo(5)
                    .allMatch(ListeningSockets.Socket::isLoopback);
        }
    }

    private void assertEndsAll(Runnable ending) {
        List<ProcessHandle> processes = tree().toList();
        assertThat(processes).hasSizeGreaterThanOrEqualTo(5);
        ending.run();
        await().atMost(SHUTDOWN).until(() -> processes.stream().noneMatch(ProcessHandle::isAlive));
    }

    private Stream<ProcessHandle> tree() {
        return Stream.concat(process.descendants(), Stream.of(process.toHandle()));
    }

    private int status(String path) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://localhost:" + port + path)).build();
        return CLIENT.send(request, BodyHandlers.discarding()).statusCode();
    }
}
