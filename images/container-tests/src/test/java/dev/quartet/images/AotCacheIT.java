package dev.quartet.images;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.testcontainers.junit.jupiter.Container;

/** All that runs here runs with its AOT cache: a start that could not use it would not get far. */
@WithImages
class AotCacheIT {

    @Container
    private static final ServiceContainer SPOILT = ServiceContainer.onBridge(Service.USER)
            .withMount(somethingElse(), "/app/app.aot").expectedToEnd();

    private static Path somethingElse() {
        try {
            return Files.writeString(Path.of("target", "no-cache.aot"), "not a cache");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void aCacheThatTheJvmRefusesEndsTheStart() {
        assertThat(SPOILT.state().getExitCodeLong()).isEqualTo(1);
        assertThat(SPOILT.getLogs()).contains("[aot]").doesNotContain("Starting UserServiceApplication");
    }
}
