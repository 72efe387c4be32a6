package dev.quartet.rehearsal;

import static java.util.Locale.ROOT;

import dev.quartet.rehearsal.Pushes.Push;
import dev.quartet.rehearsal.workflow.JobRun;
import dev.quartet.rehearsal.workflow.Result;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What the pipeline made of commits, as Markdown. */
record PipelineReport(LocalDate date, String commit, String ending, List<Push> pushes) {

    String markdown() {
        return """
                # A run of the pipeline

                Written by `mvn -Prehearsal -Drehearsal.args=--pipeline` on %s, commit %s, on %d processors. %s

                ## What became of each commit

                | commit | run | built and pushed | rolled out | s |
                |---|---|---|---|---:|
                %s

                ## The jobs

                | commit | job | ended with | steps that failed | s |
                |---|---|---|---|---:|
                %s

                ## What the pages of failed jobs say

                %s

                %s"""
                .formatted(date, commit.substring(0, 10), Runtime.getRuntime().availableProcessors(), ending,
                        lines(pushes.stream().map(PipelineReport::row)),
                        lines(pushes.stream().flatMap(PipelineReport::jobs)),
                        pushes.stream().flatMap(push -> push.run().jobs().stream())
                                .filter(job -> job.result() == Result.FAILURE).map(PipelineReport::page)
                                .collect(Collectors.joining("\n\n")),
                        Report.text("pipeline-not-covered.md"));
    }

    private static String lines(Stream<String> rows) {
        return rows.collect(Collectors.joining("\n"));
    }

    private static String row(Push push) {
        return "| %s | %s | %s | %s | %s |".formatted(push.what(), push.run().result().label(), list(push.pushed()),
                list(push.moved()), seconds(push.run().jobs().stream().map(JobRun::time).reduce(Duration.ZERO,
                        Duration::plus)));
    }

    private static Stream<String> jobs(Push push) {
        return push.run().jobs().stream().map(job -> "| %s | %s | %s | %s | %s |".formatted(push.what(), job.name(), job
                .result().label(),
                list(job.steps().stream().filter(step -> step.result() == Result.FAILURE)
                        .map(JobRun.StepRun::name).toList()),
                seconds(job.time())));
    }

    private static String list(List<String> names) {
        return names.isEmpty() ? "nothing" : String.join(", ", names);
    }

    private static String seconds(Duration time) {
        return String.format(ROOT, "%.1f", time.toMillis() / 1e3);
    }

    // Its own headings and fences would break this page.
    private static String page(JobRun job) {
        return "%s:\n\n%s".formatted(job.name(), job.summary().indent(4).stripTrailing());
    }
}
