package dev.quartet.deploy.cost;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quartet.deploy.cost.Line.Nature;
import dev.quartet.deploy.environment.Environment;
import dev.quartet.deploy.environment.LaunchType;
import dev.quartet.deploy.environment.NetworkMode;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Expectations are worked out by hand; beside each stands how. */
class MonthlyCostTests {

    private static final String TOKYO = "ap-northeast-1";
    private static final String VIRGINIA = "us-east-1";

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            # 0.25 × 0.05056 + 0.5 × 0.00553 = 0.015405 an hour, of which Spot is 33 %; × 730 × 4
            ap-northeast-1 | service       | Fargate Spot task, 0.25 vCPU, 0.5 GB, x86 |  4 | 14.844258
            # 0.25 × 0.04048 + 0.5 × 0.004445 = 0.0123425
            us-east-1      | service       | Fargate Spot task, 0.25 vCPU, 0.5 GB, x86 |  4 | 11.893233
            # 730 × 0.005 × 4, and × 2
            ap-northeast-1 | service       | public IPv4 address                       |  4 | 14.60
            ap-northeast-1 | load-balancer | public IPv4 address                       |  2 | 7.30
            # 730 × 0.0243, 730 × 0.0225
            ap-northeast-1 | load-balancer | load balancer                             |  1 | 17.739
            us-east-1      | load-balancer | load balancer                             |  1 | 16.425
            # 4 services × (4 metrics of errors + 2 of latency + 2 of unhealthy) × 0.10
            ap-northeast-1 | alarms        | alarm metric                              | 32 | 3.20
            # 4 services × (2 of too few + 2 alarms × 1 metric by CPU + 2 alarms × 2 metrics by requests) × 0.10
            ap-northeast-1 | scaling       | alarm metric                              | 32 | 3.20
            ap-northeast-1 | notifications | alarm metric                              |  1 | 0.10
            ap-northeast-1 | network       | hosted zone                               |  1 | 0.50
            ap-northeast-1 | dashboard     | dashboard                                 |  1 | 3.00
            """)
    void stagingIsMadeOf(String region, String template, String what, BigDecimal quantity, BigDecimal month) {
        assertThat(fixed(Examples.stagingIn(region), template)).filteredOn(line -> line.what().equals(what))
                .satisfies(lines -> {
                    assertThat(sum(lines.stream().map(Line::quantity))).isEqualByComparingTo(quantity);
                    assertThat(sum(lines.stream().map(Line::month))).isEqualByComparingTo(month);
                });
    }

    /** The sums of the lines above: nothing else costs by the hour. */
    @ParameterizedTest
    @CsvSource({TOKYO + ", 64.483258", VIRGINIA + ", 60.218233"})
    void stagingCosts(String region, BigDecimal month) {
        assertThat(Examples.COSTS.of(Examples.stagingIn(region)).fixed()).isEqualByComparingTo(month);
    }

    /** What deploy/README.md tells of staging, us-east-1 / Tokyo, rounded to dollars. */
    @ParameterizedTest(name = "{0} tasks, Spot weight {1}: {2}")
    @CsvSource({
            "1, 1, **about 60 / 64 a month",
            "1, 0, On demand it is 84 / 95",
            "2, 0, with two tasks of each 135 / 154",
            "0, 1, with none (`MinimumTasks=0`) 34 / 35"})
    void readmeTellsTheSame(String tasks, int spotWeight, String text) throws IOException {
        String amounts = "%s / %s".formatted(dollars(VIRGINIA, tasks, spotWeight), dollars(TOKYO, tasks, spotWeight));

        assertThat(text).contains(amounts);
        assertThat(Files.readString(Examples.DEPLOY.resolve("README.md")).replace('\n', ' ')).contains(text);
    }

    private static BigDecimal dollars(String region, String tasks, int spotWeight) {
        Environment changed = Examples.with(Examples.with(Examples.stagingIn(region), "scaling", Map.of("MinimumTasks",
                tasks)), "cluster-fargate", Map.of("FargateWeight", String.valueOf(1 - spotWeight), "FargateSpotWeight",
                        String.valueOf(spotWeight)));
        return Examples.COSTS.of(changed).fixed().setScale(0, RoundingMode.HALF_UP);
    }

    @ParameterizedTest(name = "{0}, {1}: {2}")
    @CsvSource(delimiter = '|', textBlock = """
            # 730 × (0.045 + 0.005), 730 × (0.062 + 0.005)
            us-east-1      | nat        | 36.50
            ap-northeast-1 | nat        | 48.91
            us-east-1      | nat-per-az | 73.00
            ap-northeast-1 | nat-per-az | 97.82
            # 730 × 3 endpoints × 2 zones × 0.010, × 0.014
            us-east-1      | endpoints  | 43.80
            ap-northeast-1 | endpoints  | 61.32
            us-east-1      | public     | 0
            """)
    void networkChoiceCosts(String region, String choice, BigDecimal month) {
        Environment changed = Examples.with(Examples.stagingIn(region), "network", Map.of("NetworkChoice", choice));

        assertThat(sum(fixed(changed, "network").stream().map(Line::month))).isEqualByComparingTo(month.add(
                new BigDecimal("0.50")));
        assertThat(fixed(changed, "service")).extracting(Line::what).filteredOn("public IPv4 address"::equals)
                .hasSize(choice.equals("public") ? 4 : 0);
    }

    @ParameterizedTest(name = "at least {0}, {1}, {2}: {3} instances, {4}")
    @CsvSource(delimiter = '|', textBlock = """
            # 4 tasks of 1 vCPU, two to an instance; 730 × (0.0544 + 0.005) + 30 × 0.096 = 46.242 each
            0 | on-demand | BRIDGE            |  2 | 92.484
            3 | on-demand | BRIDGE            |  3 | 138.726
            # 730 × (0.0544 × 0.45 + 0.005) + 30 × 0.096 = 24.4004
            0 | spot      | BRIDGE            |  2 | 48.8008
            # One to an instance
            0 | on-demand | HOST              |  4 | 184.968
            0 | on-demand | BRIDGE_FIXED_PORT |  4 | 184.968
            """)
    void instancesFollowTheTasks(String least, String purchase, NetworkMode mode, int count, BigDecimal month) {
        Environment environment = Examples.with(Examples.everything(LaunchType.EC2, mode), "cluster-ec2", Map.of(
                "MinimumInstances", least, "Purchase", purchase));

        List<Line> lines = fixed(environment, "cluster-ec2");
        assertThat(lines.getFirst().quantity()).isEqualByComparingTo(BigDecimal.valueOf(count));
        assertThat(sum(lines.stream().map(Line::month))).isEqualByComparingTo(month);
        assertThat(fixed(environment, "service")).isEmpty();
    }

    @Test
    void tellsOfTasksThatFindNoInstance() {
        Environment environment = Examples.with(Examples.everything(LaunchType.EC2, NetworkMode.HOST), "cluster-ec2",
                Map.of("MinimumInstances", "1", "MaximumInstances", "3"));

        assertThat(fixed(environment, "cluster-ec2").getFirst().what()).isEqualTo(
                "instance, t3.medium (the tasks need 4)");
    }

    @ParameterizedTest
    @CsvSource({
            // 13 of the cluster and 25 of each service at 0.30; those, and 15 of each of 4 tasks, at 0.07
            "disabled, 0", "enabled, 33.90", "enhanced, 12.11"})
    void containerInsightsCostsByMetric(String insights, BigDecimal month) {
        Environment changed = Examples.with(Examples.environment("staging"), "cluster-fargate", Map.of(
                "ContainerInsights", insights));

        assertThat(sum(fixed(changed, "cluster-fargate").stream().map(Line::month))).isEqualByComparingTo(month);
    }

    /** Three Regions; each has the lines of the test above, but with two tasks on demand, nat-per-az and insights. */
    @ParameterizedTest
    @CsvSource({
            // 0.50 + 97.82 + 33.90 + 17.739 + 7.30 + 0.10 + 3.20 + 3.20 + 3.00 + 8 × 730 × 0.015405
            "ap-northeast-1, 256.7242", "ap-northeast-3, 256.7242",
            // 730 × (0.059 + 0.005) × 2 = 93.44 in place of 97.82, 730 × 0.0252 = 18.396 in place of 17.739
            "ap-southeast-1, 253.0012"})
    void productionCosts(String region, BigDecimal month) {
        assertThat(Examples.COSTS.of(Examples.environment("production")).fixed(region)).isEqualByComparingTo(month);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            # 3 tables × 0.225 million × 0.1425, × 0.05 million × 0.715, × 1 GB × 0.285
            data          | million reads of tables     | 0.0961875
            data          | million writes of tables    | 0.10725
            data          | GB in tables, a month       | 0.855
            # 225 thousand × 0.00037, 25 thousand × 0.0047
            data          | thousand reads of buckets   | 0.08325
            data          | thousand writes to buckets  | 0.1175
            load-balancer | GB to the internet          | 1.14
            load-balancer | capacity unit (LCU), an hour | 0.08
            # 4 × 0.125 GB × 0.76
            service       | GB of log                   | 0.38
            registry      | GB of images, a month       | 0.04
            """)
    void whatIsUsedCosts(String template, String what, BigDecimal month) {
        Stream<BigDecimal> months = Examples.COSTS.of(Examples.environment("staging")).lines(TOKYO, Nature.BY_USE)
                .filter(line -> line.template().equals(template) && line.what().equals(what)).map(Line::month);

        assertThat(sum(months)).isEqualByComparingTo(month);
    }

    @Test
    void recoveryCostsWhereDataIsProtected() {
        Environment changed = Examples.with(Examples.environment("staging"), "data", Map.of("DataProtection", "full"));

        assertThat(Examples.COSTS.of(changed).lines()).extracting(Line::what).contains(
                "GB to restore tables from, a month");
    }

    @Test
    void aSumIsKnownAsBadlyAsItsWorstPart() {
        assertThat(fixed(Examples.environment("production"), "service")).filteredOn(line -> line.region().equals(
                "ap-northeast-3")).extracting(Line::confidence).containsOnly(Confidence.REMEMBERED);
        assertThat(fixed(Examples.environment("production"), "service")).filteredOn(line -> line.region().equals(
                TOKYO)).extracting(Line::confidence).containsOnly(Confidence.QUOTED);
    }

    @Test
    void saysItInTwoLines() {
        assertThat(MonthlyCost.of(Examples.environment("staging"), Examples.DEPLOY).summary()).isEqualTo(
                """
                        staging costs about 0.09 US dollars an hour, 2.12 a day, 64.48 a month, as long as it is there and with \
                        the fewest tasks.
                        What is used comes on top, about 2.94 for a million requests a month in each Region. More: \
                        deploy/quartet cost staging""");
    }

    private static List<Line> fixed(Environment environment, String template) {
        return Examples.COSTS.of(environment).lines().stream().filter(line -> line.nature() == Nature.FIXED && line
                .template().equals(template)).toList();
    }

    private static BigDecimal sum(Stream<BigDecimal> amounts) {
        return amounts.reduce(BigDecimal.ZERO, BigDecimal::add);
    }
}
