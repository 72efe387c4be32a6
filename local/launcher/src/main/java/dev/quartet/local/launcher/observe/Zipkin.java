package dev.quartet.local.launcher.observe;

import dev.quartet.local.attached.Launch;
import dev.quartet.local.launcher.console.Console;
import java.io.File;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * Zipkin, and the exporter by which OpenTelemetry sends spans to it: jars of Maven's repositories, fetched when first
 * wanted.
 *
 * @param jars the folder of the jars
 */
record Zipkin(Path jars) {

    private static final String SERVER = "zipkin-server-exec.jar";
    private static final long LONGEST_DOWNLOAD_MINUTES = 5;

    /** Has Maven fetch the jars if they are not there; empty, and said why, when that fails. */
    static Optional<Zipkin> fetch(Path module, SearchPath path, Console console) throws InterruptedException {
        Zipkin zipkin = new Zipkin(module.toAbsolutePath().resolve("target/jars"));
        if (zipkin.isThere()) {
            return Optional.of(zipkin);
        }
        Optional<Path> maven = maven(path);
        if (maven.isEmpty()) {
            console.say("No traces are shown: Maven fetches Zipkin, and no `mvn` is on the PATH.");
            return Optional.empty();
        }
        console.say("Maven fetches Zipkin, once; about 130 MB.");
        if (copy(maven.get(), module) && zipkin.isThere()) {
            return Optional.of(zipkin);
        }
        console.say("No traces are shown: Maven could not fetch Zipkin; its lines above say why.");
        return Optional.empty();
    }

    /** Keeps what it gets in memory, and forgets it at its end. */
    Instrument prepare(URI address) {
        return new Instrument("Zipkin", Launch.main("org.springframework.boot.loader.launch.JarLauncher",
                List.of(jars.resolve(SERVER)),
                List.of("-Xmx256m", "--sun-misc-unsafe-memory-access=allow", "--enable-native-access=ALL-UNNAMED",
                        "-Dspring.main.banner-mode=off",
                        "-Darmeria.ports[0].ip=" + address.getHost(),
                        "-Darmeria.ports[0].port=" + address.getPort(),
                        "-Darmeria.ports[0].protocols[0]=http")),
                Map.of("STORAGE_TYPE", "mem", "MEM_MAX_SPANS", "100000"), address.resolve("/health"));
    }

    /** What a service has to have on its class path to send spans here. */
    List<Path> exporter() throws IOException {
        try (Stream<Path> files = Files.list(jars)) {
            return files.filter(file -> file.toString().endsWith(".jar") && !file.endsWith(SERVER)).sorted().toList();
        }
    }

    /** What a service has to be told; the first line switches traces on, the second sends them elsewhere. */
    static Map<String, String> environment(URI address) {
        return Map.of("OTEL_EXPORTER_OTLP_ENDPOINT", address.toString(),
                "OTEL_TRACES_EXPORTER", "zipkin",
                "OTEL_EXPORTER_ZIPKIN_ENDPOINT", address + "/api/v2/spans",
                // A person waits for them.
                "OTEL_BSP_SCHEDULE_DELAY", "500");
    }

    private boolean isThere() {
        return Files.exists(jars.resolve(SERVER)) && Files.exists(jars.resolve("opentelemetry-exporter-zipkin.jar"));
    }

    // The Maven that started us, or any.
    private static Optional<Path> maven(SearchPath path) {
        String home = System.getProperty("quartet.maven-home");
        SearchPath folders = home == null ? path : new SearchPath(home + File.separator + "bin");
        return folders.find("mvn");
    }

    private static boolean copy(Path maven, Path module) throws InterruptedException {
        try {
            Process process = new ProcessBuilder(maven.toString(), "-q", "-B", "-f",
                    module.toRealPath().resolve("pom.xml").toString(), "dependency:copy-dependencies")
                    .redirectErrorStream(true).redirectOutput(Redirect.INHERIT).start();
            process.getOutputStream().close();
            if (process.waitFor(LONGEST_DOWNLOAD_MINUTES, TimeUnit.MINUTES)) {
                return process.exitValue() == 0;
            }
            process.destroyForcibly();
            return false;
        } catch (IOException failure) {
            return false;
        }
    }
}
