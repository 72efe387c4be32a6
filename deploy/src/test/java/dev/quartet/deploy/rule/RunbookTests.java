package dev.quartet.deploy.rule;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every alarm says what to do, every page has its alarm, and the dashboard leads to both. */
class RunbookTests {

    @Test
    void agreesWithAlarmsDashboardsAndCommands() {
        assertThat(new Runbook(Path.of("..")).complaints()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            deploy/stacks/alarms.yaml   | /latency.md              | /slow.md           | The alarm latency does not name its page.
            deploy/stacks/alarms.yaml   | -${Service}-latency      | -${Service}-slow   | The alarm slow has no page.
            deploy/stacks/alarms.yaml   | -${Service}-latency      | -${Service}-slow   | latency.md has no alarm.
            deploy/stacks/scaling.yaml  | -too-few                 | -no-reserve        | The alarm no-reserve has no page.
            deploy/stacks/dashboard.yaml | /errors.md              | /error.md          | The dashboard does not lead to errors.md.
            deploy/stacks/dashboard.yaml | -blog-service-too-few   | -blog-too-few      | The dashboard does not lead to the alarm blog-service-too-few.
            deploy/stacks/dashboard.yaml | Answers 5xx a minute    | Failures           | errors.md: no dashboard shows 'Answers 5xx a minute'.
            docs/runbook/errors.md      | # Alarm errors           | # Errors           | The alarm errors has no page.
            docs/runbook/errors.md      | `quartet-ENV-REGION`     | the dashboard      | errors.md does not lead back to the dashboard.
            docs/runbook/errors.md      | deploy/quartet scale     | deploy/quartet add | errors.md: 'deploy/quartet add staging user-service 4' is no command.
            docs/runbook/README.md      | deploy/quartet release   | deploy/quartet roll | README.md: 'deploy/quartet roll staging user-service --commit COMMIT' is no command.
            """)
    void findsWhatIsBroken(String file, String text, String other, String complaint, @TempDir Path folder)
            throws IOException {
        ProjectCopy copy = ProjectCopy.in(folder);
        copy.change(file, text, other);

        assertThat(new Runbook(folder).complaints()).contains(complaint);
    }

    @Test
    void missesAPage(@TempDir Path folder) throws IOException {
        ProjectCopy.in(folder);
        Files.delete(folder.resolve("docs/runbook/too-few.md"));

        assertThat(new Runbook(folder).complaints()).contains("The alarm too-few has no page.");
    }
}
