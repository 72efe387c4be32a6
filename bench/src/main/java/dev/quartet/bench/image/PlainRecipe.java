package dev.quartet.bench.image;

import com.google.cloud.tools.jib.api.InvalidImageReferenceException;
import com.google.cloud.tools.jib.api.JavaContainerBuilder;
import dev.quartet.bench.machine.CommandFailedException;
import dev.quartet.local.launcher.project.QuartetService;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The same user-service as Jib builds it when nobody tells it anything: classes, resources and jars in Jib's layers, on
 * a full Java runtime, without one flag. Jib's library builds it, because its Maven plugin has our recipe here.
 */
final class PlainRecipe implements Recipe {

    private static final String MODULE = QuartetService.USER.serviceName();
    private static final String MAIN = "dev.quartet.user.UserServiceApplication";
    private static final String APP = "/app";

    private final Path root;
    private final Path directory;
    private final JavaBase base;
    private final String image;
    private @Nullable Clone clone;

    PlainRecipe(Path root, Path directory, JavaBase base, String image) {
        this.root = root;
        this.directory = directory;
        this.base = base;
        this.image = image;
    }

    @Override
    public String title() {
        return "the same user-service in Jib's default layout, without JVM flags, on " + base.title();
    }

    @Override
    public Duration buildClean() throws IOException {
        clone = Clone.of(root, directory);
        return build(clone);
    }

    @Override
    public Duration buildAfterOneLine() throws IOException {
        built().changeOneLine();
        return build(built());
    }

    @Override
    public String pushed() throws IOException {
        built();
        return image;
    }

    private Clone built() throws IOException {
        if (clone == null) {
            buildClean();
        }
        return Objects.requireNonNull(clone);
    }

    private Duration build(Clone source) throws IOException {
        Duration compiled = source.build(List.of("-pl", MODULE, "-am", "package", "-Dimage.skip=true"));
        long begin = System.nanoTime();
        push();
        return compiled.plusNanos(System.nanoTime() - begin);
    }

    private void push() throws IOException {
        Path target = directory.resolve(MODULE).resolve("target");
        Path classes = target.resolve("classes");
        List<Path> libraries = Stream.of(Files.readString(target.resolve("classpath.txt")).strip().split(
                File.pathSeparator)).map(Path::of).toList();
        try {
            var builder = JavaContainerBuilder.from(base.image())
                    .addDependencies(libraries.stream().filter(jar -> !isOurs(jar)).toList())
                    .addProjectDependencies(libraries.stream().filter(this::isOurs).toList())
                    .addResources(classes, file -> !isClass(file))
                    .addClasses(classes, PlainRecipe::isClass)
                    .setMainClass(MAIN)
                    .toContainerBuilder()
                    .setEntrypoint("java", "-cp", classPath(libraries), MAIN);
            Layers.push(builder, image);
        } catch (InvalidImageReferenceException wrong) {
            throw new CommandFailedException(base.image() + " is no image reference.", wrong);
        }
    }

    // Jib's Maven plugin names each jar, in Maven's order.
    private static String classPath(List<Path> libraries) {
        List<String> entries = new ArrayList<>(List.of(APP + "/resources", APP + "/classes"));
        libraries.forEach(jar -> entries.add(APP + "/libs/" + jar.getFileName()));
        return entries.stream().collect(Collectors.joining(":"));
    }

    private boolean isOurs(Path jar) {
        return jar.startsWith(directory);
    }

    private static boolean isClass(Path file) {
        return file.toString().endsWith(".class");
    }
}
