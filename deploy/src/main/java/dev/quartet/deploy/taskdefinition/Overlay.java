package dev.quartet.deploy.taskdefinition;

import com.flipkart.zjsonpatch.CompatibilityFlags;
import com.flipkart.zjsonpatch.Jackson3JsonPatch;
import com.flipkart.zjsonpatch.JsonPatchApplicationException;
import dev.quartet.deploy.document.JsonFile;
import dev.quartet.deploy.problem.DeployException;
import java.nio.file.Path;
import java.util.EnumSet;
import tools.jackson.databind.JsonNode;

/**
 * A JSON Patch (RFC 6902): what a task definition has otherwise on another launch type or in another network mode. Its
 * {@code test} operations are guards: it applies only to what it was written for.
 *
 * @param file for the reader of an error
 */
record Overlay(Path file, JsonNode operations) {

    // RFC 6902, section 4.2: "The target location MUST exist for the operation to be successful."
    private static final EnumSet<CompatibilityFlags> TO_THE_LETTER = EnumSet.of(
            CompatibilityFlags.FORBID_REMOVE_MISSING_OBJECT);

    static Overlay read(Path file) {
        return new Overlay(file, JsonFile.read(file));
    }

    /**
     * Applies all operations or none.
     *
     * @throws DeployException if a guard finds something else, or an operation its place missing
     */
    JsonNode apply(JsonNode document, Path of) {
        try {
            return Jackson3JsonPatch.apply(operations, document, TO_THE_LETTER);
        } catch (JsonPatchApplicationException e) {
            throw new DeployException("%s does not fit %s: %s.".formatted(file, of.getFileName(), e.getMessage()), e);
        }
    }
}
