package dev.quartet.market.page;

import dev.quartet.market.bar.Bar;
import dev.quartet.market.bar.BarQuery;
import java.time.LocalDate;
import java.time.Period;
import org.jspecify.annotations.Nullable;

/** How far back a chart reaches from the newest bar. */
public enum Span {
    MONTH("1M", "One month", Period.ofMonths(1)), QUARTER("3M", "Three months", Period.ofMonths(3)), YEAR("1Y",
            "One year", Period.ofYears(1)), ALL("all", "All", null);

    private final String code;
    private final String label;
    private final @Nullable Period period;

    Span(String code, String label, @Nullable Period period) {
        this.code = code;
        this.label = label;
        this.period = period;
    }

    /** The span of a link, or a year where the link means none. */
    static Span of(String code) {
        for (var span : values()) {
            if (span.code.equalsIgnoreCase(code)) {
                return span;
            }
        }
        return YEAR;
    }

    /** What a link says. */
    public String code() {
        return code;
    }

    public String label() {
        return label;
    }

    BarQuery until(LocalDate newest) {
        var from = period == null ? Bar.EARLIEST : newest.minus(period).plusDays(1);
        return new BarQuery(from, newest, Integer.MAX_VALUE);
    }
}
