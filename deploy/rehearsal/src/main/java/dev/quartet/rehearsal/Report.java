package dev.quartet.rehearsal;

import static java.util.Locale.ROOT;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;

/** What was rehearsed, as Markdown. */
record Report(LocalDate date, String commit, String ending, List<Step> steps, List<Phase> phases) {

    String markdown() {
        return """
                # A rehearsal

                Written by `mvn -Prehearsal` on %s, commit %s, on %d processors. %s

                ## What was done

                | what | outcome | s |
                |---|---|---:|
                %s

                ## What visitors got

                %s requests a second for `/news/json` through the load balancer all the while, every answer counted, to the
                phase in which it was asked for.

                | phase | requests | failed | median, ms | p99, ms | slowest, ms |
                |---|---:|---:|---:|---:|---:|
                %s

                %s"""
                .formatted(date, commit.substring(0, 10), Runtime.getRuntime().availableProcessors(), ending,
                        steps.stream().map(Report::row).collect(Collectors.joining("\n")), Play.REQUESTS_PER_SECOND,
                        phases.stream().filter(phase -> phase.count() > 0).map(Report::row)
                                .collect(Collectors.joining("\n")),
                        text("not-covered.md"));
    }

    static void write(Path file, String markdown) {
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            Files.writeString(file, markdown);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String row(Step step) {
        return String.format(ROOT, "| %s | %s | %.1f |", step.what(), step.outcome(), step.time().toMillis() / 1e3);
    }

    private static String row(Phase phase) {
        return "| %s | %d | %d | %s | %s | %s |".formatted(phase.name(), phase.count(), phase.failed(), millis(phase
                .quantile(0.5)), millis(phase.quantile(0.99)), millis(phase.quantile(1)));
    }

    private static String millis(Duration time) {
        return String.format(ROOT, "%.1f", time.toNanos() / 1e6);
    }

    static String text(String resource) {
        try (var text = Objects.requireNonNull(Report.class.getResourceAsStream(resource))) {
            return new String(text.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
