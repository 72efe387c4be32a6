package dev.quartet.bench.result;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FiguresTests {

    @ParameterizedTest
    @CsvSource({"9680.4, 9680", "46.58, 46.6", "8.654, 8.65", "0.0441, 0.044", "0, 0"})
    void showsThreeDigitsThatMeanSomething(double value, String shown) {
        assertThat(Figures.number(value)).isEqualTo(shown);
    }

    @Test
    void showsTheSpreadBehindTheMedian() {
        assertThat(Figures.spread(Optional.of(new Spread(8.65, 8.6, 9, 5)))).isEqualTo("8.65 [8.60–9.00]");
    }

    @Test
    void showsNoSpreadOfASingleNumber() {
        assertThat(Figures.mebibytes(Optional.of(new Spread(1_048_576, 1_048_576, 1_048_576, 1)))).isEqualTo("1.00");
    }

    @Test
    void showsADashForWhatIsUnknown() {
        assertThat(Figures.spread(Optional.empty())).isEqualTo("–");
    }
}
