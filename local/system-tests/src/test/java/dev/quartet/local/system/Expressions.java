package dev.quartet.local.system;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What the dashboard asks Prometheus. */
final class Expressions {

    static final Path SETTINGS = Path.of("../launcher/src/main/resources/observe");
    static final Path RULES = SETTINGS.resolve("rules.yml");
    static final Path DASHBOARD = SETTINGS.resolve("grafana/dashboards/quartet.json");

    private static final Pattern NO_NAMES = Pattern.compile(
            "\"[^\"]*\"|\\{[^}]*}|\\[[^]]*]|\\b(by|without|on|ignoring) *\\([^)]*\\)");
    private static final Pattern NAME = Pattern.compile("\\b[a-zA-Z_][a-zA-Z0-9_:]*\\b(?! *\\()");
    private static final Set<String> NO_METRICS = Set.of("or", "and", "unless", "bool");

    private Expressions() {}

    /** Those of every panel, for all services. */
    static List<String> ofDashboard() {
        JsonNode dashboard = JsonMapper.shared().readTree(read(DASHBOARD));
        return dashboard.path("panels").valueStream().flatMap(panel -> panel.path("targets").valueStream())
                .map(target -> target.path("expr").asString().replace("$service", ".*")).toList();
    }

    /** What an expression asks for, by name. */
    static Set<String> metrics(String expression) {
        Set<String> names = new TreeSet<>();
        NAME.matcher(NO_NAMES.matcher(expression).replaceAll(" ")).results().forEach(found -> names.add(found.group()));
        names.removeAll(NO_METRICS);
        return names;
    }

    static List<String> metricsOf(String... expressions) {
        return Arrays.stream(expressions).flatMap(expression -> metrics(expression).stream()).toList();
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
