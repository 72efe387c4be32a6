package dev.quartet.deploy.rule;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * What the rules read of this project, copied, so that a test may break it.
 *
 * @param root its folder
 */
record ProjectCopy(Path root) {

    private static final Path ORIGINAL = Path.of("..").toAbsolutePath().normalize();

    private static final List<String> READ = List.of("pom.xml", "deploy/environments", "deploy/stacks",
            "deploy/task-definitions", "docs/runbook", "local/launcher/src/main/resources/observe",
            "bench/results/samples.json", "service-support/src/main", "user-service/pom.xml",
            "user-service/src/main", "news-service/pom.xml", "news-service/src/main", "market-service/pom.xml",
            "market-service/src/main", "blog-service/pom.xml", "blog-service/src/main");

    /** Copies everything into an empty folder. */
    static ProjectCopy in(Path folder) throws IOException {
        for (String part : READ) {
            try (Stream<Path> files = Files.walk(ORIGINAL.resolve(part))) {
                for (Path file : files.filter(Files::isRegularFile).toList()) {
                    Path copy = folder.resolve(ORIGINAL.relativize(file));
                    Files.createDirectories(copy.getParent());
                    Files.copy(file, copy);
                }
            }
        }
        return new ProjectCopy(folder);
    }

    /** Replaces a text wherever it stands in a file, which has to have it. */
    void change(String file, String text, String other) throws IOException {
        Path path = root.resolve(file);
        String before = Files.readString(path);
        assertThat(before.contains(text)).as("%s has %s", file, text).isTrue();
        Files.writeString(path, before.replace(text, other));
    }
}
