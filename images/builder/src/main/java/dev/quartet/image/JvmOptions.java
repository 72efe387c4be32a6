package dev.quartet.image;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The file of options that the {@code java} command of an image reads. */
record JvmOptions(String text) {

    static JvmOptions read(Path file) throws IOException {
        return new JvmOptions(Files.readString(file));
    }

    JvmOptions withCache(String path) {
        return new JvmOptions(
                text + "\n# Made by a training run of this very service; refused, it is left out with an error"
                        + " in the log.\n-XX:AOTCache=" + path + "\n");
    }

    void write(Path file) throws IOException {
        Files.writeString(file, text);
    }
}
