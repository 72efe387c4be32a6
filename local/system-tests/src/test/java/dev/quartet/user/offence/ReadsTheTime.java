package dev.quartet.user.offence;

import java.time.Instant;

final class ReadsTheTime {

    Instant now() {
        return Instant.now();
    }
}
