package dev.quartet.bench.result;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReportTests {

    private static final Instant START = Instant.parse("2026-01-01T10:00:00Z");

    @Test
    void tellsWhichTargetIsMet() {
        Results results = new Results(List.of(coldStart(Map.of("user-service", 8.0, "plain", 48.0, "express", 1.0))));

        assertThat(new Report(results).text("")).contains(
                "| ready at 0.25 CPU: plain Jib image / ours | at least 5.50 | 6.00 | yes |",
                "| ready at 0.25 CPU: ours / Express | at most 6.50 | 8.00 | **no** |",
                "| RSS after load: ours / Express | at most 2.50 | – | not measured |");
    }

    @Test
    void setsEachBesideExpress() {
        Results results = new Results(List.of(coldStart(Map.of("user-service", 8.0, "express", 2.0))));

        assertThat(new Report(results).text("")).contains("| user-service | 8.00 | – | 4.00 | – | – |");
    }

    @Test
    void saysWhatWasLeftOutAndWhenAndOnWhat() {
        Results results = new Results(List.of(coldStart(Map.of("express", 1.0))));

        assertThat(new Report(results).text("")).contains("- go was left out: install it.",
                "Measured 2026-01-01 10:00 to 2026-01-01 10:01 UTC, rounds: 1, commit 9342b46.",
                "| Machine | 2 cores |");
    }

    @Test
    void writesSamplesThatCanBeReadBack(@TempDir Path directory) throws IOException {
        Run run = coldStart(Map.of("express", 1.5));

        new Report(new Results(List.of(run))).write(directory);

        Results read = Results.read(directory.resolve("samples.json"));
        assertThat(read.run(Measure.COLD_START)).contains(run);
        assertThat(directory.resolve("README.md")).isNotEmptyFile();
    }

    @Test
    void drawsAChartWhereThereAreFonts(@TempDir Path directory) throws IOException {
        new Report(new Results(List.of(coldStart(Map.of("express", 1.0, "plain", 46.0))))).write(directory);

        String text = Files.readString(directory.resolve("README.md"));
        // A machine without any font has the sentence in its place.
        assertThat(text).containsAnyOf("](cold-start.svg)", "fonts-dejavu-core");
        if (text.contains("](cold-start.svg)")) {
            assertThat(directory.resolve("cold-start.svg")).content().startsWith("<?xml").contains("<path");
        }
    }

    @Test
    void beginsWithNothingWhereThereIsNoFile(@TempDir Path directory) throws IOException {
        assertThat(Results.read(directory.resolve("samples.json")).runs()).isEmpty();
    }

    @Test
    void keepsTheLastRunOfEachMeasure() {
        Results results = new Results(List.of(coldStart(Map.of("express", 1.0))));

        results.put(coldStart(Map.of("express", 3.0)));

        assertThat(results.median(Measure.COLD_START, "express", "0.25", Metric.READY_SECONDS)).contains(3.0);
    }

    private static Run coldStart(Map<String, Double> seconds) {
        Map<String, String> subjects = new LinkedHashMap<>();
        seconds.keySet().forEach(name -> subjects.put(name, "an image"));
        return new Run(Measure.COLD_START, START, START.plusSeconds(60), 1,
                Map.of("Machine", "2 cores", Run.COMMIT, "9342b46"), subjects,
                seconds.entrySet().stream().map(each -> new Sample(each.getKey(), "0.25", Metric.READY_SECONDS, 1, each
                        .getValue())).toList(),
                List.of("go was left out: install it."));
    }
}
