package dev.quartet.local.launcher.supervisor;

import dev.quartet.local.launcher.frontdoor.Backends.Backend;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/** Keeps one instance of a service running: starts it, waits until it can answer, starts it again when it ends. */
final class Instance {

    private static final Duration BETWEEN_PROBES_AT_START = Duration.ofMillis(100);
    private static final Duration BETWEEN_PROBES = Duration.ofSeconds(2);
    private static final Duration START_TIMEOUT = Duration.ofMinutes(2);
    private static final int HOPELESS_AFTER_FAILED_STARTS = 3;
    private static final int LAST_LINES = 8;

    private final String name;
    private final Service service;
    private final Ports ports;
    private final Supervisor supervisor;
    private final LogFile log;
    private final RestartPauses pauses = new RestartPauses();
    private final CompletableFuture<Boolean> settled = new CompletableFuture<>();
    private final CompletableFuture<Void> stopping = new CompletableFuture<>();
    private int failedStarts;
    private volatile @Nullable Running running;

    Instance(String name, Service service, Ports ports, Supervisor supervisor, LogFile log) {
        this.name = name;
        this.service = service;
        this.ports = ports;
        this.supervisor = supervisor;
        this.log = log;
    }

    /** Done once it is known whether this instance comes up: true when it has answered, false when it keeps failing. */
    CompletableFuture<Boolean> settled() {
        return settled;
    }

    /** What runs now and can answer, for the summary. */
    @Nullable
    Running running() {
        return running;
    }

    String name() {
        return name;
    }

    LogFile log() {
        return log;
    }

    /** Returns when the instance is stopped. */
    void keepRunning() throws InterruptedException {
        while (!stopping.isDone()) {
            Duration pause = pauses.after(runOnce());
            pause(pause);
        }
    }

    /** Asks the instance to leave and not to come back. */
    synchronized void stop() {
        stopping.complete(null);
        Running current = running;
        if (current != null) {
            current.child().release();
        }
    }

    void kill() {
        Running current = running;
        if (current != null) {
            current.child().kill();
        }
    }

    void awaitEnd(Duration atMost) throws InterruptedException {
        Running current = running;
        if (current != null) {
            current.child().exitsWithin(atMost.toMillis());
        }
    }

    private Duration runOnce() throws InterruptedException {
        try {
            return runOnceFrom(log.size());
        } catch (IOException failure) {
            supervisor.say(name + " could not be started: " + failure.getMessage() + ".");
            countFailedStart();
            return Duration.ZERO;
        }
    }

    private Duration runOnceFrom(long logStart) throws IOException, InterruptedException {
        Running current;
        boolean ready;
        supervisor.awaitTurnToStart();
        try {
            current = start();
            if (current == null) {
                return Duration.ZERO;
            }
            ready = awaitReady(current);
        } finally {
            supervisor.endTurnToStart();
        }
        if (!ready) {
            reportFailedStart(current, logStart);
            return Duration.ZERO;
        }
        return serve(current);
    }

    private synchronized @Nullable Running start() throws IOException {
        if (stopping.isDone()) {
            return null;
        }
        int port = ports.next();
        Child child = Child.start(JavaRuntime.command(service), environment(port), output());
        Running current = new Running(child, port, supervisor.now());
        running = current;
        supervisor.tellStarted(name, service, port);
        return current;
    }

    private Redirect output() {
        return supervisor.showsOutput() ? Redirect.INHERIT : Redirect.appendTo(log.path().toFile());
    }

    private Map<String, String> environment(int port) {
        Map<String, String> environment = new HashMap<>(service.environment());
        environment.put("SERVER_ADDRESS", "127.0.0.1");
        environment.put("PORT", Integer.toString(port));
        environment.put("BASE_PATH", service.basePath());
        return environment;
    }

