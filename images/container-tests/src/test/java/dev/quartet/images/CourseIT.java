package dev.quartet.images;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.dockerjava.api.model.ChangeLog;
import dev.quartet.local.testkit.EdgeContract.Http;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import org.junit.jupiter.api.Test;
import org.testcontainers.junit.jupiter.Container;
import tools.jackson.databind.JsonNode;

/** {@code docker run -p 80:3000}, as in the course: no limit, no read-only file system, no ECS. */
@WithImages
class CourseIT {

    /** Port 80 of the loopback, or a free one where a program of this machine has that. */
    private static final int HOST_PORT = isTaken(80) ? 0 : 80;

    @Container
    private static final ServiceContainer USER = ServiceContainer.onBridge(Service.USER, HOST_PORT).unlimited();

    private static boolean isTaken(int port) {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            return socket.isConnected();
        } catch (IOException e) {
            return false;
        }
    }

    @Test
    void answersAtThePublishedPort() {
        JsonNode identity = Identities.current(USER.base());

        assertThat(identity.path("service").asString()).isEqualTo("user-service");
        assertThat(identity.path("port").asInt()).isEqualTo(ServiceContainer.PORT);
        assertThat(identity.at("/runtime/platform").asString()).isEqualTo("container");
        assertThat(Http.get(USER.base() + "/").statusCode()).isEqualTo(200);
    }

    @Test
    void writesNothingOutsideTmpEvenWhereItCould() {
        Http.post(USER.base() + "/people", "{\"name\":\"Mina Okafor\",\"email\":\"course@example.com\"}");

        assertThat(USER.getDockerClient().containerDiffCmd(USER.getContainerId()).exec())
                .extracting(ChangeLog::getPath).isNotEmpty()
                .allSatisfy(path -> assertThat(path).matches("/tmp(/.*)?"));
    }
}
