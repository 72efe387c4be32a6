package dev.quartet.deploy.live;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quartet.deploy.environment.Environment;
import dev.quartet.deploy.environment.LaunchType;
import dev.quartet.deploy.environment.NetworkMode;
import java.util.Map;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.ecs.model.Deployment;

class LiveServicesTests {

    private static final Environment STAGING = new Environment("staging", "123456789012", "platform",
            LaunchType.FARGATE, NetworkMode.AWSVPC, Map.of("ap-northeast-1", Map.of()), Map.of());

    private final FakeEcs ecs = new FakeEcs();
    private final LiveServices services = new LiveServices(ecs, STAGING);

    @Test
    void goesByThePrimaryDeployment() {
        var service = FakeEcs.service("user-service", FakeEcs.revision(7), "IN_PROGRESS", 1, 2);
        ecs.becomes("user-service", service.toBuilder().deployments(
                Deployment.builder().status("ACTIVE").taskDefinition(FakeEcs.revision(6)).rolloutState("COMPLETED")
                        .build(),
                service.deployments().getFirst()).build());

        LiveService live = services.find("user-service").orElseThrow();

        assertThat(live.taskDefinition()).isEqualTo(FakeEcs.revision(7));
        assertThat(live.state()).isEqualTo("IN_PROGRESS");
        assertThat(live.isSteady()).isFalse();
    }

    @Test
    void isNotSteadyWhileATaskIsMissing() {
        ecs.becomes("user-service", FakeEcs.service("user-service", FakeEcs.revision(7), "COMPLETED", 1, 2),
                FakeEcs.service("user-service", FakeEcs.revision(7), "COMPLETED", 2, 2));

        assertThat(services.find("user-service")).get().matches(live -> !live.isSteady());
        assertThat(services.find("user-service")).get().matches(LiveService::isSteady);
    }

    @Test
    void takesADeletedServiceForNone() {
        ecs.becomes("user-service", FakeEcs.service("user-service", FakeEcs.revision(7), "COMPLETED", 0, 0).toBuilder()
                .status("INACTIVE").build());

        assertThat(services.find("user-service")).isEmpty();
        assertThat(services.find("news-service")).isEmpty();
    }

    @Test
    void shortensWhatECSSays() {
        assertThat(LiveService.inShort("(service user-service) registered 1 targets in (target-group "
                + "arn:aws:elasticloadbalancing:ap-northeast-1:123456789012:targetgroup/quartet-user/4b2cfccc59a11b92)"))
                .isEqualTo("registered 1 targets in (target-group quartet-user)");
        assertThat(LiveService.inShort("(service user-service, taskSet 1) has begun")).isEqualTo("has begun");
    }
}
