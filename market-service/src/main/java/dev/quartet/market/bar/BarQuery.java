package dev.quartet.market.bar;

import java.time.LocalDate;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Which bars a reader wants.
 *
 * @param from first day, or null for one year up to {@code to}
 * @param to last day, or null for the newest bar's
 * @param limit the most bars to answer
 */
public record BarQuery(@Nullable LocalDate from, @Nullable LocalDate to, int limit) {

    /** The days meant; the newest bar's is asked for only where it matters. */
    DateRange range(Supplier<LocalDate> newest) {
        var last = to == null ? newest.get() : to;
        if (from == null) {
            return new DateRange(last.minusYears(1).plusDays(1), last);
        }
        // A reader who wants what comes after the newest bar is right to ask, and gets nothing.
        return new DateRange(from, to == null && from.isAfter(last) ? from : last);
    }
}
