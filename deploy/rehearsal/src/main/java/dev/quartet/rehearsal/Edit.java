package dev.quartet.rehearsal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A change of a text.
 *
 * @param file by its path from the root
 * @param words that are in it
 * @param others that come in their place
 */
record Edit(String file, String words, String others) {

    void in(Path root) {
        Path path = root.resolve(file);
        try {
            String text = Files.readString(path);
            if (!text.contains(words)) {
                throw new RehearsalException("%s has no \"%s\" that could be changed.".formatted(file, words));
            }
            Files.writeString(path, text.replace(words, others));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
