package dev.quartet.deploy.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quartet.local.testkit.InstalledProgram;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** actionlint, with shellcheck for the steps' scripts, and zizmor at its strictest find nothing in the workflows. */
class WorkflowLintTests {

    private static final String IGNORED = "zizmor: ignore";

    @Test
    void actionlintFindsNothing() throws IOException, InterruptedException {
        assertThat(actionlint(Pipeline.OURS)).isEmpty();
    }

    @Test
    void zizmorFindsNothing() throws IOException, InterruptedException {
        assertThat(zizmor(Pipeline.OURS)).isEmpty();
    }

    @Test
    void whatIsOverlookedIsExplainedInTheLineBefore() throws IOException {
        for (Path workflow : Pipeline.OURS.workflows()) {
            List<String> lines = Files.readAllLines(workflow);
            for (int line = 1; line < lines.size(); line++) {
                assertThat(!lines.get(line).contains(IGNORED) || lines.get(line - 1).strip().startsWith("# "))
                        .as("%s, line %d", workflow, line + 1).isTrue();
            }
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            workflows/verify.yml | runs-on: ubuntu-24.04 | runs-on: ubuntu-2404 | unknown
            workflows/verify.yml | needs.affected.outputs.services | needs.affected.outputs.modules | is not defined
            workflows/verify.yml | needs: affected | needs: effected | does not exist
            workflows/verify.yml | -pl "$SERVICE" | -pl $SERVICE | SC2086
            workflows/release.yml | type: choice | type: chose | chose
            """)
    void actionlintFindsAMistake(String file, String text, String becomes, String complaint, @TempDir Path folder)
            throws IOException, InterruptedException {
        assertThat(actionlint(broken(file, text, becomes, folder))).contains(complaint);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            workflows/release-service.yml | release staging "$SERVICE" | release staging ${{ inputs.service }} | template-injection
            workflows/verify.yml | @3d3c42e5aac5ba805825da76410c181273ba90b1 # v7.0.1 | @v7 | unpinned-uses
            workflows/verify.yml | persist-credentials: false | persist-credentials: true | artipacked
            workflows/verify.yml | permissions: {} | permissions: write-all | excessive-permissions
            workflows/release.yml | # zizmor: ignore[self-repository] | # | self-repository
            dependabot.yml | cooldown: {default-days: 7} | cooldown: {default-days: 1} | dependabot-cooldown
            """)
    void zizmorFindsAMistake(String file, String text, String becomes, String complaint, @TempDir Path folder)
            throws IOException, InterruptedException {
        assertThat(zizmor(broken(file, text, becomes, folder))).contains(complaint);
    }

    private static Pipeline broken(String file, String text, String becomes, Path folder) throws IOException {
        Pipeline broken = Pipeline.OURS.copy(folder);
        broken.change(file, text, becomes);
        return broken;
    }

    private static String actionlint(Pipeline pipeline) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(InstalledProgram.actionlint().require().toString(), "-no-color",
                "-shellcheck", InstalledProgram.shellcheck().require().toString(), "-pyflakes", ""));
        pipeline.workflows().forEach(workflow -> command.add(workflow.toString()));
        return findings(command);
    }

    private static String zizmor(Pipeline pipeline) throws IOException, InterruptedException {
        return findings(List.of(InstalledProgram.zizmor().require().toString(), "--offline", "--persona", "auditor",
                "--quiet", "--color", "never", pipeline.folder().toString()));
    }

    // Empty if there are none.
    private static String findings(List<String> command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return process.waitFor() == 0 ? "" : "%s: %s".formatted(command.getFirst(), output);
    }
}
