package dev.quartet.deploy.taskdefinition;

import dev.quartet.deploy.document.JsonFile;
import dev.quartet.deploy.environment.LaunchType;
import dev.quartet.deploy.environment.NetworkMode;
import dev.quartet.deploy.problem.DeployException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/**
 * The folder of task definitions: one JSON file each, written for Fargate, and what is otherwise elsewhere as patches in
 * {@code overlays}.
 *
 * <pre>{@code
 * var digest = Map.of(Placeholder.IMAGE_DIGEST, "sha256:…", …);
 * var request = new TaskDefinitions(folder).render("user-service", EC2, BRIDGE, values).request();
 * }</pre>
 */
public final class TaskDefinitions {

    private final Path folder;
    private final InputSchema schema = new InputSchema();

    public TaskDefinitions(Path folder) {
        this.folder = folder;
    }

    /** The names of all, in the order of the alphabet. */
    public List<String> names() {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).filter(name -> name.endsWith(".json"))
                    .map(name -> name.replaceFirst("\\.json$", "")).sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Makes one ready.
     *
     * @param name that of its file without {@code .json}: the service's
     * @param values of all placeholders that it has; more do no harm
     * @throws DeployException if a patch does not fit, a placeholder has no value or is none, or ECS or
     *             the SDK would refuse it
     */
    public TaskDefinition render(String name, LaunchType launchType, NetworkMode networkMode,
            Map<Placeholder, String> values) {
        Path file = folder.resolve(name + ".json");
        JsonNode patched = JsonFile.read(file);
        for (Overlay overlay : overlays(name, launchType, networkMode)) {
            patched = overlay.apply(patched, file);
        }
        JsonNode document = new Filling(file.toString(), values).fill(patched);
        List<String> complaints = schema.complaints(document);
        if (!complaints.isEmpty()) {
            throw new DeployException("ECS would refuse %s: %s.".formatted(file, String.join("; ", complaints)));
        }
        TaskDefinition definition = new TaskDefinition(file.getFileName().toString(), document);
        definition.request();
        return definition;
    }

    /** The launch type's and mode's own, and that of a service which calls another one by the address of its tasks. */
    private List<Overlay> overlays(String name, LaunchType launchType, NetworkMode networkMode) {
        if (launchType == LaunchType.FARGATE) {
            return List.of();
        }
        Stream<Path> mode = Stream.of(folder.resolve("overlays/ec2-%s.json".formatted(networkMode.label())));
        Stream<Path> own = networkMode.hasTaskAddress()
                ? Stream.of()
                : Stream.of(folder.resolve("overlays/no-task-address/%s.json".formatted(name))).filter(Files::exists);
        return Stream.concat(mode, own).map(Overlay::read).toList();
    }
}
