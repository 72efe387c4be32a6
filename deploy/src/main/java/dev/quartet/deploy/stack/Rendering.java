package dev.quartet.deploy.stack;

import dev.quartet.deploy.problem.DeployException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.MissingNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A template with its parameters put in: conditions decided, functions worked out as far as they can be without an account
 * ("Intrinsic function reference", AWS CloudFormation User Guide). What only AWS knows stays as it is written, such as
 * {@code Fn::GetAtt} and a {@code Ref} to a resource; {@code Fn::ImportValue} keeps the full name of the export.
 */
final class Rendering {

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    private static final Pattern SUBSTITUTION = Pattern.compile("\\$\\{(!?)([^}]+)}");

    private final Template template;
    private final Map<String, JsonNode> names = new HashMap<>();
    private final Map<String, Boolean> conditions = new HashMap<>();
    private final Set<String> imports = new TreeSet<>();
    private final Set<String> exports = new TreeSet<>();
    private final ObjectNode resources;

    /**
     * Renders.
     *
     * @param values of parameters, all of them
     * @param pseudo values of pseudo parameters, such as {@code AWS::Region}
     */
    Rendering(Template template, Map<String, String> values, Map<String, String> pseudo) {
        this.template = template;
        template.parameters().forEach((name, parameter) -> names.put(name, node(parameter, values.getOrDefault(name,
                ""))));
        pseudo.forEach((name, value) -> names.put(name, NODES.stringNode(value)));
        names.put("AWS::NoValue", MissingNode.getInstance());
        resources = section("Resources");
        section("Outputs").forEach(output -> {
            JsonNode export = output.path("Export").path("Name");
            if (!export.isMissingNode()) {
                exports.add(export.asString());
            }
        });
    }

    private static JsonNode node(Parameter parameter, String value) {
        if (!parameter.isList()) {
            return NODES.stringNode(value);
        }
        ArrayNode items = NODES.arrayNode();
        parameter.items(value).forEach(items::add);
        return items;
    }

    /** Those whose condition holds: logical id and declaration. */
    JsonNode resources() {
        return resources;
    }

    /** Names of the exports that this gives. */
    Set<String> exports() {
        return exports;
    }

    /** Names of the exports that this needs. */
    Set<String> imports() {
        return imports;
    }

    private ObjectNode section(String section) {
        ObjectNode kept = NODES.objectNode();
        template.document().path(section).properties().forEach(entry -> {
            JsonNode condition = entry.getValue().path("Condition");
            if (condition.isMissingNode() || holds(condition.asString())) {
                kept.set(entry.getKey(), evaluate(entry.getValue()));
            }
        });
        return kept;
    }

    private boolean holds(String condition) {
        Boolean known = conditions.get(condition);
        if (known == null) {
            known = isTrue(template.document().path("Conditions").path(condition));
            conditions.put(condition, known);
        }
        return known;
    }

    private boolean isTrue(JsonNode expression) {
        if (expression.isBoolean()) {
            return expression.booleanValue();
        }
        String function = expression.isObject() && expression.size() == 1
                ? expression.propertyNames().iterator().next()
                : "";
        JsonNode arguments = expression.path(function);
        return switch (function) {
            case "Condition" -> holds(arguments.asString());
            case "Fn::Equals" -> text(arguments.path(0)).equals(text(arguments.path(1)));
            case "Fn::Not" -> !isTrue(arguments.path(0));
            case "Fn::And" -> arguments.valueStream().allMatch(this::isTrue);
            case "Fn::Or" -> arguments.valueStream().anyMatch(this::isTrue);
            default -> throw new DeployException("%s.yaml has a condition that is none: %s.".formatted(template.name(),
                    expression));
        };
    }

    private String text(JsonNode expression) {
        JsonNode value = evaluate(expression);
        return value.isValueNode() ? value.asString() : value.toString();
    }

