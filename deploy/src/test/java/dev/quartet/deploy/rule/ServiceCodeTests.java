package dev.quartet.deploy.rule;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quartet.deploy.environment.LaunchType;
import dev.quartet.deploy.environment.NetworkMode;
import dev.quartet.deploy.taskdefinition.Placeholder;
import dev.quartet.deploy.taskdefinition.TaskDefinition;
import dev.quartet.deploy.taskdefinition.TaskDefinitions;
import dev.quartet.support.page.Sibling;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What the services' classes say, which the rules cannot read. */
class ServiceCodeTests {

    private static final Map<Placeholder, String> VALUES = Map.of(
            Placeholder.ACCOUNT, "123456789012",
            Placeholder.REGION, "ap-northeast-1",
            Placeholder.ENVIRONMENT, "staging",
            Placeholder.REGISTRY, "registry.example.com",
            Placeholder.IMAGE_DIGEST, "sha256:" + "a".repeat(64));

    private final Project project = new Project(Path.of(".."));

    /** The pages of each service link to the other three by these paths. */
    @ParameterizedTest
    @EnumSource
    void tellsEachServiceThePathThatTheOthersLinkTo(Sibling sibling) {
        TaskDefinition definition = new TaskDefinitions(Path.of("task-definitions")).render(sibling.service(),
                LaunchType.FARGATE, NetworkMode.AWSVPC, VALUES);

        assertThat(definition.container(sibling.service()).flatMap(container -> TaskDefinition.variable(container,
                "BASE_PATH"))).contains(sibling.path());
    }

    @Test
    void knowsTheServicesThatTheBuildMakes() {
        assertThat(project.services()).containsExactlyInAnyOrderElementsOf(Stream.of(Sibling.values()).map(
                Sibling::service).toList());
    }

    @Test
    void readsWhatTheCodeSays() {
        assertThat(project.variables("blog-service")).containsExactlyInAnyOrder("PORT", "BASE_PATH", "PAGE_WRITING",
                "PAGE_HAMMER", "TABLE_NAME", "USER_SERVICE_URL");
        assertThat(project.storeVariable("market-service")).isEqualTo("BUCKET_NAME");
        assertThat(project.readinessPath()).isEqualTo("/readyz");
        assertThat(project.runsAsRoot()).isFalse();
        assertThat(project.slowestStart("user-service")).isPresent();
    }
}
