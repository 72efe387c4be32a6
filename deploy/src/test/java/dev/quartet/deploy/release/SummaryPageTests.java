package dev.quartet.deploy.release;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quartet.deploy.release.Outcome.Result;
import dev.quartet.deploy.release.ReleaseCommand.Released;
import dev.quartet.local.testkit.InstalledProgram;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

/** The page that a release leaves on GitHub, of the document that the command prints. */
class SummaryPageTests {

    private static final Path PAGE = Path.of("..", ".github", "released.jq");

    @Test
    void tellsWhyAReleaseWasRolledBack() throws IOException, InterruptedException {
        Outcome failed = new Outcome("ap-northeast-1", "user-service", Result.FAILED, "quartet-staging-user-service:8",
                "sha256:0123", "quartet-staging-user-service:7, 1 of 1", "task 0123 stopped: exit code 3\nout of luck");

        assertThat(page(new Released("staging", "abcdef", List.of(failed)))).isEqualTo("""
                Commit abcdef in staging:

                | Region | Service | Result | Runs now |
                |---|---|---|---|
                | ap-northeast-1 | user-service | failed | quartet-staging-user-service:7, 1 of 1 |

                **user-service in ap-northeast-1:**

                ```text
                task 0123 stopped: exit code 3
                out of luck
                ```
                """);
    }

    @Test
    void tellsNoReasonWhereThereIsNone() throws IOException, InterruptedException {
        Outcome good = new Outcome("ap-northeast-1", "user-service", Result.RELEASED, "quartet-staging-user-service:8",
                "sha256:0123", "quartet-staging-user-service:8, 1 of 1", "");

        assertThat(page(new Released("staging", "abcdef", List.of(good)))).endsWith("8, 1 of 1 |\n");
    }

    @Test
    void tellsWhatWentWrongBeforeItBegan() throws IOException, InterruptedException {
        assertThat(page(Map.of("error", "There is no image."))).isEqualTo("**Failed:** There is no image.\n");
    }

    private static String page(Object document) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(InstalledProgram.jq().require().toString(), "-r", "-f", PAGE.toString())
                .redirectErrorStream(true).start();
        try (var input = process.outputWriter(StandardCharsets.UTF_8)) {
            input.write(JsonMapper.shared().writeValueAsString(document));
        }
        String page = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(page).isZero();
        return page;
    }
}
