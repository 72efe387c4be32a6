package dev.quartet.images;

import com.github.dockerjava.api.command.CreateContainerCmd;
import com.github.dockerjava.api.model.ExposedPort;
import com.github.dockerjava.api.model.HostConfig;
import com.github.dockerjava.api.model.PortBinding;
import com.github.dockerjava.api.model.Ports.Binding;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import org.testcontainers.containers.GenericContainer;
import org.testcontainers.utility.MountableFile;

/**
 * A task's network as ECS makes it in awsvpc mode: a container that does nothing holds the address, and those of the
 * task join it, so that the address outlives each of them.
 */
final class TaskNetwork extends GenericContainer<TaskNetwork> {

    private final int port;

    /** @param port the one that the task's service listens on */
    TaskNetwork(int port) {
        super(BuiltImage.of(Service.USER).name());
        this.port = port;
        String pause = Pause.class.getName();
        withNetwork(Stage.shared().bridge());
        withCopyFileToContainer(MountableFile.forClasspathResource(pause.replace('.', '/') + ".class", 0644),
                "/opt/pause/" + pause.replace('.', '/') + ".class");
        withCreateContainerCmdModifier(command -> command.withEntrypoint("java", "-cp", "/opt/pause", pause));
        withExposedPorts(port);
        withCreateContainerCmdModifier(this::configureNetwork);
        waitingFor(new NothingToWaitFor().withStartupTimeout(Duration.ofSeconds(30)));
    }

    /** A task definition that wants a low port for a user who is not root says so in its system controls. */
    private void configureNetwork(CreateContainerCmd command) {
        HostConfig host = command.getHostConfig();
        if (host != null) {
            host.withSysctls(Map.of("net.ipv4.ip_unprivileged_port_start", "0"))
                    .withPortBindings(new PortBinding(Binding.bindIp("127.0.0.1"), ExposedPort.tcp(port)));
        }
    }

    int port() {
        return port;
    }

    /** The address that the task has to itself. */
    String ip() {
        return getCurrentContainerInfo().getNetworkSettings().getNetworks().values().iterator().next().getIpAddress();
    }

    /** Where a test reaches the service even if it cannot reach the address. */
    URI published() {
        return URI.create("http://127.0.0.1:" + getMappedPort(port));
    }
}
