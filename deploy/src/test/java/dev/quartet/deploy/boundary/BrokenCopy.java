package dev.quartet.deploy.boundary;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * A line of {@code broken-copies.csv}.
 *
 * @param group of boundaries, which notices it
 * @param template the one that is broken
 * @param text what stands in it
 * @param becomes what is to stand there instead, wherever it stands
 * @param complaint a part of what is said about it
 */
record BrokenCopy(String group, String template, String text, String becomes, String complaint) {

    static Stream<BrokenCopy> all() {
        return Boundary.lines("broken-copies.csv").map(columns -> new BrokenCopy(columns.get(0), columns.get(1),
                columns.get(2), columns.get(3), columns.get(4)));
    }

    /** Writes all templates into an empty folder, and this one broken. */
    void write(Path templates, Path copy) throws IOException {
        for (Path file : files(templates)) {
            Files.copy(file, copy.resolve(file.getFileName()));
        }
        Path broken = copy.resolve(template + ".yaml");
        String whole = Files.readString(broken);
        assertThat(whole).contains(text);
        Files.writeString(broken, whole.replace(text, becomes));
    }

    private static List<Path> files(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.toList();
        }
    }

    @Override
    public String toString() {
        return "%s: %s becomes %s in %s.yaml".formatted(group, text, becomes, template);
    }
}
