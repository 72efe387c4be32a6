package dev.quartet.deploy.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quartet.deploy.change.TestRepository;
import dev.quartet.deploy.pipeline.Step.Left;
import dev.quartet.local.testkit.InstalledProgram;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Steps that decide something by themselves. */
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "The workflows run on Linux.")
class StepTests {

    @TempDir
    private Path folder;

    @ParameterizedTest
    @CsvSource({
            "success, success, success, 0",
            "success, skipped, success, 0",
            "success, failure, skipped, 1",
            "success, skipped, skipped, 1",
            "success, success, failure, 1",
            "success, cancelled, success, 1",
            "failure, skipped, skipped, 1"})
    void theGateOpensOnlyWhereAllWentWell(String affected, String service, String everything, int exitCode)
            throws IOException, InterruptedException {
        Left left = Step.of(Pipeline.OURS, "verify", "gate", "Ask whether all went well").run(folder, folder, Map.of(
                "AFFECTED", affected, "SERVICE", service, "EVERYTHING", everything));

        assertThat(left.exitCode()).isEqualTo(exitCode);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "-", emptyValue = "", textBlock = """
            true  | staging    | ''         | 0 | has-come=true | ''
            true  | production | ''         | 1 | ''            | There is no production to be deleted here
            false | ''         | ''         | 0 | ''            | EXPIRES is not set
            false | ''         | 2020-01-01 | 0 | has-come=true | ''
            false | ''         | 2999-12-31 | 0 | ''            | Nothing to do before 2999-12-31
            false | ''         | someday    | 1 | ''            | EXPIRES is someday, and has to be a day
            """)
    void anEnvironmentIsDeletedByHandOrWhenItsDayHasCome(String byHand, String typed, String expires, int exitCode,
            String output, String summary) throws IOException, InterruptedException {
        Left left = Step.of(Pipeline.OURS, "teardown", "staging", "Ask whether its day has come").run(folder, folder,
                Map.of("BY_HAND", byHand, "TYPED", typed, "EXPIRES", expires));

        assertThat(left.exitCode()).isEqualTo(exitCode);
        assertThat(left.output()).isEqualTo(output);
        assertThat(left.summary()).contains(summary);
    }

    @ParameterizedTest
    @CsvSource({"failure, 2020-01-01, true", "failure, 2999-12-31, false", "failure, '', false",
            "success, 2020-01-01, false"})
    void aReleaseThatFailsAfterTheEnvironmentsDayTellsOfIt(String outcome, String expires, boolean tells)
            throws IOException, InterruptedException {
        InstalledProgram.jq().require();
        Files.writeString(folder.resolve("released.json"), "{\"error\": \"There is no stack.\"}");

        Left left = Step.of(Pipeline.OURS, "release-service", "staging", "Tell what became of it").run(folder,
                Pipeline.ROOT, Map.of("OUTCOME", outcome, "EXPIRES", expires));

        assertThat(left.exitCode()).isZero();
        assertThat(left.summary()).contains("There is no stack.");
        assertThat(left.summary().contains("deleted every morning since 2020-01-01")).isEqualTo(tells);
    }

    @Test
    void onlyWhatIsOnMainIsReleased(@TempDir Path clone) throws IOException, InterruptedException {
        TestRepository repository = TestRepository.in(clone);
        String merged = repository.commit("README.md", "merged");
        Files.writeString(Files.createDirectories(clone.resolve(".git/refs/remotes/origin")).resolve("main"), merged);
        String other = repository.commit("README.md", "not merged");
        Step step = Step.of(Pipeline.OURS, "release", "affected", "Find the commit, which has to be on main");

        assertThat(step.run(Files.createDirectory(folder.resolve("a")), clone, Map.of("COMMIT", merged.substring(0,
                8)))).isEqualTo(new Left(0, "commit=" + merged, ""));
        assertThat(step.run(Files.createDirectory(folder.resolve("b")), clone, Map.of("COMMIT", "main")).output())
                .isEqualTo("commit=" + merged);
        assertThat(step.run(Files.createDirectory(folder.resolve("c")), clone, Map.of("COMMIT", other)))
                .isEqualTo(new Left(1, "", other + " is not on main: merge it first."));
        assertThat(step.run(Files.createDirectory(folder.resolve("d")), clone, Map.of("COMMIT", "--help")).exitCode())
                .isNotZero();
    }
}
