package dev.quartet.deploy.live;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.ecs.EcsClient;
import software.amazon.awssdk.services.ecs.model.ClientException;
import software.amazon.awssdk.services.ecs.model.ContainerDefinition;
import software.amazon.awssdk.services.ecs.model.DescribeTaskDefinitionResponse;
import software.amazon.awssdk.services.ecs.model.Tag;
import software.amazon.awssdk.services.ecs.model.TaskDefinitionField;

/**
 * A registered revision of a task definition.
 *
 * @param arn with its number
 * @param tags what a release wrote on it
 */
public record Revision(String arn, List<ContainerDefinition> containers, Map<String, String> tags) {

    /** Tag: the commit of the image. */
    public static final String COMMIT = "commit";
    /** Tag: a digest of all that was registered. */
    public static final String CONTENT = "quartet:content";
    /** Tag: {@code failed} on a revision whose release failed. */
    public static final String RELEASE = "quartet:release";

    static final String FAILED = "failed";

    /** Asks ECS for one; empty if it has none of this name. */
    public static Optional<Revision> find(EcsClient ecs, String name) {
        try {
            DescribeTaskDefinitionResponse answer = ecs.describeTaskDefinition(request -> request.taskDefinition(name)
                    .include(TaskDefinitionField.TAGS));
            return Optional.of(new Revision(answer.taskDefinition().taskDefinitionArn(),
                    answer.taskDefinition().containerDefinitions(),
                    answer.tags().stream().collect(Collectors.toMap(Tag::key, Tag::value, (_, last) -> last))));
        } catch (ClientException _) {
            // ECS has no error of its own for this: "Unable to describe task definition."
            return Optional.empty();
        }
    }

    /** Marks it as one whose release failed, so that no later release takes it up again. */
    public static void markFailed(EcsClient ecs, String arn) {
        ecs.tagResource(request -> request.resourceArn(arn).tags(Tag.builder().key(RELEASE).value(FAILED).build()));
    }

    public boolean isMarkedFailed() {
        return FAILED.equals(tags.get(RELEASE));
    }

    public Optional<String> tag(String key) {
        return Optional.ofNullable(tags.get(key));
    }

    /** The digest of the first container's image. */
    public Optional<String> digest() {
        return containers.stream().findFirst().map(ContainerDefinition::image).filter(image -> image.contains("@"))
                .map(image -> image.substring(image.indexOf('@') + 1));
    }
}
