package dev.quartet.market.page;

import dev.quartet.market.bar.Bar;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;

/**
 * Trading days that follow each other, seen as one.
 *
 * @param first the first trading day
 * @param last the last trading day
 * @param open price of the first trade
 * @param high highest price
 * @param low lowest price
 * @param close price of the last trade
 * @param volume units traded on all days together
 */
public record Candle(LocalDate first, LocalDate last, BigDecimal open, BigDecimal high, BigDecimal low,
        BigDecimal close, BigInteger volume) {

    /** @param bars at least one, by date */
    static Candle of(List<Bar> bars) {
        var first = bars.getFirst();
        var last = bars.getLast();
        return new Candle(first.date(), last.date(), first.open(),
                bars.stream().map(Bar::high).max(Comparator.naturalOrder()).orElseThrow(),
                bars.stream().map(Bar::low).min(Comparator.naturalOrder()).orElseThrow(), last.close(),
                bars.stream().map(bar -> BigInteger.valueOf(bar.volume())).reduce(BigInteger.ZERO, BigInteger::add));
    }

    /** Such as {@code 2026-11-20}, or {@code 2026-11-16 to 2026-11-20}. */
    public String days() {
        return first.equals(last) ? first.toString() : "%s to %s".formatted(first, last);
    }
}
