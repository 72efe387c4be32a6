package dev.quartet.deploy.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.quartet.deploy.problem.DeployException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonFileTests {

    @TempDir
    private Path folder;

    @Test
    void readsATree() throws IOException {
        assertThat(JsonFile.read(file("{\"a\":[1,\"b\"]}")).at("/a/1").asString()).isEqualTo("b");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"a\":1,\n\"a\":2}", "{}\n{}", "{\n// no comments\n}", "{\n\"a\":"})
    void namesTheFileAndTheLineOfWhatIsNoJson(String text) throws IOException {
        Path file = file(text);

        assertThatExceptionOfType(DeployException.class).isThrownBy(() -> JsonFile.read(file))
                .withMessageContainingAll(file.toString(), "is no JSON", "line 2");
    }

    @Test
    void namesTheFileThatIsNotThere() {
        Path file = folder.resolve("none.json");

        assertThatExceptionOfType(DeployException.class).isThrownBy(() -> JsonFile.read(file))
                .withMessage("There is no file %s.", file);
    }

    private Path file(String text) throws IOException {
        return Files.writeString(folder.resolve("some.json"), text);
    }
}
