package dev.quartet.support.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SurroundingsTests {

    @TempDir
    Path root;

    @Test
    void takesABareSystemForAProcess() {
        assertThat(seeing(Map.of()).platform()).isEqualTo(Platform.PROCESS);
    }

    @ParameterizedTest
    @ValueSource(strings = {".dockerenv", "run/.containerenv"})
    void knowsAContainerByTheFileItsEngineLeaves(String file) throws IOException {
        Files.createDirectories(root.resolve("run"));
        Files.createFile(root.resolve(file));

        assertThat(seeing(Map.of()).platform()).isEqualTo(Platform.CONTAINER);
    }

    @Test
    void knowsAContainerOfKubernetes() {
        assertThat(seeing(Map.of("KUBERNETES_SERVICE_HOST", "10.96.0.1")).platform()).isEqualTo(Platform.CONTAINER);
    }

    @Test
    void knowsEcsThoughItsContainersAreDockersToo() throws IOException {
        Files.createFile(root.resolve(".dockerenv"));

        assertThat(Samples.onEcs(root, "http://127.0.0.1:1").platform()).isEqualTo(Platform.ECS);
    }

    @Test
    void takesAnEmptyVariableForNone() {
        assertThat(seeing(Map.of("ECS_CONTAINER_METADATA_URI_V4", " ")).platform()).isEqualTo(Platform.PROCESS);
    }

    @Test
    void readsTheHostNameFromTheEnvironmentFirst() throws IOException {
        kernelSays("kernel\n");

        assertThat(seeing(Map.of("HOSTNAME", "shell", "COMPUTERNAME", "WINDOWS")).hostName()).isEqualTo("shell");
    }

    @Test
    void readsTheHostNameFromTheKernelNext() throws IOException {
        kernelSays("kernel\n");

        assertThat(seeing(Map.of("COMPUTERNAME", "WINDOWS")).hostName()).isEqualTo("kernel");
    }

    @Test
    void readsTheHostNameOfWindows() {
        assertThat(seeing(Map.of("COMPUTERNAME", "WINDOWS")).hostName()).isEqualTo("WINDOWS");
    }

    @Test
    void leavesTheHostNameOpenWhereOnlyALookUpWouldTell() throws IOException {
        kernelSays("\n");

        assertThat(seeing(Map.of()).hostName()).isNull();
    }

    private Surroundings seeing(Map<String, String> environment) {
        return new Surroundings(root, environment);
    }

    private void kernelSays(String hostName) throws IOException {
        Files.writeString(Files.createDirectories(root.resolve("proc/sys/kernel")).resolve("hostname"), hostName);
    }
}
