package dev.quartet.deploy.release;

import static dev.quartet.deploy.live.FakeEcs.service;
import static org.assertj.core.api.Assertions.assertThat;
import static software.amazon.awssdk.services.elasticloadbalancingv2.model.TargetHealthStateEnum.HEALTHY;

import dev.quartet.deploy.FakeAws;
import dev.quartet.deploy.live.FakeEcr;
import dev.quartet.deploy.live.FakeEcs;
import dev.quartet.deploy.live.Revision;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.cloudformation.model.StackStatus;
import software.amazon.awssdk.services.ecs.model.Container;
import software.amazon.awssdk.services.ecs.model.Service;
import software.amazon.awssdk.services.ecs.model.Task;

/** The command as a person types it, with this project's own stacks and task definitions. */
class ReleaseCommandTests {

    private static final String STACK = "quartet-staging-user-service";

    private FakeAws aws;
    private String head;

    @BeforeEach
    void begin(@TempDir Path folder) throws IOException {
        aws = new FakeAws(folder);
        head = aws.commit("README.md", "first");
        aws.ecr.push("user-service", head, FakeEcr.digest('a'));
        aws.loadBalancing.register("blue", HEALTHY);
    }

    @Test
    void makesTheStackOfAFirstReleaseAndWhatWaitedForIt() {
        aws.ecs.becomes("user-service", none("user-service"), none("user-service"), running("user-service", 1,
                "IN_PROGRESS"), running("user-service", 1, "COMPLETED"));

        assertThat(aws.run("release", "staging", "user-service")).as(aws::err).isZero();

        assertThat(aws.cloudFormation.parameters(STACK)).containsEntry("TaskDefinitionArn", arn("user-service", 1))
                .containsEntry("LogRetentionDays", "7");
        assertThat(aws.cloudFormation.status(STACK + "-scaling")).isEqualTo(StackStatus.CREATE_COMPLETE);
        assertThat(aws.ecs.tagsOf(arn("user-service", 1))).containsEntry("commit", head).containsEntry("project",
                "quartet").containsEntry("environment", "staging").containsEntry("service", "user-service")
                .containsEntry("owner", "platform").doesNotContainKey(Revision.RELEASE);
        assertThat(Revision.find(aws.ecs, arn("user-service", 1)).orElseThrow().containers().getFirst().image())
                .isEqualTo("127.0.0.1:5077/quartet/user-service@" + FakeEcr.digest('a'));
        assertThat(aws.out()).contains("user-service    released   quartet-staging-user-service:1, 1 of 1");
    }

    @Test
    void changesNothingWhereItRunsAlready() {
        release();
        aws.ecs.becomes("user-service", running("user-service", 1, "COMPLETED"));
        aws.cloudFormation.log.clear();

        assertThat(aws.run("release", "staging", "user-service")).as(aws::err).isZero();

        assertThat(aws.ecs.registered()).isEqualTo(1);
        assertThat(aws.cloudFormation.log).isEmpty();
        assertThat(aws.out()).contains("user-service    unchanged  quartet-staging-user-service:1, 1 of 1");
    }

    @Test
    void leavesTheNumberOfTasksToUpAndScale() {
        aws.cloudFormation.with(STACK + "-scaling", StackStatus.CREATE_COMPLETE, Map.of("MinimumTasks", "8"), Map.of());

        release();

        assertThat(aws.cloudFormation.parameters(STACK + "-scaling")).isEqualTo(Map.of("MinimumTasks", "8"));
    }

    @Test
    void failsWhenECSRollsBackAndSaysWhy() throws IOException {
        release();
        String second = aws.commit("user-service/src/main/java/Broken.java", "broken");
        aws.ecr.push("user-service", second, FakeEcr.digest('b'));
        aws.ecs.becomes("user-service", running("user-service", 1, "COMPLETED"), running("user-service", 1,
                "COMPLETED"), running("user-service", 2, "IN_PROGRESS"), running("user-service", 1, "COMPLETED"));
        aws.ecs.add(Task.builder().taskArn(FakeEcs.ARN + "task/quartet-staging/0123abcd").desiredStatus("STOPPED")
                .taskDefinitionArn(arn("user-service", 2)).stoppedReason("Essential container in task exited")
                .containers(Container.builder().name("user-service").exitCode(3).build()).build());
        aws.logs.write("/quartet/staging/user-service", "user-service/user-service/0123abcd", List.of(
                "{\"message\":\"out of luck\"}"));
        aws.cloudFormation.failing(STACK, StackStatus.UPDATE_ROLLBACK_COMPLETE, new String[]{"Tasks",
                "AWS::ECS::Service", "UPDATE_FAILED", "ECS Deployment Circuit Breaker was triggered"});

        assertThat(aws.run("release", "staging", "user-service")).isEqualTo(1);

        assertThat(aws.out()).contains("task 0123abcd stopped: Essential container in task exited",
                "container user-service: exit code 3", "| {\"message\":\"out of luck\"}",
                "ECS Deployment Circuit Breaker was triggered",
                "user-service    failed     quartet-staging-user-service:1, 1 of 1");
        assertThat(aws.ecs.tagsOf(arn("user-service", 2))).containsEntry(Revision.RELEASE, "failed");
        assertThat(aws.ecs.tagsOf(arn("user-service", 1))).doesNotContainKey(Revision.RELEASE);
    }

