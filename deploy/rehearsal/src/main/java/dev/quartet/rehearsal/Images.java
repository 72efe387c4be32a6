package dev.quartet.rehearsal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Images of a service that are broken on purpose: the last good one with a setting that no release would have. */
record Images(Stage stage, String service) {

    /** One that ends while it starts, because its port is no number; gives the commit that it pretends to be of. */
    String crashing(String good) {
        return broken(good, "{\"server.port\":\"none\"}", "a release that crashes");
    }

    /** One that starts and goes on, but never gets ready: it answers under another path than the one it is asked under. */
    String neverReady(String good) {
        return broken(good, "{\"server.servlet.context-path\":\"/elsewhere\"}", "a release that never gets ready");
    }

    private String broken(String good, String settings, String message) {
        String commit = stage.commit(message);
        String repository = "%s/quartet/%s:".formatted(stage.registry(), service);
        Path context = stage.copy().resolveSibling("broken-" + commit);
        try {
            Files.createDirectories(context);
            Files.writeString(context.resolve("Dockerfile"),
                    "FROM %s%s\nENV SPRING_APPLICATION_JSON='%s'\n".formatted(
                            repository, good, settings));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Program.of("docker", "build", "--quiet", "--tag", repository + commit, context.toString()).output();
        Program.of("docker", "push", "--quiet", repository + commit).output();
        return commit;
    }
}
