package dev.quartet.deploy.release;

import static dev.quartet.deploy.live.FakeEcs.revision;
import static dev.quartet.deploy.live.FakeEcs.service;
import static org.assertj.core.api.Assertions.assertThat;
import static software.amazon.awssdk.services.elasticloadbalancingv2.model.TargetHealthStateEnum.HEALTHY;
import static software.amazon.awssdk.services.elasticloadbalancingv2.model.TargetHealthStateEnum.INITIAL;
import static software.amazon.awssdk.services.elasticloadbalancingv2.model.TargetHealthStateEnum.UNHEALTHY;

import dev.quartet.deploy.environment.Environment;
import dev.quartet.deploy.environment.LaunchType;
import dev.quartet.deploy.environment.NetworkMode;
import dev.quartet.deploy.live.FakeEcs;
import dev.quartet.deploy.live.FakeLogs;
import dev.quartet.deploy.live.FakeLoadBalancing;
import dev.quartet.deploy.live.LiveServices;
import dev.quartet.deploy.live.TickingClock;
import dev.quartet.deploy.live.Traffic;
import dev.quartet.deploy.problem.DeployException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.ecs.model.Container;
import software.amazon.awssdk.services.ecs.model.Service;
import software.amazon.awssdk.services.ecs.model.Task;

class RolloutTests {

    private static final String GROUP = "/quartet/staging/user-service";
    private static final Environment STAGING = new Environment("staging", "123456789012", "platform",
            LaunchType.FARGATE, NetworkMode.AWSVPC, Map.of("ap-northeast-1", Map.of()), Map.of());

    private final FakeEcs ecs = new FakeEcs();
    private final FakeLoadBalancing loadBalancing = new FakeLoadBalancing();
    private final FakeLogs logs = new FakeLogs();
    private final List<String> lines = new ArrayList<>();

    @Test
    void isDoneWhenThisRevisionRunsAndIsHealthy() {
        loadBalancing.register("blue", HEALTHY, HEALTHY);
        ecs.becomes("user-service", old(), service("user-service", revision(7), "IN_PROGRESS", 0, 2),
                service("user-service", revision(7), "IN_PROGRESS", 2, 2), service("user-service", revision(7),
                        "COMPLETED", 2, 2));

        assertThat(follow(done())).isEqualTo(Verdict.GOOD);
        assertThat(lines).containsExactly(
                "quartet-staging-user-service:7 IN_PROGRESS: 0 of 2 running; 2 healthy, 0 unhealthy",
                "quartet-staging-user-service:7 IN_PROGRESS: 2 of 2 running; 2 healthy, 0 unhealthy",
                "quartet-staging-user-service:7 COMPLETED: 2 of 2 running; 2 healthy, 0 unhealthy");
    }

    @Test
    void isNotDoneWhileATargetIsNotHealthy() {
        ecs.becomes("user-service", service("user-service", revision(7), "COMPLETED", 2, 2));

        loadBalancing.register("blue", HEALTHY, INITIAL);
        assertThat(follow(done()).reason()).contains("not done within");

        loadBalancing.register("blue", HEALTHY, HEALTHY, UNHEALTHY);
        assertThat(follow(done()).reason()).contains("not done within");
    }

    @Test
    void isNotDoneWhenTheHealthyOnesGetNoRequests() {
        ecs.becomes("user-service", service("user-service", revision(7), "COMPLETED", 2, 2));
        loadBalancing.register("blue", HEALTHY, HEALTHY);
        loadBalancing.weigh(0);

        assertThat(follow(done()).isGood()).isFalse();
    }

    @Test
    void seesARollbackThatTheStackCallsASuccess() {
        loadBalancing.register("blue", HEALTHY, HEALTHY);
        ecs.becomes("user-service", old(), service("user-service", revision(7), "IN_PROGRESS", 0, 2), old());

        assertThat(follow(done(), 3).reason()).isEqualTo("ECS rolled it back to quartet-staging-user-service:6");
    }

    @Test
    void seesAFailedDeployment() {
        loadBalancing.register("blue", HEALTHY, HEALTHY);
        Service failed = service("user-service", revision(7), "FAILED", 2, 2);
        ecs.becomes("user-service", failed.toBuilder().deployments(failed.deployments().getFirst().toBuilder()
                .rolloutStateReason("ECS deployment circuit breaker: tasks failed to start.").build()).build());

        assertThat(follow(done()).reason()).isEqualTo("ECS deployment circuit breaker: tasks failed to start.");
    }

    @Test
    void tellsTheStacksOwnReason() {
        ecs.becomes("user-service", old());

        assertThat(follow(CompletableFuture.failedFuture(new DeployException(
                "Tasks (AWS::ECS::Service): ECS Deployment Circuit Breaker was triggered")))).extracting(
                        Verdict::reason)
                .asString().contains("Circuit Breaker was triggered");
    }

    @Test
    void waitsForAStackThatIsAtWork() {
        loadBalancing.register("blue", HEALTHY, HEALTHY);
        ecs.becomes("user-service", service("user-service", revision(7), "COMPLETED", 2, 2));
        CompletableFuture<Object> stack = new CompletableFuture<>();

        assertThat(follow(stack).reason()).contains("not done within");
        assertThat(stack).isCancelled();
    }

