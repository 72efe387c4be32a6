package dev.quartet.deploy.boundary;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * A line of {@code boundaries.csv}, whose head explains the columns.
 *
 * @param group what it belongs to, of which each is broken by {@code broken-copies.csv}
 */
record Boundary(String group, List<String> who, Verdict verdict, List<String> actions, List<String> resources,
        List<String> when) {

    private static final List<String> TASKS = List.of("user-service", "news-service", "market-service",
            "blog-service");
    private static final Map<String, List<String>> MANY = Map.of(
            "tasks", TASKS,
            "everybody", Stream.concat(TASKS.stream(), Stream.of("execution", "instance", "infrastructure", "flow-logs",
                    "push", "plan", "deploy", "cloudformation")).toList());

    // How ARNs begin, where it is not arn:aws:SERVICE:REGION:ACCOUNT.
    private static final Map<String, String> BEGINNINGS = Map.of(
            "iam", "arn:aws:iam::{account}:",
            "route53", "arn:aws:route53:::",
            "s3", "arn:aws:s3:::",
            "sts", "arn:aws:iam::{account}:");

    static final String GITHUB = "token.actions.githubusercontent.com";

    static Stream<Boundary> all() {
        return lines("boundaries.csv").map(Boundary::of);
    }

    /** The lines of a table beside this class: no comments, no head, no empty ones. */
    static Stream<List<String>> lines(String table) {
        try (var file = Objects.requireNonNull(Boundary.class.getResourceAsStream(table))) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8).lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#")).skip(1)
                    .map(line -> Arrays.stream(line.split("\\|", -1)).map(String::strip).toList());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Boundary of(List<String> columns) {
        String[] actions = columns.get(3).split(":", 2);
        String beginning = BEGINNINGS.getOrDefault(actions[0], "arn:aws:" + actions[0] + ":{here}:");
        return new Boundary(columns.get(0), who(columns.get(1)), Verdict.of(columns.get(2)),
                Stream.of(actions[1].split(",")).map(action -> actions[0] + ':' + action).toList(),
                words(columns.get(4)).map(resource -> resource.startsWith("arn:") || resource.equals("*")
                        ? resource
                        : beginning + resource).toList(),
                words(columns.get(5)).toList());
    }

    private static List<String> who(String column) {
        return column.endsWith(" endpoint")
                ? List.of(column)
                : words(column).flatMap(word -> MANY.getOrDefault(word, List.of(word)).stream()).toList();
    }

    private static Stream<String> words(String column) {
        return column.isEmpty() ? Stream.of() : Stream.of(column.split(" +"));
    }

    /** Each of them, about each action, on each resource. */
    Stream<Question> questions(Place place) {
        return who.stream().flatMap(one -> actions.stream().flatMap(action -> resources.stream()
                .map(resource -> new Question(one, action, place.fill(resource), context(one, place)))));
    }

    /** The same, but nobody may. */
    Boundary forbidden() {
        return new Boundary(group, who, Verdict.MAY_NOT, actions, resources, when);
    }

    private Map<String, String> context(String one, Place place) {
        Map<String, String> context = new LinkedHashMap<>();
        when.forEach(condition -> {
            String[] parts = place.fill(condition).split("=", 2);
            switch (parts[0]) {
                case "tagged" -> tags(context, "aws:ResourceTag/", parts[1]);
                case "tagging" -> tags(context, "aws:RequestTag/", parts[1]);
                default -> context.put(one.equals("github") ? GITHUB + ':' + parts[0] : parts[0], parts[1]);
            }
        });
        return context;
    }

    private static void tags(Map<String, String> context, String key, String environment) {
        context.put(key + "project", "quartet");
        context.put(key + "environment", environment);
    }

    @Override
    public String toString() {
        return "%s: %s %s %s on %s%s".formatted(group, String.join(", ", who), verdict, String.join(", ", actions),
                String.join(", ", resources), when.isEmpty() ? "" : " when " + String.join(", ", when));
    }
}
