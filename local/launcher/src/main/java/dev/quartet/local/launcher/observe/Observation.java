package dev.quartet.local.launcher.observe;

import dev.quartet.local.launcher.supervisor.Watch;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Supplier;

/** What shows the services at work, while it runs. */
public final class Observation implements AutoCloseable {

    private final List<RunningInstrument> instruments;
    private final Watch watch;
    private final Map<String, String> environment;
    private final List<Path> classPath;
    private final Supplier<List<String>> overview;

    Observation(List<RunningInstrument> instruments, Watch watch, Map<String, String> environment,
            List<Path> classPath, Supplier<List<String>> overview) {
        this.instruments = List.copyOf(instruments);
        this.watch = watch;
        this.environment = Map.copyOf(environment);
        this.classPath = List.copyOf(classPath);
        this.overview = overview;
    }

    /** Nothing that shows anything. */
    public static Observation none() {
        return new Observation(List.of(), Watch.NONE, Map.of(), List.of(), List::of);
    }

    /** Wants to know where the instances are. */
    public Watch watch() {
        return watch;
    }

    /** What the services have to be told so that there is something to see. */
    public Map<String, String> environment() {
        return environment;
    }

    /** What the services have to have on their class paths, likewise. */
    public List<Path> classPath() {
        return classPath;
    }

    /** What there is to see and where, a line each; to be asked once the services run, and with them what shows them. */
    public List<String> overview() {
        return overview.get();
    }

    @Override
    public void close() {
        try (ExecutorService each = Executors.newVirtualThreadPerTaskExecutor()) {
            instruments.forEach(instrument -> each.execute(instrument::close));
        }
    }
}
