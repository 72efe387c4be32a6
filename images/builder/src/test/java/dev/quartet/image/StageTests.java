package dev.quartet.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StageTests {

    @TempDir
    Path folder;

    private Path application;

    @BeforeEach
    void makeJars() throws IOException {
        application = file("user-service/target/user-service.jar");
        file("service-support/target/service-support.jar");
        file("service-support/target/classes/A.class");
        file("repository/b.jar");
        file("repository/a.jar");
        file("repository/other/a.jar");
    }

    @Test
    void keepsMavensOrderAndTakesTheJarOfAModule() throws IOException {
        Stage stage = stage("service-support/target/classes", "repository/b.jar", "repository/a.jar");

        stage.make();

        Path root = stage.root();
        assertThat(stage.classPath().split(File.pathSeparator)).containsExactly(
                root.resolve("spring-aot.jar").toString(), root.resolve("classpath/user-service.jar").toString(),
                root.resolve("libs/service-support.jar").toString(), root.resolve("libs/b.jar").toString(),
                root.resolve("libs/a.jar").toString());
        assertThat(Files.getLastModifiedTime(root.resolve("libs/a.jar")).toMillis()).isEqualTo(1000);
    }

    @Test
    void leavesNothingOfAnEarlierBuild() throws IOException {
        stage("repository/b.jar").make();

        Stage stage = stage("repository/a.jar");
        stage.make();

        assertThat(stage.root().resolve("libs")).isDirectoryNotContaining("glob:**/b.jar");
    }

    @Test
    void refusesTwoLibrariesOfOneName() throws IOException {
        Stage stage = stage("repository/a.jar", "repository/other/a.jar");

        assertThatExceptionOfType(ImageBuildException.class).isThrownBy(stage::make)
                .withMessageContaining("same file name, a.jar");
    }

    private Stage stage(String... classPath) {
        var entries = Arrays.stream(classPath).map(folder::resolve).map(Path::toString).toList();
        return Stage.of(folder.resolve("stage"), application, String.join(File.pathSeparator, entries) + "\n");
    }

    private Path file(String name) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.resolveSibling(""));
        return Files.writeString(file, name);
    }
}
