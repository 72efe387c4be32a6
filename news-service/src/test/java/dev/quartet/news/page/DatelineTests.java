package dev.quartet.news.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;

class DatelineTests {

    @Test
    void isReadByPeople() {
        assertThat(Dateline.of(Instant.parse("2026-09-01T06:05:00Z"))).isEqualTo("1 September 2026, 06:05 UTC");
    }
}
