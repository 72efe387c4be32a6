package dev.quartet.deploy.taskdefinition;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Set;
import java.util.TreeSet;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Derives a JSON Schema from the model of an AWS service (the {@code service-2.json} that botocore and its sisters carry):
 * what a shape may hold, what it must hold, and nothing else.
 */
final class ModelSchema {

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private final JsonNode shapes;
    private final Set<String> wanted = new TreeSet<>();
    private final Deque<String> open = new ArrayDeque<>();

    private ModelSchema(JsonNode model) {
        shapes = model.path("shapes");
    }

    /** The schema of what an operation takes. */
    static ObjectNode ofInput(JsonNode model, String operation) {
        return new ModelSchema(model).schema(model.path("operations").path(operation).path("input").path("shape")
                .asString());
    }

    private ObjectNode schema(String input) {
        ObjectNode schema = NODES.objectNode().put("$schema", "https://json-schema.org/draft/2020-12/schema");
        schema.setAll(reference(input));
        ObjectNode definitions = NODES.objectNode();
        while (!open.isEmpty()) {
            String name = open.remove();
            definitions.set(name, shape(shapes.path(name)));
        }
        ObjectNode sorted = schema.putObject("$defs");
        wanted.forEach(name -> sorted.set(name, definitions.path(name)));
        return schema;
    }

    private ObjectNode reference(String name) {
        if (wanted.add(name)) {
            open.add(name);
        }
        return NODES.objectNode().put("$ref", "#/$defs/" + name);
    }

    private ObjectNode shape(JsonNode shape) {
        return switch (shape.path("type").asString()) {
            case "structure" -> structure(shape);
            case "list" -> bounds(type("array").set("items", member(shape, "member")), shape, "minItems", "maxItems");
            case "map" -> type("object").set("additionalProperties", member(shape, "value"));
            case "string" -> string(shape);
            case "integer", "long" -> bounds(type("integer"), shape, "minimum", "maximum");
            case "double", "float" -> bounds(type("number"), shape, "minimum", "maximum");
            case "boolean" -> type("boolean");
            default -> throw new IllegalArgumentException("A shape that is new here: " + shape);
        };
    }

    private ObjectNode structure(JsonNode shape) {
        ObjectNode schema = type("object");
        ObjectNode properties = schema.putObject("properties");
        shape.path("members").properties().forEach(member -> properties.set(member.getKey(), reference(member.getValue()
                .path("shape").asString())));
        if (shape.path("required") instanceof ArrayNode required) {
            schema.set("required", required);
        }
        return schema.put("additionalProperties", false);
    }

    private ObjectNode string(JsonNode shape) {
        ObjectNode schema = bounds(type("string"), shape, "minLength", "maxLength");
        for (String keyword : new String[]{"enum", "pattern"}) {
            if (shape.has(keyword)) {
                schema.set(keyword, shape.path(keyword));
            }
        }
        return schema;
    }

    private ObjectNode member(JsonNode shape, String role) {
        return reference(shape.path(role).path("shape").asString());
    }

    private static ObjectNode type(String type) {
        return NODES.objectNode().put("type", type);
    }

    private static ObjectNode bounds(ObjectNode schema, JsonNode shape, String least, String most) {
        if (shape.has("min")) {
            schema.set(least, shape.path("min"));
        }
        if (shape.has("max")) {
            schema.set(most, shape.path("max"));
        }
        return schema;
    }
}
