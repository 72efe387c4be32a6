package dev.quartet.support.dynamodb;

import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;

/** The range key of an index that orders items by time; the id keeps two of one moment apart. */
public final class SortKey {

    // Of one width, because DynamoDB compares text: Instant leaves out a fraction of zero, and "." is less than "Z".
    private static final DateTimeFormatter SORTABLE = new DateTimeFormatterBuilder().appendInstant(3).toFormatter();

    private SortKey() {}

    /** Such as {@code 2026-11-21T09:30:00.000Z#0198c1de}. */
    public static String of(Instant time, String id) {
        return SORTABLE.format(time) + '#' + id;
    }
}
