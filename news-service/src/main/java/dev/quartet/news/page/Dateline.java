package dev.quartet.news.page;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Times as a reader likes them. */
public final class Dateline {

    private static final DateTimeFormatter FORMAT = DateTimeFormatter.ofPattern("d MMMM uuuu, HH:mm 'UTC'", Locale.UK)
            .withZone(ZoneOffset.UTC);

    private Dateline() {}

    /** Such as {@code 1 September 2026, 06:15 UTC}. */
    public static String of(Instant time) {
        return FORMAT.format(time);
    }
}
