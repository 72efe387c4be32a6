package dev.quartet.local.launcher;

import dev.quartet.local.launcher.console.Console;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** Ends what was started, all of it side by side, when this process is told to end. */
final class Shutdown {

    private final Console console;
    private final List<AutoCloseable> started = new ArrayList<>();
    private boolean begun;

    Shutdown(Console console) {
        this.console = console;
    }

    void arm() {
        Runtime.getRuntime().addShutdownHook(new Thread(this::end, "shutdown"));
    }

    /** Adds one; when the end has begun already it is ended at once. */
    <T extends AutoCloseable> T with(T resource) {
        if (isTaken(resource)) {
            return resource;
        }
        close(resource);
        return resource;
    }

    private synchronized boolean isTaken(AutoCloseable resource) {
        if (!begun) {
            started.add(resource);
        }
        return !begun;
    }

    private void end() {
        console.say("Ending.");
        try (ExecutorService each = Executors.newVirtualThreadPerTaskExecutor()) {
            take().forEach(resource -> each.execute(() -> close(resource)));
        }
        console.say("Everything has ended.");
    }

    private synchronized List<AutoCloseable> take() {
        begun = true;
        return List.copyOf(started);
    }

    private void close(AutoCloseable resource) {
        try {
            resource.close();
        } catch (Exception failure) {
            console.say("While ending: " + failure.getMessage());
        }
    }
}
