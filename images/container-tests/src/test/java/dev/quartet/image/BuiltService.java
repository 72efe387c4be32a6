package dev.quartet.image;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** What the build left of one service. */
record BuiltService(String name) {

    static final Path ROOT = Path.of("../..").toAbsolutePath().normalize();

    Path module() {
        return ROOT.resolve(name);
    }

    Path jar() {
        return module().resolve("target/%s-1.0.0-SNAPSHOT.jar".formatted(name));
    }

    Path classPathFile() {
        return module().resolve("target/classpath.txt");
    }

    Stage stageIn(Path folder) throws IOException {
        Stage stage = Stage.of(folder, jar(), Files.readString(classPathFile()));
        stage.make();
        return stage;
    }
}
