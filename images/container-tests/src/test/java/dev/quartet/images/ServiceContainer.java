package dev.quartet.images;

import static java.util.Objects.requireNonNull;

import com.github.dockerjava.api.command.CreateContainerCmd;
import com.github.dockerjava.api.command.InspectContainerResponse;
import com.github.dockerjava.api.command.InspectContainerResponse.ContainerState;
import com.github.dockerjava.api.model.AccessMode;
import com.github.dockerjava.api.model.Bind;
import com.github.dockerjava.api.model.ExposedPort;
import com.github.dockerjava.api.model.HostConfig;
import com.github.dockerjava.api.model.PortBinding;
import com.github.dockerjava.api.model.Ports.Binding;
import com.github.dockerjava.api.model.Volume;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Function;
import org.testcontainers.containers.GenericContainer;

/**
 * A service in a container as small as Fargate's smallest task: a quarter of a CPU, 512 MiB, nothing to write to but
 * {@code /tmp}. It is started when it is ready, and a start that refuses the AOT cache fails.
 */
final class ServiceContainer extends GenericContainer<ServiceContainer> {

    /** The port that a service listens on where nothing else is said. */
    static final int PORT = 3000;

    private static final long QUARTER_OF_A_CPU = 250_000_000;
    private static final long MEMORY = 512L << 20;
    private static final String OPTIONS = "JDK_JAVA_OPTIONS";
    private static final String LOOPBACK = "127.0.0.1";

    private final Service service;
    private final String taskId = UUID.randomUUID().toString().replace("-", "");
    private Consumer<HostConfig> limits = ServiceContainer::limitToSmallestTask;
    private Address address = () -> published(PORT);
    private Runnable onceRunning = () -> {};

    @FunctionalInterface
    private interface Address {
        URI current();
    }

    private ServiceContainer(Service service) {
        super(BuiltImage.of(service).name());
        this.service = service;
        withEnv(OPTIONS, BuiltImage.hasAotCache() ? "-XX:AOTMode=on" : "");
        withEnv(service.storeVariable(), service.store());
        withTmpFs(Map.of("/tmp", "rw"));
        withCreateContainerCmdModifier(command -> limits.accept(hostConfig(command)));
        waitingFor(new Readiness().withStartupTimeout(Duration.ofSeconds(90)));
    }

    /** On the stage's bridge, its port published on a free one of the loopback. */
    static ServiceContainer onBridge(Service service) {
        return onBridge(service, Binding.bindIp(LOOPBACK));
    }

    /** On the stage's bridge, its port published on the given one of the loopback. */
    static ServiceContainer onBridge(Service service, int hostPort) {
        return onBridge(service, Binding.bindIpAndPort(LOOPBACK, hostPort));
    }

    private static ServiceContainer onBridge(Service service, Binding binding) {
        PortBinding publishing = new PortBinding(binding, ExposedPort.tcp(PORT));
        return new ServiceContainer(service)
                .withNetwork(Stage.shared().bridge())
                .withEnv(Stage.shared().storesFromBridge())
                .withExposedPorts(PORT)
                .withCreateContainerCmdModifier(command -> hostConfig(command).withPortBindings(publishing));
    }

    /** On the host's own network, on its loopback only: other machines need not see what a test runs. */
    static ServiceContainer onHostNetwork(Service service, int port) {
        ServiceContainer container = new ServiceContainer(service)
                .withNetworkMode("host")
                .withEnv(Stage.shared().storesFromHostNetwork())
                .withEnv("SERVER_ADDRESS", LOOPBACK)
                .withEnv("PORT", Integer.toString(port));
        container.address = () -> URI.create("http://" + LOOPBACK + ':' + port);
        return container;
    }

    /** In the network of a task, which has an address of its own. */
    static ServiceContainer inTask(Service service, TaskNetwork task) {
        ServiceContainer container = new ServiceContainer(service)
                .dependsOn(task)
                .withEnv(Stage.shared().storesFromBridge())
                .withEnv("PORT", Integer.toString(task.port()))
                .withCreateContainerCmdModifier(
                        command -> hostConfig(command).withNetworkMode("container:" + task.getContainerId()));
        container.address = task::published;
        return container;
    }

