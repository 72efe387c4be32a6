package dev.quartet.deploy.release;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quartet.deploy.FakeAws;
import dev.quartet.deploy.live.FakeEcr;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PushCommandTests {

    private FakeAws aws;
    private String head;

    @BeforeEach
    void begin(@TempDir Path folder) throws IOException {
        aws = new FakeAws(folder);
        head = aws.commit("README.md", "first");
        aws.ecr.push("user-service", head, FakeEcr.digest('a'));
    }

    @Test
    void tellsTheDigestOfWhatIsThereAndBuildsNothing() {
        assertThat(aws.run("push", "staging", "user-service", "--output", "json")).as(aws::err).isZero();

        assertThat(aws.json().at("/commit").asString()).isEqualTo(head);
        assertThat(aws.json().at("/images/0/image").asString()).isEqualTo("127.0.0.1:5077/quartet/user-service");
        assertThat(aws.json().at("/images/0/digest").asString()).isEqualTo(FakeEcr.digest('a'));
        assertThat(aws.json().at("/images/0/built").asBoolean()).isFalse();
    }

    @Test
    void touchesNothingThatRuns() {
        aws.run("push", "staging", "user-service");

        assertThat(aws.cloudFormation.log).isEmpty();
        assertThat(aws.ecs.registered()).isZero();
    }

    @Test
    void buildsOnlyWhatIsCheckedOut() throws IOException {
        String second = aws.commit("README.md", "second");
        aws.commit("README.md", "third");

        assertThat(aws.run("push", "staging", "user-service", "--commit", second)).isEqualTo(1);

        assertThat(aws.err()).contains("git checkout " + second);
    }

    @Test
    void knowsTheServices() {
        assertThat(aws.run("push", "staging", "pay-service")).isEqualTo(2);

        assertThat(aws.err()).contains("There is no service pay-service; there is user-service");
    }
}
