package dev.quartet.deploy.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.quartet.deploy.environment.Environment;
import dev.quartet.deploy.environment.LaunchType;
import dev.quartet.deploy.environment.NetworkMode;
import dev.quartet.deploy.problem.DeployException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StackPlanTests {

    private static final String REGION = "ap-northeast-1";

    @TempDir
    private Path folder;

    private final Map<String, Map<String, String>> stacks = new TreeMap<>();
    private final Map<String, Map<String, String>> onlyHere = new TreeMap<>();

    @BeforeEach
    void writeTemplates() throws IOException {
        template("registry", "", "", "");
        template("network", "Environment: {Type: String}, Size: {Type: Number, MinValue: 1}", "", "VpcId");
        template("cluster", "Environment: {Type: String}", "quartet-${Environment}-network-VpcId", "Name");
        template("service", "Environment: {Type: String}, NetworkMode: {Type: String, Default: x}, TaskDefinitionArn: "
                + "{Type: String}, Service: {Type: String, AllowedValues: [user-service, news-service]}",
                "quartet-${Environment}-cluster-Name", "");
        template("route", "Environment: {Type: String}, Service: {Type: String, AllowedValues: [user-service]}",
                "quartet-${Environment}-network-VpcId", "Arn");
        stacks.put("registry", Map.of());
        stacks.put("network", Map.of("Size", "1"));
        stacks.put("cluster", Map.of());
        stacks.put("service", Map.of());
    }

    @Test
    void makesWhatIsNeededFirst() {
        assertThat(plan().levels()).extracting(level -> level.stream().map(Stack::name).toList()).containsExactly(
                List.of("quartet-staging-network", "quartet-registry"),
                List.of("quartet-staging-cluster"),
                List.of("quartet-staging-user-service", "quartet-staging-news-service"));
    }

    @Test
    void fillsInWhatFollowsFromTheRest() {
        Stack service = plan().stacks().getLast();

        assertThat(service.service()).isEqualTo("news-service");
        assertThat(service.parameters()).containsExactlyInAnyOrderEntriesOf(Map.of("Environment", "staging", "Service",
                "news-service", "NetworkMode", "awsvpc", "TaskDefinitionArn", "arn:news-service"));
    }

    @Test
    void takesARegionsOwnParametersAndStacks() {
        onlyHere.put("network", Map.of("Size", "7"));
        onlyHere.put("route", Map.of());

        assertThat(plan().stacks()).anySatisfy(stack -> {
            assertThat(stack.name()).isEqualTo("quartet-staging-network");
            assertThat(stack.parameters()).containsEntry("Size", "7");
        }).extracting(Stack::name).contains("quartet-staging-user-service-route");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            castle  | A           | 1  | There is no template castle.yaml; there is cluster, network, registry, route, service.
            network | Colour      | 1  | sets Colour, which the template has not; it has Environment, Size
            network | Environment | x  | sets Environment, which follows from the rest of its file: leave it out
            network | Size        | 0  | Size is '0'; it must be at least 1
            """)
    void refusesWhatCloudFormationWould(String template, String parameter, String value, String complaint) {
        stacks.put(template, Map.of(parameter, value));

        assertRefused(complaint);
    }

    @Test
    void namesTheParameterThatIsMissing() {
        stacks.put("network", Map.of());

        assertRefused("Environment staging, network.yaml in ap-northeast-1: lacks Size.");
    }

    @Test
    void namesTheExportThatIsMissing() {
        stacks.remove("network");

        assertRefused(
                "quartet-staging-cluster imports quartet-staging-network-VpcId, which no stack of environment staging"
                        + " exports.");
    }

    @Test
    void namesThoseThatExportTheSame() throws IOException {
        template("other", "Environment: {Type: String}", "", "");
        Files.writeString(folder.resolve("other.yaml"), """
                Parameters: {Environment: {Type: String}}
                Outputs: {O: {Value: 1, Export: {Name: quartet-staging-network-VpcId}}}
                """);
        stacks.put("other", Map.of());

        assertRefused("quartet-staging-network and quartet-staging-other both export quartet-staging-network-VpcId.");
    }

    @Test
    void namesThoseThatWaitForEachOther() throws IOException {
        template("network", "Environment: {Type: String}, Size: {Type: Number}", "quartet-${Environment}-cluster-Name",
                "VpcId");

        assertRefused("These stacks wait for each other: quartet-staging-cluster → quartet-staging-network →"
                + " quartet-staging-cluster.");
    }

    private void assertRefused(String complaint) {
        assertThatExceptionOfType(DeployException.class).isThrownBy(this::plan).withMessageContaining(complaint);
    }

    private StackPlan plan() {
        Environment environment = new Environment("staging", "123456789012", "platform", LaunchType.FARGATE,
                NetworkMode.AWSVPC, Map.of(REGION, onlyHere), stacks);
        return StackPlan.of(environment, REGION, Templates.read(folder), "arn:"::concat);
    }

    private void template(String name, String parameters, String imported, String exported) throws IOException {
        String uses = imported.isEmpty() ? "1" : "{Fn::ImportValue: !Sub \"" + imported + "\"}";
        String gives = exported.isEmpty()
                ? "{}"
                : "{O: {Value: 1, Export: {Name: !Sub \"${AWS::StackName}-" + exported
                        + "\"}}}";
        Files.writeString(folder.resolve(name + ".yaml"), """
                Parameters: {%s}
                Resources: {R: {Type: T, Properties: {P: %s}}}
                Outputs: %s
                """.formatted(parameters, uses, gives));
    }
}
