package dev.quartet.market.upload;

import dev.quartet.support.problem.Violation;
import java.util.ArrayList;
import java.util.List;

/** The bad rows of one file: all are counted, the first are named. */
final class Faults {

    static final int MOST_REPORTED = 100;

    private final List<Violation> reported = new ArrayList<>();
    private int total;

    void add(Place place, String detail) {
        total++;
        if (reported.size() < MOST_REPORTED) {
            reported.add(place.violation(detail));
        }
    }

    void throwIfAny() {
        if (total > 0) {
            throw asException();
        }
    }

    BadFileException asException() {
        return new BadFileException(reported, total);
    }
}
