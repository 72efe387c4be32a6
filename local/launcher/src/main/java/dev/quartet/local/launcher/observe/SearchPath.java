package dev.quartet.local.launcher.observe;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The folders that a shell looks for programs in.
 *
 * @param folders as the environment's PATH has them
 */
record SearchPath(String folders) {

    static SearchPath of(Map<String, String> environment) {
        return new SearchPath(environment.getOrDefault("PATH", ""));
    }

    /** The program of that name, also where it has an ending that Windows needs. */
    Optional<Path> find(String program) {
        return Stream.of(folders.split(File.pathSeparator))
                .filter(folder -> !folder.isEmpty())
                .flatMap(folder -> Stream.of("", ".exe", ".cmd").map(ending -> Path.of(folder, program + ending)))
                .filter(Files::isRegularFile)
                .filter(Files::isExecutable)
                .map(Path::toAbsolutePath)
                .findFirst();
    }
}
