package dev.quartet.local.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.opentest4j.AssertionFailedError;
import org.opentest4j.TestAbortedException;

class SchemathesisTests {

    private static final Path A_PROGRAM = Path.of(System.getProperty("java.home"), "bin", "java");

    @Test
    void skipsTheTestWhereItIsNotInstalled() {
        assertThatExceptionOfType(TestAbortedException.class).isThrownBy(new Schemathesis(Map.of())::require)
                .withMessageContaining("pip install");
    }

    @Test
    void failsTheTestWhereItsAbsenceWouldGoUnseen() {
        assertThatExceptionOfType(AssertionFailedError.class)
                .isThrownBy(new Schemathesis(Map.of("CI", "true"))::require).withMessageContaining("pip install");
    }

    @Test
    void prefersTheOneThatIsNamed() {
        Schemathesis named = new Schemathesis(Map.of("SCHEMATHESIS", A_PROGRAM.toString(), "PATH", "/bin"));

        assertThat(named.require()).isEqualTo(A_PROGRAM);
    }

    @Test
    void isWantedWhereNobodyWaits() {
        assertThat(new Schemathesis(Map.of("CI", "true")).isWanted()).isTrue();
    }
}
