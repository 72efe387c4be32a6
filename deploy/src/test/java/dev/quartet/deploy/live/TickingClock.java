package dev.quartet.deploy.live;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

/** A clock that is a second on each time somebody looks. */
public final class TickingClock extends Clock {

    private Instant now = Instant.EPOCH;

    /** Patience that asks so many times at most, and waits for nothing in between. */
    public static Patience patience(int times) {
        return new Patience(new TickingClock(), Duration.ZERO, Duration.ofSeconds(times));
    }

    @Override
    public synchronized Instant instant() {
        now = now.plusSeconds(1);
        return now;
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        return this;
    }
}
