package dev.quartet.images;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import org.junit.jupiter.api.Test;
import org.testcontainers.junit.jupiter.Container;
import tools.jackson.databind.JsonNode;

/** Host mode: the host's address and ports are the task's, so that one of a kind fits on a host. */
@WithImages
@OnThisKernel
class HostModeIT {

    private static final int PORT = freePort();

    @Container
    private static final ServiceContainer FIRST = ServiceContainer.onHostNetwork(Service.USER, PORT)
            .knownToEcsOnEc2(HostModeIT::describe);

    private static EcsTask describe(ServiceContainer container) {
        return EcsTask.host(container.taskId(), container.service());
    }

    private static int freePort() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void tellsTheHostsAddressAndItsOwnPort() {
        JsonNode identity = Identities.knowing("hostIp", FIRST.base());

        assertThat(identity.path("ip").asString()).isEqualTo(EcsTask.HOST_ADDRESS);
        assertThat(identity.path("port").asInt()).isEqualTo(PORT);
        JsonNode runtime = identity.path("runtime");
        assertThat(runtime.path("networkMode").asString()).isEqualTo("host");
        assertThat(runtime.path("containerIp").isNull()).isTrue();
        assertThat(runtime.path("hostIp").asString()).isEqualTo(EcsTask.HOST_ADDRESS);
        assertThat(runtime.path("hostPort").asInt()).isEqualTo(PORT);
        assertThat(runtime.path("containerInstanceArn").asString()).isEqualTo(EcsTask.CONTAINER_INSTANCE);
    }

    @Test
    void theSecondOnOneHostIsRefusedForItsPortAndSaysSo() {
        try (ServiceContainer second = ServiceContainer.onHostNetwork(Service.USER, PORT).expectedToEnd()) {
            second.start();

            assertThat(second.state().getExitCodeLong()).isEqualTo(1);
            assertThat(second.getLogs()).contains("PORT is '%d': ".formatted(PORT)).contains("listens there already");
        }
        assertThat(Identities.current(FIRST.base()).path("port").asInt()).isEqualTo(PORT);
    }
}
