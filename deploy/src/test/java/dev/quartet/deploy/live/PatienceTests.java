package dev.quartet.deploy.live;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class PatienceTests {

    @Test
    void asksUntilThereIsAnAnswer() {
        AtomicInteger asked = new AtomicInteger();

        assertThat(TickingClock.patience(10).await(() -> asked.incrementAndGet() < 3
                ? Optional.empty()
                : Optional.of("yes"))).contains("yes");
        assertThat(asked).hasValue(3);
    }

    @Test
    void givesUpWhenTheTimeIsOver() {
        AtomicInteger asked = new AtomicInteger();

        assertThat(TickingClock.patience(5).await(() -> {
            asked.incrementAndGet();
            return Optional.empty();
        })).isEmpty();
        assertThat(asked).hasValueBetween(4, 6);
    }
}