    @Test
    void releasesTheOthersWhenOneFails() {
        aws.ecr.push("news-service", head, FakeEcr.digest('c'));
        aws.ecs.becomes("user-service", none("user-service"), running("user-service", 1, "COMPLETED"));
        aws.ecs.becomes("news-service", none("news-service"), running("news-service", 1, "FAILED"));

        assertThat(aws.run("release", "staging", "user-service", "news-service", "--output", "json")).isEqualTo(1);

        assertThat(aws.json().at("/services").valueStream().map(one -> one.path("service").asString() + " " + one.path(
                "result").asString())).containsExactly("news-service FAILED", "user-service RELEASED");
        assertThat(aws.json().at("/commit").asString()).isEqualTo(head);
    }

    @Test
    void triesNoFurtherRegionAfterAFailure() throws IOException {
        Path file = aws.root.resolve("deploy/environments/staging.yaml");
        Files.writeString(file, Files.readString(file).replace("  ap-northeast-1: {}",
                "  ap-northeast-1: {}\n  ap-northeast-3: {}"));
        aws.ecs.becomes("user-service", none("user-service"), none("user-service"), running("user-service", 1,
                "FAILED"));

        assertThat(aws.run("release", "staging", "user-service", "--output", "json")).isEqualTo(1);

        assertThat(aws.json().at("/services").valueStream().map(one -> one.path("region").asString() + " " + one.path(
                "result").asString())).containsExactly("ap-northeast-1 FAILED", "ap-northeast-3 SKIPPED");
    }

    @Test
    void asksForUpFirst() {
        aws.ecs.becomes("blog-service", none("blog-service"));
        aws.ecr.push("blog-service", head, FakeEcr.digest('d'));
        aws.cloudFormation.with("quartet-staging-blog-service-route", StackStatus.ROLLBACK_COMPLETE, Map.of(), Map
                .of());

        assertThat(aws.run("release", "staging", "blog-service")).isEqualTo(1);

        assertThat(aws.out()).contains("blog-service needs the stack quartet-staging-blog-service-route in "
                + "ap-northeast-1, which is not there: make it with deploy/quartet up staging.");
        assertThat(aws.ecs.registered()).isZero();
    }

    @Test
    void goesBackToAnOlderImage() throws IOException {
        aws.commit("README.md", "second");
        aws.ecs.becomes("user-service", running("user-service", 1, "COMPLETED"));

        assertThat(aws.run("release", "staging", "user-service", "--commit", head.substring(0, 9))).as(aws::err)
                .isZero();

        assertThat(aws.ecs.tagsOf(arn("user-service", 1))).containsEntry("commit", head);
    }

    @Test
    void buildsNoOlderImage() throws IOException {
        aws.commit("README.md", "second");

        assertThat(aws.run("release", "staging", "news-service", "--commit", head)).isEqualTo(1);

        assertThat(aws.err()).contains("git checkout " + head);
    }

    @Test
    void releasesWhatDiffersFromWhatRuns() throws IOException {
        for (String name : List.of("news-service", "market-service", "blog-service")) {
            aws.ecr.push(name, head, FakeEcr.digest('a'));
        }
        for (String name : List.of("user-service", "news-service", "market-service", "blog-service")) {
            aws.ecs.becomes(name, running(name, 1, "COMPLETED"));
        }
        assertThat(aws.run("release", "staging", "--all")).as(aws::err).isZero();
        String second = aws.commit("news-service/src/main/jte/articles.jte", "changed");
        aws.ecr.push("news-service", second, FakeEcr.digest('b'));
        aws.ecs.becomes("news-service", running("news-service", 1, "COMPLETED"), running("news-service", 1,
                "COMPLETED"), running("news-service", 1, "COMPLETED"), running("news-service", 2, "COMPLETED"));

        assertThat(aws.run("release", "staging", "--changed")).as(aws::err).isZero();

        assertThat(aws.ecs.registered()).isEqualTo(5);
        assertThat(aws.ecs.tagsOf(arn("news-service", 2))).containsEntry("commit", second);
        assertThat(aws.run("release", "staging", "--changed")).isZero();
        assertThat(aws.out()).contains("Nothing differs from what runs.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"release", "release staging", "release staging payment-service",
            "release staging user-service --all", "release staging --changed --all",
            "release staging user-service --timeout soon"})
    void refusesWhatItDoesNotUnderstand(String line) {
        assertThat(aws.run(line.split(" "))).isEqualTo(2);
    }

    private void release() {
        aws.ecs.becomes("user-service", none("user-service"), none("user-service"), running("user-service", 1,
                "COMPLETED"));
        assertThat(aws.run("release", "staging", "user-service")).as(aws::err).isZero();
    }

    private static String arn(String service, int revision) {
        return "%stask-definition/quartet-staging-%s:%d".formatted(FakeEcs.ARN, service, revision);
    }

    private static Service running(String service, int revision, String state) {
        return service(service, arn(service, revision), state, 1, 1);
    }

    private static Service none(String service) {
        return service(service, arn(service, 99), "COMPLETED", 0, 0).toBuilder().status("INACTIVE").build();
    }
}
