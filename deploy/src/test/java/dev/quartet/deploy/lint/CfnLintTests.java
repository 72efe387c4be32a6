package dev.quartet.deploy.lint;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quartet.local.testkit.InstalledProgram;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** cfn-lint finds nothing in the templates; what it is told to overlook stands in them, with the reason. */
class CfnLintTests {

    private static final Path STACKS = Path.of("stacks");

    @Test
    void findsNothing() throws IOException, InterruptedException {
        assertThat(findings(templates())).isEmpty();
    }

    @Test
    void findsAMistake(@TempDir Path folder) throws IOException, InterruptedException {
        String network = Files.readString(STACKS.resolve("network.yaml"));
        Path broken = Files.writeString(folder.resolve("network.yaml"), network.replace("EnableDnsSupport: true",
                "EnableDnsSuport: true"));

        assertThat(findings(List.of(broken))).contains("EnableDnsSuport");
    }

    private static List<Path> templates() throws IOException {
        try (Stream<Path> files = Files.list(STACKS)) {
            return files.filter(file -> file.toString().endsWith(".yaml")).sorted().toList();
        }
    }

    private static String findings(List<Path> templates) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(InstalledProgram.cfnLint().require().toString(),
                "--include-checks", "I", "--format", "parseable", "--"));
        templates.forEach(template -> command.add(template.toString()));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        int exit = process.waitFor();
        assertThat(output.isBlank()).as(output).isEqualTo(exit == 0);
        return output;
    }
}
