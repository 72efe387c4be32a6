package dev.quartet.bench.result;

import static java.util.Locale.ROOT;

import java.util.Optional;
import java.util.function.DoubleUnaryOperator;

/** Numbers as a table shows them: three digits that mean something, and the spread behind the median. */
final class Figures {

    static final String UNKNOWN = "–";

    private static final double MEBI = 1024.0 * 1024;

    private Figures() {}

    /** {@code 8.65 [8.60–9.00]}, or a dash. */
    static String spread(Optional<Spread> spread) {
        return spread(spread, value -> value);
    }

    /** The same in MiB. */
    static String mebibytes(Optional<Spread> spread) {
        return spread(spread, value -> value / MEBI);
    }

    static String median(Optional<Spread> spread) {
        return spread.map(known -> number(known.median())).orElse(UNKNOWN);
    }

    static String number(double value) {
        double size = Math.abs(value);
        if (size == 0 || size >= 100) {
            return String.format(ROOT, "%.0f", value);
        }
        int digits = size >= 10 ? 1 : size >= 1 ? 2 : 3;
        return String.format(ROOT, "%." + digits + "f", value);
    }

    private static String spread(Optional<Spread> spread, DoubleUnaryOperator unit) {
        return spread.map(known -> {
            String median = number(unit.applyAsDouble(known.median()));
            return known.count() == 1
                    ? median
                    : median + " [" + number(unit.applyAsDouble(known.least())) + "–" + number(unit.applyAsDouble(known
                            .most())) + "]";
        }).orElse(UNKNOWN);
    }
}
