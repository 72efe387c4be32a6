package dev.quartet.bench.machine;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** A program of this machine, run to its end. */
public final class Command {

    // Blank lines, and what Maven says after every failure.
    private static final Pattern NOISE = Pattern
            .compile("(\\x1B\\[0m|\\s)*|.*\\[ERROR] *|.*(To see the full stack trace|"
                    + "Re-run Maven using|For more information about|After correcting the problems|mvn <args>|"
                    + "\\[Help 1] http).*");
    private static final int LINES_OF_AN_ERROR = 12;

    private final List<String> words;
    private final Path directory;
    private final Map<String, String> environment;

    private Command(List<String> words, Path directory, Map<String, String> environment) {
        this.words = List.copyOf(words);
        this.directory = directory;
        this.environment = Map.copyOf(environment);
    }

    public static Command of(String... words) {
        return of(List.of(words));
    }

    public static Command of(List<String> words) {
        return new Command(words, Path.of(""), Map.of());
    }

    public Command in(Path other) {
        return new Command(words, other, environment);
    }

    public Command with(String name, String value) {
        Map<String, String> more = new HashMap<>(environment);
        more.put(name, value);
        return new Command(words, directory, more);
    }

    /**
     * Runs it.
     *
     * @return what it wrote, without blank ends
     * @throws CommandFailedException when it is missing or fails; the message ends with what it said last
     */
    public String output() {
        try {
            return read(start());
        } catch (IOException missing) {
            throw new CommandFailedException(words.getFirst() + " cannot be run (" + missing.getMessage() + ").",
                    missing);
        } catch (InterruptedException told) {
            Thread.currentThread().interrupt();
            throw new CommandFailedException(words.getFirst() + " was interrupted.", told);
        }
    }

    /** Whether a program of this name can be found. */
    public static boolean isInstalled(String program) {
        return Arrays.stream(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator))
                .filter(directory -> !directory.isEmpty())
                .anyMatch(directory -> Files.isExecutable(Path.of(directory, program)));
    }

    private Process start() throws IOException {
        ProcessBuilder builder = new ProcessBuilder(words).directory(directory.toAbsolutePath().toFile())
                .redirectInput(ProcessBuilder.Redirect.from(new File("/dev/null")));
        builder.environment().putAll(environment);
        return builder.start();
    }

    private String read(Process process) throws IOException, InterruptedException {
        CompletableFuture<String> complaints = CompletableFuture.supplyAsync(() -> text(process.getErrorStream()),
                task -> Thread.ofVirtual().start(task));
        String output = text(process.getInputStream());
        int code = process.waitFor();
        if (code != 0) {
            throw new CommandFailedException("`" + String.join(" ", words) + "` ended with exit code " + code + ": "
                    + end(output + "\n" + complaints.join()));
        }
        return output.strip();
    }

    private static String text(InputStream stream) {
        try (stream) {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException ended) {
            return "";
        }
    }

    private static String end(String text) {
        List<String> lines = text.lines().filter(line -> !NOISE.matcher(line).matches()).toList();
        return lines.stream().skip(Math.max(0, lines.size() - LINES_OF_AN_ERROR)).collect(Collectors.joining("\n"));
    }
}
