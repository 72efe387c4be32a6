package dev.quartet.local.launcher.supervisor;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class RestartPausesTests {

    private final RestartPauses pauses = new RestartPauses();

    @Test
    void startsAgainAtOnceAndThenWaitsLongerAndLonger() {
        List<Long> seconds = Stream.generate(() -> pauses.after(Duration.ofSeconds(1)).toSeconds()).limit(8).toList();

        assertThat(seconds).containsExactly(0L, 1L, 2L, 4L, 8L, 16L, 30L, 30L);
    }

    @Test
    void forgetsACrashLoopAfterAGoodRun() {
        pauses.after(Duration.ZERO);
        pauses.after(Duration.ZERO);

        assertThat(pauses.after(Duration.ofMinutes(1))).isZero();
    }
}
