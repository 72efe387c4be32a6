package dev.quartet.images;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.testcontainers.junit.jupiter.Container;
import tools.jackson.databind.JsonNode;

/** Bridge mode: the tasks of one host have the same port inside, and ports of their own on the host. */
@WithImages
class BridgeModeIT {

    @Container
    private static final ServiceContainer FIRST = ServiceContainer.onBridge(Service.USER)
            .knownToEcsOnEc2(BridgeModeIT::describe);

    @Container
    private static final ServiceContainer SECOND = ServiceContainer.onBridge(Service.USER)
            .knownToEcsOnEc2(BridgeModeIT::describe);

    /** On an instance without {@code ECS_ENABLE_CONTAINER_METADATA}. */
    @Container
    private static final ServiceContainer WITHOUT_FILE = ServiceContainer.onBridge(Service.USER)
            .knownToEcs(BridgeModeIT::describe);

    private static EcsTask describe(ServiceContainer container) {
        return EcsTask.bridge(container.taskId(), container.service(), container.bridgeAddress(),
                container.base().getPort());
    }

    static List<ServiceContainer> two() {
        return List.of(FIRST, SECOND);
    }

    @ParameterizedTest(autoCloseArguments = false)
    @MethodSource("two")
    void tellsTheHostsAddressAndThePortThatTheHostPublishes(ServiceContainer container) {
        JsonNode identity = Identities.knowing("hostIp", container.base());

        assertThat(identity.path("ip").asString()).isEqualTo(EcsTask.HOST_ADDRESS);
        assertThat(identity.path("port").asInt()).isEqualTo(ServiceContainer.PORT);
        assertThat(identity.path("host").asString()).isEqualTo(container.getContainerId().substring(0, 12));
        JsonNode runtime = identity.path("runtime");
        assertThat(runtime.path("platform").asString()).isEqualTo("ecs");
        assertThat(runtime.path("networkMode").asString()).isEqualTo("bridge");
        assertThat(runtime.path("launchType").asString()).isEqualTo("EC2");
        assertThat(runtime.path("containerIp").asString()).isEqualTo(container.bridgeAddress());
        assertThat(runtime.path("hostIp").asString()).isEqualTo(EcsTask.HOST_ADDRESS);
        assertThat(runtime.path("hostPort").asInt()).isEqualTo(container.base().getPort());
        assertThat(runtime.path("containerInstanceArn").asString()).isEqualTo(EcsTask.CONTAINER_INSTANCE);
        assertThat(runtime.path("taskArn").asString()).endsWith(container.taskId());
    }

    @Test
    void twoContainersOfOneHostHaveDifferentHostPortsAndBothAnswer() {
        JsonNode first = Identities.knowing("hostPort", FIRST.base());
        JsonNode second = Identities.knowing("hostPort", SECOND.base());

        assertThat(first.path("port")).isEqualTo(second.path("port"));
        assertThat(first.path("ip")).isEqualTo(second.path("ip"));
        assertThat(first.at("/runtime/hostPort")).isNotEqualTo(second.at("/runtime/hostPort"));
    }

    /** Each host gives its containers the same few addresses: as the answer to "who are you" they mislead. */
    @Test
    void theBridgeAddressAloneIsNeverTheAnswer() {
        JsonNode identity = Identities.knowing("hostPort", WITHOUT_FILE.base());

        assertThat(identity.path("ip").isNull()).as(identity.toString()).isTrue();
        assertThat(identity.at("/runtime/hostIp").isNull()).isTrue();
        assertThat(identity.at("/runtime/containerIp").asString()).isEqualTo(WITHOUT_FILE.bridgeAddress());
        assertThat(identity.at("/runtime/hostPort").asInt()).isEqualTo(WITHOUT_FILE.base().getPort());
    }
}
