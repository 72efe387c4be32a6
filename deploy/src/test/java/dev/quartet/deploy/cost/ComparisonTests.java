package dev.quartet.deploy.cost;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.quartet.deploy.cost.Comparison.Alternative;
import dev.quartet.deploy.environment.Environment;
import dev.quartet.deploy.environment.LaunchType;
import dev.quartet.deploy.environment.NetworkMode;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ComparisonTests {

    private static final BigDecimal A_CENT = new BigDecimal("0.005");

    private static final List<Comparison> STAGING = Comparison.of(Examples.COSTS, Examples.environment("staging"));

    /** Staging is 64.483258 as it is: 14.844258 for its tasks, 14.60 for their addresses, 35.039 for the rest. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            # 4 × 730 × 0.015405 = 44.9826 for the tasks
            0 | Fargate, x86, on demand        |  94.62 | 30.14
            # 4 × 730 × (0.25 × 0.04045 + 0.5 × 0.00442) = 35.9817
            0 | Fargate, ARM, on demand        |  85.62 | 21.14
            0 | Fargate Spot, x86              |  64.48 |  0.00
            # 33 % of 35.9817
            0 | Fargate Spot, ARM              |  61.51 | -2.97
            # Two of 46.242, see MonthlyCostTests, and 35.039
            0 | EC2, on demand, 2 × t3.medium  | 127.52 | 63.04
            0 | EC2, Spot, 2 × t3.medium       |  83.84 | 19.36
            # 48.91 for the gateway in place of 14.60 for addresses
            1 | public                         |  64.48 |  0.00
            1 | nat                            |  98.79 | 34.31
            1 | nat-per-az                     | 147.70 | 83.22
            1 | endpoints                      | 111.20 | 46.72
            # 28 tasks more, with their addresses, of 11.24565 + 3.65
            2 | Fargate, x86, on demand        | 511.70 | 417.08
            # of 8.995425 + 3.65
            2 | Fargate, ARM, on demand        | 439.69 | 354.07
            # 14 instances more of 46.242
            2 | EC2, on demand, 16 × t3.medium | 774.91 | 647.39
            # 12 and 28 tasks more, of 11.24565 × 0.33 + 3.65
            3 | its fewest tasks, 4 of each    | 152.82 | 88.33
            3 | its most tasks, 8 of each      | 270.59 | 206.11
            """)
    void stagingWouldCost(int comparison, String name, BigDecimal month, BigDecimal more) {
        assertThat(STAGING.get(comparison).alternatives()).filteredOn(other -> other.name().equals(name))
                .singleElement()
                .satisfies(other -> {
                    assertThat(other.month()).isCloseTo(month, within(A_CENT));
                    assertThat(other.more()).isCloseTo(more, within(A_CENT));
                });
    }

    /** As well as what differs from staging as it is: Tokyo's price of t3.medium and the parts of Spot are remembered. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            0 | Fargate, ARM, on demand       | QUOTED
            0 | Fargate Spot, ARM             | REMEMBERED
            0 | EC2, on demand, 2 × t3.medium | REMEMBERED
            1 | nat                           | QUOTED
            """)
    void isKnownSoWell(int comparison, String name, Confidence confidence) {
        assertThat(STAGING.get(comparison).alternatives()).filteredOn(other -> other.name().equals(name))
                .extracting(Alternative::confidence).containsExactly(confidence);
    }

    @Test
    void aRegionsOwnParametersChangeAsWell() {
        Environment staging = Examples.environment("staging");
        Environment own = new Environment(staging.name(), staging.account(), staging.owner(), staging.launchType(),
                staging.networkMode(), Map.of("ap-northeast-1", Map.of("network", Map.of("NetworkChoice", "nat"))),
                staging.stacks());

        assertThat(Comparison.of(Examples.COSTS, own).get(1).alternatives()).filteredOn(other -> other.name().equals(
                "public")).singleElement().extracting(Alternative::month).satisfies(month -> assertThat(month)
                        .isEqualByComparingTo("64.483258"));
    }

    @Test
    void instancesAreNotOfferedWhereTheyCannotGetOut() {
        Environment closed = Examples.with(Examples.environment("staging"), "network", Map.of("NetworkChoice",
                "endpoints"));

        assertThat(Comparison.of(Examples.COSTS, closed).getFirst().alternatives()).extracting(Alternative::name)
                .noneMatch(name -> name.startsWith("EC2")).hasSize(4);
    }

    @Test
    void anEnvironmentOnInstancesIsComparedToo() {
        List<Comparison> comparisons = Comparison.of(Examples.COSTS, Examples.everything(LaunchType.EC2,
                NetworkMode.BRIDGE));

        assertThat(comparisons.getFirst().alternatives()).extracting(Alternative::name).contains(
                "Fargate, x86, on demand", "EC2, on demand, 2 × t3.medium");
        assertThat(comparisons.get(1).alternatives()).extracting(Alternative::name).containsExactly("public", "nat",
                "nat-per-az");
    }
}
