package dev.quartet.local.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The API description that a service ships, {@code src/main/resources/static/openapi.json}: what springdoc reads from
 * the controllers, with the answers that service-support gives on behalf of every operation.
 */
final class OpenApiDocument {

    private static final JsonMapper JSON = JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    private static final Path COMMITTED = Path.of("src/main/resources/static/openapi.json");

    private static final Path BUILT = Path.of("target/classes/static/openapi.json");

    private static final String UPDATE = "openapi.update";

    private static final Map<Integer, String> TITLES = new TreeMap<>(
            Map.ofEntries(Map.entry(400, "Bad Request"), Map.entry(404, "Not Found"), Map.entry(406, "Not Acceptable"),
                    Map.entry(409, "Conflict"), Map.entry(410, "Gone"), Map.entry(412, "Precondition Failed"),
                    Map.entry(413, "Content Too Large"), Map.entry(415, "Unsupported Media Type"),
                    Map.entry(428, "Precondition Required"), Map.entry(500, "Internal Server Error"),
                    Map.entry(503, "Service Unavailable")));

    private OpenApiDocument() {}

    /**
     * Compares the committed document with the code, or writes it when the system property {@code openapi.update} is
     * set.
     *
     * @param springdoc what springdoc answers at {@code /v3/api-docs}
     */
    static void verify(String service, String springdoc) {
        String expected = JSON.writeValueAsString(sorted(complete(service, springdoc))) + "\n";
        try {
            if (Boolean.getBoolean(UPDATE)) {
                write(COMMITTED, expected);
                write(BUILT, expected);
            }
            assertThat(COMMITTED).as("the committed API description; run mvn verify -D%s=true", UPDATE).exists();
            assertThat(Files.readString(COMMITTED, StandardCharsets.UTF_8))
                    .as("the committed API description; where the change is meant, run mvn verify -D%s=true", UPDATE)
                    .isEqualTo(expected);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void write(Path file, String text) throws IOException {
        Files.createDirectories(file.getParent());
        Files.writeString(file, text, StandardCharsets.UTF_8);
    }

    private static ObjectNode complete(String service, String springdoc) {
        ObjectNode document = (ObjectNode) JSON.readTree(springdoc);
        document.putObject("info").put("title", service).put("version", "1").putObject("license").put("name",
                "Apache-2.0");
        document.putArray("servers").addObject().put("url", ".").put("description", "Where this document was read");
        ObjectNode schemas = document.withObject("/components/schemas");
        schemas.set("Problem", JSON.readTree(PROBLEM_SCHEMA));
        boolean versioned = springdoc.contains("\"If-Match\"");
        document.withObject("/paths").properties().forEach(path -> path.getValue().properties()
                .forEach(operation -> complete(path.getKey(), (ObjectNode) operation.getValue(), versioned)));
        return document;
    }

    private static void complete(String path, ObjectNode operation, boolean versioned) {
        ObjectNode responses = operation.withObject("/responses");
        Stream.of(400, 406, 500, 503).forEach(status -> responses.withObject("/" + status));
        if (path.contains("{")) {
            responses.withObject("/404");
        }
        if (operation.has("requestBody")) {
            Stream.of(413, 415).forEach(status -> responses.withObject("/" + status));
        }
        operation.path("parameters").forEach(parameter -> {
            if (parameter.path("name").asString().equals("If-Match")) {
                responses.withObject("/412");
                if (parameter.path("required").asBoolean()) {
                    responses.withObject("/428");
                }
            }
        });
        responses.properties().forEach(response -> answer(Integer.parseInt(response.getKey()),
                (ObjectNode) response.getValue(), path));
        if (versioned && responses.has("201")) {
            header(responses.withObject("/201"), "ETag", "Its version, for If-Match", "\"1\"");
        }
    }

    private static void answer(int status, ObjectNode response, String path) {
        if (status == 201) {
            header(response, "Location", "Where the new resource is, from the root of this address",
                    path + "/0198c1de");
        }
        if (status < 400) {
            // What springdoc calls anything is what Boot's converter writes by default.
            if (response.path("content").has("*/*")) {
                ObjectNode content = response.withObject("/content");
                content.set("application/json", content.remove("*/*"));
            }
            return;
        }
        if (!response.hasNonNull("description")) {
            response.put("description", TITLES.getOrDefault(status, "Error"));
        }
        response.remove("content");
        ObjectNode content = response.putObject("content").putObject("application/problem+json");
        content.putObject("schema").put("$ref", "#/components/schemas/Problem");
        ObjectNode example = content.putObject("example").put("title", TITLES.get(status)).put("status", status)
                .put("detail", "What happened, and what to do next.").put("instance", path);
        if (status == 400) {
            example.put("type", "urn:quartet:problem:invalid-input");
            example.putArray("errors").addObject().put("pointer", "/field").put("detail", "must not be blank");
        }
        if (status == 503) {
            header(response, "Retry-After", "Seconds to wait", "2");
        }
    }

    private static void header(ObjectNode response, String name, String description, String example) {
        response.withObject("/headers").putObject(name).put("description", description).put("example", example)
                .putObject("schema").put("type", "string");
    }

    private static JsonNode sorted(JsonNode node) {
        if (node instanceof ObjectNode object) {
            ObjectNode copy = JSON.createObjectNode();
            object.properties().stream().sorted(Map.Entry.comparingByKey())
                    .forEach(property -> copy.set(property.getKey(), sorted(property.getValue())));
            return copy;
        }
        if (node instanceof ArrayNode array) {
            ArrayNode copy = JSON.createArrayNode();
            array.forEach(element -> copy.add(sorted(element)));
            return copy;
        }
        return node;
    }

    private static final String PROBLEM_SCHEMA = """
            {
              "type": "object",
              "description": "Problem Details for HTTP APIs (RFC 9457)",
              "required": ["title", "status"],
              "properties": {
                "type": {"type": "string", "format": "uri", "description": "The case; absent where the status says it all"},
                "title": {"type": "string"},
                "status": {"type": "integer", "format": "int32"},
                "detail": {"type": "string", "description": "What happened, and what to do next"},
                "instance": {"type": "string", "format": "uri-reference"},
                "requestId": {"type": "string", "description": "The answer's X-Request-Id, for who reports it"},
                "badRows": {"type": "integer", "format": "int32", "description": "Of an uploaded file, where errors names the first of them only"},
                "errors": {
                  "type": "array",
                  "description": "Every violation that was found",
                  "items": {
                    "type": "object",
                    "required": ["detail"],
                    "properties": {
                      "pointer": {"type": "string", "description": "A JSON Pointer (RFC 6901) into the body"},
                      "parameter": {"type": "string", "description": "The name of a parameter"},
                      "line": {"type": "integer", "format": "int32", "description": "A line of the file, from 1"},
                      "detail": {"type": "string"}
                    }
                  }
                }
              }
            }""";
}
