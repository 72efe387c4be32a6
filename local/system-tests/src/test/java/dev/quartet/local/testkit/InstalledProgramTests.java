package dev.quartet.local.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.opentest4j.AssertionFailedError;
import org.opentest4j.TestAbortedException;

class InstalledProgramTests {

    private static final Path A_PROGRAM = Path.of(System.getProperty("java.home"), "bin", "java");

    @Test
    void skipsTheTestWhereItIsNotInstalled() {
        assertThatExceptionOfType(TestAbortedException.class).isThrownBy(InstalledProgram.cfnLint(Map.of())::require)
                .withMessageContaining("pip install");
    }

    @Test
    void failsTheTestWhereItsAbsenceWouldGoUnseen() {
        assertThatExceptionOfType(AssertionFailedError.class)
                .isThrownBy(InstalledProgram.cfnLint(Map.of("CI", "true"))::require)
                .withMessageContaining("pip install");
    }

    @Test
    void prefersTheOneThatIsNamed() {
        assertThat(InstalledProgram.cfnLint(Map.of("CFN_LINT", A_PROGRAM.toString(), "PATH", "/bin")).require())
                .isEqualTo(A_PROGRAM);
    }

    @Test
    void findsThePackagesBesideIt(@TempDir Path venv) throws IOException {
        Path botocore = Files.createDirectories(venv.resolve("lib/python3.11/site-packages/botocore"));
        Path program = Files.copy(A_PROGRAM, Files.createDirectory(venv.resolve("bin")).resolve("cfn-lint"));
        InstalledProgram installed = InstalledProgram.cfnLint(Map.of("CFN_LINT", program.toString()));

        assertThat(installed.requirePackage("botocore")).isEqualTo(botocore);
        assertThatExceptionOfType(TestAbortedException.class).isThrownBy(() -> installed.requirePackage("moto"));
    }
}
