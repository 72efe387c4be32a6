package dev.quartet.local.launcher.supervisor;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * A program to keep running.
 *
 * @param name such as {@code user-service}
 * @param basePath under which it answers, such as {@code /user}; empty for the root
 * @param mainClass its program
 * @param classPath its own classes first
 * @param environment settings beside {@code PORT}, {@code BASE_PATH} and {@code SERVER_ADDRESS}
 */
public record Service(String name, String basePath, String mainClass, List<Path> classPath,
        Map<String, String> environment) {

    public Service {
        classPath = List.copyOf(classPath);
        environment = Map.copyOf(environment);
    }

    /** The same with more at the end of its class path. */
    public Service with(List<Path> more) {
        List<Path> longer = Stream.concat(classPath.stream(), more.stream()).toList();
        return new Service(name, basePath, mainClass, longer, environment);
    }
}
