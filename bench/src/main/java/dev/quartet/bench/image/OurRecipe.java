package dev.quartet.bench.image;

import dev.quartet.bench.machine.CommandFailedException;
import dev.quartet.local.launcher.project.QuartetService;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Our four images, as the build makes them under its profile {@code containers}. */
final class OurRecipe implements Recipe {

    private final Path root;
    private final Path directory;
    private final Registry registry;
    private final @Nullable String base;
    private final List<QuartetService> services;
    private @Nullable Clone clone;
    private @Nullable CommandFailedException failure;

    OurRecipe(Path root, Path directory, Registry registry, @Nullable String base, List<QuartetService> services) {
        this.services = services;
        this.root = root;
        this.directory = directory;
        this.registry = registry;
        this.base = base;
    }

    @Override
    public String title() {
        return "our images (" + services.size() + " of 4; one line: user-service's), by `mvn -Pcontainers package`";
    }

    @Override
    public Duration buildClean() {
        Clone fresh = Clone.of(root, directory);
        Duration time = fresh.build(arguments(services.stream().map(QuartetService::serviceName).collect(Collectors
                .joining(","))));
        clone = fresh;
        return time;
    }

    @Override
    public Duration buildAfterOneLine() throws IOException {
        built().changeOneLine();
        return built().build(arguments(QuartetService.USER.serviceName()));
    }

    @Override
    public String pushed() throws IOException {
        return pushed(QuartetService.USER);
    }

    String pushed(QuartetService service) throws IOException {
        return built().pushed(service.serviceName());
    }

    // The four come from one build: what fails for one has failed for all, and is not tried again.
    private Clone built() {
        if (failure != null) {
            throw failure;
        }
        if (clone == null) {
            try {
                buildClean();
            } catch (CommandFailedException first) {
                failure = first;
                throw first;
            }
        }
        return Objects.requireNonNull(clone);
    }

    private List<String> arguments(String modules) {
        List<String> arguments = new ArrayList<>(List.of("-Pcontainers", "-pl", modules, "-am", "package",
                "-Dimage.goal=build", "-Dimage.prefix=" + registry.address() + "/quartet",
                "-Djib.allowInsecureRegistries=true"));
        if (base != null) {
            arguments.add("-Dimage.base=" + base);
        }
        return arguments;
    }
}
