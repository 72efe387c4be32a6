package dev.quartet.deploy.taskdefinition;

import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Objects;
import tools.jackson.databind.JsonNode;

/** What ECS accepts in RegisterTaskDefinition, as JSON Schema derived from the model that AWS's SDKs are made of. */
final class InputSchema {

    static final String RESOURCE = "register-task-definition.schema.json";

    private final Schema schema;

    InputSchema() {
        try (InputStream resource = InputSchema.class.getResourceAsStream(RESOURCE)) {
            schema = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                    .getSchema(Objects.requireNonNull(resource), InputFormat.JSON);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What is wrong with a task definition, each with its place, such as {@code /cpu: integer found, string expected}. */
    List<String> complaints(JsonNode document) {
        return schema.validate(document).stream().map(Error::toString).distinct().sorted().toList();
    }
}
