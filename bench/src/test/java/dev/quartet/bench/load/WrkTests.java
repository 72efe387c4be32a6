package dev.quartet.bench.load;

import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.net.URI;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class WrkTests {

    @Test
    void sendsNoLoadToAnotherMachine() {
        assertThatIllegalArgumentException().isThrownBy(() -> new Wrk().load(URI.create("http://192.0.2.1/json"),
                Duration.ofSeconds(1))).withMessageContaining("127.0.0.1 only");
    }
}
