package dev.quartet.deploy.rule;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quartet.deploy.environment.Environment;
import dev.quartet.deploy.environment.Environments;
import dev.quartet.deploy.environment.LaunchType;
import dev.quartet.deploy.environment.NetworkMode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

@TestInstance(Lifecycle.PER_CLASS)
class RulesTests {

    private static final Path ROOT = Path.of("..");

    private Rules rules;

    @BeforeAll
    void readEverything() {
        rules = new Rules(ROOT);
    }

    @ParameterizedTest
    @MethodSource("environments")
    void everythingAgreesInEachEnvironment(String environment) {
        assertThat(rules.check(environment)).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void everythingAgreesOnEc2InEachNetworkMode(NetworkMode mode) {
        assertThat(rules.check(onEc2(ROOT, mode))).isEmpty();
    }

    static List<String> environments() {
        return new Environments(ROOT.resolve("deploy/environments")).names();
    }

    /** Each line breaks a copy in one place, and the rule of that name tells of both sides. */
    @ParameterizedTest(name = "{0}: {2} becomes {3} in {1}")
    @CsvFileSource(resources = "broken-copies.csv", delimiter = '|', quoteCharacter = '`', numLinesToSkip = 1, emptyValue = "")
    void findsWhatIsBroken(String rule, String file, String text, String other, String mode, String complaint,
            @TempDir Path folder) throws IOException {
        ProjectCopy copy = ProjectCopy.in(folder);
        copy.change(file, text, other);

        assertThat(findings(folder, mode)).anySatisfy(finding -> {
            assertThat(finding.rule()).isEqualTo(rule);
            assertThat(finding.toString()).contains(complaint);
        });
    }

    @Test
    void noServiceIsWithoutATaskDefinition(@TempDir Path folder) throws IOException {
        Path root = ProjectCopy.in(folder).root();
        Files.delete(root.resolve("deploy/task-definitions/news-service.json"));

        assertThat(new Rules(root).check("staging")).extracting(Finding::toString).contains(
                "deploy/task-definitions: news-service is built, and has no task definition.");
    }

    @Test
    void noRuleIsWithoutABrokenCopy() throws IOException {
        List<String> proved = new String(
                Objects.requireNonNull(RulesTests.class.getResourceAsStream("broken-copies.csv")).readAllBytes(),
                StandardCharsets.UTF_8).lines().skip(1).map(line -> line.substring(0, line.indexOf('|')).strip())
                .distinct().toList();

        assertThat(proved).containsExactlyInAnyOrderElementsOf(Rules.names());
    }

    private static List<Finding> findings(Path root, String mode) {
        Rules broken = new Rules(root);
        return mode.equals("fargate")
                ? broken.check("staging")
                : broken.check(onEc2(root, NetworkMode.valueOf(mode)));
    }

    /** Staging, moved to instances. */
    private static Environment onEc2(Path root, NetworkMode mode) {
        Environment staging = new Environments(root.resolve("deploy/environments")).read("staging");
        Map<String, Map<String, String>> stacks = new HashMap<>(staging.stacks());
        stacks.remove("cluster-fargate");
        stacks.put("cluster-ec2", Map.of());
        return new Environment(staging.name(), staging.account(), staging.owner(), LaunchType.EC2, mode, staging
                .regions(), stacks);
    }
}
