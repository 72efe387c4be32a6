package dev.quartet.deploy.cost;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StrategyTests {

    @ParameterizedTest(name = "base {0}, weights {1} and {2} (base {3}): of {4} tasks {5} on demand")
    @CsvSource({
            // staging.yaml, production.yaml, and cluster-fargate.yaml's own defaults.
            "0, 0, 1, 0, 1, 0",
            "0, 0, 1, 0, 8, 0",
            "2, 1, 0, 0, 2, 2",
            "2, 1, 0, 0, 8, 8",
            "1, 1, 0, 0, 4, 4",
            // One for the base, and of the other three one of four by weight.
            "1, 1, 3, 0, 4, 2",
            "1, 1, 3, 0, 5, 2",
            "2, 0, 1, 0, 1, 1",
            "2, 0, 1, 0, 5, 2",
            "0, 1, 1, 0, 3, 2",
            "0, 1, 1, 2, 3, 1",
            "0, 0, 0, 0, 3, 3",
            "1, 1, 3, 0, 0, 0"
    })
    void sharesTasksOut(int base, int weight, int spotWeight, int spotBase, int tasks, int onDemand) {
        assertThat(new Strategy(base, weight, spotBase, spotWeight).onDemand(tasks)).isEqualTo(onDemand);
    }
}
