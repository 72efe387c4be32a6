package dev.quartet.bench.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;

class ManifestTests {

    private static final String MANIFEST = """
            {"schemaVersion": 2, "config": {"digest": "sha256:c1", "size": 10},
             "layers": [{"digest": "sha256:base", "size": 100}, {"digest": "sha256:app", "size": 1000},
                        {"digest": "sha256:base", "size": 100}]}""";

    @Test
    void countsABlobOnceAsTheRegistryKeepsIt() {
        assertThat(Manifest.parse(MANIFEST).bytes()).isEqualTo(1110);
    }

    @Test
    void pushesOnlyWhatTheOtherImageHasNot() {
        Manifest changed = Manifest.parse(MANIFEST.replace("sha256:c1", "sha256:c2").replace("sha256:app",
                "sha256:app2"));

        assertThat(changed.bytesBeyond(Manifest.parse(MANIFEST))).isEqualTo(1010);
        assertThat(changed.bytesBeyond(changed)).isZero();
    }

    @Test
    void refusesAListOfImages() {
        assertThatIllegalArgumentException().isThrownBy(() -> Manifest.parse("{\"manifests\": []}"));
    }
}
