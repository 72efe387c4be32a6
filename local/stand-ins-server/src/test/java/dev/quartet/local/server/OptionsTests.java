package dev.quartet.local.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class OptionsTests {

    @Test
    void takesFreePortsAndMemoryByDefault() {
        assertThat(Options.parse()).isEqualTo(new Options(0, 0, null));
    }

    @Test
    void readsPortsAndDataDirectory() {
        assertThat(Options.parse("--s3-port", "9000", "--dynamodb-port", "8000", "--data", "here"))
                .isEqualTo(new Options(8000, 9000, Path.of("here").toAbsolutePath()));
    }

    @Test
    void rejectsWhatIsNotAPort() {
        assertThatIllegalArgumentException().isThrownBy(() -> Options.parse("--s3-port", "65536"))
                .withMessageContaining("--s3-port").withMessageContaining("65536");
        assertThatIllegalArgumentException().isThrownBy(() -> Options.parse("--dynamodb-port", "many"))
                .withMessageContaining("--dynamodb-port").withMessageContaining("many");
    }

    @Test
    void rejectsUnknownAndUnfinishedArguments() {
        assertThatIllegalArgumentException().isThrownBy(() -> Options.parse("--port", "1"))
                .withMessageContaining("--port");
        assertThatIllegalArgumentException().isThrownBy(() -> Options.parse("--data"))
                .withMessageContaining("usage");
    }
}
