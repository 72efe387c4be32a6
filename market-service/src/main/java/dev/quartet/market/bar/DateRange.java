package dev.quartet.market.bar;

import dev.quartet.support.problem.InvalidInputException;
import dev.quartet.support.problem.Violation;
import java.time.LocalDate;
import java.util.List;

/** Days from {@code from} to {@code to}, both included. */
record DateRange(LocalDate from, LocalDate to) {

    public DateRange {
        if (from.isAfter(to)) {
            throw new InvalidInputException(
                    List.of(Violation.ofParameter("from", "must not be after to, which is " + to)));
        }
    }

    /** Whether any day of the year belongs to the range. */
    boolean touches(int year) {
        return from.getYear() <= year && year <= to.getYear();
    }

    boolean contains(LocalDate date) {
        return !date.isBefore(from) && !date.isAfter(to);
    }
}