    /** As a task of ECS, of which the agent tells as soon as the container runs. */
    ServiceContainer knownToEcs(Function<ServiceContainer, EcsTask> description) {
        boolean isOnHost = "host".equals(getNetworkMode());
        String agent = isOnHost ? Stage.shared().agentFromHostNetwork() : Stage.shared().agentFromBridge();
        onceRunning = () -> Stage.shared().agent().tell(description.apply(this));
        return withEnv("ECS_CONTAINER_METADATA_URI_V4", agent + EcsAgent.path(taskId));
    }

    /** As {@link #knownToEcs}, on an EC2 instance whose agent also writes the container metadata file. */
    ServiceContainer knownToEcsOnEc2(Function<ServiceContainer, EcsTask> description) {
        MetadataFile file = MetadataFile.of(taskId);
        knownToEcs(description);
        Runnable tellAgent = onceRunning;
        onceRunning = () -> {
            tellAgent.run();
            file.write(description.apply(this).file());
        };
        return file.mountIn(this);
    }

    String taskId() {
        return taskId;
    }

    /** The address on the bridge: of use inside the host only. */
    String bridgeAddress() {
        return getCurrentContainerInfo().getNetworkSettings().getNetworks().values().iterator().next().getIpAddress();
    }

    @Override
    protected void containerIsStarting(InspectContainerResponse container) {
        onceRunning.run();
    }

    /** With a file or directory of this machine, read-only. */
    ServiceContainer withMount(Path onHost, String inContainer) {
        Bind bind = new Bind(onHost.toAbsolutePath().toString(), new Volume(inContainer), AccessMode.ro);
        return withCreateContainerCmdModifier(command -> hostConfig(command).withBinds(bind));
    }

    /** With one more option for its JVM. */
    ServiceContainer withOption(String option) {
        return withEnv(OPTIONS, getEnvMap().get(OPTIONS) + ' ' + option);
    }

    /** With user-service in that task. */
    ServiceContainer asking(TaskNetwork userService) {
        return dependsOn(userService).withCreateContainerCmdModifier(command -> {
            List<String> environment = new ArrayList<>(List.of(requireNonNull(command.getEnv())));
            environment.add("USER_SERVICE_URL=http://%s:%d".formatted(userService.ip(), userService.port()));
            command.withEnv(environment);
        });
    }

    /** Without a limit and with a root file system that takes whatever is written to it. */
    ServiceContainer unlimited() {
        limits = host -> {};
        setTmpFsMapping(Map.of());
        return this;
    }

    /** For a service that cannot start: to have started means to have ended. */
    ServiceContainer expectedToEnd() {
        waitingFor(new NothingToWaitFor());
        // A start is waited for until its ports are published, and who has ended by then has none.
        setExposedPorts(List.of());
        return withStartupCheckStrategy(new Ending());
    }

    Service service() {
        return service;
    }

    /** Where a test reaches it at this moment, without a slash at the end; another start may publish another port. */
    URI base() {
        return address.current();
    }

    /** Where a test reaches what a request has created. */
    String addressOf(HttpResponse<?> created) {
        return base() + created.headers().firstValue("Location").orElseThrow();
    }

    private URI published(int port) {
        Binding[] bindings = getCurrentContainerInfo().getNetworkSettings().getPorts().getBindings()
                .get(ExposedPort.tcp(port));
        if (bindings == null) {
            throw new IllegalStateException(service + " publishes no port");
        }
        return URI.create("http://" + LOOPBACK + ':' + bindings[0].getHostPortSpec());
    }

    ContainerState state() {
        return getCurrentContainerInfo().getState();
    }

    /** Sends a signal, as {@code docker kill} does. */
    void signal(String name) {
        getDockerClient().killContainerCmd(getContainerId()).withSignal(name).exec();
    }

    /** Starts it once more after it has ended, in the same network. */
    void startAgain() {
        getDockerClient().startContainerCmd(getContainerId()).exec();
        waitUntilContainerStarted();
    }

    private static void limitToSmallestTask(HostConfig host) {
        host.withNanoCPUs(QUARTER_OF_A_CPU).withMemory(MEMORY).withMemorySwap(MEMORY).withReadonlyRootfs(true);
    }

    private static HostConfig hostConfig(CreateContainerCmd command) {
        return requireNonNull(command.getHostConfig());
    }
}