    private JsonNode evaluate(JsonNode node) {
        if (node.isArray()) {
            return array(node.valueStream());
        }
        if (!node.isObject()) {
            return node;
        }
        if (node.size() == 1) {
            String function = node.propertyNames().iterator().next();
            if (function.equals("Ref") || function.startsWith("Fn::")) {
                return call(function, node.path(function), node);
            }
        }
        ObjectNode object = NODES.objectNode();
        node.properties().forEach(entry -> {
            JsonNode value = evaluate(entry.getValue());
            if (!value.isMissingNode()) {
                object.set(entry.getKey(), value);
            }
        });
        return object;
    }

    private ArrayNode array(Stream<JsonNode> items) {
        ArrayNode array = NODES.arrayNode();
        items.map(this::evaluate).filter(Predicate.not(JsonNode::isMissingNode)).forEach(array::add);
        return array;
    }

    private JsonNode call(String function, JsonNode arguments, JsonNode asWritten) {
        return switch (function) {
            case "Ref" -> names.getOrDefault(arguments.asString(), asWritten);
            case "Fn::If" -> evaluate(arguments.path(holds(arguments.path(0).asString()) ? 1 : 2));
            case "Fn::Sub" -> substitute(arguments);
            case "Fn::FindInMap" -> findInMap(arguments);
            case "Fn::Join" -> join(arguments, asWritten);
            case "Fn::Split" -> split(arguments, asWritten);
            case "Fn::Select" -> select(arguments, asWritten);
            case "Fn::ImportValue" -> importValue(arguments);
            case "Fn::GetAtt" -> asWritten;
            default -> NODES.objectNode().set(function, evaluate(arguments));
        };
    }

    private JsonNode importValue(JsonNode name) {
        String export = text(name);
        imports.add(export);
        return NODES.objectNode().put("Fn::ImportValue", export);
    }

    private JsonNode substitute(JsonNode arguments) {
        Map<String, JsonNode> local = new HashMap<>(names);
        if (arguments.isArray()) {
            arguments.path(1).properties().forEach(entry -> local.put(entry.getKey(), evaluate(entry.getValue())));
        }
        String text = (arguments.isArray() ? arguments.path(0) : arguments).asString();
        return NODES
                .stringNode(SUBSTITUTION.matcher(text).replaceAll(found -> Matcher.quoteReplacement(substitute(found,
                        local))));
    }

    private static String substitute(MatchResult found, Map<String, JsonNode> values) {
        if (!found.group(1).isEmpty()) {
            return "${" + found.group(2) + '}';
        }
        JsonNode value = values.getOrDefault(found.group(2), MissingNode.getInstance());
        return value.isValueNode() && !value.isMissingNode() ? value.asString() : found.group();
    }

    private JsonNode findInMap(JsonNode arguments) {
        List<String> keys = new ArrayList<>();
        arguments.forEach(argument -> keys.add(text(argument)));
        JsonNode found = template.document().path("Mappings").path(keys.get(0)).path(keys.get(1)).path(keys.get(2));
        if (found.isMissingNode()) {
            throw new DeployException("%s.yaml looks for %s in its mappings, which have no such thing."
                    .formatted(template.name(), String.join(".", keys)));
        }
        return found;
    }

    private JsonNode join(JsonNode arguments, JsonNode asWritten) {
        JsonNode parts = evaluate(arguments.path(1));
        if (!parts.isArray() || !parts.valueStream().allMatch(JsonNode::isValueNode)) {
            return asWritten;
        }
        return NODES.stringNode(String.join(arguments.path(0).asString(), parts.valueStream().map(JsonNode::asString)
                .toList()));
    }

    private JsonNode split(JsonNode arguments, JsonNode asWritten) {
        JsonNode whole = evaluate(arguments.path(1));
        if (!whole.isValueNode()) {
            return asWritten;
        }
        ArrayNode parts = NODES.arrayNode();
        Stream.of(whole.asString().split(Pattern.quote(arguments.path(0).asString()), -1)).forEach(parts::add);
        return parts;
    }

    private JsonNode select(JsonNode arguments, JsonNode asWritten) {
        JsonNode list = evaluate(arguments.path(1));
        return list.isArray() ? list.path(Integer.parseInt(text(arguments.path(0)))) : asWritten;
    }
}
