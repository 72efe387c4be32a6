package dev.quartet.local.standin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ServerModuleTests {

    @TempDir
    private Path project;

    private Path target;

    @BeforeEach
    void makeModule() throws IOException {
        target = Files.createDirectories(project.resolve("local/stand-ins-server/target"));
    }

    @Test
    void isFoundFromAnyDirectoryOfTheProject() throws IOException {
        Files.writeString(target.resolve("classpath.txt"), "a.jar" + File.pathSeparator + "b.jar\n");
        assertThat(ServerModule.above(project.resolve("user-service/src")).classPath())
                .isEqualTo(String.join(File.pathSeparator, "a.jar", "b.jar", target.resolve("classes").toString()));
    }

    @Test
    void saysHowToBuildItWhenItIsNotBuilt() {
        assertThatExceptionOfType(StandInsException.class)
                .isThrownBy(() -> ServerModule.above(project).classPath())
                .withMessageContaining("classpath.txt is missing")
                .withMessageContaining("mvn -q -pl local/stand-ins-server process-classes");
    }

    @Test
    void saysThatThisIsNotTheProject() {
        assertThatExceptionOfType(StandInsException.class)
                .isThrownBy(() -> ServerModule.above(project.getRoot().resolve("elsewhere")))
                .withMessageContaining("clone of the project");
    }
}
