package dev.quartet.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DeployTests {

    private FakeRun program;

    @BeforeEach
    void startNothing(@TempDir Path directory) {
        program = new FakeRun(new FakeClone(directory), Map.of());
    }

    @Test
    void saysWhatIsWrongAndNothingElse() {
        assertThat(program.run("scale", "staging", "user-service", "many")).isEqualTo(2);

        assertThat(program.err().lines()).hasSize(2).element(0).asString().contains("'many' is not an int");
        assertThat(program.err().lines().toList().get(1)).isEqualTo("quartet scale --help says what there is.");
        assertThat(program.out()).isEmpty();
    }

    @Test
    void guessesWhatWasMeant() {
        assertThat(program.run("statsu", "staging")).isEqualTo(2);

        assertThat(program.err()).contains("Did you mean", "quartet status").doesNotContain("Usage:");
    }

    @Test
    void showsItsUsageToWhoNamesNoCommand() {
        assertThat(program.run()).isEqualTo(2);

        assertThat(program.err()).startsWith("Usage: quartet").contains("release", "down", "Exit codes:");
    }
}
