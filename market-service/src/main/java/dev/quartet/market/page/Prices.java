package dev.quartet.market.page;

import dev.quartet.market.bar.Bar;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;

/**
 * What the page tells of a symbol: the same candles in the chart and in the table.
 *
 * @param candles by date
 */
public record Prices(String symbol, Step step, List<Candle> candles) {

    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    /** @param bars at least one, by date */
    static Prices of(String symbol, List<Bar> bars) {
        var step = Step.fitting(bars);
        return new Prices(symbol, step, step.candles(bars));
    }

    /** As a table has them, newest first. */
    public List<Candle> rows() {
        return candles.reversed();
    }

    public LocalDate first() {
        return candles.getFirst().first();
    }

    public LocalDate last() {
        return candles.getLast().last();
    }

    /** The chart in words. */
    public String summary() {
        var lowest = candles.stream().min(Comparator.comparing(Candle::low)).orElseThrow();
        var highest = candles.stream().max(Comparator.comparing(Candle::high)).orElseThrow();
        return "%s closed at %s on %s, %s since it opened on %s. In between its lowest price was %s (%s) and its highest %s (%s)."
                .formatted(symbol, plain(candles.getLast().close()), last(), change(), first(), plain(lowest.low()),
                        lowest.days(), plain(highest.high()), highest.days());
    }

    /** From what the first trade cost. */
    private String change() {
        var before = candles.getFirst().open();
        var percent = candles.getLast().close().subtract(before).multiply(HUNDRED).divide(before, 1,
                RoundingMode.HALF_UP);
        return switch (percent.signum()) {
            case 1 -> "up %s %%".formatted(percent);
            case -1 -> "down %s %%".formatted(percent.negate());
            default -> "unchanged";
        };
    }

    private static String plain(BigDecimal price) {
        return price.toPlainString();
    }
}
