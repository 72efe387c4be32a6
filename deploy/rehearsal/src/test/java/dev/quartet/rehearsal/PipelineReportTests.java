package dev.quartet.rehearsal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quartet.rehearsal.Pushes.Push;
import dev.quartet.rehearsal.workflow.JobRun;
import dev.quartet.rehearsal.workflow.JobRun.StepRun;
import dev.quartet.rehearsal.workflow.Result;
import dev.quartet.rehearsal.workflow.WorkflowRun;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PipelineReportTests {

    @Test
    void tellsWhatBecameOfEachCommitAndWhyAJobFailed() {
        JobRun image = new JobRun("a / Image", "", Result.SUCCESS, List.of(new StepRun("Push", Result.SUCCESS)), Map
                .of(), "pushed", Duration.ofMillis(60_040));
        JobRun staging = new JobRun("a / Staging", "staging", Result.FAILURE, List.of(new StepRun("Release",
                Result.FAILURE)), Map.of(), "| table |\n\n```text\nout of luck\n```\n", Duration.ofMillis(1500));

        String text = new PipelineReport(LocalDate.of(2026, 11, 22), "0123456789abcdef", "It went well.", List.of(
                new Push("a break", new WorkflowRun("a break", List.of(image, staging)), List.of("a"), List.of())))
                .markdown();

        assertThat(text).contains("on 2026-11-22, commit 0123456789,", "It went well.",
                "| a break | failure | a | nothing | 61.5 |",
                "| a break | a / Image | success | nothing | 60.0 |",
                "| a break | a / Staging | failure | Release | 1.5 |",
                "a / Staging:\n\n    | table |\n", "    out of luck\n", "GitHub and AWS are not")
                .doesNotContain("a / Image:");
    }
}
