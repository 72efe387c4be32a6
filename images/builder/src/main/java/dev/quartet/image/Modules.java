package dev.quartet.image;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The modules of the images' Java runtime, listed in one file for all services.
 *
 * @param file one module per line, with comments
 * @param names what it lists
 */
record Modules(Path file, Set<String> names) {

    static Modules read(Path file) {
        try (Stream<String> lines = Files.lines(file)) {
            return new Modules(file, lines.map(String::strip)
                    .filter(line -> !line.isEmpty() && !line.startsWith("#"))
                    .collect(Collectors.toCollection(TreeSet::new)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Demands that a service finds all that it needs.
     *
     * @throws ImageBuildException if it needs a module that is not listed
     */
    void suffice(String service, Set<String> needed) {
        var missing = new TreeSet<>(needed);
        missing.removeAll(names);
        if (!missing.isEmpty()) {
            throw new ImageBuildException("%s needs %s, which the images' Java runtime leaves out: add it to %s."
                    .formatted(service, String.join(", ", missing), file));
        }
    }

    /** What jdeps finds that a service and its libraries use of the JDK, without what those modules bring themselves. */
    static Set<String> needed(Stage stage) {
        String output = new JdkTool("jdeps").run("--print-module-deps", "--ignore-missing-deps", "--multi-release",
                "25",
                "--recursive", "--class-path", stage.plainClassPath(),
                stage.root().resolve("classpath").resolve(stage.application().getFileName()).toString());
        String last = output.lines().reduce("", (earlier, later) -> later);
        return Set.of(last.split(","));
    }
}
