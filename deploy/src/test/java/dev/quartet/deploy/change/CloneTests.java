package dev.quartet.deploy.change;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.quartet.deploy.problem.DeployException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CloneTests {

    @TempDir
    private Path folder;

    private TestRepository repository;
    private Clone git;

    @BeforeEach
    void begin() throws IOException {
        repository = TestRepository.in(folder);
        git = new Clone(folder);
    }

    @Test
    void knowsWhatIsCheckedOut() throws IOException {
        String first = repository.commit("one.txt", "1");
        String second = repository.commit("one.txt", "2");

        assertThat(git.head()).isEqualTo(second).hasSize(40);
        assertThat(git.commit("HEAD~1")).isEqualTo(first);
        assertThat(git.commit(first.substring(0, 10))).isEqualTo(first);
    }

    @Test
    void tellsBothNamesOfARenamedFile() throws IOException {
        String before = repository.commit("müsli and more.txt", "the same content");
        Files.move(folder.resolve("müsli and more.txt"), folder.resolve("muesli.txt"));
        String after = repository.commit("other.txt", "new");

        assertThat(git.changedFiles(before, after)).containsExactlyInAnyOrder("müsli and more.txt", "muesli.txt",
                "other.txt");
    }

    @Test
    void tellsWhatIsNotCommitted() throws IOException {
        repository.commit("one.txt", "1");
        assertThat(git.uncommitted()).isEmpty();

        Files.writeString(folder.resolve("two.txt"), "2");

        assertThat(git.uncommitted()).containsExactly("?? two.txt");
    }

    @Test
    void saysHowToGetACommitThatIsNotHere() throws IOException {
        repository.commit("one.txt", "1");
        String elsewhere = "0123456789012345678901234567890123456789";

        assertThat(git.find(elsewhere)).isEmpty();
        assertThatThrownBy(() -> git.commit(elsewhere)).isInstanceOf(DeployException.class)
                .hasMessageContaining(elsewhere).hasMessageContaining("fetch");
    }

    @Test
    void takesNoOptionForACommit() throws IOException {
        repository.commit("one.txt", "1");

        assertThatThrownBy(() -> git.commit("--all")).isInstanceOf(DeployException.class);
    }
}
