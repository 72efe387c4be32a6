package dev.quartet.local.system;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quartet.local.testkit.InstalledProgram;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;

/** Dashboard and rules, as Prometheus's own checker understands them. */
class ExpressionsTests {

    private static final Path PROMTOOL = InstalledProgram.promtool().require();

    @TempDir
    private Path folder;

    @Test
    void settingsAndRulesAreUnderstood() throws Exception {
        for (String file : List.of("prometheus.yml", "rules.yml")) {
            Files.copy(Expressions.SETTINGS.resolve(file), folder.resolve(file));
        }
        Files.writeString(folder.resolve("targets.json"), "[]");

        assertThat(promtool("check", "config", "prometheus.yml")).contains("SUCCESS");
    }

    @Test
    void everyPanelAsksSomethingThatIsUnderstood() throws Exception {
        assertThat(Expressions.ofDashboard()).hasSizeGreaterThan(15);
        assertThat(check(Expressions.ofDashboard())).contains("SUCCESS");
    }

    @Test
    void findsAnExpressionThatIsNot() throws Exception {
        assertThat(check(List.of("sum by (service (rate(up[1m]))"))).contains("FAILED");
    }

    @Test
    void rulesTellErrorsAndWhoDoesNotAnswer() throws Exception {
        Files.copy(Expressions.RULES, folder.resolve("rules.yml"));
        Files.write(folder.resolve("test.yml"), ExpressionsTests.class.getResourceAsStream("rules-test.yml")
                .readAllBytes());

        assertThat(promtool("test", "rules", "test.yml")).contains("SUCCESS").doesNotContain("FAILED");
    }

    @Test
    void knowsWhatIsAMetric() {
        assertThat(Expressions.metricsOf(
                "100 * (sum by (service) (rate(a_total{uri!~\"/b|c\"}[1m])) or 0 * d:e:f) / (g > 0)",
                "histogram_quantile(0.99, sum by (le) (rate(h_bucket[1m])))", "up == 0"))
                .containsExactly("a_total", "d:e:f", "g", "h_bucket", "up");
    }

    private String check(List<String> expressions) throws IOException, InterruptedException {
        Files.writeString(folder.resolve("check.yml"), expressions.stream()
                .map(expression -> "  - {record: checked, labels: {n: \"%d\"}, expr: %s}"
                        .formatted(expressions.indexOf(expression), JsonMapper.shared().writeValueAsString(expression)))
                .collect(Collectors.joining("\n", "groups:\n- name: checked\n  rules:\n", "\n")));
        return promtool("check", "rules", "check.yml");
    }

    private String promtool(String... arguments) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(Stream.concat(Stream.of(PROMTOOL.toString()), Stream.of(arguments))
                .toList()).directory(folder.toFile()).redirectErrorStream(true).start();
        String said = process.inputReader().lines().collect(Collectors.joining("\n"));
        process.waitFor();
        return said;
    }
}
