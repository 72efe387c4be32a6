package dev.quartet.market.page;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;

import dev.quartet.market.bar.Bar;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import java.util.List;
import java.util.Locale;
import java.util.TreeMap;

/** How much time one candle stands for. */
public enum Step {

    DAY("Day"), WEEK("Week from"), MONTH("Month from"), YEAR("Year from");

    /** More than these are no candles any more on a phone, and no table that somebody reads. */
    private static final int MOST_CANDLES = 130;

    private final String heading;

    Step(String heading) {
        this.heading = heading;
    }

    /** The smallest with which bars become few enough candles. */
    static Step fitting(List<Bar> bars) {
        for (var step : values()) {
            if (bars.stream().map(step::start).distinct().count() <= MOST_CANDLES) {
                return step;
            }
        }
        return YEAR;
    }

    /** What a column of them is called. */
    public String heading() {
        return heading;
    }

    /** As in "one candle a day". */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** @param bars by date */
    List<Candle> candles(List<Bar> bars) {
        return bars.stream().collect(groupingBy(this::start, TreeMap::new, toList())).values().stream()
                .map(Candle::of).toList();
    }

    private LocalDate start(Bar bar) {
        var day = bar.date();
        return switch (this) {
            case DAY -> day;
            case WEEK -> day.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
            case MONTH -> day.withDayOfMonth(1);
            case YEAR -> day.withDayOfYear(1);
        };
    }
}
