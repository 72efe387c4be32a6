package dev.quartet.deploy.release;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quartet.deploy.environment.LaunchType;
import dev.quartet.deploy.environment.NetworkMode;
import dev.quartet.deploy.live.FakeEcr;
import dev.quartet.deploy.live.FakeEcs;
import dev.quartet.deploy.live.Revision;
import dev.quartet.deploy.taskdefinition.Placeholder;
import dev.quartet.deploy.taskdefinition.TaskDefinition;
import dev.quartet.deploy.taskdefinition.TaskDefinitions;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RegistrationTests {

    private static final Map<String, String> TAGS = Map.of("project", "quartet", "commit", "c".repeat(40));

    private final FakeEcs ecs = new FakeEcs();
    private final Registration registration = new Registration(ecs);

    @Test
    void takesUpTheRevisionThatRunsIfItIsTheSame() {
        Revision first = registration.revision(definition('a'), TAGS, Optional.empty());
        Revision second = registration.revision(definition('a'), TAGS, Optional.of(first.arn()));

        assertThat(second.arn()).isEqualTo(first.arn());
        assertThat(ecs.registered()).isEqualTo(1);
        assertThat(ecs.tagsOf(first.arn())).containsAllEntriesOf(TAGS).containsKey(Revision.CONTENT);
    }

    @Test
    void registersAnotherImage() {
        Revision first = registration.revision(definition('a'), TAGS, Optional.empty());
        Revision second = registration.revision(definition('b'), TAGS, Optional.of(first.arn()));

        assertThat(second.arn()).isNotEqualTo(first.arn());
        assertThat(second.digest()).contains(FakeEcr.digest('b'));
    }

    @Test
    void triesAFailedRevisionAsANewOne() {
        Revision first = registration.revision(definition('a'), TAGS, Optional.empty());
        Revision.markFailed(ecs, first.arn());

        assertThat(registration.revision(definition('a'), TAGS, Optional.of(first.arn())).arn()).isNotEqualTo(first
                .arn());
    }

    @Test
    void registersAnewWhenTheOneThatRunsIsNotKnown() {
        assertThat(registration.revision(definition('a'), TAGS, Optional.of(FakeEcs.revision(99))).arn()).isEqualTo(
                FakeEcs.revision(1));
    }

    static TaskDefinition definition(char digest) {
        return new TaskDefinitions(Path.of("task-definitions")).render("user-service", LaunchType.FARGATE,
                NetworkMode.AWSVPC, Map.of(Placeholder.ACCOUNT, "123456789012", Placeholder.REGION, "ap-northeast-1",
                        Placeholder.ENVIRONMENT, "staging", Placeholder.REGISTRY, FakeEcr.HOST,
                        Placeholder.IMAGE_DIGEST, FakeEcr.digest(digest)));
    }
}
