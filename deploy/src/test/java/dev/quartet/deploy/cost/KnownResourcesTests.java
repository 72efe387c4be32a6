package dev.quartet.deploy.cost;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.quartet.deploy.environment.Environment;
import dev.quartet.deploy.environment.LaunchType;
import dev.quartet.deploy.environment.NetworkMode;
import dev.quartet.deploy.problem.DeployException;
import dev.quartet.deploy.stack.Template;
import dev.quartet.deploy.stack.Templates;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

class KnownResourcesTests {

    // Those follow from the environment itself; see everything().
    private static final Set<String> GIVEN = Set.of("Service", "LaunchType", "NetworkMode");

    /** Whatever the conditions of the templates say. */
    @Test
    void everyTypeOfResourceIsPricedOrFree() {
        Set<String> types = templates().flatMap(template -> template.document().path("Resources").valueStream())
                .map(resource -> resource.path("Type").asString()).collect(Collectors.toSet());

        assertThat(types).hasSizeGreaterThan(40).allMatch(KnownResources::knows);
    }

    @ParameterizedTest
    @MethodSource
    void everyChoiceOfAParameterHasACost(String template, String parameter, String value) {
        LaunchType type = template.equals("cluster-ec2") ? LaunchType.EC2 : LaunchType.FARGATE;
        Environment changed = Examples.with(Examples.everything(type, NetworkMode.AWSVPC), template, Map.of(parameter,
                value));

        assertThat(Examples.COSTS.of(changed).fixed()).isPositive();
    }

    static Stream<Arguments> everyChoiceOfAParameterHasACost() {
        return templates().filter(template -> !template.name().startsWith("pipeline"))
                .flatMap(template -> template.document().path("Parameters").propertyStream()
                        .filter(parameter -> !GIVEN.contains(parameter.getKey()))
                        .flatMap(parameter -> values(parameter.getValue()).map(value -> Arguments.of(template.name(),
                                parameter.getKey(), value))));
    }

    private static Stream<String> values(JsonNode parameter) {
        return parameter.path("AllowedValues").valueStream().map(JsonNode::asString);
    }

    @ParameterizedTest
    @CsvSource({"EC2, AWSVPC", "EC2, BRIDGE", "EC2, BRIDGE_FIXED_PORT", "EC2, HOST", "FARGATE, AWSVPC"})
    void everyNetworkModeHasACost(LaunchType type, NetworkMode mode) {
        assertThat(Examples.COSTS.of(Examples.everything(type, mode)).fixed()).isPositive();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            Database: {Type: AWS::RDS::DBInstance}                                  | AWS::RDS::DBInstance, and nobody
            Other: {Type: AWS::DynamoDB::Table, Properties: {BillingMode: PROVISIONED}} | a table that is not paid by request
            """)
    void refusesWhatNobodyKnowsTheCostOf(String resource, String complaint, @TempDir Path folder) throws IOException {
        Files.writeString(folder.resolve("extra.yaml"), "Parameters: {Environment: {Type: String}}\nResources: {"
                + resource + "}\n");
        Costs costs = new Costs(Templates.read(folder), Examples.COSTS.taskDefinitions(), Examples.COSTS.table());
        Environment extra = new Environment("staging", "123456789012", "platform", LaunchType.FARGATE,
                NetworkMode.AWSVPC, Map.of("us-east-1", Map.of()), Map.of("extra", Map.of()));

        assertThatExceptionOfType(DeployException.class).isThrownBy(() -> costs.of(extra)).withMessageContaining(
                "quartet-staging-extra has a").withMessageContaining(complaint);
    }

    @Test
    void refusesARegionWithoutPrices() {
        assertThatExceptionOfType(DeployException.class).isThrownBy(() -> Examples.COSTS.of(Examples.stagingIn(
                "eu-west-1"))).withMessageContaining("has no prices of eu-west-1, only of ap-northeast-1, ");
    }

    /** In an empty Region nothing is left but what the templates themselves make. */
    @Test
    void freeStacksCostNothing() {
        Environment free = new Environment("staging", "123456789012", "platform", LaunchType.FARGATE,
                NetworkMode.AWSVPC, Map.of("us-east-1", Map.of()), Map.of("data", Map.of(), "roles", Map.of()));

        assertThat(Examples.COSTS.of(free).fixed()).isEqualByComparingTo(BigDecimal.ZERO);
        assertThat(Examples.COSTS.of(free).byUse()).isPositive();
    }

    private static Stream<Template> templates() {
        return Examples.COSTS.templates().byName().values().stream();
    }
}
