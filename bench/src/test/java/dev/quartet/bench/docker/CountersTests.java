package dev.quartet.bench.docker;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

class CountersTests {

    private final JsonMapper json = new JsonMapper();

    @Test
    void leavesOutIdleFilePagesOfTheFirstVersion() {
        var stats = json.readTree("""
                {"cpu_stats": {"cpu_usage": {"total_usage": 2150000000}},
                 "memory_stats": {"usage": 1000, "stats": {"total_inactive_file": 300, "inactive_file": 7}}}""");

        assertThat(Counters.of(stats)).isEqualTo(new Counters(Duration.ofMillis(2150), 700));
    }

    @Test
    void leavesOutIdleFilePagesOfTheSecondVersion() {
        var stats = json.readTree("""
                {"cpu_stats": {"cpu_usage": {"total_usage": 1}},
                 "memory_stats": {"usage": 1000, "stats": {"anon": 500, "inactive_file": 100}}}""");

        assertThat(Counters.of(stats).memoryBytes()).isEqualTo(900);
    }
}
