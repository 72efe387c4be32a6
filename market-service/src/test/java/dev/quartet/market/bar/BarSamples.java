package dev.quartet.market.bar;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;

/** Bars for tests, each telling its day by its price. */
public final class BarSamples {

    private BarSamples() {}

    public static Bar bar(String date, String price) {
        var exact = new BigDecimal(price);
        return new Bar(LocalDate.parse(date), exact, exact, exact, exact, 1_000);
    }

    /** Bars of consecutive days. */
    public static List<Bar> days(String first, int count) {
        return Stream.iterate(LocalDate.parse(first), day -> day.plusDays(1)).limit(count)
                .map(day -> bar(day.toString(), "1." + (10_000 + day.getDayOfYear()))).toList();
    }
}
