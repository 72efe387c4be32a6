package dev.quartet.local.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** Makes requests up from a service's API description, right and wrong ones, and judges the answers by it. */
record Schemathesis(Map<String, String> environment) {

    private static final String ABSENT = "No Schemathesis here: pip install -r .ci/requirements.txt,"
            + " or name its program in SCHEMATHESIS.";

    // Many times what it takes, for it must end, and a busy machine must not make it fail.
    private static final Duration MOST_TIME = Duration.ofMinutes(4);

    // Not among them: that every valid request is accepted and every invalid one refused with a 400. A schema cannot
    // say that a cursor is one of ours, or that a version is the current one.
    private static final String CHECKS = String.join(",", "not_a_server_error", "status_code_conformance",
            "content_type_conformance", "response_headers_conformance", "response_schema_conformance",
            "unsupported_method", "allow_header_conformance");

    static Schemathesis installed() {
        return new Schemathesis(System.getenv());
    }

    /** Whether this run has the time: it is asked for, or nobody waits. */
    boolean isWanted() {
        return isCi() || System.getProperty("fuzz") != null;
    }

    /** The program, or the end of the test: skipped on a person's machine, failed where {@code CI=true}. */
    Path require() {
        return new InstalledProgram("schemathesis", "SCHEMATHESIS", ABSENT, environment).require();
    }

    /** Fails with the tool's own report if an answer is not as described. */
    void run(URI base) {
        Path folder = Path.of("target", "fuzz");
        Path report = folder.resolve("report.txt");
        List<String> command = command(base);
        try {
            Files.createDirectories(folder);
            int exit = run(new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true)
                    .redirectOutput(report.toFile()));
            assertThat(exit).as(() -> read(report)).isZero();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private List<String> command(URI base) {
        return List.of(require().toString(), "run", base + "/openapi.json", "--url", base.toString(), "--phases",
                "examples,coverage,fuzzing", "--max-examples", "25", "--generation-deterministic", "--workers", "1",
                "--request-timeout", "30", "--checks", CHECKS, "--continue-on-failure", "--no-color");
    }

    private static int run(ProcessBuilder builder) throws IOException {
        builder.environment().put("PYTHONUTF8", "1");
        builder.environment().put("NO_PROXY", "*");
        Process process = builder.start();
        try {
            boolean ended = process.waitFor(MOST_TIME);
            assertThat(ended).as("Schemathesis ends within %s", MOST_TIME).isTrue();
            return process.exitValue();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        } finally {
            process.destroyForcibly();
        }
    }

    private static String read(Path report) {
        try {
            return Files.readString(report, StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private boolean isCi() {
        return "true".equals(environment.get("CI"));
    }
}
