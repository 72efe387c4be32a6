package dev.quartet.deploy.taskdefinition;

import dev.quartet.deploy.problem.DeployException;
import java.util.Optional;
import java.util.stream.Stream;
import software.amazon.awssdk.services.ecs.model.RegisterTaskDefinitionRequest;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.exc.UnrecognizedPropertyException;
import tools.jackson.databind.json.JsonMapper;

/**
 * A task definition without placeholders that ECS's own schema accepts.
 *
 * @param source the file that it was made of, for the reader of an error
 * @param document what goes to ECS
 */
public record TaskDefinition(String source, JsonNode document) {

    // The SDK's builders are beans; a name that they do not know would be lost, and so is refused.
    private static final JsonMapper MAPPER = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    /**
     * As the SDK sends it.
     *
     * @throws DeployException if the SDK does not know all of it, because ECS's schema is newer
     */
    public RegisterTaskDefinitionRequest request() {
        try {
            return MAPPER.treeToValue(document, RegisterTaskDefinitionRequest.serializableBuilderClass()).build();
        } catch (UnrecognizedPropertyException e) {
            throw new DeployException("%s has %s, which the AWS SDK of this tool does not know."
                    .formatted(source, e.getPropertyName()), e);
        }
    }

    public String family() {
        return document.path("family").asString();
    }

    /** Its containers, in their order. */
    public Stream<JsonNode> containers() {
        return document.path("containerDefinitions").valueStream();
    }

    /** The container of this name. */
    public Optional<JsonNode> container(String name) {
        return containers().filter(container -> container.path("name").asString().equals(name)).findFirst();
    }

    /** The value of an environment variable of a container. */
    public static Optional<String> variable(JsonNode container, String name) {
        return container.path("environment").valueStream()
                .filter(variable -> variable.path("name").asString().equals(name))
                .map(variable -> variable.path("value").asString()).findFirst();
    }
}
