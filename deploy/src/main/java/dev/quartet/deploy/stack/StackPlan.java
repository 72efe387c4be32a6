package dev.quartet.deploy.stack;

import dev.quartet.deploy.environment.Environment;
import dev.quartet.deploy.problem.DeployException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/**
 * The stacks of an environment in one Region, in the order that their exports and imports demand.
 *
 * @param levels stacks of a level need only stacks of levels before it, and can be made side by side
 */
public record StackPlan(List<List<Stack>> levels) {

    // Parameters that an environment's file does not repeat: they follow from what it says elsewhere.
    private static final Set<String> GIVEN = Set.of("Environment", "Service", "LaunchType", "NetworkMode",
            "TaskDefinitionArn");

    /**
     * Plans.
     *
     * @param taskDefinitionArn what a service is to run
     * @throws DeployException if the environment names a template or parameter that there is not, leaves one out or gives
     *             it a wrong value, or if the stacks do not fit each other
     */
    public static StackPlan of(Environment environment, String region, Templates templates,
            UnaryOperator<String> taskDefinitionArn) {
        Set<String> names = new LinkedHashSet<>(environment.stacks().keySet());
        names.addAll(environment.regions().getOrDefault(region, Map.of()).keySet());
        List<Stack> stacks = names.stream().map(templates::named)
                .flatMap(template -> new Making(environment, region, template, taskDefinitionArn).stacks()).toList();
        return new StackPlan(levels(stacks, new Needs(environment.name(), stacks)));
    }

    /** All of them, in an order in which they can be made one after the other. */
    public List<Stack> stacks() {
        return levels.stream().flatMap(List::stream).toList();
    }

    /** Those that cannot be there without some others: what imports from them, and so on. The others are not among them. */
    public List<Stack> dependents(Collection<Stack> others) {
        Set<String> exports = new TreeSet<>();
        others.forEach(stack -> exports.addAll(stack.exports()));
        List<Stack> dependents = new ArrayList<>();
        for (Stack stack : stacks()) {
            if (!others.contains(stack) && stack.imports().stream().anyMatch(exports::contains)) {
                dependents.add(stack);
                exports.addAll(stack.exports());
            }
        }
        return dependents;
    }

    private static List<List<Stack>> levels(List<Stack> stacks, Needs needs) {
        List<List<Stack>> levels = new ArrayList<>();
        Set<String> made = new TreeSet<>();
        List<Stack> left = new ArrayList<>(stacks);
        while (!left.isEmpty()) {
            List<Stack> level = left.stream().filter(stack -> made.containsAll(needs.of(stack))).toList();
            if (level.isEmpty()) {
                throw new DeployException("These stacks wait for each other: %s.".formatted(needs.circle(left
                        .getFirst())));
            }
            levels.add(level);
            level.forEach(stack -> made.add(stack.name()));
            left.removeAll(level);
        }
        return levels;
    }

