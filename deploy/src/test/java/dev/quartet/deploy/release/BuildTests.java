package dev.quartet.deploy.release;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.quartet.deploy.change.Clone;
import dev.quartet.deploy.change.TestRepository;
import dev.quartet.deploy.command.Console;
import dev.quartet.deploy.command.Terminal;
import dev.quartet.deploy.live.FakeEcr;
import dev.quartet.deploy.problem.DeployException;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;

/** A shell script stands for Maven. */
class BuildTests {

    @TempDir
    private Path folder;

    @TempDir
    private Path elsewhere;

    private final StringWriter output = new StringWriter();
    private final Registry registry = new Registry(new FakeEcr(), "ap-northeast-1");
    private TestRepository repository;
    private String head;

    @BeforeEach
    void begin() throws IOException {
        repository = TestRepository.in(folder);
        head = repository.commit("pom.xml", "<project/>");
    }

    @Test
    void handsTheLoginOverInAFileThatIsGoneAfterwards() throws IOException {
        String maven = maven("""
                #!/bin/sh
                printf '%%s\\n' "$@" > %1$s/arguments
                stat -c %%a "$DOCKER_CONFIG/config.json" > %1$s/mode
                cp "$DOCKER_CONFIG/config.json" %1$s/config.json
                echo "$DOCKER_CONFIG" > %1$s/folder
                printf '[INFO] noise\n[\033[1;34mINFO\033[m] Building user-service (CI is "%%s")\n' "$CI"
                """);

        build(maven).push(List.of("user-service", "news-service"), head, registry);

        assertThat(elsewhere.resolve("arguments")).content().contains("jib:build", "user-service,news-service",
                "-Dimage.prefix=127.0.0.1:5077/quartet", "-Dgit.commit.id=" + head).doesNotContain("QVdTOnNlY3JldA==");
        assertThat(JsonMapper.shared().readTree(elsewhere.resolve("config.json")).at("/auths/127.0.0.1:5077/auth")
                .asString()).isEqualTo("QVdTOnNlY3JldA==");
        assertThat(elsewhere.resolve("mode")).content().isEqualToIgnoringWhitespace("600");
        assertThat(Path.of(Files.readString(elsewhere.resolve("folder")).strip())).doesNotExist();
        assertThat(output.toString()).contains("maven: Building user-service (CI is \"\")").doesNotContain(
                "QVdTOnNlY3JldA==",
                "noise");
    }

    @Test
    void takesTheLoginAwayWhenMavenFails() throws IOException {
        String maven = maven("""
                #!/bin/sh
                echo "$DOCKER_CONFIG" > %1$s/folder
                echo "[ERROR] BUILD FAILURE"
                exit 1
                """);

        assertThatThrownBy(() -> build(maven).push(List.of("user-service"), head, registry)).isInstanceOf(
                DeployException.class).hasMessageContaining("lines above");

        assertThat(output.toString()).contains("BUILD FAILURE");
        assertThat(Path.of(Files.readString(elsewhere.resolve("folder")).strip())).doesNotExist();
    }

    @Test
    void buildsNothingButWhatIsCheckedOut() throws IOException {
        repository.commit("pom.xml", "<project></project>");

        assertThatThrownBy(() -> build("false").push(List.of("user-service"), head, registry)).isInstanceOf(
                DeployException.class).hasMessageContaining("git checkout " + head);
    }

    @Test
    void buildsNothingThatIsNotCommitted() throws IOException {
        Files.writeString(folder.resolve("pom.xml"), "<project>changed</project>");

        assertThatThrownBy(() -> build("false").push(List.of("user-service"), head, registry)).isInstanceOf(
                DeployException.class).hasMessageContaining("pom.xml").hasMessageContaining("commit or stash first");
    }

    private Build build(String maven) {
        return new Build(new Clone(folder), Console.of(new PrintWriter(output), Terminal.ofProcess()), maven);
    }

    private String maven(String script) throws IOException {
        Path file = elsewhere.resolve("mvn");
        Files.writeString(file, script.formatted(elsewhere));
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwx------"));
        return file.toString();
    }
}
