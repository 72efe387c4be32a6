package dev.quartet.deploy.taskdefinition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.flipkart.zjsonpatch.Jackson3JsonDiff;
import dev.quartet.deploy.environment.LaunchType;
import dev.quartet.deploy.environment.NetworkMode;
import dev.quartet.deploy.problem.DeployException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

class TaskDefinitionsTests {

    private static final Path FOLDER = Path.of("task-definitions");
    private static final List<String> SERVICES = List.of("user-service", "news-service", "market-service",
            "blog-service");
    private static final String CONTAINER = "/containerDefinitions/0/";

    private final TaskDefinitions definitions = new TaskDefinitions(FOLDER);

    @Test
    void describesTheServicesAndTheWorkedExample() {
        assertThat(definitions.names()).containsExactlyInAnyOrder("user-service", "news-service", "market-service",
                "blog-service", "member");
    }

    static Stream<Arguments> everywhere() {
        Stream<Arguments> onEc2 = SERVICES.stream().flatMap(service -> Stream.of(NetworkMode.values())
                .map(mode -> Arguments.of(service, LaunchType.EC2, mode)));
        Stream<Arguments> onFargate = Stream.concat(SERVICES.stream(), Stream.of("member"))
                .map(service -> Arguments.of(service, LaunchType.FARGATE, NetworkMode.AWSVPC));
        return Stream.concat(onFargate, onEc2);
    }

    @ParameterizedTest
    @MethodSource("everywhere")
    void isWhatEcsAccepts(String service, LaunchType launchType, NetworkMode mode) {
        TaskDefinition definition = definitions.render(service, launchType, mode, Values.ALL);

        assertThat(definition.family()).isEqualTo("quartet-staging-" + service);
        assertThat(definition.document().toString()).doesNotContain("${");
        assertThat(definition.request().requiresCompatibilitiesAsStrings()).containsExactly(launchType.name());
    }

    @ParameterizedTest
    @CsvSource({"AWSVPC,awsvpc,80,80,80", "BRIDGE,bridge,3000,3000,0", "BRIDGE_FIXED_PORT,bridge,3000,3000,80",
            "HOST,host,80,80,80"})
    void listensAsTheModeDemands(NetworkMode mode, String written, String port, int containerPort, int hostPort) {
        TaskDefinition definition = definitions.render("news-service", LaunchType.EC2, mode, Values.ALL);
        JsonNode container = definition.container("news-service").orElseThrow();

        assertThat(definition.document().path("networkMode").asString()).isEqualTo(written);
        assertThat(TaskDefinition.variable(container, "PORT")).contains(port);
        assertThat(container.at("/portMappings/0/containerPort").asInt()).isEqualTo(containerPort);
        assertThat(container.at("/portMappings/0/hostPort").asInt()).isEqualTo(hostPort);
    }

    /** Drift: whatever the patches change beyond this is a mistake, or belongs into the README's table. */
    @ParameterizedTest
    @MethodSource("differences")
    void differsOnEc2OnlyInWhatTheModeDemands(String service, NetworkMode mode, Set<String> wanted) {
        JsonNode onFargate = definitions.render(service, LaunchType.FARGATE, NetworkMode.AWSVPC, Values.ALL).document();
        JsonNode onEc2 = definitions.render(service, LaunchType.EC2, mode, Values.ALL).document();

        assertThat(Jackson3JsonDiff.asJson(onFargate, onEc2).valueStream().map(operation -> operation.path("path")
                .asString()).collect(Collectors.toSet())).isEqualTo(wanted);
    }

    static Stream<Arguments> differences() {
        Set<String> size = Set.of("/requiresCompatibilities/0", "/cpu", "/memory", CONTAINER + "cpu", CONTAINER
                + "memory");
        Set<String> bridge = with(size, "/networkMode", CONTAINER + "portMappings/0/containerPort", CONTAINER
                + "environment/0/value");
        Set<String> host = with(size, "/networkMode", CONTAINER + "systemControls");
        String dynamic = CONTAINER + "portMappings/0/hostPort";
        String callee = CONTAINER + "environment/3/value";
        return Stream.of(
                Arguments.of("user-service", NetworkMode.AWSVPC, size),
                Arguments.of("user-service", NetworkMode.BRIDGE, with(bridge, dynamic)),
                Arguments.of("user-service", NetworkMode.BRIDGE_FIXED_PORT, bridge),
                Arguments.of("user-service", NetworkMode.HOST, host),
                Arguments.of("blog-service", NetworkMode.AWSVPC, size),
                Arguments.of("blog-service", NetworkMode.BRIDGE, with(bridge, dynamic, callee)),
                Arguments.of("blog-service", NetworkMode.BRIDGE_FIXED_PORT, with(bridge, callee)),
                Arguments.of("blog-service", NetworkMode.HOST, with(host, callee)));
    }

