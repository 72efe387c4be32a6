package dev.quartet.image;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A program of a JDK, run to its end. */
record Program(List<String> command, Path log) {

    /** A program of the JDK that runs this. */
    static Program of(String name, Path log, List<String> arguments) {
        return of(Path.of(System.getProperty("java.home")), name, log, arguments);
    }

    static Program java(Path javaHome, Path log, List<String> arguments) {
        return of(javaHome, "java", log, arguments);
    }

    private static Program of(Path javaHome, String name, Path log, List<String> arguments) {
        var command = new ArrayList<>(List.of(javaHome.resolve("bin").resolve(name).toString()));
        command.addAll(arguments);
        return new Program(List.copyOf(command), log);
    }

    /**
     * Runs it.
     *
     * @param purpose what failed, if it does, such as "Spring AOT"
     * @throws ImageBuildException if it ends with another code than 0
     */
    void run(String purpose) {
        try {
            int code = new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile()).start()
                    .waitFor();
            if (code != 0) {
                throw new ImageBuildException("%s ended with code %d; %s tells why.".formatted(purpose, code, log));
            }
        } catch (IOException e) {
            throw new ImageBuildException("%s did not start: %s".formatted(purpose, e.getMessage()), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ImageBuildException(purpose + " was interrupted.", e);
        }
    }
}
