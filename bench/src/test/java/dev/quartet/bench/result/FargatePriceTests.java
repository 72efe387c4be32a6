package dev.quartet.bench.result;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;

class FargatePriceTests {

    private final FargatePrice price = new FargatePrice("us-east-1", LocalDate.EPOCH, 0.04, 0.004);

    @Test
    void addsProcessorAndMemory() {
        assertThat(price.hour(0.25, 0.5)).isEqualTo(0.012, within(1e-12));
    }

    @Test
    void spreadsAnHourOverItsRequests() {
        assertThat(price.perMillion(1000, 0.25, 0.5)).isEqualTo(0.012 / 3.6, within(1e-12));
    }
}
