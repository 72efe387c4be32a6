package dev.quartet.market.bar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.quartet.support.problem.InvalidInputException;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;

class DateRangeTests {

    private static final LocalDate FIRST = LocalDate.of(2025, 12, 30);
    private static final LocalDate LAST = LocalDate.of(2026, 1, 2);

    @Test
    void includesBothEnds() {
        var range = new DateRange(FIRST, LAST);

        assertThat(range.contains(FIRST.minusDays(1))).isFalse();
        assertThat(range.contains(FIRST)).isTrue();
        assertThat(range.contains(LAST)).isTrue();
        assertThat(range.contains(LAST.plusDays(1))).isFalse();
    }

    @Test
    void touchesTheYearsOfItsDaysOnly() {
        var range = new DateRange(FIRST, LAST);

        assertThat(range.touches(2024)).isFalse();
        assertThat(range.touches(2025)).isTrue();
        assertThat(range.touches(2026)).isTrue();
        assertThat(range.touches(2027)).isFalse();
    }

    @Test
    void mayBeOneDay() {
        assertThat(new DateRange(FIRST, FIRST).contains(FIRST)).isTrue();
    }

    @Test
    void rejectsAnEndBeforeItsBeginning() {
        assertThatExceptionOfType(InvalidInputException.class).isThrownBy(() -> new DateRange(LAST, FIRST));
    }
}
