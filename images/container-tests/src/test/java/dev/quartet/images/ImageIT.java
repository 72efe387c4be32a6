package dev.quartet.images;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.github.dockerjava.api.exception.NotFoundException;
import com.github.dockerjava.api.model.ContainerConfig;
import com.github.dockerjava.api.model.ExposedPort;
import java.io.IOException;
import java.io.InputStream;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is in the images, without running a service. */
@WithImages
class ImageIT {

    @ParameterizedTest
    @EnumSource
    void saysHowItIsRunAndWhatItWasMadeOf(Service service) {
        ContainerConfig config = PulledImage.of(service).config();

        assertThat(config.getUser()).isEqualTo("65532:65532");
        assertThat(config.getEntrypoint()).startsWith("java").anySatisfy(
                word -> assertThat(word).matches("dev\\.quartet\\.\\w+\\.\\w+ServiceApplication"));
        assertThat(config.getExposedPorts()).containsExactly(ExposedPort.tcp(ServiceContainer.PORT));
        assertThat(config.getLabels()).containsKeys("org.opencontainers.image.source",
                "org.opencontainers.image.revision", "org.opencontainers.image.version");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/bin/sh", "/bin/bash", "/usr/bin/apt", "/usr/bin/dpkg", "/opt/java/bin/javac"})
    void hasNothingThatOnlyAnIntruderNeeds(String program) {
        try (PulledImage.Files files = PulledImage.of(Service.USER).files()) {
            assertThatExceptionOfType(NotFoundException.class).isThrownBy(() -> files.open(program));
        }
    }

    @Test
    void trustsThePublicAuthorities() throws IOException, GeneralSecurityException {
        KeyStore trust = KeyStore.getInstance("PKCS12");
        try (PulledImage.Files files = PulledImage.of(Service.USER).files();
                InputStream cacerts = files.open("/opt/java/lib/security/cacerts")) {
            trust.load(cacerts, "changeit".toCharArray());
        }

        assertThat(trust.size()).isGreaterThan(100);
        assertThat(authorities(trust)).anySatisfy(name -> assertThat(name).contains("CN=Amazon Root CA 1"));
    }

    private static List<String> authorities(KeyStore trust) throws GeneralSecurityException {
        List<String> names = new ArrayList<>();
        for (String alias : Collections.list(trust.aliases())) {
            if (trust.getCertificate(alias) instanceof X509Certificate certificate) {
                names.add(certificate.getSubjectX500Principal().getName());
            }
        }
        return names;
    }
}
