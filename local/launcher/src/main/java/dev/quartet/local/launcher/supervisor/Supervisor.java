package dev.quartet.local.launcher.supervisor;

import dev.quartet.local.launcher.console.Console;
import dev.quartet.local.launcher.frontdoor.Backends;
import dev.quartet.local.launcher.frontdoor.Backends.Backend;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Semaphore;

/** Keeps instances of services running until it is closed. */
public final class Supervisor implements AutoCloseable {

    /** Ctrl-C reaches the children as soon as us; their end is no news then. */
    static final Duration GRACE = Duration.ofMillis(200);

    private static final Duration PATIENCE = Duration.ofMillis(2_500);

    private final Console console;
    private final Clock clock;
    private final Backends backends;
    private final Path logs;
    private final Output output;
    private final Watch watch;
    private final Readiness readiness = new Readiness();
    private final Semaphore turnsToStart = new Semaphore(Math.max(2, Runtime.getRuntime().availableProcessors()), true);
    private final List<Instance> instances = new CopyOnWriteArrayList<>();
    private boolean closed;

    /** Where the instances' own lines go. */
    public enum Output {
        LOG_FILES, CONSOLE
    }

    public Supervisor(Console console, Clock clock, Backends backends, Path logs, Output output, Watch watch) {
        this.console = console;
        this.clock = clock;
        this.backends = backends;
        this.logs = logs;
        this.output = output;
        this.watch = watch;
    }

    /** Starts that many instances of the service, each with a log file of its own. */
    public void start(Service service, int tasks, Ports ports) throws IOException {
        Files.createDirectories(logs);
        for (int number = 1; number <= tasks; number++) {
            String name = service.name() + "-" + number;
            LogFile log = new LogFile(logs.resolve(name + ".log"));
            Files.deleteIfExists(log.path());
            Instance instance = new Instance(name, service, ports, this, log);
            add(instance);
            Thread.ofVirtual().name(name).start(() -> keepRunning(instance));
        }
    }

    /** Waits until every instance has answered or keeps failing; true when all have answered. */
    public boolean awaitSettled() {
        return instances.stream().map(Instance::settled).toList().stream()
                .map(CompletableFuture::join)
                .reduce(true, Boolean::logicalAnd);
    }

    /** One line per instance: port, process and log file. */
    public List<String> overview() {
        return instances.stream().map(Supervisor::line).toList();
    }

    /** Ends every instance: asks, waits a little, then kills. */
    @Override
    public void close() {
        stopAll();
        try {
            awaitEnd(clock.instant().plus(PATIENCE));
        } catch (InterruptedException hurried) {
            Thread.currentThread().interrupt();
        }
        instances.forEach(Instance::kill);
    }

    private void awaitEnd(Instant deadline) throws InterruptedException {
        for (Instance instance : instances) {
            instance.awaitEnd(Duration.between(clock.instant(), deadline));
        }
    }

    private synchronized void add(Instance instance) {
        instances.add(instance);
        if (closed) {
            instance.stop();
        }
    }

    private synchronized void stopAll() {
        closed = true;
        instances.forEach(Instance::stop);
    }

    void awaitTurnToStart() throws InterruptedException {
        turnsToStart.acquire();
    }

    void endTurnToStart() {
        turnsToStart.release();
    }

    void tellStarted(String instance, Service service, int port) {
        watch.started(instance, service, port);
    }

    void enterRotation(Backend backend) {
        backends.add(backend);
    }

    void leaveRotation(Backend backend) {
        backends.remove(backend);
    }

    boolean isReady(URI origin, String basePath) throws InterruptedException {
        return readiness.of(origin, basePath);
    }

    boolean showsOutput() {
        return output == Output.CONSOLE;
    }

    Instant now() {
        return clock.instant();
    }

    void say(String text) {
        console.say(text);
    }

    private static void keepRunning(Instance instance) {
        try {
            instance.keepRunning();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private static String line(Instance instance) {
        Instance.Running running = instance.running();
        String where = running == null || !running.child().isAlive()
                ? "not running"
                : "port " + running.port() + ", pid " + running.child().pid();
        return instance.name() + ": " + where + ", log " + instance.log().path();
    }
}
