package dev.quartet.local.launcher.sample;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JournalTests {

    @TempDir
    private Path directory;

    @SuppressWarnings("NullAway.Init")
    private Path file;

    @BeforeEach
    void name() {
        file = directory.resolve("journal");
    }

    @Test
    void remembersWhatIsStoredOverARestart() throws IOException {
        Journal first = Journal.open(file);
        first.send("person ada");
        first.store("person ada", "id-1");

        Journal second = Journal.open(file);

        assertThat(second.stored("person ada")).hasValue("id-1");
        assertThat(second.isInDoubt("person ada")).isFalse();
    }

    @Test
    void doubtsWhatWasSentWithoutAnAnswer() throws IOException {
        Journal.open(file).send("post One");

        Journal second = Journal.open(file);

        assertThat(second.isInDoubt("post One")).isTrue();
        assertThat(second.isInDoubt("post Two")).isFalse();
    }

    @Test
    void forgetsALineThatWasCutOff() throws IOException {
        Journal.open(file).store("bars IBM", "");
        Files.writeString(file, "stored\tbars AA", StandardOpenOption.APPEND);

        Journal second = Journal.open(file);
        second.store("bars AAPL", "");

        assertThat(Journal.open(file).stored("bars AA")).isEmpty();
        assertThat(Journal.open(file).stored("bars AAPL")).hasValue("");
        assertThat(Journal.open(file).stored("bars IBM")).hasValue("");
    }
}
