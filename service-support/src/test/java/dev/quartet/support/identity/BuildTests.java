package dev.quartet.support.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Properties;

import org.junit.jupiter.api.Test;
import org.springframework.boot.info.BuildProperties;
import org.springframework.boot.info.GitProperties;

class BuildTests {

    private static final String COMMIT = "4b825dc642cb6eb9a060e54bf8d69288fbee4904";

    @Test
    void tellsTheWholeCommit() {
        assertThat(Build.of("sample-service", null, git("false")).commit()).isEqualTo(COMMIT);
    }

    @Test
    void marksACommitWithChangedFiles() {
        assertThat(Build.of("sample-service", null, git("true")).commit()).isEqualTo(COMMIT + "-dirty");
    }

    @Test
    void tellsNoCommitWhenBuiltOutsideGit() {
        Properties build = new Properties();
        build.setProperty("version", "1.0.0");

        assertThat(Build.of("sample-service", new BuildProperties(build), null))
                .isEqualTo(new Build("sample-service", "1.0.0", null));
    }

    private static GitProperties git(String dirty) {
        Properties git = new Properties();
        git.setProperty("commit.id", COMMIT);
        git.setProperty("dirty", dirty);
        return new GitProperties(git);
    }
}
