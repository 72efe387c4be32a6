package dev.quartet.local.launcher.supervisor;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

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
}
