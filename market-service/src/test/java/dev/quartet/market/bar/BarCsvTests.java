package dev.quartet.market.bar;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

class BarCsvTests {

    private static final Bar BAR = new Bar(LocalDate.of(2026, 11, 20), new BigDecimal("0.0000002"),
            new BigDecimal("300000000000"), new BigDecimal("0.0000001"), new BigDecimal("1.5"), 4);

    @Test
    void writesPlainNumbersUnderAHeader() {
        assertThat(BarCsv.write(List.of(BAR))).isEqualTo("""
                date,open,high,low,close,volume
                2026-11-20,0.0000002,300000000000,0.0000001,1.5,4
                """);
    }

    @Test
    void readsWhatItWrites() {
        var bars = List.of(BAR, BarSamples.bar("2026-11-21", "7.25"));

        assertThat(BarCsv.read(BarCsv.write(bars))).isEqualTo(bars);
    }
}
