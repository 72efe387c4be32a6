package dev.quartet.rehearsal.workflow;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;
import java.util.regex.Pattern;

/**
 * What a step runs, as GitHub's runner does it ("Workflow syntax for GitHub Actions", under shell).
 *
 * @param workspace where it runs
 * @param folder the job's own
 */
record Script(String text, Path workspace, Path folder) {

    // Nobody's credentials, and nothing that a machine of GitHub's would not have.
    private static final Pattern NOT_HANDED_ON = Pattern.compile("(?:AWS|QUARTET|GITHUB|RUNNER|ACTIONS)_.*");

    /** What it leaves behind. */
    record Left(int exitCode, Map<String, String> outputs, String summary) {}

    Left run(Map<String, String> variables, Consumer<String> listener) {
        try {
            Path output = empty("output");
            Path summary = empty("summary");
            Path file = Files.writeString(folder.resolve("script.sh"), text);
            ProcessBuilder builder = new ProcessBuilder("bash", "--noprofile", "--norc", "-eo", "pipefail", file
                    .toString()).directory(workspace.toFile()).redirectErrorStream(true);
            builder.environment().keySet().removeIf(NOT_HANDED_ON.asMatchPredicate());
            builder.environment().putAll(variables);
            builder.environment().putAll(Map.of("CI", "true", "GITHUB_OUTPUT", output.toString(),
                    "GITHUB_STEP_SUMMARY", summary.toString(), "RUNNER_TEMP", folder.toString()));
            return new Left(end(builder, listener), outputs(output), Files.readString(summary));
        } catch (IOException e) {
            throw new WorkflowException("A script cannot be run: " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new WorkflowException("A script was interrupted.", e);
        }
    }

    private Path empty(String name) throws IOException {
        return Files.writeString(folder.resolve(name), "");
    }

    private static int end(ProcessBuilder builder, Consumer<String> listener) throws IOException,
            InterruptedException {
        Process process = builder.start();
        process.getOutputStream().close();
        try (BufferedReader reader = process.inputReader(StandardCharsets.UTF_8)) {
            reader.lines().forEach(listener);
        }
        return process.waitFor();
    }

    private static Map<String, String> outputs(Path file) throws IOException {
        Map<String, String> outputs = new LinkedHashMap<>();
        for (String line : Files.readAllLines(file)) {
            int end = line.indexOf('=');
            if (end < 1 || line.substring(0, end).contains("<<")) {
                throw new WorkflowException("This is no output of one line: " + line);
            }
            outputs.put(line.substring(0, end), line.substring(end + 1));
        }
        return outputs;
    }
}
