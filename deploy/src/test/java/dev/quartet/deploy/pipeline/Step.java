package dev.quartet.deploy.pipeline;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Set;
import java.util.TreeSet;
import tools.jackson.databind.JsonNode;

/**
 * A step of a workflow, run as GitHub's runner runs it.
 *
 * @param script for Bash
 * @param variables that it gets
 */
record Step(String script, Set<String> variables) {

    /** What a step leaves behind. */
    record Left(int exitCode, String output, String summary) {}

    static Step of(Pipeline pipeline, String workflow, String job, String name) {
        JsonNode step = pipeline.workflow(workflow).at("/jobs/%s/steps".formatted(job)).valueStream()
                .filter(one -> one.path("name").asString().equals(name)).findFirst()
                .orElseThrow(() -> new NoSuchElementException("%s has no step %s".formatted(workflow, name)));
        return new Step(step.path("run").asString(), new TreeSet<>(step.path("env").propertyNames()));
    }

    /**
     * Runs it.
     *
     * @param folder an empty one, for what the runner keeps
     * @param clone where it runs
     * @param values one for each variable
     */
    Left run(Path folder, Path clone, Map<String, String> values) throws IOException, InterruptedException {
        if (!variables.equals(values.keySet())) {
            throw new IllegalArgumentException("the step gets %s, and not %s".formatted(variables, values.keySet()));
        }
        Path output = Files.createFile(folder.resolve("output"));
        Path summary = Files.createFile(folder.resolve("summary"));
        Path file = Files.writeString(folder.resolve("script.sh"), script);
        ProcessBuilder builder = new ProcessBuilder("bash", "--noprofile", "--norc", "-eo", "pipefail", file.toString())
                .directory(clone.toFile()).redirectErrorStream(true)
                .redirectOutput(folder.resolve("log").toFile());
        builder.environment().putAll(values);
        builder.environment().putAll(Map.of("GITHUB_OUTPUT", output.toString(), "GITHUB_STEP_SUMMARY", summary
                .toString(), "RUNNER_TEMP", folder.toString()));
        int exitCode = builder.start().waitFor();
        return new Left(exitCode, text(output), text(summary));
    }

    private static String text(Path file) throws IOException {
        return Files.readString(file, StandardCharsets.UTF_8).strip();
    }
}
