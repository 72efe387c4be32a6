package dev.quartet.local.launcher.observe;

import dev.quartet.local.attached.Launch;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Grafana, where this machine has one.
 *
 * @param program its file
 * @param home the folder of its own pages and defaults
 */
record Grafana(Path program, Path home) {

    /** Packages keep the program and its home apart, archives have the one in the other, Homebrew shares a prefix. */
    static Optional<Grafana> find(SearchPath path) {
        return path.find("grafana").flatMap(found -> {
            Path real = real(found);
            Path prefix = Objects.requireNonNull(real.getParent()).resolveSibling("");
            return Stream.of(prefix, prefix.resolve("share/grafana"), Path.of("/usr/share/grafana"))
                    .filter(home -> Files.exists(home.resolve("conf/defaults.ini")))
                    .findFirst()
                    .map(home -> new Grafana(own(home, real), home));
        });
    }

    /** Shows the repository's dashboard, to everybody on this machine, over the given Prometheus and trace viewer. */
    Instrument prepare(Path data, URI address, URI prometheus, URI traces) {
        Path provisioning = resource("provisioning");
        return new Instrument("Grafana", Launch.program(program, "server", "--homepath", home.toString()),
                Map.ofEntries(
                        Map.entry("GF_SERVER_HTTP_ADDR", address.getHost()),
                        Map.entry("GF_SERVER_HTTP_PORT", Integer.toString(address.getPort())),
                        Map.entry("GF_PATHS_DATA", data.resolve("stored").toString()),
                        Map.entry("GF_PATHS_LOGS", data.resolve("logs").toString()),
                        Map.entry("GF_PATHS_PLUGINS", data.resolve("plugins").toString()),
                        Map.entry("GF_PATHS_PROVISIONING", provisioning.toString()),
                        Map.entry("GF_AUTH_ANONYMOUS_ENABLED", "true"),
                        Map.entry("GF_AUTH_ANONYMOUS_ORG_ROLE", "Editor"),
                        Map.entry("GF_AUTH_DISABLE_LOGIN_FORM", "true"),
                        Map.entry("GF_ANALYTICS_REPORTING_ENABLED", "false"),
                        Map.entry("GF_ANALYTICS_CHECK_FOR_UPDATES", "false"),
                        Map.entry("GF_ANALYTICS_CHECK_FOR_PLUGIN_UPDATES", "false"),
                        Map.entry("GF_NEWS_NEWS_FEED_ENABLED", "false"),
                        Map.entry("GF_DASHBOARDS_DEFAULT_HOME_DASHBOARD_PATH",
                                resource("dashboards/quartet.json").toString()),
                        Map.entry("QUARTET_PROMETHEUS", prometheus.toString()),
                        Map.entry("QUARTET_TRACES", traces.toString()),
                        Map.entry("QUARTET_DASHBOARDS", resource("dashboards").toString())),
                address.resolve("/api/health"));
    }

    // A package's own program on the PATH is a script that would set the paths again.
    private static Path own(Path home, Path found) {
        Path program = home.resolve("bin").resolve(Objects.requireNonNull(found.getFileName()));
        return Files.isExecutable(program) ? program : found;
    }

    private static Path real(Path program) {
        try {
            return program.toRealPath();
        } catch (IOException unreadable) {
            return program;
        }
    }

    private static Path resource(String name) {
        try {
            return Path.of(Objects.requireNonNull(Grafana.class.getResource("/observe/grafana/" + name)).toURI());
        } catch (URISyntaxException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
