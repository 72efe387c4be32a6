package dev.quartet.local.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.opentest4j.AssertionFailedError;
import org.opentest4j.TestAbortedException;

class ChromiumTests {

    private static final Path A_PROGRAM = Path.of(System.getProperty("java.home"), "bin", "java");

    @Test
    void skipsTheTestWhereThereIsNone() {
        assertThatExceptionOfType(TestAbortedException.class)
                .isThrownBy(new Chromium(Map.of(), List.of())::require)
                .withMessageContaining("apt-get install chromium");
    }

    @Test
    void failsTheTestWhereThereIsNoneAndItsAbsenceWouldGoUnseen() {
        assertThatExceptionOfType(AssertionFailedError.class)
                .isThrownBy(new Chromium(Map.of("CI", "true"), List.of())::require)
                .withMessageContaining("apt-get install chromium");
    }

    @Test
    void prefersTheOneThatIsNamed() {
        var named = new Chromium(Map.of("CHROMIUM_PATH", A_PROGRAM.toString()), List.of(Path.of("/bin/sh")));
        assertThat(named.require()).isEqualTo(A_PROGRAM);
    }
}
