package dev.quartet.market.bar;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A part of a range.
 *
 * @param bars by date
 * @param range what was asked for
 * @param next the day from which to read on, or null where nothing is left
 */
public record FoundBars(List<Bar> bars, DateRange range, @Nullable LocalDate next) {

    /** @param bars at least one more than {@code limit} where more are left */
    static FoundBars of(List<Bar> bars, DateRange range, int limit) {
        return bars.size() <= limit
                ? new FoundBars(bars, range, null)
                : new FoundBars(bars.subList(0, limit), range, bars.get(limit).date());
    }
}
