package dev.quartet.deploy.cost;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quartet.deploy.Deploy;
import dev.quartet.deploy.command.Pace;
import dev.quartet.deploy.command.Terminal;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class CostCommandTests {

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @Test
    void printsEachLineAndTheSum() {
        assertThat(run("cost", "staging")).isZero();

        assertThat(out.toString()).contains("staging, fargate, awsvpc")
                .containsPattern("load-balancer +1 +load balancer +0\\.0243 +0\\.58 +17\\.74\\R")
                .containsPattern(
                        "service +4 +Fargate Spot task, 0\\.25 vCPU, 0\\.5 GB, x86 +0\\.0203 +0\\.49 +14\\.84 \\*")
                .containsPattern("all Regions +fixed +0\\.0883 +2\\.12 +64\\.48")
                .containsPattern("EC2, on demand, 2 × t3\\.medium +127\\.52 +\\+63\\.04 +\\+0\\.0864")
                .contains("* A price or a number in it was written from memory");
    }

    @Test
    void printsOneDocument() {
        assertThat(run("cost", "production", "--output", "json")).isZero();

        JsonNode document = JsonMapper.shared().readTree(out.toString());
        assertThat(document.path("fixed").path("month").decimalValue()).isEqualByComparingTo("766.4496");
        assertThat(document.path("regions").valueStream().map(region -> region.path("region").asString()))
                .containsExactly("ap-northeast-3", "ap-southeast-1", "ap-northeast-1");
        assertThat(document.path("regions").path(0).path("lines").valueStream()).anySatisfy(line -> {
            assertThat(line.path("stack").asString()).isEqualTo("quartet-production-news-service");
            assertThat(line.path("nature").asString()).isEqualTo("fixed");
            assertThat(line.path("month").decimalValue()).isEqualByComparingTo("22.4913");
        });
        assertThat(err.toString()).isEmpty();
    }

    @Test
    void tellsOfAnEnvironmentThatThereIsNot() {
        assertThat(run("cost", "nowhere")).isEqualTo(1);

        assertThat(err.toString()).contains("There is no environment nowhere; there is production, staging.");
    }

    @Test
    void warnsOfOldPrices() {
        Clock later = Clock.fixed(Instant.parse("2030-01-01T00:00:00Z"), ZoneOffset.UTC);

        assertThat(CostReport.of(Examples.environment("staging"), Examples.DEPLOY, later).lines()).contains(
                "These prices are older than 180 days: compare them with AWS's pages.");
    }

    private int run(String... arguments) {
        CommandLine commandLine = Deploy.commandLine(environment -> {
            throw new AssertionError("cost asks AWS nothing");
        }, new Nobody(), Pace.USUAL);
        String[] all = new String[arguments.length + 2];
        all[0] = "--root";
        all[1] = "..";
        System.arraycopy(arguments, 0, all, 2, arguments.length);
        return commandLine.setOut(new PrintWriter(out)).setErr(new PrintWriter(err)).execute(all);
    }

    private record Nobody() implements Terminal {

        @Override
        public boolean isThere() {
            return false;
        }

        @Override
        public @Nullable String readLine() {
            return null;
        }
    }
}
