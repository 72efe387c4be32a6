package dev.quartet.deploy.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The workflows, and what else is under {@code .github}, agree with the project. */
class PipelineTests {

    @Test
    void agreesWithTheProject() {
        assertThat(complaints(Pipeline.OURS)).isEmpty();
    }

    @Test
    void callsSomething() {
        assertThat(Pipeline.OURS.scripts()).hasSizeGreaterThan(10)
                .anyMatch(script -> script.contains("deploy/quartet release"))
                .anyMatch(script -> script.contains("mvn -B verify"));
    }

    /** Each line breaks a copy in one place. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            workflows/release-service.yml | deploy/quartet release staging | deploy/quartet releese staging | Unmatched arguments
            workflows/release-service.yml | --output json > | --json > | Unknown option: '--json'
            workflows/release-service.yml | deploy/quartet push staging "$SERVICE" --commit | deploy/quartet push --commit | Missing required parameter
            workflows/infrastructure.yml | up staging --yes | up staging --sure | Unknown option: '--sure'
            workflows/teardown.yml | deploy/quartet down | deploy/quartett down | There is no file deploy/quartett
            workflows/verify.yml | .ci/run | .ci/walk | There is no file .ci/walk
            workflows/verify.yml | -pl "$SERVICE" | -pl pay-service | Maven knows nothing of module pay-service
            workflows/verify.yml | -Dimage.skip=true | -Dimages.skip=true | Maven knows nothing of -Dimages.skip=true
            workflows/rehearsal.yml | -Prehearsal | -Prehearsel | Maven knows nothing of -Prehearsel
            workflows/rehearsal.yml | .ci/requirements.txt | .ci/requirement.txt | There is no file .ci/requirement.txt
            workflows/teardown.yml | vars.EXPIRES | vars.EXPIRY | EXPIRY is not in the README's table
            workflows/release-service.yml | vars.ATTEST_PRIVATE | vars.AWS_REGION | No workflow asks for ATTEST_PRIVATE
            workflows/teardown.yml | vars.EXPIRES | vars['EXPIRES'] | A name is hidden in vars[
            README.md | `ATTEST_PRIVATE` | `ATTEST` | ATTEST_PRIVATE is not in the README's table
            workflows/release-service.yml | role/quartet-pipeline-push | role/quartet-pipeline-pusher | No stack makes the role quartet-pipeline-pusher
            workflows/infrastructure.yml | role/quartet-pipeline-plan- | role/quartet-pipeline-look- | No stack makes the role quartet-pipeline-look-
            workflows/release.yml | options: [staging, production] | options: [staging, prod] | release.yml offers [prod, staging]
            workflows/release.yml | blog-service, all] | all] | release.yml offers [market-service, news-service, user-service]
            workflows/verify.yml | needs: [affected, service, everything] | needs: [affected, everything] | The gate does not ask service
            workflows/teardown.yml | # v7.0.1 | # v7.0.0 | actions/checkout comes in several versions
            CODEOWNERS | /blog-service/ | /pay-service/ | There is no pay-service/ to own
            CODEOWNERS | @acme/blog-team | @acme/news-team | Not every service has a team of its own
            dependabot.yml | /.ci/npm | /.ci/node | There is no folder .ci/node
            """)
    void doesNotWhereACopyIsBroken(String file, String text, String becomes, String complaint, @TempDir Path folder)
            throws IOException {
        Pipeline broken = Pipeline.OURS.copy(folder);
        broken.change(file, text, becomes);

        assertThat(complaints(broken)).anySatisfy(found -> assertThat(found).contains(complaint));
    }

    private static Stream<String> complaints(Pipeline pipeline) {
        return Stream.of(CalledCommands.complaints(pipeline), KnownNames.ofVariables(pipeline), KnownNames.ofRoles(
                pipeline), KnownNames.ofChoices(pipeline), KnownNames.ofTheGate(pipeline),
                KnownNames.ofActions(
                        pipeline),
                KnownNames.ofOwners(pipeline), KnownNames.ofUpdates(pipeline)).flatMap(complaints -> complaints);
    }
}
