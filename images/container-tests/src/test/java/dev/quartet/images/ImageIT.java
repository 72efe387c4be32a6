package dev.quartet.images;

import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.github.dockerjava.api.exception.NotFoundException;
import com.github.dockerjava.api.model.ContainerConfig;
import com.github.dockerjava.api.model.ExposedPort;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Set;
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

    /** Of this build, not of one before it that a tool kept. */
    @ParameterizedTest
    @EnumSource
    void holdsWhatThisBuildMade(Service service) throws IOException {
        List<Path> made = BuiltImage.madeFiles(service);
        assertThat(made).extracting(file -> file.getFileName().toString()).contains("spring-aot.jar", "jvm.options",
                "sbom.cdx.json");
        try (PulledImage.Files image = PulledImage.of(service).files()) {
            for (Path file : made) {
                try (InputStream shipped = image.open("/app/" + file.getFileName())) {
                    assertThat(shipped).as(file.toString()).hasDigest("SHA-256", sha256(file));
                }
            }
        }
    }

    @Test
    void sharesTheJavaRuntimeWithTheOthers() {
        assumeTrue(BuiltImage.hasAotCache(), "Images of this kind have no runtime of their own.");
        Set<List<String>> lowest = Arrays.stream(Service.values()).map(PulledImage::of)
                .map(image -> image.layers().subList(0, 2)).collect(toSet());

        assertThat(lowest).as("base and runtime").hasSize(1);
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

    private static byte[] sha256(Path file) throws IOException {
        try {
            return MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(file));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
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
