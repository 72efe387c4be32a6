package dev.quartet.market.page;

import dev.quartet.market.bar.Bar;
import dev.quartet.market.bar.BarQuery;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import org.jspecify.annotations.Nullable;

/**
 * Days that a reader typed.
 *
 * @param from the first, or empty for as early as there are prices
 * @param to the last, or empty for the newest
 */
public record Days(String from, String to) {

    /** Null where nothing was typed. */
    static @Nullable Days typed(@Nullable String from, @Nullable String to) {
        var days = new Days(from == null ? "" : from.strip(), to == null ? "" : to.strip());
        return days.from.isEmpty() && days.to.isEmpty() ? null : days;
    }

    /** What is wrong with them, for the reader, or null. */
    public @Nullable String fault() {
        try {
            return first().isAfter(last(LocalDate.MAX)) ? "The first day must not be after the last." : null;
        } catch (DateTimeParseException _) {
            return "A day is written as in 2026-11-20.";
        }
    }

    BarQuery until(LocalDate newest) {
        var first = first();
        var last = last(newest);
        // Whatever begins after the newest bar holds nothing.
        return new BarQuery(first, first.isAfter(last) ? first : last, Integer.MAX_VALUE);
    }

    private LocalDate first() {
        return from.isEmpty() ? Bar.EARLIEST : LocalDate.parse(from);
    }

    private LocalDate last(LocalDate otherwise) {
        return to.isEmpty() ? otherwise : LocalDate.parse(to);
    }
}
