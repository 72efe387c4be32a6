package dev.quartet.market.bar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.math.BigDecimal;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BarTests {

    private static final LocalDate DAY = LocalDate.of(2026, 11, 20);

    @Test
    void keepsPricesExactly() {
        var bar = bar("271.05", "273.33", "265.67", "271.49", 59_030_832);

        assertThat(bar.open()).isEqualTo("271.05");
        assertThat(bar.high()).isEqualTo("273.33");
        assertThat(bar.low()).isEqualTo("265.67");
        assertThat(bar.close()).isEqualTo("271.49");
    }

    @ParameterizedTest
    @CsvSource({"12.50,12.5", "100,100", "100.00,100", "1E+2,100", "0.0000001,0.0000001"})
    void isEqualHoweverAPriceIsWritten(String written, String kept) {
        assertThat(bar(written, written, written, written, 0)).isEqualTo(bar(kept, kept, kept, kept, 0));
        assertThat(bar(written, written, written, written, 0).open().scale()).isNotNegative();
    }

    @Test
    void acceptsADayWithoutMovementOrTrade() {
        assertThat(bar("5", "5", "5", "5", 0).volume()).isZero();
    }

    @ParameterizedTest
    @CsvSource({"0,2,1,2,open must be above zero", "-1,2,1,2,open must be above zero",
            "1,0,1,1,high must be above zero",
            "1,2,0,1,low must be above zero", "1,2,1,0,close must be above zero"})
    void rejectsAPriceThatIsNotPositive(String open, String high, String low, String close, String rule) {
        assertBroken(rule, () -> bar(open, high, low, close, 1));
    }

    @ParameterizedTest
    @CsvSource({"0.99,2,1,1.5,open 0.99 must lie between low 1 and high 2",
            "2.01,2,1,1.5,open 2.01 must lie between low 1 and high 2",
            "1.5,2,1,0.99,close 0.99 must lie between low 1 and high 2",
            "1.5,2,1,2.01,close 2.01 must lie between low 1 and high 2",
            "1.5,1,2,1.5,open 1.5 must lie between low 2 and high 1"})
    void rejectsAPriceOutsideTheDay(String open, String high, String low, String close, String rule) {
        assertBroken(rule, () -> bar(open, high, low, close, 1));
    }

    @ParameterizedTest
    @CsvSource({"1,2,1,1.5", "2,2,1,1.5", "1.5,2,1,1", "1.5,2,1,2"})
    void acceptsAPriceOnTheEdgeOfTheDay(String open, String high, String low, String close) {
        assertThat(bar(open, high, low, close, 1).date()).isEqualTo(DAY);
    }

    @Test
    void rejectsANegativeVolume() {
        assertBroken("volume must not be negative", () -> bar("1", "1", "1", "1", -1));
    }

    @ParameterizedTest
    @ValueSource(strings = {"0.12345678901", "1234567890123", "1E+12"})
    void rejectsAPriceOfTooManyDigits(String price) {
        assertBroken("open must have at most 12 digits before and 10 after the point",
                () -> bar(price, price, price, price, 1));
    }

    @ParameterizedTest
    @ValueSource(strings = {"0.1234567890", "0.12345678900", "123456789012", "1E+11", "123456789012.1234567890"})
    void acceptsAPriceOfAsManyDigitsAsAllowed(String price) {
        assertThat(bar(price, price, price, price, 1).open()).isEqualByComparingTo(price);
    }

    @Test
    void rejectsADayBeforeThereWereExchanges() {
        var one = BigDecimal.ONE;

        assertBroken("date must not be before 1602-01-01",
                () -> new Bar(LocalDate.of(1601, 12, 31), one, one, one, one, 0));
        assertThat(new Bar(LocalDate.of(1602, 1, 1), one, one, one, one, 0).date().getYear()).isEqualTo(1602);
    }

    @Test
    void isOrderedByDate() {
        var first = bar("9", "9", "9", "9", 9);
        var second = new Bar(DAY.plusDays(1), BigDecimal.ONE, BigDecimal.ONE, BigDecimal.ONE, BigDecimal.ONE, 0);

        assertThat(first).isLessThan(second);
        assertThat(second).isGreaterThan(first);
    }

    private static Bar bar(String open, String high, String low, String close, long volume) {
        return new Bar(DAY, new BigDecimal(open), new BigDecimal(high), new BigDecimal(low), new BigDecimal(close),
                volume);
    }

    private static void assertBroken(String rule, Runnable maker) {
        assertThatExceptionOfType(InvalidBarException.class).isThrownBy(maker::run)
                .satisfies(e -> assertThat(e.rule()).isEqualTo(rule)).withMessage(rule);
    }
}
