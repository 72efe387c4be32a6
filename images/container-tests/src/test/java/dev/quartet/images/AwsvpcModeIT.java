package dev.quartet.images;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.testcontainers.junit.jupiter.Container;
import tools.jackson.databind.JsonNode;

/** As in awsvpc mode: each task has an address to itself, and all can have port 80. */
@WithImages
@OnThisKernel
class AwsvpcModeIT {

    private static final int PORT = 80;

    @Container
    private static final TaskNetwork FIRST_NETWORK = new TaskNetwork(PORT);

    @Container
    private static final TaskNetwork SECOND_NETWORK = new TaskNetwork(PORT);

    @Container
    private static final ServiceContainer FIRST = task(FIRST_NETWORK);

    @Container
    private static final ServiceContainer SECOND = task(SECOND_NETWORK);

    private static ServiceContainer task(TaskNetwork network) {
        return ServiceContainer.inTask(Service.USER, network).knownToEcs(
                task -> EcsTask.awsvpc(task.taskId(), task.service(), network.ip(), network.port()));
    }

    static Stream<Arguments> tasks() {
        return Stream.of(Arguments.of(FIRST_NETWORK, FIRST), Arguments.of(SECOND_NETWORK, SECOND));
    }

    @ParameterizedTest(autoCloseArguments = false)
    @MethodSource("tasks")
    void tellsTheTasksOwnAddressAndPort(TaskNetwork network, ServiceContainer task) {
        JsonNode identity = Identities.knowing("networkMode", own(network));

        assertThat(identity.path("ip").asString()).isEqualTo(network.ip());
        assertThat(identity.path("port").asInt()).isEqualTo(PORT);
        JsonNode runtime = identity.path("runtime");
        assertThat(runtime.path("networkMode").asString()).isEqualTo("awsvpc");
        assertThat(runtime.path("launchType").asString()).isEqualTo("FARGATE");
        assertThat(runtime.path("containerIp").asString()).isEqualTo(network.ip());
        assertThat(runtime.path("hostIp").isNull()).isTrue();
        assertThat(runtime.path("hostPort").asInt()).isEqualTo(PORT);
        assertThat(runtime.path("containerInstanceArn").isNull()).isTrue();
        assertThat(runtime.path("taskArn").asString()).endsWith(task.taskId());
    }

    @Test
    void twoTasksHaveAddressesOfTheirOwnAndBothPort80() {
        assertThat(FIRST_NETWORK.ip()).isNotEqualTo(SECOND_NETWORK.ip());
        assertThat(Identities.current(own(FIRST_NETWORK)).path("ip"))
                .isNotEqualTo(Identities.current(own(SECOND_NETWORK)).path("ip"));
    }

    private static URI own(TaskNetwork network) {
        return URI.create("http://%s:%d".formatted(network.ip(), PORT));
    }
}
