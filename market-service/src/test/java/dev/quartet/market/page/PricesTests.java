package dev.quartet.market.page;

import static dev.quartet.market.bar.BarSamples.bar;
import static dev.quartet.market.bar.BarSamples.days;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import dev.quartet.market.bar.Bar;
import dev.quartet.market.bar.BarQuery;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PricesTests {

    @ParameterizedTest
    @CsvSource({"10,12.5,up 25.0 %", "10,7.5,down 25.0 %", "10,10,unchanged", "10000,10001,unchanged"})
    void tellsTheChangeInWords(String first, String last, String change) {
        var prices = Prices.of("AAPL", List.of(bar("2026-11-02", first), bar("2026-11-20", last)));

        assertThat(prices.summary()).startsWith("AAPL closed at %s on 2026-11-20, %s since it opened on 2026-11-02."
                .formatted(last, change));
    }

    @Test
    void tellsTheLowestAndTheHighestPrice() {
        var prices = Prices.of("AAPL",
                List.of(bar("2026-11-02", "5"), bar("2026-11-03", "9"), bar("2026-11-04", "3"),
                        bar("2026-11-05", "6")));

        assertThat(prices.summary()).endsWith("its lowest price was 3 (2026-11-04) and its highest 9 (2026-11-03).");
    }

    @Test
    void hasACandleForEachDayNewestFirstWhereTheyAreFew() {
        var bars = days("2026-10-01", 130);
        var prices = Prices.of("AAPL", bars);

        assertThat(prices.step()).isEqualTo(Step.DAY);
        assertThat(prices.rows()).hasSize(130).startsWith(Candle.of(bars.subList(129, 130)));
        assertThat(prices.first()).isEqualTo("2026-10-01");
        assertThat(prices.last()).isEqualTo("2027-02-07");
    }

    @ParameterizedTest
    @CsvSource({"131,WEEK,19", "909,WEEK,130", "911,MONTH,30", "3955,MONTH,130", "3960,YEAR,12", "60000,YEAR,166"})
    void seesDaysTogetherWhereTheyAreMany(int count, Step step, int candles) {
        var prices = Prices.of("AAPL", days("2026-11-02", count));

        assertThat(prices.step()).isEqualTo(step);
        assertThat(prices.candles()).hasSize(candles);
    }

    @Test
    void aCandleTellsOfAllItsDays() {
        var monday = new Bar(LocalDate.of(2026, 11, 16), new BigDecimal("5"), new BigDecimal("9"),
                new BigDecimal("4"), new BigDecimal("6"), 999_999_999_999_999_999L);
        var friday = new Bar(LocalDate.of(2026, 11, 20), new BigDecimal("7"), new BigDecimal("8"),
                new BigDecimal("3"), new BigDecimal("7.5"), 1);
        var sunday = new Bar(LocalDate.of(2026, 11, 22), BigDecimal.TEN, BigDecimal.TEN, BigDecimal.TEN,
                BigDecimal.TEN, 999_999_999_999_999_999L);
        var nextMonday = bar("2026-11-23", "1");

        assertThat(Step.WEEK.candles(List.of(monday, friday, sunday, nextMonday))).containsExactly(
                new Candle(monday.date(), sunday.date(), monday.open(), BigDecimal.TEN, friday.low(), sunday.close(),
                        new BigInteger("1999999999999999999")),
                Candle.of(List.of(nextMonday)));
        assertThat(Candle.of(List.of(monday, friday)).days()).isEqualTo("2026-11-16 to 2026-11-20");
        assertThat(Candle.of(List.of(monday)).days()).isEqualTo("2026-11-16");
    }

    @ParameterizedTest
    @CsvSource({"2026-11-01,2026-11-05,2026-11-01,2026-11-05", "2026-11-01,'',2026-11-01,2026-11-20",
            "'',2026-11-05,1602-01-01,2026-11-05", "2026-12-24,'',2026-12-24,2026-12-24"})
    void readsDaysThatWereTyped(String from, String to, LocalDate first, LocalDate last) {
        var days = requireNonNull(Days.typed(from, to));

        assertThat(days.fault()).isNull();
        assertThat(days.until(LocalDate.of(2026, 11, 20))).isEqualTo(new BarQuery(first, last, Integer.MAX_VALUE));
    }

    @Test
    void saysWhatIsWrongWithDays() {
        assertThat(Days.typed(null, " ")).isNull();
        assertThat(new Days("2026-11-06", "2026-11-05").fault()).contains("must not be after");
        assertThat(new Days("6.11.2026", "").fault()).contains("2026-11-20");
    }

    @ParameterizedTest
    @CsvSource({"1M,2026-10-21", "1m,2026-10-21", "3M,2026-08-21", "1Y,2025-11-21", "all,1602-01-01", "2W,2025-11-21"})
    void reachesBackFromTheNewestBar(String range, LocalDate from) {
        var newest = LocalDate.of(2026, 11, 20);

        assertThat(Span.of(range).until(newest)).isEqualTo(new BarQuery(from, newest, Integer.MAX_VALUE));
    }
}
