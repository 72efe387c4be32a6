package dev.quartet.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ModulesTests {

    @TempDir
    Path folder;

    @Test
    void readsNamesAndLeavesOutComments() throws IOException {
        Path file = Files.writeString(folder.resolve("modules.txt"), "# why\njava.base\n\n  java.sql\n");

        assertThat(Modules.read(file).names()).containsExactly("java.base", "java.sql");
    }

    @Test
    void namesTheMissingModuleAndTheFile() {
        Modules modules = new Modules(Path.of("images/modules.txt"), Set.of("java.base"));

        assertThatExceptionOfType(ImageBuildException.class)
                .isThrownBy(() -> modules.suffice("user-service", Set.of("java.base", "java.sql", "java.rmi")))
                .withMessageContaining("user-service needs java.rmi, java.sql")
                .withMessageContaining("images/modules.txt");
        modules.suffice("user-service", Set.of("java.base"));
    }
}
