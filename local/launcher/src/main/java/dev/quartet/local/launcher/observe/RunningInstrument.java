package dev.quartet.local.launcher.observe;

import dev.quartet.local.launcher.console.Console;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.TimeUnit;

/** One of them at work, from its start to its end; it is not started again when it ends by itself. */
final class RunningInstrument implements AutoCloseable {

    private static final long BETWEEN_PROBES_MILLIS = 250;
    private static final long PATIENCE_MILLIS = 3_500;
    /** Ctrl-C reaches it as soon as us; its end is no news then. */
    private static final long GRACE_MILLIS = 500;

    private final Instrument instrument;
    private final Console console;
    private final Path log;
    private final Process process;
    private volatile boolean closed;

    private RunningInstrument(Instrument instrument, Console console, Path log, Process process) {
        this.instrument = instrument;
        this.console = console;
        this.log = log;
        this.process = process;
    }

    /** Starts it and returns at once; the console tells when it answers and when it ends. */
    static RunningInstrument start(Instrument instrument, Path logs, Console console) throws IOException {
        Path log = Files.createDirectories(logs).resolve(instrument.name().toLowerCase(Locale.ROOT) + ".log");
        Files.deleteIfExists(log);
        ProcessBuilder builder = new ProcessBuilder(instrument.command()).redirectErrorStream(true)
                .redirectOutput(Redirect.to(log.toFile()));
        builder.environment().keySet().removeIf(name -> name.startsWith("AWS_"));
        builder.environment().keySet().remove("JAVA_TOOL_OPTIONS");
        builder.environment().putAll(instrument.environment());
        RunningInstrument running = new RunningInstrument(instrument, console, log, builder.start());
        Thread.ofVirtual().name(instrument.name()).start(running::watch);
        return running;
    }

    @Override
    public void close() {
        closed = true;
        release();
        try {
            if (process.waitFor(PATIENCE_MILLIS, TimeUnit.MILLISECONDS)) {
                return;
            }
        } catch (InterruptedException hurried) {
            Thread.currentThread().interrupt();
        }
        process.destroyForcibly();
    }

    private void release() {
        try {
            process.getOutputStream().close();
        } catch (IOException alreadyGone) {
            process.destroy();
        }
    }

    private void watch() {
        try {
            if (awaitReady()) {
                console.say(instrument.name() + " answers (pid " + process.pid() + ").");
            }
            int code = process.waitFor();
            Thread.sleep(GRACE_MILLIS);
            if (!closed) {
                console.say(instrument.name() + " ended, exit code " + code + "; what it said is in " + log + ".");
            }
        } catch (InterruptedException told) {
            Thread.currentThread().interrupt();
        }
    }

    private boolean awaitReady() throws InterruptedException {
        try (HttpClient client = HttpClient.newHttpClient()) {
            HttpRequest request = HttpRequest.newBuilder(instrument.ready()).timeout(Duration.ofSeconds(2)).build();
            while (!process.waitFor(BETWEEN_PROBES_MILLIS, TimeUnit.MILLISECONDS)) {
                if (isReady(client, request)) {
                    return true;
                }
            }
            return false;
        }
    }

    private static boolean isReady(HttpClient client, HttpRequest request) throws InterruptedException {
        try {
            return client.send(request, BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException notYet) {
            return false;
        }
    }
}
