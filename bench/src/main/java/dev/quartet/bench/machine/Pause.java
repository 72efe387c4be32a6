package dev.quartet.bench.machine;

import java.time.Duration;

/** Time that passes on purpose. */
public final class Pause {

    private Pause() {}

    public static void of(Duration duration) {
        try {
            Thread.sleep(duration);
        } catch (InterruptedException told) {
            Thread.currentThread().interrupt();
            throw new CommandFailedException("The measurement was interrupted.", told);
        }
    }
}
