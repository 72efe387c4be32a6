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

/** shellcheck finds nothing in the scripts of this project. */
class ShellcheckTests {

    private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();
    private static final List<Path> FOLDERS = List.of(Path.of(".ci"), Path.of("bench"), Path.of("deploy"), Path.of(
            "images"), Path.of("local"));
    private static final String SHELL = "#!/usr/bin/env bash";
    private static final int DEPTH = 3;

    @Test
    void findsNothing() throws IOException, InterruptedException {
        List<Path> scripts = scripts();

        assertThat(scripts).contains(ROOT.resolve(".ci/run"), ROOT.resolve("deploy/quartet"));
        assertThat(findings(scripts)).isEmpty();
    }

    @Test
    void findsAMistake(@TempDir Path folder) throws IOException, InterruptedException {
        String script = Files.readString(ROOT.resolve("deploy/quartet"));
        Path broken = Files.writeString(folder.resolve("quartet"), script.replace("exec \"${program[@]}\" \"$@\"",
                "exec ${program[@]} $@"));

        assertThat(findings(List.of(broken))).contains("SC2068");
    }

    private static List<Path> scripts() throws IOException {
        List<Path> scripts = new ArrayList<>();
        for (Path folder : FOLDERS) {
            try (Stream<Path> files = Files.find(ROOT.resolve(folder), DEPTH, (file, attributes) -> attributes
                    .isRegularFile() && Files.isExecutable(file) && !isMade(ROOT.relativize(file)))) {
                for (Path file : files.toList()) {
                    if (isScript(file)) {
                        scripts.add(file);
                    }
                }
            }
        }
        return scripts;
    }

    private static boolean isMade(Path file) {
        return file.startsWith(Path.of(".ci", "npm")) || file.toString().contains("target");
    }

    private static boolean isScript(Path file) throws IOException {
        try (var content = Files.newInputStream(file)) {
            return SHELL.equals(new String(content.readNBytes(SHELL.length()), StandardCharsets.UTF_8));
        }
    }

    private static String findings(List<Path> scripts) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(InstalledProgram.shellcheck().require().toString(), "--"));
        scripts.forEach(script -> command.add(script.toString()));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return process.waitFor() == 0 ? "" : output;
    }
}
