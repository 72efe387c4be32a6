package dev.quartet.bench.image;

import dev.quartet.local.launcher.project.QuartetService;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The same user-service as Jib builds it when nobody tells it anything: classes and jars on a full Java runtime. */
final class PlainRecipe implements Recipe {

    private static final String MODULE = QuartetService.USER.serviceName();
    private static final String MAIN = "dev.quartet.user.UserServiceApplication";

    private final Path root;
    private final Path directory;
    private final JavaBase base;
    private final String image;
    private final String jib;
    private @Nullable Clone clone;

    PlainRecipe(Path root, Path directory, JavaBase base, String image, String jib) {
        this.root = root;
        this.directory = directory;
        this.base = base;
        this.image = image;
        this.jib = jib;
    }

    @Override
    public String title() {
        return "the same user-service by Jib's defaults, no JVM flags, on " + base.title();
    }

    @Override
    public Duration buildClean() {
        clone = Clone.of(root, directory);
        return clone.build(arguments());
    }

    @Override
    public Duration buildAfterOneLine() throws IOException {
        built().changeOneLine();
        return built().build(arguments());
    }

    @Override
    public String pushed() throws IOException {
        return built().pushed(MODULE);
    }

    private Clone built() {
        if (clone == null) {
            buildClean();
        }
        return Objects.requireNonNull(clone);
    }

    // Each of the properties takes back what this project tells Jib.
    private List<String> arguments() {
        return List.of("-pl", MODULE, "-am", "package", "com.google.cloud.tools:jib-maven-plugin:" + jib + ":build",
                "-Djib.containerize=dev.quartet:" + MODULE, "-Djib.from.image=" + base.image(), "-Djib.to.image="
                        + image,
                "-Djib.containerizingMode=exploded", "-Djib.container.jvmFlags=",
                "-Djib.container.mainClass=" + MAIN, "-Djib.container.user=", "-Djib.extraDirectories.paths="
                        + directory.resolve("none"),
                "-Djib.allowInsecureRegistries=true");
    }
}
