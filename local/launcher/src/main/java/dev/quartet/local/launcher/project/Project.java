package dev.quartet.local.launcher.project;

import dev.quartet.local.launcher.supervisor.Service;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A clone of this project.
 *
 * @param root its directory
 */
public record Project(Path root) {

    /** Everything that running it leaves behind; git ignores it. */
    public Path traces() {
        return root.resolve(".quartet");
    }

    public Path data() {
        return traces().resolve("data");
    }

    public Path logs() {
        return traces().resolve("logs");
    }

    /**
     * How to run a service as the build left it.
     *
     * @param environment settings beside its own
     * @throws NotBuiltException when the build has not been there
     */
    public Service service(QuartetService service, String basePath, Map<String, String> environment)
            throws NotBuiltException {
        Map<String, String> settings = new HashMap<>(environment);
        settings.putAll(service.settings());
        return new Service(service.serviceName(), basePath, service.mainClass(), classPath(service), settings);
    }

    /** The jar that makes a service reload its classes, when the build has put it there. */
    public Optional<Path> devTools() {
        return Optional.of(root.resolve("local/launcher/target/devtools/spring-boot-devtools.jar"))
                .filter(Files::exists);
    }

    /** The folder of the pom that lists the trace viewer's jars. */
    public Path zipkinModule() {
        return root.resolve("local/zipkin");
    }

    private List<Path> classPath(QuartetService service) throws NotBuiltException {
        Path target = root.resolve(service.serviceName()).resolve("target").toAbsolutePath();
        Path classes = target.resolve("classes");
        try {
            List<Path> classPath = new ArrayList<>();
            classPath.add(classes);
            Arrays.stream(Files.readString(target.resolve("classpath.txt")).strip().split(File.pathSeparator))
                    .map(Path::of)
                    .forEach(classPath::add);
            if (!Files.isDirectory(classes)) {
                throw new NotBuiltException(service, root);
            }
            return classPath;
        } catch (IOException missing) {
            throw new NotBuiltException(service, root);
        }
    }
}
