package dev.quartet.rehearsal;

import java.time.Duration;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;

/** Waits for what has to come. */
final class Waiting {

    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(250);

    private Waiting() {}

    /**
     * Looks until there is something.
     *
     * @param most how long at most
     * @param what is waited for, for the sentence that says it did not come
     * @param look gives null while it is not there
     */
    static <T> T until(Duration most, String what, Callable<@Nullable T> look) {
        long end = System.nanoTime() + most.toNanos();
        while (System.nanoTime() < end) {
            T found = looked(look);
            if (found != null) {
                return found;
            }
            pause();
        }
        throw new RehearsalException("Not within %d s: %s.".formatted(most.toSeconds(), what));
    }

    private static <T> @Nullable T looked(Callable<@Nullable T> look) {
        try {
            return look.call();
        } catch (RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new RehearsalException("It cannot be looked at: " + e, e);
        }
    }

    private static void pause() {
        try {
            Thread.sleep(BETWEEN_LOOKS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new RehearsalException("The rehearsal was interrupted.", e);
        }
    }
}
