package dev.quartet.user.fine;

import java.time.Clock;
import java.time.Instant;
import java.util.Date;

final class Fine {

    private final Clock clock;

    Fine(Clock clock) {
        this.clock = clock;
    }

    @SuppressWarnings("JavaUtilDate")
    Date forALibraryThatWantsOne() {
        return Date.from(Instant.now(clock));
    }
}
