package dev.quartet.local.standin;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The running stand-ins: it holds the other end of their standard input, so they end when this process does. */
record ServerProcess(Process process, URI dynamoDb, URI s3) {

    private static final Duration START_TIMEOUT = Duration.ofSeconds(60);
    private static final Pattern READY = Pattern.compile("ready dynamodb=(\\S+) s3=(\\S+)");

    static ServerProcess start(List<String> arguments) {
        return start(ServerModule.above(Path.of("")), arguments);
    }

    static ServerProcess start(ServerModule module, List<String> arguments) {
        var process = launch(command(module, arguments));
        var lastWords = lastWords(process.errorReader());
        var ready = firstLine(process.inputReader()).completeOnTimeout(null, START_TIMEOUT.toSeconds(),
                TimeUnit.SECONDS).join();
        var addresses = READY.matcher(ready == null ? "" : ready);
        if (!addresses.matches()) {
            process.destroyForcibly();
            throw new StandInsException(lastWords.completeOnTimeout("The stand-ins did not start.", 1,
                    TimeUnit.SECONDS).join());
        }
        return new ServerProcess(process, URI.create(addresses.group(1)), URI.create(addresses.group(2)));
    }

    void stop(long timeout, TimeUnit unit) {
        try {
            process.outputWriter().close();
            if (!process.waitFor(timeout, unit)) {
                process.destroyForcibly().waitFor();
            }
        } catch (IOException e) {
            process.destroyForcibly();
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }

    private static List<String> command(ServerModule module, List<String> arguments) {
        var command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                // A short life on a busy machine: what starts fastest wins.
                "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-XX:-UsePerfData", "-Xshare:auto",
                // sqlite4java loads its library by JNI.
                "--enable-native-access=ALL-UNNAMED",
                "-Xmx512m", "-Djava.awt.headless=true",
                "-cp", module.classPath(), "dev.quartet.local.server.StandInsServer"));
        command.addAll(arguments);
        return command;
    }

    private static Process launch(List<String> command) {
        try {
            return new ProcessBuilder(command).start();
        } catch (IOException e) {
            throw new StandInsException("The stand-ins did not start: " + e.getMessage(), e);
        }
    }

    private static CompletableFuture<@Nullable String> firstLine(BufferedReader output) {
        var line = new CompletableFuture<@Nullable String>();
        daemon("stand-ins-output", () -> line.complete(output.lines().findFirst().orElse(null)));
        return line;
    }

    private static CompletableFuture<String> lastWords(BufferedReader errors) {
        var words = new CompletableFuture<String>();
        daemon("stand-ins-errors", () -> words.complete(errors.lines()
                .peek(System.err::println)
                .reduce("The stand-ins did not start.", (earlier, later) -> later)));
        return words;
    }

    private static void daemon(String name, Runnable task) {
        Thread.ofPlatform().daemon().name(name).start(task);
    }
}
