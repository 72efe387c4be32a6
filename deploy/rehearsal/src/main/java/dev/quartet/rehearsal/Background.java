package dev.quartet.rehearsal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A program that goes on in the background, and ends with the rehearsal. */
final class Background implements AutoCloseable {

    private static final Duration MOST_TIME = Duration.ofMinutes(1);
    private static final Duration GRACE = Duration.ofSeconds(30);

    private final Process process;
    private final Path log;

    private Background(Process process, Path log) {
        this.process = process;
        this.log = log;
        Runtime.getRuntime().addShutdownHook(new Thread(process::destroy));
    }

    /** Starts it, and lets it write into a file. */
    static Background start(Program program, Path log) {
        try {
            Files.createDirectories(log.getParent());
            return new Background(program.builder().redirectErrorStream(true).redirectOutput(log.toFile()).start(),
                    log);
        } catch (IOException e) {
            throw new RehearsalException("%s cannot be started: %s.".formatted(program.words().getFirst(), e
                    .getMessage()), e);
        }
    }

    /**
     * Waits until the pattern stands in what it writes.
     *
     * @return the pattern's first group
     */
    String awaitLine(Pattern pattern) {
        return Waiting.until(MOST_TIME, "%s says %s".formatted(log.getFileName(), pattern), () -> {
            String text = Files.readString(log);
            Matcher found = pattern.matcher(text);
            if (!found.find() && !process.isAlive()) {
                throw new RehearsalException("%s ended at once: %s".formatted(log.getFileName(), text));
            }
            return found.reset().find() ? found.group(1) : null;
        });
    }

    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(GRACE.toMillis(), TimeUnit.MILLISECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
