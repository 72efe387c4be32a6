package dev.quartet.image;

import dev.quartet.image.training.Training;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * The JVM's cache of loaded and linked classes (JEP 483 and JEP 514): made by a run of the service that serves real
 * requests, on the image's own runtime and class path.
 */
record AotCache(Stage stage, JavaRuntime runtime, Path options, Path file) {

    void train(Training training, String mainClass) {
        try {
            Files.createDirectories(file.resolveSibling(""));
            Files.deleteIfExists(file);
            training.run(List.of(java(), "@" + options, "-XX:AOTCacheOutput=" + file,
                    // The images would ignore the profiles: see jvm.options.
                    "-XX:-AOTRecordTraining", "-cp", stage.classPath(), mainClass));
            if (!Files.exists(file)) {
                throw new ImageBuildException("The training run left no AOT cache; %s tells why."
                        .formatted(training.log()));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Starts the JVM with the cache and demands that it takes it, class path and all. */
    void verify(Path log) {
        Program.java(runtime.home(), log, List.of("@" + options, "-XX:AOTMode=on", "-XX:AOTCache=" + file,
                "-cp", stage.classPath(), "-version")).run("The JVM with the AOT cache");
    }

    private String java() {
        return runtime.home().resolve("bin/java").toString();
    }
}