    private record Making(Environment environment, String region, Template template,
            UnaryOperator<String> taskDefinitionArn) {

        Stream<Stack> stacks() {
            List<String> services = template.services();
            return services.isEmpty() ? Stream.of(stack("")) : services.stream().map(this::stack);
        }

        private Stack stack(String service) {
            String name = template.stackName(environment.name(), service);
            return Stack.of(template, service, name, parameters(service), Map.of(
                    "AWS::AccountId", environment.account(),
                    "AWS::Partition", "aws",
                    "AWS::Region", region,
                    "AWS::StackName", name,
                    "AWS::URLSuffix", "amazonaws.com"));
        }

        private Map<String, String> parameters(String service) {
            Map<String, Parameter> declared = template.parameters();
            Map<String, String> written = written();
            refuseUnknown(written.keySet(), declared);
            Map<String, String> values = new LinkedHashMap<>();
            declared.values().forEach(parameter -> parameter.defaultValue()
                    .ifPresent(value -> values.put(parameter.name(), value)));
            values.putAll(written);
            given(service).forEach((name, value) -> {
                if (declared.containsKey(name)) {
                    values.put(name, value);
                }
            });
            declared.values().forEach(parameter -> check(parameter, values));
            return values;
        }

        private Map<String, String> written() {
            Map<String, String> written = new LinkedHashMap<>(environment.stacks().getOrDefault(template.name(), Map
                    .of()));
            written.putAll(
                    environment.regions().getOrDefault(region, Map.of()).getOrDefault(template.name(), Map.of()));
            return written;
        }

        private Map<String, String> given(String service) {
            Map<String, String> given = new HashMap<>(Map.of(
                    "Environment", environment.name(),
                    "LaunchType", environment.launchType().name(),
                    "NetworkMode", environment.networkMode().label()));
            if (!service.isEmpty()) {
                given.put("Service", service);
                given.put("TaskDefinitionArn", taskDefinitionArn.apply(service));
            }
            return given;
        }

        private void refuseUnknown(Set<String> written, Map<String, Parameter> declared) {
            for (String name : new TreeSet<>(written)) {
                if (GIVEN.contains(name)) {
                    throw wrong("sets %s, which follows from the rest of its file: leave it out".formatted(name));
                }
                if (!declared.containsKey(name)) {
                    throw wrong("sets %s, which the template has not; it has %s".formatted(name,
                            String.join(", ", new TreeSet<>(declared.keySet()))));
                }
            }
        }

        private void check(Parameter parameter, Map<String, String> values) {
            String value = values.get(parameter.name());
            if (value == null) {
                throw wrong("lacks " + parameter.name());
            }
            parameter.complaint(value).ifPresent(complaint -> {
                throw wrong("%s is '%s'; it %s".formatted(parameter.name(), value, complaint));
            });
        }

        private DeployException wrong(String what) {
            return new DeployException("Environment %s, %s.yaml in %s: %s.".formatted(environment.name(), template
                    .name(), region, what));
        }
    }

    /** Which stacks a stack needs, by name. */
    private static final class Needs {

        private final Map<String, Set<String>> byName = new HashMap<>();

        Needs(String environment, List<Stack> stacks) {
            Map<String, String> exporters = new HashMap<>();
            stacks.forEach(stack -> stack.exports().forEach(export -> {
                String other = exporters.put(export, stack.name());
                if (other != null) {
                    throw new DeployException("%s and %s both export %s.".formatted(other, stack.name(), export));
                }
            }));
            stacks.forEach(stack -> {
                Set<String> needs = new TreeSet<>();
                stack.imports().forEach(name -> needs.add(exporter(environment, exporters, stack, name)));
                byName.put(stack.name(), needs);
            });
        }

        private static String exporter(String environment, Map<String, String> exporters, Stack stack, String export) {
            String exporter = exporters.get(export);
            if (exporter == null) {
                throw new DeployException("%s imports %s, which no stack of environment %s exports."
                        .formatted(stack.name(), export, environment));
            }
            return exporter;
        }

        Set<String> of(Stack stack) {
            return byName.getOrDefault(stack.name(), Set.of());
        }

        /** From a stack that cannot be made, along what it waits for, until a stack comes up again. */
        String circle(Stack stuck) {
            List<String> path = new ArrayList<>();
            String name = stuck.name();
            while (!path.contains(name)) {
                path.add(name);
                name = byName.getOrDefault(name, Set.of()).stream().filter(this::isStuck).findFirst().orElse(name);
            }
            path.add(name);
            return String.join(" → ", path.subList(path.indexOf(name), path.size()));
        }

        private boolean isStuck(String name) {
            return reaches(name, new TreeSet<>());
        }

        private boolean reaches(String name, Set<String> seen) {
            return !seen.add(name) || byName.getOrDefault(name, Set.of()).stream()
                    .anyMatch(next -> reaches(next, new TreeSet<>(seen)));
        }
    }
}
