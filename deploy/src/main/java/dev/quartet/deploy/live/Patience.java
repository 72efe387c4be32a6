package dev.quartet.deploy.live;

import dev.quartet.deploy.command.Pace;
import dev.quartet.deploy.problem.DeployException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * How long somebody waits for something, and how often they ask.
 *
 * @param interval between two questions
 * @param limit of all of them
 */
public record Patience(Clock clock, Duration interval, Duration limit) {

    /** One that asks at a pace. */
    public static Patience of(Pace pace, Duration limit) {
        return new Patience(Clock.systemUTC(), pace.pause(), limit);
    }

    /** Asks until there is an answer; empty if the time is over. */
    public <T> Optional<T> await(Supplier<Optional<T>> question) {
        Instant end = clock.instant().plus(limit);
        Optional<T> answer = question.get();
        while (answer.isEmpty() && clock.instant().isBefore(end)) {
            pause();
            answer = question.get();
        }
        return answer;
    }

    private void pause() {
        try {
            Thread.sleep(interval);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new DeployException("Interrupted: what was begun at AWS goes on there.", e);
        }
    }
}