    @Test
    void tellsOldTasksApartFromNewOnes() {
        loadBalancing.register("blue", HEALTHY, HEALTHY);
        Service moving = service("user-service", revision(7), "IN_PROGRESS", 1, 2).toBuilder().runningCount(3).build();
        ecs.becomes("user-service", old(), moving, service("user-service", revision(7), "COMPLETED", 2, 2));

        follow(done());

        assertThat(lines).first().isEqualTo(
                "quartet-staging-user-service:7 IN_PROGRESS: 1 of 2 running, 2 of others; 2 healthy, 0 unhealthy");
    }

    @Test
    void tellsOnlyNewEventsAndInTheirOrder() {
        loadBalancing.register("blue", HEALTHY, HEALTHY);
        ecs.becomes("user-service", withEvents(old(), "3"), withEvents(service("user-service", revision(7),
                "COMPLETED", 2, 2), "5", "4", "3"));

        follow(done());

        assertThat(lines).filteredOn(line -> line.startsWith("event")).containsExactly("event 4", "event 5");
    }

    @Test
    void tellsWhyATaskEndedAndTheLastThatItWrote() {
        ecs.becomes("user-service", old(), service("user-service", revision(7), "IN_PROGRESS", 0, 2), old());
        ecs.add(stopped("aaaa", 7, "Essential container in task exited", 1));
        ecs.add(stopped("bbbb", 6, "Essential container in task exited", 1));
        ecs.add(stopped("cccc", 7, "Scaling activity initiated by (deployment ecs-svc/1)", 143));
        logs.write(GROUP, "user-service/user-service/aaaa", numbered(30));

        follow(done(), 3);

        assertThat(lines).containsSubsequence("task aaaa stopped: Essential container in task exited",
                "  container user-service: exit code 1, no reason", "  | line 11", "  | line 30");
        assertThat(lines).doesNotContain("  | line 10").noneMatch(line -> line.contains("bbbb") || line.contains(
                "cccc"));
    }

    /** The lines are gone with the console; the reason is what a pipeline shows. */
    @Test
    void theReasonHasTheFirstTasksEndAndItsLastWord() {
        ecs.becomes("user-service", old(), service("user-service", revision(7), "IN_PROGRESS", 0, 2), old());
        ecs.add(stopped("aaaa", 7, "Essential container in task exited", 1));
        ecs.add(stopped("bbbb", 7, "Essential container in task exited", 1));
        logs.write(GROUP, "user-service/user-service/aaaa", List.of("begin", "out of luck"));

        assertThat(follow(done(), 3).reason()).isEqualTo("""
                ECS rolled it back to quartet-staging-user-service:6
                task aaaa stopped: Essential container in task exited
                  container user-service: exit code 1, no reason
                  | out of luck""");
    }

    @Test
    void remembersWhatWasInALogThatIsGone() {
        ecs.becomes("user-service", old());
        ecs.add(stopped("aaaa", 7, "Essential container in task exited", 1));
        logs.write(GROUP, "user-service/user-service/aaaa", List.of("out of luck"));
        logs.vanishOnceRead();

        follow(done(), 3);

        assertThat(lines).contains("  | out of luck");
    }

    @Test
    void tellsOfAContainerThatNeverWrote() {
        ecs.becomes("user-service", old());
        ecs.add(stopped("aaaa", 7, "CannotPullContainerError: not found", null));

        follow(done(), 3);

        assertThat(lines).containsSubsequence("task aaaa stopped: CannotPullContainerError: not found",
                "  container user-service: no exit code, no reason", "  | (there is no log of it)");
    }

    @Test
    void tellsACrashLoopInFullOnlyAtItsBeginning() {
        ecs.becomes("user-service", old());
        for (int task = 1; task <= 5; task++) {
            ecs.add(stopped("task" + task, 7, "Essential container in task exited", 1));
        }

        follow(done(), 3);

        assertThat(lines).filteredOn(line -> line.startsWith("task ")).hasSize(5);
        assertThat(lines).filteredOn(line -> line.startsWith("  container")).hasSize(3);
    }

    private static List<String> numbered(int count) {
        List<String> numbered = new ArrayList<>();
        for (int line = 1; line <= count; line++) {
            numbered.add("line " + line);
        }
        return numbered;
    }

    private static Service old() {
        return service("user-service", revision(6), "COMPLETED", 2, 2);
    }

    private static Service withEvents(Service service, String... ids) {
        return service.toBuilder()
                .events(List.of(ids).stream().map(id -> FakeEcs.event(id, "(service user-service) event "
                        + id)).toList())
                .build();
    }

    private static Task stopped(String id, int revision, String reason, @Nullable Integer exitCode) {
        return Task.builder().taskArn(FakeEcs.ARN + "task/quartet-staging/" + id).taskDefinitionArn(revision(revision))
                .desiredStatus("STOPPED").lastStatus("STOPPED").stoppedReason(reason).containers(Container.builder()
                        .name("user-service").exitCode(exitCode).reason("no reason").build())
                .build();
    }

    private static Future<Object> done() {
        return CompletableFuture.completedFuture("done");
    }

    private Verdict follow(Future<?> stack) {
        return follow(stack, 10);
    }

    private Verdict follow(Future<?> stack, int times) {
        var definition = RegistrationTests.definition('a').request();
        var stopped = new StoppedTasks(ecs, logs, "quartet-staging", revision(7), definition.containerDefinitions());
        return new Rollout("user-service", revision(7), new LiveServices(ecs, STAGING), () -> new Traffic(loadBalancing)
                .behind(FakeLoadBalancing.route()), stopped, new Shift(ecs), lines::add).follow(stack, TickingClock
                        .patience(times));
    }
}
