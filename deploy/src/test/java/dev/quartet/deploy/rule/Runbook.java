package dev.quartet.deploy.rule;

import dev.quartet.deploy.Deploy;
import dev.quartet.deploy.command.Pace;
import dev.quartet.deploy.command.Terminal;
import dev.quartet.deploy.document.JsonFile;
import dev.quartet.deploy.document.YamlFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import picocli.CommandLine.ParameterException;
import tools.jackson.databind.JsonNode;

/**
 * The pages for people on call, held against alarms, dashboards and commands.
 *
 * @param root the folder of a clone
 */
record Runbook(Path root) {

    private static final String EACH_SERVICE = "quartet-${Environment}-${Service}-";
    private static final String EACH_ENVIRONMENT = "quartet-${Environment}-";

    private static final Pattern WIDGET = Pattern.compile("\"title\": \"([^\"]+)\"");
    private static final Pattern BOLD = Pattern.compile("\\*\\*([^*]+)\\*\\*");
    private static final Pattern COMMAND = Pattern.compile("`deploy/quartet ([^`]+)`");

    /** What does not agree, a sentence each. */
    List<String> complaints() {
        List<String> complaints = new ArrayList<>();
        Map<String, JsonNode> alarms = alarms();
        Map<String, String> pages = pages();
        alarms.forEach((page, alarm) -> checkAlarm(page, alarm, pages, complaints::add));
        pages.forEach((page, text) -> checkPage(page, text, alarms.keySet(), complaints::add));
        Set<String> shown = titles();
        Stream.concat(pages.entrySet().stream(), Stream.of(Map.entry("README", read(folder().resolve("README.md")))))
                .forEach(page -> {
                    checkTitles(page.getKey(), page.getValue(), shown, complaints::add);
                    checkCommands(page.getKey(), page.getValue(), complaints::add);
                });
        return complaints;
    }

    private void checkAlarm(String page, JsonNode alarm, Map<String, String> pages, Consumer<String> complaints) {
        if (!sub(alarm, "AlarmDescription").endsWith("What to do: ${RunbookAddress}/%s.md".formatted(page))) {
            complaints.accept("The alarm %s does not name its page.".formatted(page));
        }
        if (!pages.getOrDefault(page, "").startsWith("# Alarm %s\n".formatted(page))) {
            complaints.accept("The alarm %s has no page.".formatted(page));
        }
        String dashboard = dashboard();
        if (!dashboard.contains("(${RunbookAddress}/%s.md)".formatted(page))) {
            complaints.accept("The dashboard does not lead to %s.md.".formatted(page));
        }
        for (String name : names(page, alarm)) {
            if (!dashboard.contains("(${Alarm}-%s)".formatted(name))) {
                complaints.accept("The dashboard does not lead to the alarm %s.".formatted(name));
            }
        }
    }

    private static void checkPage(String page, String text, Set<String> alarms, Consumer<String> complaints) {
        if (text.startsWith("# Alarm ") && !alarms.contains(page)) {
            complaints.accept("%s.md has no alarm.".formatted(page));
        }
        if (!text.contains("`quartet-ENV-REGION`")) {
            complaints.accept("%s.md does not lead back to the dashboard.".formatted(page));
        }
    }

    private static void checkTitles(String page, String text, Set<String> shown, Consumer<String> complaints) {
        BOLD.matcher(text.replaceAll("\\s+", " ")).results().map(found -> found.group(1))
                .filter(title -> !title.endsWith("?") && !shown.contains(title))
                .forEach(title -> complaints.accept("%s.md: no dashboard shows '%s'.".formatted(page, title)));
    }

    private static void checkCommands(String page, String text, Consumer<String> complaints) {
        COMMAND.matcher(text.replaceAll("\\s+", " ")).results().map(found -> found.group(1)).forEach(command -> {
            try {
                Deploy.commandLine(environment -> {
                    throw new AssertionError("Nothing is done.");
                }, Terminal.ofProcess(), Pace.USUAL).parseArgs(command.split(" "));
            } catch (ParameterException unknown) {
                complaints.accept("%s.md: 'deploy/quartet %s' is no command.".formatted(page, command));
            }
        });
    }

    /** By the name of their page: what they are called behind environment and service. */
    private Map<String, JsonNode> alarms() {
        Map<String, JsonNode> alarms = new TreeMap<>();
        for (Path template : files(root.resolve("deploy/stacks"), ".yaml")) {
            YamlFile.read(template).path("Resources").valueStream()
                    .filter(resource -> resource.path("Type").asString("").equals("AWS::CloudWatch::Alarm"))
                    .map(resource -> resource.path("Properties"))
                    .forEach(alarm -> alarms.put(sub(alarm, "AlarmName").replace(EACH_SERVICE, "")
                            .replace(EACH_ENVIRONMENT, ""), alarm));
        }
        return alarms;
    }

    private Set<String> names(String page, JsonNode alarm) {
        if (!sub(alarm, "AlarmName").startsWith(EACH_SERVICE)) {
            return Set.of(page);
        }
        Set<String> names = new TreeSet<>();
        new Project(root).services().forEach(service -> names.add(service + "-" + page));
        return names;
    }

    /** All but the list of them. */
    private Map<String, String> pages() {
        Map<String, String> pages = new TreeMap<>();
        for (Path file : files(folder(), ".md")) {
            String name = file.getFileName().toString().replace(".md", "");
            if (!name.equals("README")) {
                pages.put(name, read(file));
            }
        }
        return pages;
    }

    private Set<String> titles() {
        Set<String> titles = new HashSet<>();
        WIDGET.matcher(dashboard()).results().map((MatchResult found) -> found.group(1)).forEach(titles::add);
        JsonFile.read(root.resolve("local/launcher/src/main/resources/observe/grafana/dashboards/quartet.json"))
                .path("panels").valueStream().map(panel -> panel.path("title").asString()).forEach(titles::add);
        return titles;
    }

    private String dashboard() {
        return read(root.resolve("deploy/stacks/dashboard.yaml"));
    }

    private Path folder() {
        return root.resolve("docs/runbook");
    }

    private static String sub(JsonNode alarm, String property) {
        return alarm.path(property).path("Fn::Sub").asString("");
    }

    private static List<Path> files(Path folder, String ending) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(ending)).sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
