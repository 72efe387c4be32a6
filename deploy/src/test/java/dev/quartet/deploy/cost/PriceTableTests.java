package dev.quartet.deploy.cost;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.quartet.deploy.problem.DeployException;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

class PriceTableTests {

    private static final Path FILE = Examples.DEPLOY.resolve("prices.yaml");

    @TempDir
    private Path folder;

    private final PriceTable table = PriceTable.read(FILE);

    /** Fails half a year after the date in the file: compare the prices with AWS's pages, and put the new date there. */
    @Test
    void wasCheckedInTheLastHalfYear() {
        assertThat(table.isStale(Clock.systemUTC())).as("%s was checked on %s", FILE, table.checked()).isFalse();
    }

    @ParameterizedTest
    @CsvSource({"2026-11-22, false", "2027-05-21, false", "2027-05-22, true", "2030-01-01, true"})
    void growsStaleAfterHalfAYear(LocalDate today, boolean isStale) throws IOException {
        String text = Files.readString(FILE).replaceFirst("checked: \\S+", "checked: 2026-11-22");

        assertThat(tableOf(text).isStale(Clock.fixed(today.atTime(LocalTime.NOON).toInstant(ZoneOffset.UTC),
                ZoneOffset.UTC))).isEqualTo(isStale);
    }

    @ParameterizedTest
    @ValueSource(strings = {"us-east-1", "ap-northeast-1", "ap-northeast-3", "ap-southeast-1"})
    void hasEveryItemInTheRegionsOfTheEnvironments(String region) {
        assertThat(Item.values()).allSatisfy(item -> assertThat(table.price(region, item).usd()).isPositive());
    }

    @Test
    void hasNothingThatNobodyAsksFor() {
        Stream<String> asked = Stream.concat(Arrays.stream(Item.values()).map(Item::label), instanceTypes().stream()
                .map("ec2-%s-hour"::formatted));

        assertThat(table.items()).containsExactlyInAnyOrderElementsOf(asked.toList());
    }

    /** As cluster-ec2.yaml allows them. */
    @ParameterizedTest
    @ValueSource(strings = {"us-east-1", "ap-northeast-1", "ap-northeast-3", "ap-southeast-1"})
    void hasEveryTypeOfInstanceThatAClusterMayHave(String region) {
        assertThat(instanceTypes()).isNotEmpty().allSatisfy(type -> {
            assertThat(table.instanceHour(region, type).usd()).isPositive();
            assertThat(InstanceSize.of(type).vcpus()).isPositive();
        });
    }

    @Test
    void readsPricesAsTheyAreWritten() throws IOException {
        PriceTable exact = tableOf("""
                checked: 2026-11-22
                sources: {page: {title: A page}}
                items:
                  fargate-x86-gb-hour:
                    us-east-1: {usd: 0.004445, quoted: page}
                    ap-northeast-1: {usd: 0.00037, remembered: as elsewhere}
                """);

        assertThat(exact.price("us-east-1", Item.FARGATE_X86_GB_HOUR)).isEqualTo(new Price(new BigDecimal("0.004445"),
                Confidence.QUOTED));
        Price remembered = exact.price("ap-northeast-1", Item.FARGATE_X86_GB_HOUR);
        assertThat(remembered.usd()).isEqualByComparingTo("0.00037");
        assertThat(remembered.confidence()).isEqualTo(Confidence.REMEMBERED);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {}                                | has no price of dashboard-month in us-east-1: add it.
            {us-east-1: {usd: 3}}             | does not say of dashboard-month in us-east-1 whether it is quoted or
            {us-east-1: {usd: 3, quoted: page, remembered: me}} | whether it is quoted or remembered.
            {us-east-1: {usd: 3, quoted: x}}  | quotes x for dashboard-month in us-east-1, which is none of its sources.
            {us-east-1: {quoted: page}}       | has a price of dashboard-month in us-east-1 that is no number.
            """)
    void refusesAPriceThatNobodyVouchesFor(String prices, String complaint) throws IOException {
        PriceTable broken = tableOf("sources: {page: {title: A page}}\nitems: {dashboard-month: " + prices + "}\n");

        assertThatExceptionOfType(DeployException.class).isThrownBy(() -> broken.price("us-east-1",
                Item.DASHBOARD_MONTH)).withMessageContaining(complaint);
    }

    @Test
    void wantsADate() throws IOException {
        PriceTable undated = tableOf("checked: yesterday\n");

        assertThatExceptionOfType(DeployException.class).isThrownBy(undated::checked)
                .withMessageContaining("lacks checked, the date when somebody last compared it with AWS's pages.");
    }

    @Test
    void namesItsSourcesTheOldestFirst() throws IOException {
        PriceTable dated = tableOf("""
                sources: {a: {title: A, asOf: 2026-02-01}, b: {title: B}, c: {title: C, asOf: 2025-01-01}}
                items:
                  dashboard-month: {us-east-1: {usd: 3, quoted: a}, ap-northeast-1: {usd: 3, quoted: b}}
                  hosted-zone-month: {us-east-1: {usd: 1, quoted: c}}
                  gp3-gb-month: {us-east-1: {usd: 1, quoted: b}}
                """);

        assertThat(dated.sources("us-east-1")).containsExactly("C (2025-01-01)", "A (2026-02-01)", "B (no date)");
    }

    private PriceTable tableOf(String text) throws IOException {
        return PriceTable.read(Files.writeString(folder.resolve("prices.yaml"), text));
    }

    private static List<String> instanceTypes() {
        return Objects.requireNonNull(Examples.COSTS.templates().byName().get("cluster-ec2")).document()
                .path("Parameters").path("InstanceType")
                .path("AllowedValues").valueStream().map(JsonNode::asString).toList();
    }
}
