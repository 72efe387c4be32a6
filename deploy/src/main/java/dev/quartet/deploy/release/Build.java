package dev.quartet.deploy.release;

import dev.quartet.deploy.change.Clone;
import dev.quartet.deploy.command.Console;
import dev.quartet.deploy.problem.DeployException;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Builds images by Maven and pushes them, as the root README tells people to.
 *
 * @param maven the program
 */
record Build(Clone git, Console console, String maven) {

    // What a failure's reader gets: Maven tells reasons at its end.
    private static final int KEPT = 60;
    private static final Pattern COLOUR = Pattern.compile("\u001b\\[[;\\d]*m");

    /**
     * Builds and pushes the images of the checked-out commit.
     *
     * @param commit what the tags are to be
     * @throws DeployException if something else is checked out, or Maven fails
     */
    void push(Collection<String> services, String commit, Registry registry) {
        requireCheckedOut(services, commit);
        String host = registry.host(services.iterator().next());
        List<String> command = List.of(maven, "-B", "package", "jib:build", "-pl", String.join(",", services), "-am",
                "-DskipTests", "-Dimage.prefix=" + host + "/quartet",
                // A worktree has no place where the build would find it by itself.
                "-Dgit.commit.id=" + commit);
        console.line("Building %s of %s for %s".formatted(String.join(", ", services), commit.substring(0, 7), host));
        try (RegistryLogin login = RegistryLogin.write(host, registry.login())) {
            run(command, login.folder());
        }
    }

    private void requireCheckedOut(Collection<String> services, String commit) {
        if (!git.head().equals(commit)) {
            throw new DeployException("There is no image of %s for %s, and only what is checked out can be built: git "
                    .formatted(commit, String.join(", ", services)) + "checkout %s first.".formatted(commit));
        }
        List<String> uncommitted = git.uncommitted();
        if (!uncommitted.isEmpty()) {
            throw new DeployException("An image is to be built of %s, but %s: commit or stash first.".formatted(commit
                    .substring(0, 7),
                    "%d files are not as committed (%s)".formatted(uncommitted.size(), uncommitted
                            .getFirst().strip())));
        }
    }

    private void run(List<String> command, Path dockerConfig) {
        ProcessBuilder builder = new ProcessBuilder(command).directory(git.root().toFile()).redirectErrorStream(true);
        // Not on the command line, where anybody on this machine could read it.
        builder.environment().put("DOCKER_CONFIG", dockerConfig.toString());
        // It would run the tests of the images as well, and push a second time.
        builder.environment().remove("CI");
        Deque<String> last = new ArrayDeque<>();
        try {
            Process process = builder.start();
            try (BufferedReader lines = new BufferedReader(new InputStreamReader(process.getInputStream(),
                    StandardCharsets.UTF_8))) {
                lines.lines().map(line -> COLOUR.matcher(line).replaceAll("")).forEach(line -> take(line, last));
            }
            if (process.waitFor() != 0) {
                last.forEach(line -> console.line("  maven: " + line));
                throw new DeployException("Maven could not build the images; the lines above say why.");
            }
        } catch (IOException e) {
            throw new DeployException(
                    "Maven (%s) cannot be started: install Maven 3.8 or newer, and put it on the PATH."
                            .formatted(maven),
                    e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new DeployException("Interrupted while Maven worked.", e);
        }
    }

    private void take(String line, Deque<String> last) {
        if (line.startsWith("[INFO] Building ") || line.startsWith("[INFO] Built and pushed")) {
            console.line("  maven: " + line.substring("[INFO] ".length()));
        }
        last.addLast(line);
        if (last.size() > KEPT) {
            last.removeFirst();
        }
    }
}
