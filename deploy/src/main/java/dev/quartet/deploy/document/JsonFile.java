package dev.quartet.deploy.document;

import dev.quartet.deploy.problem.DeployException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A file of JSON (RFC 8259): no comments, no name twice. */
public final class JsonFile {

    private static final JsonMapper MAPPER = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private JsonFile() {}

    /**
     * Reads a file.
     *
     * @throws DeployException if it is missing or is no JSON
     */
    public static JsonNode read(Path file) {
        try {
            return MAPPER.readTree(text(file));
        } catch (JacksonException e) {
            throw new DeployException("%s is no JSON: %s (line %d)."
                    .formatted(file, e.getOriginalMessage(), e.getLocation().getLineNr()), e);
        }
    }

    static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (NoSuchFileException e) {
            throw new DeployException("There is no file " + file + ".", e);
        } catch (IOException e) {
            throw new DeployException("%s cannot be read: %s.".formatted(file, e.getMessage()), e);
        }
    }
}
