package dev.quartet.deploy.boundary;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quartet.local.testkit.InstalledProgram;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The engine that judges: @cloud-copilot/iam-simulate, which evaluates requests as AWS documents it ("Policy evaluation
 * logic", IAM User Guide) and knows the actions, resources and condition keys of AWS's "Service Authorization Reference".
 */
final class Simulator implements AutoCloseable {

    private static final Path SCRIPT = Path.of("src/test/resources/dev/quartet/deploy/boundary/simulate.mjs");
    private static final Path USUAL_PACKAGES = Path.of("..", ".ci", "npm", "node_modules");
    private static final String ABSENT = "No IAM simulator here: npm ci --prefix .ci/npm, or name the folder"
            + " node_modules that has it in IAM_SIMULATE.";
    private static final InstalledProgram NODE = new InstalledProgram("node", "NODE",
            "No Node.js here: pip install -r .ci/requirements.txt brings one, or name its program in NODE.",
            System.getenv());
    private static final JsonMapper MAPPER = new JsonMapper();

    private final Process process;
    private final BufferedReader answers;
    private final PrintWriter questions;

    private Simulator(Process process) {
        this.process = process;
        this.answers = process.inputReader(StandardCharsets.UTF_8);
        this.questions = new PrintWriter(process.outputWriter(StandardCharsets.UTF_8), true);
    }

    /** Starts it, or ends the test: skipped on a person's machine, failed where {@code CI=true}. */
    static Simulator start() {
        Path packages = packages(System.getenv());
        try {
            return new Simulator(new ProcessBuilder(NODE.require().toString(), SCRIPT.toString(), packages.toString())
                    .redirectError(Redirect.INHERIT).start());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path packages(Map<String, String> environment) {
        Path packages = Path.of(environment.getOrDefault("IAM_SIMULATE", USUAL_PACKAGES.toString())).toAbsolutePath();
        if (Files.isDirectory(packages.resolve("@cloud-copilot"))) {
            return packages;
        }
        return InstalledProgram.absent(ABSENT, environment);
    }

    /**
     * Asks.
     *
     * @param simulation the engine's own input, its type {@code Simulation}
     * @return {@code verdict}, and with it {@code reason} or {@code ignored}
     */
    JsonNode ask(JsonNode simulation) {
        questions.println(MAPPER.writeValueAsString(simulation));
        try {
            String answer = answers.readLine();
            assertThat(answer).as("the simulator answers").isNotNull();
            return MAPPER.readTree(answer);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
