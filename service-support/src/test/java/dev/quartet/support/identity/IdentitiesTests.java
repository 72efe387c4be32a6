package dev.quartet.support.identity;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class IdentitiesTests {

    @TempDir
    Path root;

    private Identities identities = Samples.identities(new Surroundings(Path.of("/nowhere"), Map.of()));

    @BeforeEach
    void start() {
        identities = Samples.identities(new Surroundings(root, Map.of("HOSTNAME", "sample")));
    }

    @Test
    void writesEveryKeyThoughNothingIsKnownOfEcs() {
        assertThat(new String(identities.json(), UTF_8)).isEqualTo("""
                {"service":"sample-service","version":"1.0.0",\
                "commit":"4b825dc642cb6eb9a060e54bf8d69288fbee4904","ip":"172.17.0.3","host":"sample","port":3000,\
                "startedAt":"2026-03-02T09:15:05Z","runtime":{"platform":"process","cluster":null,"taskArn":null,\
                "family":null,"revision":null,"launchType":null,"availabilityZone":null,"networkMode":null,\
                "containerIp":null,"hostIp":null,"hostPort":null,"containerInstanceArn":null}}""");
    }

    @Test
    void writesTheDocumentOnceForAllRequests() {
        assertThat(identities.json()).isSameAs(identities.json());
        assertThat(identities.current()).isSameAs(identities.current());
    }

    @Test
    void writesTheDocumentAgainWhenAFactChanges() {
        byte[] before = identities.json();

        identities.learn(facts -> facts.withPort(4000));

        assertThat(identities.json()).isNotSameAs(before);
        assertThat(identities.current().port()).isEqualTo(4000);
    }

    @Test
    void keepsTheDocumentWhenNothingNewIsLearned() {
        byte[] before = identities.json();

        identities.learn(facts -> facts.withPort(3000).withTask(TaskMetadata.NOTHING));

        assertThat(identities.json()).isSameAs(before);
    }
}
