package dev.quartet.local.standin;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** Where the build of {@code local/stand-ins-server} left its classes and the list of its jars. */
record ServerModule(Path directory) {

    private static final String MODULE = "local/stand-ins-server";

    /** Looks in the given directory and then in each one above it. */
    static ServerModule above(Path start) {
        for (@Nullable
        Path directory = start.toAbsolutePath(); directory != null; directory = directory.getParent()) {
            var module = directory.resolve(MODULE);
            if (Files.isDirectory(module)) {
                return new ServerModule(module);
            }
        }
        throw new StandInsException("No " + MODULE + " in " + start.toAbsolutePath()
                + " or above it; run this inside a clone of the project.");
    }

    String classPath() {
        var list = directory.resolve("target/classpath.txt");
        try {
            return Files.readString(list).strip() + File.pathSeparator + directory.resolve("target/classes");
        } catch (IOException e) {
            throw new StandInsException(list + " is missing; `mvn -q -pl " + MODULE
                    + " process-classes` in the project's directory writes it.", e);
        }
    }
}
