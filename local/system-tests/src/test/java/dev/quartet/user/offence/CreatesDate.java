package dev.quartet.user.offence;

import java.util.Date;

final class CreatesDate {

    @SuppressWarnings("JavaUtilDate")
    long epoch() {
        return new Date(0).getTime();
    }
}
