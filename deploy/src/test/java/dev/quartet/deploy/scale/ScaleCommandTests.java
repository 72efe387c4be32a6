package dev.quartet.deploy.scale;

import static dev.quartet.deploy.live.FakeEcs.revision;
import static dev.quartet.deploy.live.FakeEcs.service;
import static org.assertj.core.api.Assertions.assertThat;
import static software.amazon.awssdk.services.elasticloadbalancingv2.model.TargetHealthStateEnum.HEALTHY;

import dev.quartet.deploy.FakeAws;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.cloudformation.model.StackStatus;
import software.amazon.awssdk.services.ecs.model.Service;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.TargetHealthStateEnum;

class ScaleCommandTests {

    private static final String STACK = "quartet-staging-user-service-scaling";

    private FakeAws aws;

    @BeforeEach
    void begin(@TempDir Path folder) throws IOException {
        aws = new FakeAws(folder);
    }

    @Test
    void setsBothBoundsAndWaitsForEveryTask() {
        aws.cloudFormation.with(STACK, StackStatus.CREATE_COMPLETE, Map.of("MinimumTasks", "1", "MaximumTasks", "2",
                "CpuPercent", "60"), Map.of());
        becomes("1/1", "1/4", "4/4");
        register(4);

        assertThat(aws.run("scale", "staging", "user-service", "4")).as(aws::err).isZero();

        assertThat(aws.cloudFormation.parameters(STACK)).isEqualTo(Map.of("MinimumTasks", "4", "MaximumTasks", "4",
                "CpuPercent", "60"));
        assertThat(aws.out()).contains("1 to 2 tasks before, 4 now", "4 wanted, 1 running, 3 pending, 4 healthy",
                "The next deploy/quartet up staging puts back what its file says.");
    }

    @Test
    void stopsThemAll() {
        aws.cloudFormation.with(STACK, StackStatus.UPDATE_COMPLETE, Map.of("MinimumTasks", "2", "MaximumTasks", "4"),
                Map.of());
        becomes("2/0", "0/0");

        assertThat(aws.run("scale", "staging", "user-service", "0")).as(aws::err).isZero();

        assertThat(aws.cloudFormation.parameters(STACK)).containsEntry("MaximumTasks", "0");
    }

    @Test
    void failsWhenTheyDoNotGetHealthy() {
        aws.cloudFormation.with(STACK, StackStatus.CREATE_COMPLETE, Map.of("MinimumTasks", "1", "MaximumTasks", "2"),
                Map.of());
        becomes("4/4");
        register(3);

        assertThat(aws.run("scale", "staging", "user-service", "4", "--timeout", "PT0.1S")).isEqualTo(1);

        assertThat(aws.err()).contains("user-service has not come to 4 healthy tasks within PT0.1S");
    }

    @Test
    void saysWhenAPromotionWillChangeItAgain() {
        aws.cloudFormation.with(STACK, StackStatus.CREATE_COMPLETE, Map.of("MinimumTasks", "1", "MaximumTasks", "2",
                "PromotionStart", "cron(0 18 ? * FRI *)", "PromotionEnd", "cron(0 22 ? * FRI *)",
                "PromotionMinimumTasks", "4", "PromotionMaximumTasks", "8", "TimeZone", "Asia/Tokyo"), Map.of());
        becomes("2/2");
        register(2);

        assertThat(aws.run("scale", "staging", "user-service", "2")).as(aws::err).isZero();

        assertThat(aws.out())
                .contains("A promotion will change this again: 4 to 8 tasks from cron(0 18 ? * FRI *) until "
                        + "cron(0 22 ? * FRI *) (Asia/Tokyo)");
    }

    @Test
    void asksForAReleaseFirst() {
        assertThat(aws.run("scale", "staging", "user-service", "2")).isEqualTo(1);

        assertThat(aws.err()).contains("deploy/quartet release staging user-service makes it");
    }

    @Test
    void refusesWhatIsNoNumberOfTasks() {
        assertThat(aws.run("scale", "staging", "user-service", "many")).isEqualTo(2);
        assertThat(aws.run("scale", "staging", "user-service", "--", "-1")).isEqualTo(2);
        assertThat(aws.run("scale", "staging", "payment-service", "1")).isEqualTo(2);
    }

    private void becomes(String... runningOfDesired) {
        aws.ecs.becomes("user-service", Arrays.stream(runningOfDesired).map(state -> state.split("/")).map(
                state -> service("user-service", revision(1), "COMPLETED", Integer.parseInt(state[0]), Integer.parseInt(
                        state[1])))
                .toArray(Service[]::new));
    }

    private void register(int healthy) {
        TargetHealthStateEnum[] states = new TargetHealthStateEnum[healthy];
        Arrays.fill(states, HEALTHY);
        aws.loadBalancing.register("blue", states);
    }
}
