package dev.quartet.market.bar;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;

class BarQueryTests {

    private static final LocalDate NEWEST = LocalDate.of(2026, 11, 20);

    @Test
    void meansTheLastYearOfDataWithoutDays() {
        assertThat(new BarQuery(null, null, 1).range(() -> NEWEST))
                .isEqualTo(new DateRange(LocalDate.of(2025, 11, 21), NEWEST));
    }

    @Test
    void meansTheYearUpToTheLastDay() {
        var last = LocalDate.of(2020, 12, 31);

        assertThat(new BarQuery(null, last, 1).range(() -> NEWEST))
                .isEqualTo(new DateRange(LocalDate.of(2020, 1, 1), last));
    }

    @Test
    void meansAllUpToTheNewestFromTheFirstDay() {
        var first = LocalDate.of(2000, 1, 1);

        assertThat(new BarQuery(first, null, 1).range(() -> NEWEST)).isEqualTo(new DateRange(first, NEWEST));
    }

    @Test
    void meansNothingButNoErrorBehindTheNewest() {
        var tomorrow = NEWEST.plusDays(1);

        assertThat(new BarQuery(tomorrow, null, 1).range(() -> NEWEST)).isEqualTo(new DateRange(tomorrow, tomorrow));
    }

    @Test
    void meansTheDaysItNames() {
        var first = LocalDate.of(2000, 1, 1);
        var last = LocalDate.of(2000, 1, 31);

        assertThat(new BarQuery(first, last, 1).range(() -> NEWEST)).isEqualTo(new DateRange(first, last));
    }
}
