package dev.quartet.market.bar;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Comparator;

/**
 * One trading day of one symbol.
 *
 * @param date the exchange's own trading day
 * @param open price of the first trade, in the instrument's currency; kept without trailing zeros
 * @param high highest price of the day
 * @param low lowest price of the day
 * @param close price of the last trade
 * @param volume units traded
 */
public record Bar(LocalDate date, BigDecimal open, BigDecimal high, BigDecimal low, BigDecimal close, long volume)
        implements
            Comparable<Bar> {

    /** No daily price is older: Amsterdam's exchange, the oldest, opened in 1602. */
    public static final LocalDate EARLIEST = LocalDate.of(1602, 1, 1);

    private static final int MAX_SCALE = 10;
    private static final int MAX_INTEGER_DIGITS = 12;
    private static final Comparator<Bar> BY_DATE = Comparator.comparing(Bar::date);

    public Bar {
        if (date.isBefore(EARLIEST)) {
            throw new InvalidBarException("date must not be before " + EARLIEST);
        }
        open = price("open", open);
        high = price("high", high);
        low = price("low", low);
        close = price("close", close);
        requireWithin("open", open, low, high);
        requireWithin("close", close, low, high);
        if (volume < 0) {
            throw new InvalidBarException("volume must not be negative");
        }
    }

    private static BigDecimal price(String name, BigDecimal price) {
        if (price.signum() <= 0) {
            throw new InvalidBarException(name + " must be above zero");
        }
        var plain = price.stripTrailingZeros();
        if (plain.scale() > MAX_SCALE || plain.precision() - plain.scale() > MAX_INTEGER_DIGITS) {
            throw new InvalidBarException("%s must have at most %d digits before and %d after the point"
                    .formatted(name, MAX_INTEGER_DIGITS, MAX_SCALE));
        }
        return plain.scale() < 0 ? plain.setScale(0) : plain;
    }

    private static void requireWithin(String name, BigDecimal price, BigDecimal low, BigDecimal high) {
        if (price.compareTo(low) < 0 || price.compareTo(high) > 0) {
            throw new InvalidBarException("%s %s must lie between low %s and high %s"
                    .formatted(name, price.toPlainString(), low.toPlainString(), high.toPlainString()));
        }
    }

    /** By date alone: the bars of one symbol have one bar a day. */
    @Override
    public int compareTo(Bar other) {
        return BY_DATE.compare(this, other);
    }
}
