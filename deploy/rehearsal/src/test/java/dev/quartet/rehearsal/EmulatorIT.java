package dev.quartet.rehearsal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quartet.local.testkit.InstalledProgram;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The emulator is written in Python, and so are its own tests, which need no Docker but for one; this runs them. */
class EmulatorIT {

    private static final Map<String, String> ENVIRONMENT = System.getenv();
    private static final String PYTHON = ENVIRONMENT.getOrDefault("REHEARSAL_PYTHON", "python3");
    private static final String ABSENT = "No Python with the emulator's modules here: pip install -r .ci/requirements.txt"
            + " into a virtual environment, and name its python in REHEARSAL_PYTHON.";

    @Test
    void passesItsOwnTests() {
        requireModules();

        Program.End end = Program.of(PYTHON, "-m", "unittest", "discover", "--start-directory", "tests",
                "--top-level-directory", ".").in(Path.of("")).run(System.out::println);

        assertThat(end.exitCode()).as(end.text()).isZero();
        assertThat(end.text()).containsPattern("Ran [1-9]\\d+ tests in ");
    }

    private static void requireModules() {
        boolean isThere = Program.isInstalled(PYTHON) || Path.of(PYTHON).toFile().canExecute();
        if (!isThere || Program.of(PYTHON, "-c", "import aiohttp, boto3, docker, moto, waitress").run(_ -> {})
                .exitCode() != 0) {
            InstalledProgram.absent(ABSENT, ENVIRONMENT);
        }
    }
}
