package dev.quartet.local.launcher.observe;

import dev.quartet.local.launcher.console.Console;
import dev.quartet.local.launcher.machine.Port;
import dev.quartet.local.launcher.machine.UnfitMachineException;
import dev.quartet.local.launcher.project.Project;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What this machine has to show the services with. Prometheus is a must; the rest joins where it can be had. */
public final class Observatory {

    /** How far its ports are from the one that people chose. */
    public static final int PROMETHEUS = 90;
    public static final int TRACES = 91;
    public static final int GRAFANA = 92;

    private static final String ENDPOINT = "OTEL_EXPORTER_OTLP_ENDPOINT";

    private static final String FOUR_GRAPHS = "/graph?g0.expr=service:requests:rate1m&g0.tab=0&g0.range_input=15m"
            + "&g1.expr=service:errors:percent1m&g1.tab=0&g1.range_input=15m"
            + "&g2.expr=service:latency:p99_1m&g2.tab=0&g2.range_input=15m"
            + "&g3.expr=service:store_calls:rate1m&g3.tab=0&g3.range_input=15m";

    private final int port;
    private final Project project;
    private final SearchPath path;
    private final Prometheus prometheus;
    private final Optional<Grafana> grafana;
    /** Where the person already has a viewer. */
    private final Optional<String> ownEndpoint;

    private Observatory(int port, Project project, Map<String, String> environment) throws UnfitMachineException {
        this.port = port;
        this.project = project;
        this.path = SearchPath.of(environment);
        this.prometheus = Prometheus.find(path, project.data().resolve("prometheus"), address(PROMETHEUS));
        this.grafana = Grafana.find(path);
        this.ownEndpoint = Optional.ofNullable(environment.get(ENDPOINT)).filter(endpoint -> !endpoint.isBlank());
    }

    /**
     * Looks what there is, and whether it may listen.
     *
     * @param port the one that people chose
     * @param environment this process's
     * @throws UnfitMachineException when Prometheus or a port cannot be had
     */
    public static Observatory find(int port, Project project, Map<String, String> environment)
            throws UnfitMachineException {
        Observatory observatory = new Observatory(port, project, environment);
        observatory.requireFree("Prometheus", PROMETHEUS);
        if (observatory.ownEndpoint.isEmpty()) {
            observatory.requireFree("Zipkin", TRACES);
        }
        if (observatory.grafana.isPresent()) {
            observatory.requireFree("Grafana", GRAFANA);
        }
        return observatory;
    }

    /** Starts it all; returns before it answers. */
    public Observation open(Console console) throws IOException, InterruptedException {
        Optional<Zipkin> zipkin = ownEndpoint.isPresent()
                ? Optional.empty()
                : Zipkin.fetch(project.zipkinModule(), path, console);
        List<Instrument> instruments = new ArrayList<>(List.of(prometheus.prepare()));
        zipkin.map(viewer -> viewer.prepare(address(TRACES))).ifPresent(instruments::add);
        grafana.map(this::prepare).ifPresent(instruments::add);
        Targets targets = prometheus.targets();
        List<RunningInstrument> running = new ArrayList<>();
        for (Instrument instrument : instruments) {
            running.add(RunningInstrument.start(instrument, project.logs(), console));
        }
        List<Path> exporter = zipkin.isPresent() ? zipkin.get().exporter() : List.of();
        return new Observation(running, targets, environment(zipkin), exporter, () -> overview(zipkin));
    }

    private Instrument prepare(Grafana found) {
        return found.prepare(project.data().resolve("grafana").toAbsolutePath(), address(GRAFANA),
                address(PROMETHEUS), address(TRACES));
    }

    /** An endpoint of the person's own reaches the services with the rest of this process's environment. */
    private Map<String, String> environment(Optional<Zipkin> zipkin) {
        return zipkin.isPresent() ? Zipkin.environment(address(TRACES)) : Map.of();
    }

    private List<String> overview(Optional<Zipkin> zipkin) {
        String pages = prometheus.pages();
        return List.of(
                "metrics    " + page(PROMETHEUS, pages + FOUR_GRAPHS),
                "alerts     " + page(PROMETHEUS, pages + "/alerts"),
                "traces     " + ownEndpoint.map(endpoint -> "sent to " + endpoint + " (" + ENDPOINT + ")")
                        .or(() -> zipkin.map(viewer -> page(TRACES, "/zipkin/")))
                        .orElse("none, as the lines above say"),
                "dashboard  " + grafana.map(found -> page(GRAFANA, "/d/quartet"))
                        .orElse("none: no program `grafana` is on the PATH; Prometheus has the same numbers"));
    }

    private void requireFree(String program, int offset) throws UnfitMachineException {
        new Port(port + offset).requireFreeFor(program, port);
    }

    private String page(int offset, String path) {
        return "http://localhost:" + (port + offset) + path;
    }

    private URI address(int offset) {
        return URI.create("http://127.0.0.1:" + (port + offset));
    }
}
