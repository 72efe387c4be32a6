package dev.quartet.local.launcher.machine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WorkplaceTests {

    @TempDir
    private Path directory;

    @Test
    void isForOneRunAtATime() throws UnfitMachineException {
        try (Workplace ours = Workplace.take(directory)) {
            assertThat(ours).isNotNull();
            assertThatExceptionOfType(UnfitMachineException.class).isThrownBy(() -> Workplace.take(directory))
                    .withMessageContaining("run already");
        }
        Workplace.take(directory).close();
    }

    @Test
    void saysThatItCannotBeWritten() throws IOException {
        Path file = Files.createFile(directory.resolve("file"));

        assertThatExceptionOfType(UnfitMachineException.class).isThrownBy(() -> Workplace.take(file.resolve("data")))
                .withMessageContaining("cannot be written");
    }

    @Test
    void forgetsWhatIsInADirectory() throws Exception {
        Path data = Files.createDirectories(directory.resolve("data/dynamodb"));
        Files.writeString(data.resolve("file"), "old");

        Workplace.delete(directory.resolve("data"));

        assertThat(directory.resolve("data")).doesNotExist();
    }

    @Test
    void findsNothingToForgetBeforeTheFirstRun() throws Exception {
        Workplace.delete(directory.resolve("data"));

        assertThat(directory).isEmptyDirectory();
    }
}
