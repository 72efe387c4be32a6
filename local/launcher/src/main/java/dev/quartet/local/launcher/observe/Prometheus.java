package dev.quartet.local.launcher.observe;

import dev.quartet.local.attached.Launch;
import dev.quartet.local.launcher.machine.UnfitMachineException;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;

/**
 * Prometheus as this machine has it, over a folder of ours.
 *
 * @param program its file
 * @param folder its settings, its list of instances, and what it stored
 */
record Prometheus(Path program, Path folder, URI address) {

    private static final String REMEDY = "--observe needs Prometheus, and no program `prometheus` is on the PATH; install "
            + "it (Debian, Ubuntu: `apt install prometheus`; macOS: `brew install prometheus`; others: the download "
            + "page of prometheus.io), or run without --observe.";

    private static final String CLASSIC = "/classic";
    private static final Duration PATIENCE = Duration.ofSeconds(2);

    static Prometheus find(SearchPath path, Path folder, URI address) throws UnfitMachineException {
        Path program = path.find("prometheus").orElseThrow(() -> new UnfitMachineException(REMEDY));
        return new Prometheus(program, folder.toAbsolutePath(), address);
    }

    Targets targets() throws IOException {
        return new Targets(folder.resolve("targets.json"));
    }

    /** Writes its settings anew: they are the project's, only what it stored is kept. */
    Instrument prepare() throws IOException {
        Files.createDirectories(folder);
        copy("prometheus.yml");
        copy("rules.yml");
        return new Instrument("Prometheus", Launch.program(program,
                "--config.file=" + folder.resolve("prometheus.yml"),
                "--storage.tsdb.path=" + folder.resolve("stored"),
                "--storage.tsdb.retention.time=2d",
                "--storage.tsdb.retention.size=256MB",
                "--web.listen-address=" + address.getHost() + ":" + address.getPort(),
                "--log.level=warn"), Map.of(), address.resolve("/-/ready"));
    }

    /** The path above its pages: {@code /classic} in Debian's package, which has the former ones only, else none. */
    String pages() {
        HttpRequest front = HttpRequest.newBuilder(address.resolve("/")).timeout(PATIENCE).build();
        try (HttpClient client = HttpClient.newHttpClient()) {
            return client.send(front, BodyHandlers.discarding()).headers().firstValue("Location")
                    .filter(page -> page.contains(CLASSIC + "/")).map(page -> CLASSIC).orElse("");
        } catch (IOException doesNotAnswer) {
            return "";
        } catch (InterruptedException told) {
            Thread.currentThread().interrupt();
            return "";
        }
    }

    private void copy(String name) throws IOException {
        try (InputStream settings = Objects.requireNonNull(Prometheus.class.getResourceAsStream("/observe/" + name))) {
            Files.copy(settings, folder.resolve(name), StandardCopyOption.REPLACE_EXISTING);
        }
    }
}
