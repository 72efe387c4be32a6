package dev.quartet.deploy.change;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quartet.deploy.FakeAws;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ChangedCommandTests {

    private FakeAws aws;
    private String first;

    @BeforeEach
    void begin(@TempDir Path folder) throws IOException {
        aws = new FakeAws(folder);
        first = aws.commit("README.md", "first");
        aws.commit("user-service/src/main/jte/people.jte", "changed");
        aws.commit("blog-service/src/main/jte/posts.jte", "changed");
    }

    @Test
    void looksAtTheLastCommitUnlessTold() {
        assertThat(aws.run("changed")).isZero();

        assertThat(aws.out()).isEqualToIgnoringNewLines("blog-service");
    }

    @Test
    void looksAtARange() {
        assertThat(aws.run("changed", "--since", first, "--output", "json")).as(aws::err).isZero();

        assertThat(aws.json().path("services").valueStream().map(service -> service.asString())).containsExactly(
                "blog-service", "user-service");
        assertThat(aws.json().path("since").asString()).isEqualTo(first);
    }

    @Test
    void takesForAllWhatHadNothingBefore() {
        assertThat(aws.run("changed", "--since", "0".repeat(40))).isZero();

        assertThat(aws.out()).contains("blog-service", "market-service", "news-service", "user-service");
    }

    @Test
    void countsAnEnvironmentsPatchesOnly() throws IOException {
        aws.commit("deploy/task-definitions/overlays/ec2-bridge.json", "[]");

        assertThat(aws.run("changed", "--environment", "staging")).isZero();
        assertThat(aws.out()).isEmpty();

        assertThat(aws.run("changed")).isZero();
        assertThat(aws.out()).contains("news-service");
    }
}
