package dev.quartet.deploy.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quartet.deploy.document.YamlFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/**
 * The folder {@code .github}, beside the project that its workflows build.
 *
 * @param folder the original, or a copy that a test may break
 */
record Pipeline(Path folder) {

    static final Path ROOT = Path.of("..").toAbsolutePath().normalize();

    /** The project's own. */
    static final Pipeline OURS = new Pipeline(ROOT.resolve(".github"));

    /** A copy in an empty folder. */
    Pipeline copy(Path empty) throws IOException {
        Path copied = empty.resolve(".github");
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Path copy = copied.resolve(folder.relativize(file));
                Files.createDirectories(copy.getParent());
                Files.copy(file, copy);
            }
        }
        return new Pipeline(copied);
    }

    /** Replaces a text wherever it stands in a file, which has to have it. */
    void change(String file, String text, String other) throws IOException {
        String before = text(file);
        assertThat(before).contains(text);
        Files.writeString(folder.resolve(file), before.replace(text, other));
    }

    String text(String file) {
        return text(folder.resolve(file));
    }

    static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    List<Path> workflows() {
        try (Stream<Path> files = Files.list(folder.resolve("workflows"))) {
            return files.filter(file -> file.toString().endsWith(".yml")).sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    JsonNode workflow(String name) {
        return YamlFile.read(folder.resolve("workflows").resolve(name + ".yml"));
    }

    /** What the steps of all workflows run, in the shell. */
    Stream<String> scripts() {
        return workflows().stream().map(YamlFile::read).flatMap(workflow -> workflow.path("jobs").valueStream())
                .flatMap(job -> job.path("steps").valueStream()).map(step -> step.path("run").asString(""))
                .filter(script -> !script.isEmpty());
    }
}
