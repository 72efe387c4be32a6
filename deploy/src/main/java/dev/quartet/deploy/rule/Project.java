package dev.quartet.deploy.rule;

import dev.quartet.deploy.document.JsonFile;
import dev.quartet.deploy.problem.DeployException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.OptionalDouble;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A clone of this project, asked for what its code and its build say.
 *
 * @param root its folder
 */
record Project(Path root) {

    // Maven's own reader of poms would bring half of Maven along; these few lines are plain enough to be searched.
    private static final Pattern MODULE = Pattern.compile("<module>([^<]+)</module>");
    private static final Pattern RUNS = Pattern.compile("<spring-boot.run.skip>false</spring-boot.run.skip>");
    private static final Pattern IMAGE = Pattern.compile("<to>\\s*<image>\\$\\{image.prefix}/([^:<]+):");
    private static final Pattern USER = Pattern.compile("<container>.*?<user>([^<]+)</user>", Pattern.DOTALL);
    private static final Pattern VARIABLE = Pattern.compile("\\$\\{([A-Z][A-Z0-9_]*)[:}]");

    Path deploy() {
        return root.resolve("deploy");
    }

    /** The modules of which the build makes images. */
    Set<String> services() {
        Set<String> services = new TreeSet<>();
        MODULE.matcher(text("pom.xml")).results().map(found -> found.group(1))
                .filter(module -> Files.exists(root.resolve(module).resolve("pom.xml")))
                .filter(module -> RUNS.matcher(text(module + "/pom.xml")).find()).forEach(services::add);
        return services;
    }

    /** The name that Jib gives to a service's image, behind the prefix. */
    String image(String service) {
        return first(IMAGE, "pom.xml").replace("${project.artifactId}", service);
    }

    /** Whether its processes may do what only root may. */
    boolean runsAsRoot() {
        return Set.of("0", "root").contains(first(USER, "pom.xml").split(":", 2)[0]);
    }

    /** Where a service answers that it is ready, behind its base path. */
    String readinessPath() {
        boolean isShort = Boolean.parseBoolean(setting("management.endpoint.health.probes.add-additional-paths"));
        return isShort ? "/readyz" : "/actuator/health/readiness";
    }

    /** How long requests in flight are waited for, once a service has been told to end. */
    Duration shutdownPhase() {
        return Duration.parse("PT" + setting("spring.lifecycle.timeout-per-shutdown-phase"));
    }

    private String setting(String name) {
        String file = "service-support/src/main/resources/service-support.properties";
        Properties properties = new Properties();
        try (var reader = Files.newBufferedReader(root.resolve(file))) {
            properties.load(reader);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        String value = properties.getProperty(name);
        if (value == null) {
            throw new DeployException("%s does not say %s.".formatted(file, name));
        }
        return value;
    }

    /** The environment variables that a service asks for by name, and those that all services ask for. */
    Set<String> variables(String service) {
        Set<String> variables = new TreeSet<>();
        for (Path source : sources(service)) {
            VARIABLE.matcher(read(source)).results().map(found -> found.group(1)).forEach(variables::add);
        }
        return variables;
    }

    private List<Path> sources(String service) {
        try (Stream<Path> own = Files.walk(root.resolve(service).resolve("src/main"));
                Stream<Path> shared = Files.walk(root.resolve("service-support/src/main"))) {
            return Stream.concat(own, shared)
                    .filter(file -> file.toString().endsWith(".java") || file.toString().endsWith(".properties"))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The store that a service's libraries let it use: {@code TABLE_NAME} or {@code BUCKET_NAME}. */
    String storeVariable(String service) {
        return text(service + "/pom.xml").contains("<artifactId>s3</artifactId>") ? "BUCKET_NAME" : "TABLE_NAME";
    }

    /** The slowest start that was measured at a quarter of a CPU, in seconds. */
    OptionalDouble slowestStart(String service) {
        return JsonFile.read(root.resolve("bench/results/samples.json")).valueStream()
                .filter(measure -> measure.path("measure").asString().equals("cold-start"))
                .flatMap(measure -> measure.path("samples").valueStream())
                .filter(sample -> sample.path("metric").asString().equals("READY_SECONDS")
                        && sample.path("setting").asString().equals("0.25")
                        && sample.path("subject").asString().equals(service))
                .mapToDouble(sample -> sample.path("value").doubleValue()).max();
    }

    private String first(Pattern pattern, String file) {
        Matcher matcher = pattern.matcher(text(file));
        return matcher.results().findFirst().map((MatchResult found) -> found.group(1))
                .orElseThrow(() -> new DeployException("%s has nothing like %s.".formatted(file, pattern)));
    }

    private String text(String file) {
        return read(root.resolve(file));
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
