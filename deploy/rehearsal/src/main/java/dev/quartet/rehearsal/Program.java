package dev.quartet.rehearsal;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** A program of this machine, run to its end. */
record Program(List<String> words, Path directory, Map<String, String> environment) {

    /**
     * How it ended.
     *
     * @param output both of its streams, line by line as they came
     */
    record End(int exitCode, List<String> output, Duration time) {

        String text() {
            return String.join("\n", output);
        }
    }

    static Program of(String... words) {
        return new Program(List.of(words), Path.of(""), Map.of());
    }

    /** Whether a program of this name can be found. */
    static boolean isInstalled(String name) {
        return Arrays.stream(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator))
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, name)));
    }

    Program in(Path other) {
        return new Program(words, other, environment);
    }

    Program with(Map<String, String> more) {
        Map<String, String> all = new HashMap<>(environment);
        all.putAll(more);
        return new Program(words, directory, all);
    }

    /** Runs it, and hands on each line as it comes. */
    End run(Consumer<String> listener) {
        long begin = System.nanoTime();
        List<String> lines = new ArrayList<>();
        try {
            Process process = builder().redirectErrorStream(true).start();
            process.getOutputStream().close();
            try (BufferedReader reader = process.inputReader(StandardCharsets.UTF_8)) {
                reader.lines().forEach(line -> {
                    lines.add(line);
                    listener.accept(line);
                });
            }
            return new End(process.waitFor(), List.copyOf(lines), Duration.ofNanos(System.nanoTime() - begin));
        } catch (IOException e) {
            throw new RehearsalException("%s cannot be run: %s.".formatted(words.getFirst(), e.getMessage()), e);
        } catch (UncheckedIOException e) {
            throw new RehearsalException("%s broke off: %s.".formatted(words.getFirst(), e.getMessage()), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new RehearsalException("%s was interrupted.".formatted(words.getFirst()), e);
        }
    }

    /**
     * Runs it in silence.
     *
     * @return what it wrote, without blank ends
     * @throws RehearsalException if it fails, with what it said
     */
    String output() {
        End end = run(_ -> {});
        if (end.exitCode() != 0) {
            throw new RehearsalException("`%s` ended with exit code %d: %s".formatted(String.join(" ", words), end
                    .exitCode(), end.text()));
        }
        return end.text().strip();
    }

    /**
     * Runs it, and gives what it wrote on its standard output alone; the rest goes on to our own standard error.
     *
     * @throws RehearsalException if it fails
     */
    String standardOutput() {
        try {
            Process process = builder().redirectError(ProcessBuilder.Redirect.INHERIT).start();
            process.getOutputStream().close();
            String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (process.waitFor() != 0) {
                throw new RehearsalException("`%s` ended with exit code %d.".formatted(String.join(" ", words), process
                        .exitValue()));
            }
            return text;
        } catch (IOException e) {
            throw new RehearsalException("%s cannot be run: %s.".formatted(words.getFirst(), e.getMessage()), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new RehearsalException("%s was interrupted.".formatted(words.getFirst()), e);
        }
    }

    /** One that is yet to be started, in a process of its own that goes on. */
    ProcessBuilder builder() {
        ProcessBuilder builder = new ProcessBuilder(words).directory(directory.toAbsolutePath().toFile());
        builder.environment().putAll(environment);
        return builder;
    }
}
