package dev.quartet.deploy.document;

import dev.quartet.deploy.problem.DeployException;
import java.io.StringReader;
import java.nio.file.Path;
import java.util.Set;
import java.util.regex.Pattern;
import org.yaml.snakeyaml.DumperOptions.ScalarStyle;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * A file of YAML as the tree of JSON that means the same: CloudFormation's short functions in their long form
 * ({@code !Ref X} is <code>{"Ref": "X"}</code>), everything that is no boolean, number or null a string, no name twice.
 */
public final class YamlFile {

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    // The two functions whose long names do not begin with "Fn::" (AWS CloudFormation User Guide, "Intrinsic function
    // reference").
    private static final Set<String> WITHOUT_PREFIX = Set.of("Ref", "Condition");

    private static final Pattern INTEGER = Pattern.compile("-?(0|[1-9]\\d{0,8})");
    private static final Pattern DECIMAL = Pattern.compile("-?\\d+\\.\\d+");

    private final Path file;

    private YamlFile(Path file) {
        this.file = file;
    }

    /**
     * Reads a file.
     *
     * @throws DeployException if it is missing or is no YAML
     */
    public static JsonNode read(Path file) {
        String text = JsonFile.text(file);
        try {
            Node root = new Yaml(new LoaderOptions()).compose(new StringReader(text));
            if (root == null) {
                throw new DeployException(file + " is empty.");
            }
            return new YamlFile(file).convert(root);
        } catch (MarkedYAMLException e) {
            throw new DeployException("%s is no YAML: %s (line %d)."
                    .formatted(file, e.getProblem(), e.getProblemMark().getLine() + 1), e);
        }
    }

    private JsonNode convert(Node node) {
        return node.getTag().getValue().startsWith("!") ? function(node) : value(node);
    }

    private JsonNode function(Node node) {
        String name = node.getTag().getValue().substring(1);
        JsonNode argument = name.equals("GetAtt") && node instanceof ScalarNode scalar
                ? attribute(scalar.getValue())
                : value(node);
        return NODES.objectNode().set(WITHOUT_PREFIX.contains(name) ? name : "Fn::" + name, argument);
    }

    private static ArrayNode attribute(String dotted) {
        int dot = dotted.indexOf('.');
        return NODES.arrayNode().add(dotted.substring(0, Math.max(dot, 0))).add(dotted.substring(dot + 1));
    }

    private JsonNode value(Node node) {
        return switch (node) {
            case MappingNode mapping -> object(mapping);
            case SequenceNode sequence -> array(sequence);
            case ScalarNode scalar -> scalar(scalar);
            default ->
                throw new DeployException("%s refers to another place of itself (line %d), which is not read here."
                        .formatted(file, line(node)));
        };
    }

    private ObjectNode object(MappingNode mapping) {
        ObjectNode object = NODES.objectNode();
        for (NodeTuple entry : mapping.getValue()) {
            if (!(entry.getKeyNode() instanceof ScalarNode key)) {
                throw new DeployException("%s has a key that is no word (line %d)."
                        .formatted(file, line(entry.getKeyNode())));
            }
            if (object.has(key.getValue())) {
                throw new DeployException("%s has %s twice (line %d).".formatted(file, key.getValue(), line(key)));
            }
            object.set(key.getValue(), convert(entry.getValueNode()));
        }
        return object;
    }

    private ArrayNode array(SequenceNode sequence) {
        ArrayNode array = NODES.arrayNode();
        sequence.getValue().forEach(item -> array.add(convert(item)));
        return array;
    }

    private static JsonNode scalar(ScalarNode scalar) {
        String text = scalar.getValue();
        if (scalar.getScalarStyle() != ScalarStyle.PLAIN) {
            return NODES.stringNode(text);
        }
        if (INTEGER.matcher(text).matches()) {
            return NODES.numberNode(Integer.parseInt(text));
        }
        if (DECIMAL.matcher(text).matches()) {
            return NODES.numberNode(Double.parseDouble(text));
        }
        return switch (text) {
            case "true" -> NODES.booleanNode(true);
            case "false" -> NODES.booleanNode(false);
            case "", "~", "null" -> NODES.nullNode();
            default -> NODES.stringNode(text);
        };
    }

    private static int line(Node node) {
        return node.getStartMark().getLine() + 1;
    }
}
