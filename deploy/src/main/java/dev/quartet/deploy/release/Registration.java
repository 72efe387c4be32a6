package dev.quartet.deploy.release;

import dev.quartet.deploy.live.Revision;
import dev.quartet.deploy.taskdefinition.TaskDefinition;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import software.amazon.awssdk.services.ecs.EcsClient;
import software.amazon.awssdk.services.ecs.model.Tag;

/**
 * Brings a task definition to ECS. The digest of its content goes along as a tag: ECS fills in what a file leaves out, so
 * that what it gives back cannot be compared with what it got.
 */
record Registration(EcsClient ecs) {

    /**
     * A revision with this content: the one that is in use if it is the same, else a new one.
     *
     * @param tags of the new one
     * @param current the ARN of the one in use
     */
    Revision revision(TaskDefinition definition, Map<String, String> tags, Optional<String> current) {
        String content = digest(definition);
        return current.flatMap(arn -> Revision.find(ecs, arn)).filter(revision -> !revision.isMarkedFailed())
                .filter(revision -> revision.tag(Revision.CONTENT).filter(content::equals).isPresent())
                .orElseGet(() -> register(definition, tags, content));
    }

    private Revision register(TaskDefinition definition, Map<String, String> tags, String content) {
        Map<String, String> all = new TreeMap<>(tags);
        all.put(Revision.CONTENT, content);
        var registered = ecs.registerTaskDefinition(definition.request().toBuilder()
                .tags(all.entrySet().stream().map(tag -> Tag.builder().key(tag.getKey()).value(tag.getValue()).build())
                        .toList())
                .build()).taskDefinition();
        return new Revision(registered.taskDefinitionArn(), registered.containerDefinitions(), all);
    }

    private static String digest(TaskDefinition definition) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256")
                    .digest(definition.document().toString().getBytes(StandardCharsets.UTF_8));
            return "sha256:" + HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
