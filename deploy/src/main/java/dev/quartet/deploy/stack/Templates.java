package dev.quartet.deploy.stack;

import dev.quartet.deploy.document.YamlFile;
import dev.quartet.deploy.problem.DeployException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * All templates.
 *
 * @param byName the file's name without {@code .yaml}, and its template
 */
public record Templates(Map<String, Template> byName) {

    /**
     * Reads the folder of templates.
     *
     * @throws DeployException if one is no YAML
     */
    public static Templates read(Path folder) {
        Map<String, Template> byName = new TreeMap<>();
        try (Stream<Path> files = Files.list(folder)) {
            files.filter(file -> file.toString().endsWith(".yaml")).forEach(file -> {
                String name = file.getFileName().toString().replaceFirst("\\.yaml$", "");
                byName.put(name, new Template(name, text(file), YamlFile.read(file)));
            });
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new Templates(byName);
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The services that there can be: those that service.yaml is for. */
    public List<String> services() {
        return named("service").services();
    }

    Template named(String name) {
        Template template = byName.get(name);
        if (template == null) {
            throw new DeployException("There is no template %s.yaml; there is %s.".formatted(name,
                    String.join(", ", byName.keySet())));
        }
        return template;
    }
}
