package dev.quartet.bench.measure;

import dev.quartet.bench.docker.Container;
import dev.quartet.bench.load.Wrk;
import dev.quartet.bench.machine.Pause;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Load until the compilers have done their work: windows that no longer differ, and then a process at rest. */
final class WarmUp {

    private static final double STEADY = 0.05;
    private static final int WINDOWS_THAT_AGREE = 3;
    private static final double AT_REST = 0.02;
    private static final Duration LOOK = Duration.ofSeconds(1);
    private static final int MOST_LOOKS = 45;

    private final Wrk wrk;
    private final Windows windows;

    WarmUp(Wrk wrk, Windows windows) {
        this.wrk = wrk;
        this.windows = windows;
    }

    /** Warms these up one after the other; tells whether all became steady. */
    boolean untilSteady(List<URI> targets) {
        return targets.stream().map(this::untilSteady).reduce(true, Boolean::logicalAnd);
    }

    /** Waits until the container uses next to no CPU; tells whether it came to that. */
    boolean untilAtRest(Container container) {
        Duration before = container.counters().cpu();
        for (int look = 0; look < MOST_LOOKS; look++) {
            Pause.of(LOOK);
            Duration now = container.counters().cpu();
            if (now.minus(before).toNanos() < AT_REST * LOOK.toNanos()) {
                return true;
            }
            before = now;
        }
        return false;
    }

    /** Whether the last windows, the newest included, differ by no more than a twentieth from their mean. */
    static boolean isSteady(List<Double> rates) {
        if (rates.size() < WINDOWS_THAT_AGREE) {
            return false;
        }
        List<Double> last = rates.subList(rates.size() - WINDOWS_THAT_AGREE, rates.size());
        double mean = last.stream().mapToDouble(Double::doubleValue).average().orElseThrow();
        return last.stream().allMatch(rate -> Math.abs(rate - mean) <= STEADY * mean);
    }

    private boolean untilSteady(URI target) {
        List<Double> rates = new ArrayList<>();
        while (rates.size() < windows.mostWarmUps()
                && (rates.size() < windows.fewestWarmUps() || !isSteady(rates))) {
            rates.add(wrk.load(target, windows.warmUp()).requestsPerSecond());
        }
        return isSteady(rates);
    }
}
