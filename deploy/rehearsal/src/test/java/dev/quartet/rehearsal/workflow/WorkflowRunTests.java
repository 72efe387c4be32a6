package dev.quartet.rehearsal.workflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.quartet.local.testkit.InstalledProgram;
import dev.quartet.rehearsal.workflow.JobRun.StepRun;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The release workflow, in a repository whose deploy tool only says what it is asked to. */
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "The workflows run on Linux.")
class WorkflowRunTests {

    private static final Path GITHUB = Path.of("../../.github").toAbsolutePath().normalize();
    private static final String ZEROS = "0".repeat(40);

    // Writes down how it is called. What each command answers, and whether it fails, is in files beside it.
    private static final String TOOL = """
            #!/usr/bin/env bash
            echo "$* as ${ROLE:-nobody}" >> calls
            cat "answers/$1"
            [[ ! -e failing/$3 ]]
            """;

    @TempDir
    private Path folder;
    private String commit = "";
    private final Machine machine = new FakeMachine();

    private final class FakeMachine implements Machine {

        final List<Action> actions = new ArrayList<>();

        @Override
        public Path workspace() {
            return folder.resolve("workspace");
        }

        @Override
        public Path folder() {
            try {
                return Files.createTempDirectory(folder, "job");
            } catch (IOException e) {
                throw new AssertionError(e);
            }
        }

        @Override
        public Map<String, String> environment() {
            return Map.of();
        }

        @Override
        public Map<String, String> use(Action action) {
            actions.add(action);
            return action.name().equals("aws-actions/configure-aws-credentials")
                    ? Map.of("ROLE", action.with().getOrDefault("role-to-assume", "").replaceFirst(".*/", ""))
                    : Map.of();
        }

        @Override
        public void tell(String line) {}
    }

    @BeforeEach
    void makeARepository() throws IOException, InterruptedException {
        InstalledProgram.jq().require();
        Path workspace = machine.workspace();
        Files.createDirectories(workspace.resolve("deploy"));
        Files.createDirectories(workspace.resolve(".github"));
        Files.copy(GITHUB.resolve("released.jq"), workspace.resolve(".github/released.jq"));
        Path tool = Files.writeString(workspace.resolve("deploy/quartet"), TOOL);
        assertThat(tool.toFile().setExecutable(true)).isTrue();
        git("init", "--quiet");
        git("-c", "user.name=a", "-c", "user.email=a@example.com", "commit", "--quiet", "--allow-empty", "--message",
                "first");
        commit = git("rev-parse", "HEAD");
        git("update-ref", "refs/remotes/origin/main", commit);
        answer("push", """
                {"images": [{"image": "registry/quartet/some", "digest": "sha256:01", "built": true}]}""");
        answer("release", """
                {"commit": "c", "environment": "e", "services": [
                 {"region": "r", "service": "s", "result": "FAILED", "runs": "former", "reason": "why"}]}""");
    }

    private String git(String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of("git"));
        command.addAll(List.of(arguments));
        Process process = new ProcessBuilder(command).directory(machine.workspace().toFile()).redirectErrorStream(true)
                .start();
        String text = new String(process.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(text).isZero();
        return text.strip();
    }

    private void answer(String command, String json) throws IOException {
        Files.writeString(Files.createDirectories(machine.workspace().resolve("answers")).resolve(command), json);
    }

    private void changed(String services) throws IOException {
        answer("changed", "{\"services\": %s}".formatted(services));
    }

    private void failing(String service) throws IOException {
        Files.writeString(Files.createDirectories(machine.workspace().resolve("failing")).resolve(service), "");
    }

    private List<String> calls() throws IOException {
        return Files.readAllLines(machine.workspace().resolve("calls"));
    }

    private WorkflowRun run(Event event, Map<String, String> variables) {
        return WorkflowRun.of(GITHUB.resolve("workflows/release.yml"), event, variables, machine);
    }

    private WorkflowRun pushed(String production) {
        return run(Event.push(ZEROS, commit, "a title"), Map.of("AWS_ACCOUNT", "123456789012", "AWS_REGION", "r",
                "PRODUCTION", production));
    }

    @Test
    void releasesEachServiceToStagingAndThenToProduction() throws IOException {
        changed("[\"a\", \"b\"]");

        WorkflowRun run = pushed("true");

        assertThat(run.title()).isEqualTo("a title");
        assertThat(run.result()).isEqualTo(Result.SUCCESS);
        assertThat(run.begun()).containsExactly("Affected services", "a / Image", "a / Staging", "a / Production",
                "b / Image", "b / Staging", "b / Production");
        assertThat(calls()).containsSequence(
                "changed --since %s --until %s --output json as nobody".formatted(ZEROS, commit),
                "push staging a --commit %s --output json as quartet-pipeline-push".formatted(commit),
                "release staging a --commit %s --output json as quartet-pipeline-deploy-staging".formatted(commit),
                "release production a --commit %s --output json as quartet-pipeline-deploy-production".formatted(
                        commit),
                "push staging b --commit %s --output json as quartet-pipeline-push".formatted(commit));
        assertThat(run.job("a / Production").environment()).isEqualTo("production");
        assertThat(run.job("a / Image").summary()).contains("`registry/quartet/some@sha256:01`, built now");
    }

