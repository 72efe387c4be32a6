package dev.quartet.local.launcher.observe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.quartet.local.launcher.FakeProject;
import dev.quartet.local.launcher.machine.ListeningSockets;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The launcher as a process of its own, with fakes for services and for what shows them. */
@DisabledOnOs(OS.WINDOWS)
class ObservatoryIT {

    private static final Duration SHUTDOWN = Duration.ofSeconds(5);

    @TempDir
    private Path root;

    private FakeProject project;
    private Path programs;
    private int port;
    private @Nullable Process process;

    @BeforeEach
    void build() throws IOException {
        project = FakeProject.in(root);
        programs = Files.createDirectories(root.resolve("programs"));
        port = freePort();
    }

    @AfterEach
    void leaveNothing() {
        tree().forEach(ProcessHandle::destroyForcibly);
    }

    @Test
    void saysHowToGetPrometheusAndStartsNothing() throws Exception {
        process = start();

        assertThat(process.waitFor(20, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).isEqualTo(1);
        assertThat(project.console()).startsWith("--observe needs Prometheus").contains("apt install prometheus")
                .hasLineCount(1);
        assertThat(root.resolve(".quartet")).doesNotExist();
    }

    @Test
    void saysWhoHasThePortOfPrometheus() throws Exception {
        FakeInstrument.in(programs, "prometheus");
        try (ServerSocket taken = new ServerSocket(port + Observatory.PROMETHEUS, 1, InetAddress
                .getLoopbackAddress())) {
            process = start();

            assertThat(process.waitFor(20, TimeUnit.SECONDS)).isTrue();
            assertThat(process.exitValue()).isEqualTo(1);
            assertThat(project.console()).startsWith("Port " + taken.getLocalPort()
                    + ", where Prometheus is to listen, is in use").contains("--port " + (port + 1)).hasLineCount(1);
        }
    }

    @Test
    void tellsPrometheusOfEachInstanceAndOfItsNextStart() throws Exception {
        FakeInstrument.in(programs, "prometheus");
        process = start();
        awaitUp();

        JsonNode target = target("user-service-1");
        assertThat(target.at("/labels/service").asString()).isEqualTo("user-service");
        assertThat(target.at("/labels/__metrics_path__").asString()).isEqualTo("/user/actuator/prometheus");
        assertThat(targets().size()).isEqualTo(4);

        kill("user-service-1");

        await().atMost(Duration.ofSeconds(20)).until(() -> port(target("user-service-1")) != port(target));
        assertThat(targets().size()).isEqualTo(4);
        assertThat(project.console()).contains("dashboard  none: no program `grafana`", "Prometheus answers",
                "alerts     http://localhost:" + (port + Observatory.PROMETHEUS) + "/classic/alerts",
                "traces     sent to http://127.0.0.1:9 (OTEL_EXPORTER_OTLP_ENDPOINT)");
    }

    @Test
    void leavesNothingWhenItIsKilled() throws Exception {
        FakeInstrument.in(programs, "prometheus");
        process = start();
        awaitUp();
        await().atMost(Duration.ofSeconds(20)).until(() -> project.console().contains("Prometheus answers"));

        List<ProcessHandle> processes = tree().toList();
        // The launcher, four services, Prometheus and who cares for it.
        assertThat(processes).hasSizeGreaterThanOrEqualTo(7);
        assertThat(processes.stream().flatMap(child -> ListeningSockets.of(child).stream()))
                .allMatch(ListeningSockets.Socket::isLoopback);
        process.destroyForcibly();
        await().atMost(SHUTDOWN).until(() -> processes.stream().noneMatch(ProcessHandle::isAlive));
    }

    @Test
    void givesGrafanaTheDashboardWhereThereIsOne() throws Exception {
        FakeInstrument.in(programs, "prometheus");
        Path home = root.resolve("grafana-1");
        FakeInstrument.in(home.resolve("bin"), "grafana");
        Files.writeString(Files.createDirectories(home.resolve("conf")).resolve("defaults.ini"), "");
        Files.createSymbolicLink(programs.resolve("grafana"), home.resolve("bin/grafana"));
        process = start();
        awaitUp();
        await().atMost(Duration.ofSeconds(20)).until(() -> project.console().contains("Grafana answers"));

        assertThat(FakeInstrument.told(home.resolve("bin"), "grafana")).content().contains("server, --homepath, "
                + home.toRealPath(), "GF_SERVER_HTTP_ADDR=127.0.0.1", "GF_AUTH_ANONYMOUS_ENABLED=true",
                "QUARTET_PROMETHEUS=http://127.0.0.1:" + (port + Observatory.PROMETHEUS),
                "/observe/grafana/dashboards");
        assertThat(project.console()).contains("dashboard  http://localhost:" + (port + Observatory.GRAFANA)
                + "/d/quartet");
    }

    private Process start() throws IOException {
        return project.start(Map.of("PATH", programs.toString(), "OTEL_EXPORTER_OTLP_ENDPOINT", "http://127.0.0.1:9"),
                "--observe", "--port=" + port, "--no-sample-data");
    }

    private void awaitUp() throws IOException {
        await().atMost(Duration.ofSeconds(60)).until(() -> process == null || !process.isAlive() || project.console()
                .contains("Ctrl-C"));
        assertThat(project.console()).contains("Ctrl-C");
    }

    private JsonNode targets() throws IOException {
        return JsonMapper.shared().readTree(Files.readString(root.resolve(".quartet/data/prometheus/targets.json")));
    }

    private JsonNode target(String instance) throws IOException {
        return targets().valueStream().filter(target -> target.at("/labels/instance").asString().equals(instance))
                .findFirst().orElseThrow();
    }

    private static int port(JsonNode target) {
        String address = target.at("/targets/0").asString();
        return Integer.parseInt(address.substring(address.indexOf(':') + 1));
    }

    private void kill(String instance) throws IOException {
        Matcher answers = Pattern.compile(instance + " answers on port \\d+ \\(pid (\\d+)").matcher(project.console());
        assertThat(answers.find()).isTrue();
        ProcessHandle.of(Long.parseLong(answers.group(1))).orElseThrow().destroyForcibly();
    }

    private Stream<ProcessHandle> tree() {
        return process == null ? Stream.of() : Stream.concat(process.descendants(), Stream.of(process.toHandle()));
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return Math.min(socket.getLocalPort(), 60_000);
        }
    }
}
