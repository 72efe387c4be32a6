package dev.quartet.deploy.environment;

import dev.quartet.deploy.document.YamlFile;
import dev.quartet.deploy.problem.DeployException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/**
 * The folder of environment files.
 *
 * @param folder one YAML file for each environment, named like it
 */
public record Environments(Path folder) {

    private static final Set<String> KEYS = Set.of("account", "owner", "launchType", "networkMode", "regions",
            "stacks");

    /** The names of all, in the order of the alphabet. */
    public List<String> names() {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).filter(name -> name.endsWith(".yaml"))
                    .map(name -> name.replaceFirst("\\.yaml$", "")).sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Reads one.
     *
     * @throws DeployException if there is none of this name, or its file has too much, too little or nonsense
     */
    public Environment read(String name) {
        if (!names().contains(name)) {
            throw new DeployException("There is no environment %s; there is %s.".formatted(name,
                    String.join(", ", names())));
        }
        return new Reading(name, YamlFile.read(folder.resolve(name + ".yaml"))).environment();
    }

    private record Reading(String name, JsonNode file) {

        Environment environment() {
            if (!file.isObject()) {
                throw wrong("is no list of names and values");
            }
            Set<String> unknown = new TreeSet<>(file.propertyNames());
            unknown.removeAll(KEYS);
            if (!unknown.isEmpty()) {
                throw wrong("has %s, which nobody reads; it may have %s"
                        .formatted(String.join(", ", unknown), String.join(", ", new TreeSet<>(KEYS))));
            }
            return new Environment(name, text("account"), text("owner"),
                    choice("launchType", LaunchType.values(), LaunchType::label),
                    choice("networkMode", NetworkMode.values(), NetworkMode::label),
                    entries("regions", file.path("regions"),
                            (region, own) -> stacks("regions." + region, own)),
                    stacks("stacks", file.path("stacks")));
        }

        private String text(String key) {
            JsonNode value = file.path(key);
            if (!value.isString()) {
                throw wrong(value.isMissingNode() ? "lacks " + key : key + " is no text: put it in quotes");
            }
            return value.stringValue();
        }

        private <E> E choice(String key, E[] all, Function<E, String> label) {
            String wanted = text(key);
            return Arrays.stream(all).filter(one -> label.apply(one).equals(wanted)).findFirst()
                    .orElseThrow(() -> wrong("%s is '%s'; it may be %s".formatted(key, wanted,
                            Arrays.stream(all).map(label).collect(Collectors.joining(", ")))));
        }

        private Map<String, Map<String, String>> stacks(String key, JsonNode value) {
            return entries(key, value, (template, parameters) -> entries(key + '.' + template, parameters,
                    (parameter, scalar) -> scalar(key + '.' + template + '.' + parameter, scalar)));
        }

        private String scalar(String key, JsonNode value) {
            if (!value.isValueNode() || value.isNull()) {
                throw wrong(key + " is no text or number");
            }
            return value.asString();
        }

        private <V> Map<String, V> entries(String key, JsonNode value, Reader<V> reader) {
            if (!value.isObject()) {
                throw wrong(value.isMissingNode()
                        ? "lacks " + key
                        : key + " is no list of names and values; an empty one is {}");
            }
            Map<String, V> entries = new LinkedHashMap<>();
            value.properties().forEach(entry -> entries.put(entry.getKey(), reader.read(entry.getKey(), entry
                    .getValue())));
            return entries;
        }

        private DeployException wrong(String what) {
            return new DeployException("Environment %s: its file %s.".formatted(name, what));
        }
    }

    private interface Reader<V> {
        V read(String key, JsonNode value);
    }
}
