package dev.quartet.support.dynamodb;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;

class SortKeyTests {

    private static final Instant WHOLE = Instant.parse("2026-11-21T09:30:00Z");

    @Test
    void ordersTextAsTimeEvenAtAWholeSecond() {
        assertThat(SortKey.of(WHOLE, "b")).isLessThan(SortKey.of(WHOLE.plusMillis(1), "a"))
                .isGreaterThan(SortKey.of(WHOLE.minusMillis(1), "c"));
    }

    @Test
    void keepsTwoOfOneMomentApart() {
        assertThat(SortKey.of(WHOLE, "a")).isEqualTo("2026-11-21T09:30:00.000Z#a").isNotEqualTo(SortKey.of(WHOLE, "b"));
    }
}