    private static Set<String> with(Set<String> paths, String... more) {
        Set<String> all = new TreeSet<>(paths);
        all.addAll(List.of(more));
        return all;
    }

    @Test
    void asksForTheLoadBalancersAddressOnlyWhereTasksHaveNone() {
        Map<Placeholder, String> values = Values.ALL.entrySet().stream()
                .filter(value -> value.getKey() != Placeholder.PUBLIC_URL).collect(Collectors.toMap(Map.Entry::getKey,
                        Map.Entry::getValue));

        assertThat(definitions.render("blog-service", LaunchType.FARGATE, NetworkMode.AWSVPC, values)).isNotNull();
        assertThatExceptionOfType(DeployException.class).isThrownBy(() -> definitions.render("blog-service",
                LaunchType.EC2, NetworkMode.BRIDGE, values)).withMessageContaining("needs a value for ${PUBLIC_URL}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"user-service", "news-service", "market-service", "blog-service", "member"})
    void writesNothingButToWhatIsMounted(String name) {
        TaskDefinition definition = definitions.render(name, LaunchType.FARGATE, NetworkMode.AWSVPC, Values.ALL);

        assertThat(definition.containers()).isNotEmpty().allSatisfy(container -> {
            assertThat(container.path("readonlyRootFilesystem").asBoolean()).isTrue();
            assertThat(container.at("/logConfiguration/options/mode").asString()).isEqualTo("non-blocking");
        });
    }

    @Test
    void theWorkedExampleHoldsTogether() {
        TaskDefinition member = definitions.render("member", LaunchType.FARGATE, NetworkMode.AWSVPC, Values.ALL);
        Set<String> volumes = member.document().path("volumes").valueStream()
                .map(volume -> volume.path("name").asString())
                .collect(Collectors.toSet());

        assertThat(member.containers()).hasSize(5).allSatisfy(container -> {
            assertThat(container.path("dependsOn")).allSatisfy(other -> assertThat(member.container(other.path(
                    "containerName").asString())).isPresent());
            assertThat(container.path("mountPoints")).allSatisfy(mount -> assertThat(volumes).contains(mount.path(
                    "sourceVolume").asString()));
        });
        assertThat(member.containers().filter(container -> container.path("essential").asBoolean())).hasSize(1);
        assertThat(member.containers().mapToInt(container -> container.path("cpu").asInt()).sum()).isEqualTo(512);
        assertThat(member.containers().mapToInt(container -> container.path("memory").asInt()).sum()).isLessThan(member
                .document().path("memory").asInt());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            "networkMode": "awsvpc" | "networkMode": "vpc"   | ECS would refuse
            "stopTimeout": 45       | "stopTimeOut": 45      | 'stopTimeOut'
            "family": "quartet-${ENVIRONMENT}-user-service", | | 'family'
            "cpu": "256"            | "cpu": "512"           | ec2-host.json does not fit user-service.json
            "PORT", "value": "80"   | "PORT", "value": "81"  | ec2-host.json does not fit user-service.json
            ${IMAGE_DIGEST}         | ${DIGEST}              | has ${DIGEST}, which is no placeholder
            "cpu": "256",           | "cpu": "256", "trustedExecutionConfiguration": {"isolationMode": "SHARED"}, | trustedExecutionConfiguration, which the AWS SDK
            """)
    void refusesABrokenCopy(String right, @Nullable String wrong, String complaint,
            @TempDir Path copy) throws IOException {
        Files.createDirectories(copy.resolve("overlays"));
        Files.copy(FOLDER.resolve("overlays/ec2-host.json"), copy.resolve("overlays/ec2-host.json"));
        String text = Files.readString(FOLDER.resolve("user-service.json"));
        assertThat(text).contains(right);
        Files.writeString(copy.resolve("user-service.json"), text.replace(right, wrong == null ? "" : wrong));
        TaskDefinitions broken = new TaskDefinitions(copy);

        assertThatExceptionOfType(DeployException.class).isThrownBy(() -> Stream.of(LaunchType.values()).forEach(
                launchType -> broken.render("user-service", launchType, launchType == LaunchType.EC2
                        ? NetworkMode.HOST
                        : NetworkMode.AWSVPC, Values.ALL)))
                .withMessageContaining(complaint);
    }
}
