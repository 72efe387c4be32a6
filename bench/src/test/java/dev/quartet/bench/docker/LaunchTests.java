package dev.quartet.bench.docker;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class LaunchTests {

    @Test
    void limitsCpuAndMemoryOnTheHostsNetwork() {
        var launch = new Launch("user-service", "user:1", Map.of("TABLE_NAME", "people"), List.of("/a:/b"), 0.25, 512,
                41207);

        assertThat(launch.words("bench=1")).containsExactly("docker", "run", "--detach", "--network", "host", "--label",
                "bench=1", "--memory", "512m", "--cpus", "0.25", "--volume", "/a:/b", "--env", "TABLE_NAME=people",
                "--env", "PORT=41207", "--env", "SERVER_ADDRESS=127.0.0.1", "user:1");
    }

    @Test
    void leavesCpusUnlimitedWhenThereAreNone() {
        var launch = new Launch("user-service", "user:1", Map.of(), List.of(), 0, 512, 41207);

        assertThat(launch.words("bench=1")).doesNotContain("--cpus");
    }
}
