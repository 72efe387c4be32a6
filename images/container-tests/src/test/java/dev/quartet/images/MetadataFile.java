package dev.quartet.images;

import static java.nio.file.StandardCopyOption.ATOMIC_MOVE;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The 'Amazon ECS container metadata file' of one container: there before the container is, with little in it, and
 * finished soon after.
 *
 * @param onHost the directory that the agent keeps it in
 * @param inContainer the same directory as the container sees it
 */
record MetadataFile(Path onHost, String inContainer) {

    private static final String NAME = "ecs-container-metadata.json";

    static MetadataFile of(String taskId) {
        try {
            Path directory = Files.createDirectories(Path.of("target", "ecs-metadata", taskId));
            MetadataFile file = new MetadataFile(directory, "/opt/ecs/metadata/" + taskId);
            file.write("{\"Cluster\":\"%s\"}".formatted(EcsTask.CLUSTER));
            return file;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    ServiceContainer mountIn(ServiceContainer container) {
        return container.withMount(onHost, inContainer)
                .withEnv("ECS_CONTAINER_METADATA_FILE", inContainer + '/' + NAME);
    }

    /** As a whole: nobody reads half of it. */
    void write(String content) {
        try {
            Path written = Files.writeString(onHost.resolve("new"), content);
            Files.move(written, onHost.resolve(NAME), ATOMIC_MOVE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
