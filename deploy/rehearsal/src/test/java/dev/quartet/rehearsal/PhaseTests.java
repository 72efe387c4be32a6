package dev.quartet.rehearsal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quartet.rehearsal.SteadyLoad.Answer;
import java.time.Duration;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PhaseTests {

    private final Phase phase = new Phase("release");

    @Test
    void tellsTheTimeThatAShareOfTheAnswersDidNotExceed() {
        IntStream.rangeClosed(1, 200).forEach(millis -> phase.add(Answer.good(Duration.ofMillis(201 - millis))));

        assertThat(phase.quantile(0.5)).hasMillis(100);
        assertThat(phase.quantile(0.99)).hasMillis(198);
        assertThat(phase.quantile(1)).hasMillis(200);
    }

    @Test
    void tellsWhatFailedAndHowManyTimes() {
        phase.add(Answer.good(Duration.ZERO));
        phase.add(Answer.bad("status 502", Duration.ZERO));
        phase.add(Answer.bad("status 502", Duration.ZERO));
        phase.add(Answer.none(new IllegalStateException("closed"), Duration.ZERO));

        assertThat(phase.failures()).containsEntry("status 502", 2).hasSize(2);
        assertThat(phase.failed()).isEqualTo(3);
    }

    @Test
    void isSettledOnceEveryQuestionIsAnswered() {
        phase.asking();

        assertThat(phase.isSettled()).isFalse();
        phase.add(Answer.good(Duration.ZERO));
        assertThat(phase.isSettled()).isTrue();
    }
}
