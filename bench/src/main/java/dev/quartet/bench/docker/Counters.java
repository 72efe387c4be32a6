package dev.quartet.bench.docker;

import java.time.Duration;
import tools.jackson.databind.JsonNode;

/**
 * A container's counters, the same under both versions of cgroups.
 *
 * @param cpu spent since the container was made
 * @param memoryBytes charged to it, without file pages that it no longer uses, as {@code docker stats} shows it
 */
public record Counters(Duration cpu, long memoryBytes) {

    static Counters of(JsonNode stats) {
        JsonNode memory = stats.path("memory_stats");
        JsonNode details = memory.path("stats");
        long idle = details.has("total_inactive_file")
                ? details.path("total_inactive_file").asLong(0)
                : details.path("inactive_file").asLong(0);
        return new Counters(Duration.ofNanos(stats.path("cpu_stats").path("cpu_usage").path("total_usage").asLong(0)),
                memory.path("usage").asLong(0) - idle);
    }
}