    private boolean awaitReady(Running current) throws InterruptedException {
        Instant deadline = current.since().plus(START_TIMEOUT);
        while (!current.child().exitsWithin(BETWEEN_PROBES_AT_START.toMillis())) {
            if (supervisor.isReady(current.origin(), service.basePath())) {
                return true;
            }
            if (supervisor.now().isAfter(deadline)) {
                supervisor
                        .say(name + " did not answer within " + START_TIMEOUT.toMinutes() + " minutes and is stopped.");
                current.child().kill();
            }
        }
        return false;
    }

    /** Returns, once the instance has ended, for how long it had been ready. */
    private Duration serve(Running current) throws InterruptedException {
        Instant readySince = supervisor.now();
        failedStarts = 0;
        supervisor.say(name + " answers on port " + current.port() + " (pid " + current.child().pid() + ", "
                + tenths(Duration.between(current.since(), readySince)) + " s).");
        Backend backend = new Backend(service.basePath(), current.origin());
        supervisor.enterRotation(backend);
        settled.complete(true);
        watch(current, backend);
        supervisor.leaveRotation(backend);
        reportEnd(current);
        return Duration.between(readySince, supervisor.now());
    }

    private void watch(Running current, Backend backend) throws InterruptedException {
        boolean inRotation = true;
        while (!current.child().exitsWithin(BETWEEN_PROBES.toMillis())) {
            boolean ready = supervisor.isReady(current.origin(), service.basePath());
            if (stopping.isDone()) {
                return;
            }
            if (ready && !inRotation) {
                supervisor.say(name + " is ready again.");
                supervisor.enterRotation(backend);
            } else if (!ready && inRotation && current.child().isAlive()) {
                supervisor.say(name + " runs but says that it is not ready; it gets no requests until it is.");
                supervisor.leaveRotation(backend);
            }
            inRotation = ready;
        }
    }

    private void reportEnd(Running current) throws InterruptedException {
        if (stopsWithin(Supervisor.GRACE)) {
            return;
        }
        supervisor.say(name + " (pid " + current.child().pid() + ") ended, " + ExitCode.inWords(current.child()
                .exitCode()) + ". It is started again" + whereItsLinesAre() + ".");
    }

    private void reportFailedStart(Running current, long logStart) throws InterruptedException {
        if (stopsWithin(Supervisor.GRACE)) {
            return;
        }
        supervisor.say(name + " failed at start, " + ExitCode.inWords(current.child().exitCode())
                + ". It is tried again" + whereItsLinesAre() + "." + quoted(logStart, LAST_LINES));
        countFailedStart();
    }

    private void countFailedStart() {
        failedStarts++;
        if (failedStarts >= HOPELESS_AFTER_FAILED_STARTS) {
            settled.complete(false);
        }
    }

    private String whereItsLinesAre() {
        return supervisor.showsOutput() ? "" : "; all it said is in " + log.path();
    }

    private String quoted(long logStart, int count) {
        if (supervisor.showsOutput()) {
            return "";
        }
        List<String> lines = log.lastLines(count, logStart);
        return lines.isEmpty() ? "" : "\n  | " + String.join("\n  | ", lines);
    }

    private void pause(Duration pause) throws InterruptedException {
        if (pause.isPositive() && !stopping.isDone()) {
            supervisor.say(name + " is started again in " + pause.toSeconds() + " s.");
        }
        stopsWithin(pause);
    }

    private boolean stopsWithin(Duration time) throws InterruptedException {
        try {
            stopping.get(time.toMillis(), TimeUnit.MILLISECONDS);
            return true;
        } catch (TimeoutException | java.util.concurrent.ExecutionException goesOn) {
            return false;
        }
    }

    private static String tenths(Duration time) {
        return Double.toString(Math.round(time.toMillis() / 100.0) / 10.0);
    }

    /** One run. */
    record Running(Child child, int port, Instant since) {

        URI origin() {
            return URI.create("http://127.0.0.1:" + port);
        }
    }
}
