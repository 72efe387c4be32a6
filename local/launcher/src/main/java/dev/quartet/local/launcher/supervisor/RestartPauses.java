package dev.quartet.local.launcher.supervisor;

import java.time.Duration;

/** How long to wait before the next start: not at all after a good run, longer and longer in a crash loop. */
class RestartPauses {

    private static final Duration FIRST = Duration.ofSeconds(1);
    private static final Duration LONGEST = Duration.ofSeconds(30);
    private static final Duration GOOD_RUN = Duration.ofSeconds(30);

    private Duration next = Duration.ZERO;

    /** The pause after a run that had been ready for the given time. */
    Duration after(Duration ready) {
        if (ready.compareTo(GOOD_RUN) >= 0) {
            next = Duration.ZERO;
        }
        Duration pause = next;
        next = next.isZero() ? FIRST : shorter(next.multipliedBy(2), LONGEST);
        return pause;
    }

    private static Duration shorter(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }
}
