package dev.quartet.local.launcher.observe;

import dev.quartet.local.launcher.supervisor.Service;
import dev.quartet.local.launcher.supervisor.Watch;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import tools.jackson.databind.json.JsonMapper;

/**
 * Where Prometheus finds the instances: a file of its file_sd kind, which it reads again at each change. An instance
 * that died stays in it until its next start, so that {@code up} tells of it. Safe for use by several threads.
 */
final class Targets implements Watch {

    private final Path file;
    private final Map<String, Target> targets = new TreeMap<>();

    Targets(Path file) throws IOException {
        this.file = file;
        write();
    }

    @Override
    public synchronized void started(String instance, Service service, int port) {
        targets.put(instance, Target.of(instance, service, port));
        try {
            write();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    // Prometheus never sees half a file.
    private void write() throws IOException {
        Path next = file.resolveSibling(file.getFileName() + ".next");
        Files.writeString(next, JsonMapper.shared().writeValueAsString(targets.values()));
        Files.move(next, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    private record Target(List<String> targets, Map<String, String> labels) {

        static Target of(String instance, Service service, int port) {
            return new Target(List.of("127.0.0.1:" + port), new TreeMap<>(Map.of("instance", instance, "service",
                    service.name(), "__metrics_path__", service.basePath() + "/actuator/prometheus")));
        }
    }
}
