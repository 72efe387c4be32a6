package dev.quartet.bench.image;

import dev.quartet.local.launcher.project.QuartetService;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
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
    private @Nullable Clone clone;

    OurRecipe(Path root, Path directory, Registry registry, @Nullable String base) {
        this.root = root;
        this.directory = directory;
        this.registry = registry;
        this.base = base;
    }

    @Override
    public String title() {
        return "the four images, by `mvn -Pcontainers package`";
    }

    @Override
    public Duration buildClean() {
        clone = Clone.of(root, directory);
        return clone.build(arguments(Arrays.stream(QuartetService.values()).map(QuartetService::serviceName).collect(
                Collectors.joining(","))));
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

    private Clone built() {
        if (clone == null) {
            buildClean();
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
