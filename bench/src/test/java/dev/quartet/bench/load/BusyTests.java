package dev.quartet.bench.load;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class BusyTests {

    @Test
    void countsWhatIsNeitherIdleNorWaiting() {
        Busy earlier = Busy.parse("cpu  100 0 50 800 50 0 0 0 0 0");
        Busy later = Busy.parse("cpu  160 0 60 820 60 0 0 0 0 0");

        assertThat(later.percentSince(earlier)).isEqualTo(70);
    }

    @Test
    void doesNotCountGuestsTwice() {
        Busy earlier = Busy.parse("cpu  0 0 0 0 0 0 0 0 0 0");
        Busy later = Busy.parse("cpu  50 0 0 50 0 0 0 0 50 0");

        assertThat(later.percentSince(earlier)).isEqualTo(50);
    }

    @Test
    void knowsNothingOfNoTime() {
        Busy now = Busy.parse("cpu  1 0 0 1 0 0 0 0 0 0");

        assertThat(now.percentSince(now)).isZero();
    }
}
