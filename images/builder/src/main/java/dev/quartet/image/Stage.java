package dev.quartet.image;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The jars as Jib puts them into the image: the same names, order and times below another root, because the JVM accepts
 * an AOT cache only for the class path it was made on (JEP 483; it compares names below the common root, sizes and
 * times).
 *
 * @param root stands for {@code /app}
 * @param application the service's own jar, as the build made it
 * @param libraries the jars of its run-time class path, in Maven's order
 */
record Stage(Path root, Path application, List<Path> libraries) {

    // Jib's time of every file: one second after the epoch.
    private static final FileTime TIME = FileTime.from(Instant.ofEpochSecond(1));

    private static final Pattern SEPARATOR = Pattern.compile(Pattern.quote(File.pathSeparator));

    /** The run-time class path as Maven tells it; a module of the reactor may be named by its classes, not its jar. */
    static Stage of(Path root, Path application, String classPath) {
        return new Stage(root, application,
                SEPARATOR.splitAsStream(classPath.strip()).map(Path::of).map(Stage::jar).toList());
    }

    /** What it is made of. */
    List<Path> jars() {
        return Stream.concat(Stream.of(application), libraries.stream()).toList();
    }

    /** Copies everything anew. */
    void make() {
        try {
            copy(List.of(application), root.resolve("classpath"));
            copy(libraries, root.resolve("libs"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Where the beans that Spring AOT worked out are: before everything else on the class path. */
    Path aheadOfTimeJar() {
        return root.resolve("spring-aot.jar");
    }

    /** The class path without what Spring AOT adds. */
    String plainClassPath() {
        return Stream.concat(Stream.of(root.resolve("classpath").resolve(application.getFileName())),
                libraries.stream().map(library -> root.resolve("libs").resolve(library.getFileName())))
                .map(Path::toString).collect(Collectors.joining(File.pathSeparator));
    }

    /** The class path of the image. */
    String classPath() {
        return aheadOfTimeJar() + File.pathSeparator + plainClassPath();
    }

    /** Gives a file of the image the time that it has there. */
    static void setTime(Path file) throws IOException {
        Files.setLastModifiedTime(file, TIME);
    }

    private static void copy(List<Path> jars, Path directory) throws IOException {
        Folders.empty(directory);
        for (Path jar : jars) {
            Path copy = directory.resolve(jar.getFileName());
            if (Files.exists(copy)) {
                throw new ImageBuildException("Two libraries have the same file name, " + jar.getFileName()
                        + ": Jib would rename them, and the AOT cache would not fit. Exclude one.");
            }
            Files.copy(jar, copy);
            setTime(copy);
        }
    }

    private static Path jar(Path entry) {
        if (!Files.isDirectory(entry)) {
            return entry;
        }
        try (Stream<Path> siblings = Files.list(entry.resolveSibling("").toAbsolutePath())) {
            var jars = new ArrayList<>(siblings.filter(file -> file.toString().endsWith(".jar")).toList());
            if (jars.size() == 1) {
                return jars.getFirst();
            }
            throw new ImageBuildException("One jar was expected beside " + entry + ", not " + jars
                    + "; mvn package makes it.");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
