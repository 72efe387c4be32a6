package dev.quartet.rehearsal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quartet.rehearsal.SteadyLoad.Answer;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

class ReportTests {

    @Test
    void tellsWhatWasDoneWhatVisitorsGotAndWhatIsNotShown() {
        Phase phase = new Phase("release of a changed word");
        phase.add(Answer.good(Duration.ofMillis(3)));
        phase.add(Answer.bad("status 502", Duration.ofMillis(9)));

        String text = new Report(LocalDate.of(2026, 11, 22), "0123456789abcdef", "It went well.", List.of(new Step(
                "`deploy/quartet up staging --yes`", "all is there", Duration.ofMillis(1540))),
                List.of(phase, new Phase(
                        "never reached")))
                .markdown();

        assertThat(text).contains("on 2026-11-22, commit 0123456789,", "It went well.",
                "| `deploy/quartet up staging --yes` | all is there | 1.5 |",
                "| release of a changed word | 2 | 1 | 3.0 | 9.0 | 9.0 |", "not a run on AWS")
                .doesNotContain("never reached");
    }
}
