package dev.quartet.support.settings;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.springframework.boot.web.server.PortInUseException;

class PortTakenFailureAnalyzerTests {

    @Test
    void namesTheSettingAndItsValue() {
        var failure = new IllegalStateException(new PortInUseException(3000));

        var analysis = requireNonNull(new PortTakenFailureAnalyzer().analyze(failure));

        assertThat(analysis.getDescription()).startsWith("PORT is '3000': ").contains("listens there already");
        assertThat(analysis.getAction()).isNull();
    }
}
