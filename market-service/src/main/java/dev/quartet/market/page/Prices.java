package dev.quartet.market.page;

import dev.quartet.market.bar.Bar;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;

/**
 * What the page tells of a symbol.
 *
 * @param bars at least one, by date
 */
public record Prices(String symbol, List<Bar> bars) {

    private static final int ROWS = 20;
    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    /** The last bars, newest first. */
    public List<Bar> rows() {
        return bars.subList(Math.max(0, bars.size() - ROWS), bars.size()).reversed();
    }

    public LocalDate first() {
        return bars.getFirst().date();
    }

    public LocalDate last() {
        return bars.getLast().date();
    }

    /** The chart in words. */
    public String summary() {
        var lowest = bars.stream().min(Comparator.comparing(Bar::low)).orElseThrow();
        var highest = bars.stream().max(Comparator.comparing(Bar::high)).orElseThrow();
        return "%s closed at %s on %s, %s since %s. In between its lowest price was %s on %s and its highest %s on %s."
                .formatted(symbol, plain(bars.getLast().close()), last(), change(), first(), plain(lowest.low()),
                        lowest.date(), plain(highest.high()), highest.date());
    }

    private String change() {
        var before = bars.getFirst().close();
        var percent = bars.getLast().close().subtract(before).multiply(HUNDRED).divide(before, 1,
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
