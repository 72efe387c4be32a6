package dev.quartet.local.launcher;

import dev.quartet.local.launcher.console.Console;
import dev.quartet.local.launcher.frontdoor.Backends;
import dev.quartet.local.launcher.frontdoor.FrontDoor;
import dev.quartet.local.launcher.machine.Port;
import dev.quartet.local.launcher.machine.UnfitMachineException;
import dev.quartet.local.launcher.machine.Workplace;
import dev.quartet.local.launcher.observe.Observation;
import dev.quartet.local.launcher.observe.Observatory;
import dev.quartet.local.launcher.project.NotBuiltException;
import dev.quartet.local.launcher.project.Project;
import dev.quartet.local.launcher.project.QuartetService;
import dev.quartet.local.launcher.sample.SampleData;
import dev.quartet.local.launcher.supervisor.Ports;
import dev.quartet.local.launcher.supervisor.Service;
import dev.quartet.local.launcher.supervisor.Supervisor;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** One run of everything, from the first check to the last process. */
final class LocalRun {

    private final Options options;
    private final Project project;
    private final Stores.Starter starter;
    private final Console console;
    private final Clock clock;
    private final Backends backends = new Backends();
    private final Shutdown shutdown;
    private @Nullable Observatory observatory;

    LocalRun(Options options, Project project, Stores.Starter starter, Console console, Clock clock) {
        this.options = options;
        this.project = project;
        this.starter = starter;
        this.console = console;
        this.clock = clock;
        this.shutdown = new Shutdown(console);
    }

    /** Returns when the process is told to end; everything it started is then ended by a shutdown hook. */
    void run() {
        try {
            prepare();
            QuartetService only = options.only();
            if (only == null) {
                runAll();
            } else {
                runOnly(only);
            }
            new CountDownLatch(1).await();
        } catch (UnfitMachineException | NotBuiltException failure) {
            throw new LaunchFailure(String.valueOf(failure.getMessage()), failure);
        } catch (IOException failure) {
            throw new LaunchFailure("Files cannot be written below " + project.traces() + ": " + failure.getMessage()
                    + ".", failure);
        } catch (InterruptedException told) {
            Thread.currentThread().interrupt();
        }
    }

    private void prepare() throws UnfitMachineException, NotBuiltException {
        new Port(options.port()).requireFree();
        for (QuartetService service : services()) {
            project.service(service, "", Map.of());
        }
        observatory = options.observe() ? Observatory.find(options.port(), project, System.getenv()) : null;
        shutdown.with(Workplace.take(project.traces()));
        if (options.fresh()) {
            Workplace.delete(project.data());
        }
        shutdown.arm();
    }

    private List<QuartetService> services() {
        QuartetService only = options.only();
        return only == null ? List.of(QuartetService.values()) : List.of(only);
    }

    private void runAll() throws NotBuiltException, IOException, InterruptedException {
        CompletableFuture<FrontDoor> door = CompletableFuture.supplyAsync(this::openFrontDoor);
        Observation observation = observe();
        Map<String, String> environment = environment(observation);
        environment.put("USER_SERVICE_URL", address() + QuartetService.USER.basePath());
        Supervisor supervisor = supervisor(Supervisor.Output.LOG_FILES, observation);
        for (QuartetService service : services()) {
            Service runnable = project.service(service, service.basePath(), environment).with(observation.classPath());
            supervisor.start(runnable, options.tasks(), Ports.free());
        }
        console.say("Starting " + names() + ".");
        await(door);
        boolean complete = supervisor.awaitSettled();
        if (complete && options.withSampleData()) {
            loadSampleData();
        }
        console.show(new Summary(address(), project, supervisor.overview(), observation.overview(), complete)
                .text());
    }

    // Services without sample data still run, so this never ends the run.
    private void loadSampleData() {
        try {
            Path folder = Path.of(Objects.requireNonNull(SampleData.class.getResource("/sample-data")).toURI());
            Path journal = project.data().resolve("sample-data.journal");
            Files.createDirectories(project.data());
            new SampleData(folder, journal, URI.create(address()), console).load();
        } catch (IOException | URISyntaxException failure) {
            console.say(
                    "Sample data could not be loaded (" + failure.getMessage() + "); the next start goes on with it.");
        } catch (InterruptedException told) {
            Thread.currentThread().interrupt();
        }
    }

    private void runOnly(QuartetService only) throws NotBuiltException, IOException, InterruptedException {
        Observation observation = observe();
        Map<String, String> environment = environment(observation);
        environment.put("USER_SERVICE_URL", System.getenv().getOrDefault("USER_SERVICE_URL",
                "http://localhost:3001"));
        environment.put("SPRING_DEVTOOLS_LIVERELOAD_ENABLED", "false");
        // Its defaults would log each refused request, and the line that says where to look would be lost.
        environment.put("SPRING_DEVTOOLS_ADD_PROPERTIES", "false");
        Service service = project.service(only, "", environment).with(observation.classPath()).with(devTools());
        Supervisor supervisor = supervisor(Supervisor.Output.CONSOLE, observation);
        console.say("Starting " + service.name() + ".");
        supervisor.start(service, 1, Ports.fixed(options.port()));
        if (supervisor.awaitSettled()) {
            observation.overview().forEach(console::say);
            console.say("Open " + address() + "; `mvn -q -pl " + service.name() + " -am compile` in another terminal "
                    + "reloads it, Ctrl-C ends it.");
        }
    }

    private List<Path> devTools() {
        return project.devTools().map(Path::toAbsolutePath).stream().toList();
    }

    private FrontDoor openFrontDoor() {
        Map<String, String> names = services().stream()
                .collect(Collectors.toMap(QuartetService::basePath, QuartetService::serviceName));
        return shutdown.with(FrontDoor.open(options.port(), names, backends));
    }

    private Observation observe() throws IOException, InterruptedException {
        return observatory == null ? Observation.none() : shutdown.with(observatory.open(console));
    }

    private Map<String, String> environment(Observation observation) {
        Map<String, String> environment = new HashMap<>(startStores());
        environment.putAll(observation.environment());
        return environment;
    }

    private Map<String, String> startStores() {
        console.say("Starting the stand-ins for DynamoDB and S3.");
        Stores stores = shutdown.with(starter.start(project.data(), console));
        console.say("The stand-ins answer.");
        return stores.environment();
    }

    private Supervisor supervisor(Supervisor.Output output, Observation observation) {
        return shutdown.with(new Supervisor(console, clock, backends, project.logs(), output, observation.watch()));
    }

    private void await(CompletableFuture<FrontDoor> door) {
        try {
            door.join();
            console.say("The front door is open at " + address() + ".");
        } catch (CompletionException failure) {
            throw new LaunchFailure("The front door cannot listen on port " + options.port() + ": "
                    + rootOf(failure).getMessage() + ".", failure);
        }
    }

    private static Throwable rootOf(Throwable failure) {
        @Nullable
        Throwable cause = failure.getCause();
        return cause == null ? failure : rootOf(cause);
    }

    private String names() {
        return services().stream().map(QuartetService::serviceName).collect(Collectors.joining(", "))
                + (options.tasks() > 1 ? ", " + options.tasks() + " of each" : "");
    }

    private String address() {
        return "http://localhost:" + options.port();
    }
}
