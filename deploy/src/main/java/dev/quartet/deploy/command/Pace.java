package dev.quartet.deploy.command;

import java.time.Duration;

/**
 * How often AWS is asked how far it is.
 *
 * @param pause between two questions
 */
public record Pace(Duration pause) {

    /** Often enough to watch, seldom enough for CloudFormation's limits with a level of stacks side by side. */
    public static final Pace USUAL = new Pace(Duration.ofSeconds(2));

    /** Waits until it is time to ask again. */
    public void await() {
        try {
            Thread.sleep(pause);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while AWS was at work.", e);
        }
    }
}
