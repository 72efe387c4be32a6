package dev.quartet.deploy.taskdefinition;

import dev.quartet.deploy.problem.DeployException;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/** Puts values in the place of placeholders, wherever a text has one. */
final class Filling {

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    // Also what is misspelt, such as ${image digest or ${}: nothing that looks like a placeholder gets to AWS.
    private static final Pattern PLACEHOLDER = Pattern.compile("\\$\\{([^}]*)(}?)");

    private final String file;
    private final Map<Placeholder, String> values;

    /**
     * Takes the values.
     *
     * @param file for the reader of an error
     * @throws DeployException if a value is none of its kind
     */
    Filling(String file, Map<Placeholder, String> values) {
        this.file = file;
        this.values = values;
        values.forEach((placeholder, value) -> {
            if (!placeholder.accepts(value)) {
                throw new DeployException("'%s' is no value for ${%s} of %s.".formatted(value, placeholder, file));
            }
        });
    }

    JsonNode fill(JsonNode node) {
        if (node.isString()) {
            return NODES.stringNode(PLACEHOLDER.matcher(node.stringValue()).replaceAll(this::value));
        }
        if (node.isArray()) {
            var array = NODES.arrayNode();
            node.forEach(item -> array.add(fill(item)));
            return array;
        }
        if (node.isObject()) {
            var object = NODES.objectNode();
            node.properties().forEach(entry -> object.set(entry.getKey(), fill(entry.getValue())));
            return object;
        }
        return node;
    }

    private String value(MatchResult found) {
        if (found.group(2).isEmpty()) {
            throw new DeployException("%s has '%s', a placeholder without its end.".formatted(file, found.group()));
        }
        Placeholder placeholder = Placeholder.named(found.group(1)).orElseThrow(() -> new DeployException(
                "%s has %s, which is no placeholder; there are %s.".formatted(file, found.group(), Placeholder.all())));
        String value = values.get(placeholder);
        if (value == null) {
            throw new DeployException("%s needs a value for %s, and there is none.".formatted(file, found.group()));
        }
        return Matcher.quoteReplacement(value);
    }
}
