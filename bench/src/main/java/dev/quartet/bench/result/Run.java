package dev.quartet.bench.result;

import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * One run of one measure.
 *
 * @param facts of the machine and the versions, for people
 * @param subjects what each name stands for, in the order in which they are shown
 * @param remarks what was left out or did not settle, each a sentence
 */
public record Run(Measure measure, Instant started, Instant ended, int rounds, Map<String, String> facts,
        Map<String, String> subjects, List<Sample> samples, List<String> remarks) {

    /** The fact that each measure has for itself: they are seldom all measured at once. */
    public static final String COMMIT = "Commit";
}
