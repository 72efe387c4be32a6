package dev.quartet.deploy.change;

import dev.quartet.deploy.problem.DeployException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A clone of this repository, asked by git itself.
 *
 * @param root its folder
 */
public record Clone(Path root) {

    /** The commit that is checked out: 40 hexadecimal digits. */
    public String head() {
        return commit("HEAD");
    }

    /**
     * The commit of a name, such as {@code HEAD~1}, a branch or the first digits: 40 hexadecimal digits.
     *
     * @throws DeployException if this clone has no such commit
     */
    public String commit(String name) {
        return find(name).orElseThrow(() -> new DeployException(
                "There is no commit %s in this clone: fetch it (git fetch --unshallow), or name another one."
                        .formatted(name)));
    }

    /** The same, or empty if this clone has no such commit. */
    public Optional<String> find(String name) {
        Answer answer = git("rev-parse", "--verify", "--quiet", "--end-of-options", name + "^{commit}");
        return answer.isGood() ? Optional.of(answer.text().strip()) : Optional.empty();
    }

    /** What is not committed: a line for each file, as {@code git status --porcelain} tells it. */
    public List<String> uncommitted() {
        return good(git("status", "--porcelain")).lines().toList();
    }

    /** The files that differ between two commits, a renamed one by both of its names; paths with {@code /}. */
    public List<String> changedFiles(String since, String until) {
        String files = good(git("diff", "--name-only", "--no-renames", "-z", since, until, "--"));
        return Stream.of(files.split("\0")).filter(file -> !file.isEmpty()).toList();
    }

    private String good(Answer answer) {
        if (!answer.isGood()) {
            throw new DeployException("git does not know its way in %s: %s.".formatted(root, answer.text().strip()));
        }
        return answer.text();
    }

    private Answer git(String... arguments) {
        Collection<String> command = new ArrayList<>(List.of("git"));
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(List.copyOf(command)).directory(root.toFile())
                .redirectErrorStream(true);
        // The work tree's own settings count, not those of a hook that may have called this.
        builder.environment().keySet().removeIf(name -> name.startsWith("GIT_DIR") || name.startsWith("GIT_WORK_TREE"));
        try {
            Process process = builder.start();
            try (InputStream output = process.getInputStream()) {
                String text = new String(output.readAllBytes(), StandardCharsets.UTF_8);
                return new Answer(process.waitFor(), text);
            }
        } catch (IOException e) {
            throw new DeployException("git cannot be started: install it, and put it on the PATH.", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new DeployException("Interrupted while git worked.", e);
        }
    }

    private record Answer(int exitCode, String text) {

        boolean isGood() {
            return exitCode == 0;
        }
    }
}
