package dev.quartet.rehearsal.workflow;

import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * What became of a job.
 *
 * @param name as GitHub shows it, such as {@code news-service / Image}
 * @param environment that it is for; empty if none
 * @param steps in order; none where the job was skipped
 * @param summary what it left on the run's page
 */
public record JobRun(String name, String environment, Result result, List<StepRun> steps, Map<String, String> outputs,
        String summary, Duration time) {

    /** What became of a step. */
    public record StepRun(String name, Result result) {}

    static JobRun skipped(String name) {
        return new JobRun(name, "", Result.SKIPPED, List.of(), Map.of(), "", Duration.ZERO);
    }
}
