package dev.quartet.bench.measure;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class WarmUpTests {

    @Test
    void isNotSteadyBeforeThreeWindows() {
        assertThat(WarmUp.isSteady(List.of(1000.0, 1000.0))).isFalse();
    }

    @Test
    void isNotSteadyWhileItStillClimbs() {
        assertThat(WarmUp.isSteady(List.of(1000.0, 1060.0, 1130.0))).isFalse();
    }

    @Test
    void isSteadyOnceTheLastThreeAgreeWhateverWasBefore() {
        assertThat(WarmUp.isSteady(List.of(200.0, 1000.0, 1040.0, 1010.0))).isTrue();
    }
}