    @Test
    void attestsAndScansWhatWasPushed() throws IOException {
        changed("[\"a\"]");

        pushed("");

        assertThat(((FakeMachine) machine).actions)
                .filteredOn(action -> action.name().matches("actions/attest|.*scan.*"))
                .extracting(action -> action.with().getOrDefault("subject-digest", action.with().getOrDefault("image",
                        "")))
                .containsExactly("sha256:01", "sha256:01", "registry:registry/quartet/some@sha256:01");
    }

    @Test
    void stopsAtStagingWhereThereIsNoProduction() throws IOException {
        changed("[\"a\"]");

        assertThat(pushed("").begun()).containsExactly("Affected services", "a / Image", "a / Staging");
    }

    @Test
    void doesNothingForATextAndNothingWithoutAnAccount() throws IOException {
        changed("[]");

        WorkflowRun run = pushed("true");
        assertThat(run.begun()).containsExactly("Affected services");
        assertThat(run.result()).isEqualTo(Result.SUCCESS);
        assertThat(run(Event.push(ZEROS, commit, "a title"), Map.of()).begun()).isEmpty();
    }

    @Test
    void aServiceThatFailsIsNotPromotedAndHoldsUpNoOther() throws IOException {
        changed("[\"a\", \"b\"]");
        failing("a");
        // The image of it is good.
        Files.writeString(machine.workspace().resolve("deploy/quartet"), TOOL.replace("[[ !",
                "[[ $1 == push ]] || [[ !"));

        WorkflowRun run = pushed("true");

        assertThat(run.result()).isEqualTo(Result.FAILURE);
        assertThat(run.job("a / Staging").result()).isEqualTo(Result.FAILURE);
        assertThat(run.job("a / Staging").steps()).endsWith(new StepRun("Release", Result.FAILURE), new StepRun(
                "Tell what became of it", Result.SUCCESS));
        assertThat(run.job("a / Staging").summary()).contains("| r | s | failed | former |", "why");
        assertThat(run.job("a / production").result()).isEqualTo(Result.SKIPPED);
        assertThat(run.job("b / Production").result()).isEqualTo(Result.SUCCESS);
    }

    @Test
    void whereTheImageFailsNothingIsReleased() throws IOException {
        changed("[\"a\"]");
        failing("a");

        WorkflowRun run = pushed("true");

        assertThat(run.begun()).containsExactly("Affected services", "a / Image");
        assertThat(run.job("a / Image").steps()).filteredOn(step -> step.result() == Result.SKIPPED).hasSize(4);
    }

    @ParameterizedTest
    @CsvSource({"staging, a / Staging", "production, a / Production"})
    void byHandGoesToOneEnvironment(String environment, String job) throws IOException {
        changed("[\"a\", \"b\"]");

        WorkflowRun run = run(Event.byHand(commit, Map.of("environment", environment, "service", "a", "commit",
                "main")), Map.of("AWS_ACCOUNT", "123456789012", "AWS_REGION", "r"));

        assertThat(run.begun()).containsExactly("Affected services", "a / Image", job);
        assertThat(run.title()).isEqualTo("a of main to " + environment);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            release.yml         | fail-fast: false          | fail-fast: true           | ends the others where one fails
            release.yml         | timeout-minutes: 10       | continue-on-error: true   | says continue-on-error
            release.yml         | needs: affected           | needs: effected           | wait for each other
            release.yml         | permissions: {}           | permissions: {a: write}   | gives permissions to all its jobs
            release.yml         | id-token: write           | id-token: read            | asks for more than its caller may
            release.yml         | only: ${{                 | onely: ${{                | takes no onely
            release.yml         | commit: ${{ needs.        | # ${{ needs.              | needs commit
            release.yml         | echo "services=$services" | echo "services<<$services" | no output of one line
            release-service.yml | shell: bash               | shell: sh                 | another shell
            release-service.yml | steps.push.outputs.built  | steps.pull.outputs.built  | steps.pull.outputs.built is not given
            """)
    void refusesWhatGitHubWouldRefuseAndWhatItDoesNotKnow(String file, String text, String becomes, String complaint,
            @TempDir Path copy) throws IOException {
        changed("[\"a\"]");
        Path workflows = Files.createDirectories(copy.resolve(".github/workflows"));
        for (String name : List.of("release.yml", "release-service.yml")) {
            String original = Files.readString(GITHUB.resolve("workflows").resolve(name));
            assertThat(original.contains(text) || !name.equals(file)).isTrue();
            Files.writeString(workflows.resolve(name), name.equals(file) ? original.replace(text, becomes) : original);
        }

        assertThatExceptionOfType(WorkflowException.class).isThrownBy(() -> WorkflowRun.of(workflows.resolve(
                "release.yml"), Event.push(ZEROS, commit, "a title"), Map.of("AWS_ACCOUNT", "1", "AWS_REGION", "r"),
                machine)).withMessageContaining(complaint);
    }
}
