package dev.quartet.market.page;

import static dev.quartet.market.bar.BarSamples.bar;
import static dev.quartet.market.bar.BarSamples.days;
import static org.assertj.core.api.Assertions.assertThat;

import dev.quartet.market.bar.BarQuery;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PricesTests {

    @ParameterizedTest
    @CsvSource({"10,12.5,up 25.0 %", "10,7.5,down 25.0 %", "10,10,unchanged", "10000,10001,unchanged"})
    void tellsTheChangeInWords(String first, String last, String change) {
        var prices = new Prices("AAPL", List.of(bar("2026-11-02", first), bar("2026-11-20", last)));

        assertThat(prices.summary()).startsWith("AAPL closed at %s on 2026-11-20, %s since 2026-11-02."
                .formatted(last, change));
    }

    @Test
    void tellsTheLowestAndTheHighestPrice() {
        var prices = new Prices("AAPL",
                List.of(bar("2026-11-02", "5"), bar("2026-11-03", "9"), bar("2026-11-04", "3"),
                        bar("2026-11-05", "6")));

        assertThat(prices.summary()).endsWith("its lowest price was 3 on 2026-11-04 and its highest 9 on 2026-11-03.");
    }

    @Test
    void showsTheLastTwentyNewestFirst() {
        var bars = days("2026-10-01", 25);

        assertThat(new Prices("AAPL", bars).rows()).hasSize(20).startsWith(bars.get(24)).endsWith(bars.get(5));
        assertThat(new Prices("AAPL", bars.subList(0, 3)).rows()).hasSize(3);
    }

    @ParameterizedTest
    @CsvSource({"1M,2026-10-21", "1m,2026-10-21", "1Y,2025-11-21", "all,1602-01-01", "2W,2025-11-21"})
    void reachesBackFromTheNewestBar(String range, LocalDate from) {
        var newest = LocalDate.of(2026, 11, 20);

        assertThat(Span.of(range).until(newest)).isEqualTo(new BarQuery(from, newest, Integer.MAX_VALUE));
    }
}
