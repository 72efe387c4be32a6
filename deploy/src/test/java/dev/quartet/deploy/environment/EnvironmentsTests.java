package dev.quartet.deploy.environment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.quartet.deploy.problem.DeployException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EnvironmentsTests {

    private static final String RIGHT = """
            account: "123456789012"
            owner: platform
            launchType: fargate
            networkMode: awsvpc
            regions:
              ap-northeast-1: {}
              ap-northeast-3: {network: {NetworkNumber: 1}}
            stacks:
              network: {NetworkChoice: public}
            """;

    @TempDir
    private Path folder;

    @BeforeEach
    void writeOneThatIsRight() throws IOException {
        write("staging", RIGHT);
    }

    @Test
    void readsAFile() {
        assertThat(new Environments(folder).read("staging")).isEqualTo(new Environment("staging", "123456789012",
                "platform", LaunchType.FARGATE, NetworkMode.AWSVPC, Map.of("ap-northeast-1", Map.of(),
                        "ap-northeast-3", Map.of("network", Map.of("NetworkNumber", "1"))),
                Map.of("network", Map.of("NetworkChoice", "public"))));
    }

    @Test
    void keepsRegionsAsTheyStandInTheFile() {
        assertThat(new Environments(folder).read("staging").regions()).containsOnlyKeys("ap-northeast-1",
                "ap-northeast-3").satisfies(
                        regions -> assertThat(regions.keySet()).first().isEqualTo(
                                "ap-northeast-1"));
    }

    @Test
    void tellsWhichThereAre() {
        assertThatExceptionOfType(DeployException.class).isThrownBy(() -> new Environments(folder).read("prod"))
                .withMessage("There is no environment prod; there is staging.");
    }

    @Test
    void refusesANameThatAwsWould() throws IOException {
        write("Staging", RIGHT);

        assertThatExceptionOfType(DeployException.class).isThrownBy(() -> new Environments(folder).read("Staging"))
                .withMessageContaining("2 to 15 lower-case letters and digits");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            "123456789012"       | "12345"            | account is '12345': give the 12 digits
            owner: platform      | owner: 7           | owner is no text: put it in quotes
            owner: platform      | owner: ""          | owner is empty
            owner: platform      | color: red         | has color, which nobody reads; it may have account,
            launchType: fargate  | launchType: lambda | launchType is 'lambda'; it may be fargate, ec2
            networkMode: awsvpc  | networkMode: vpc   | networkMode is 'vpc'; it may be awsvpc, bridge, bridge-fixed-port, host
            networkMode: awsvpc  | networkMode: host  | networkMode is host: Fargate has awsvpc only
            ap-northeast-3       | tokyo              | regions has 'tokyo': a Region is written like ap-northeast-1
            ap-northeast-3       | ap-northeast-1     | has ap-northeast-1 twice (line 7)
            {NetworkChoice: public} | [public]        | stacks.network is no list of names and values; an empty one is {}
            NetworkChoice: public   | NetworkChoice: [a] | stacks.network.NetworkChoice is no text or number
            NetworkNumber: 1        | NetworkNumber:  | regions.ap-northeast-3.network.NetworkNumber is no text or number
            `regions:\\n  ap-northeast-1: {}\\n  ap-northeast-3: {network: {NetworkNumber: 1}}` | regions: {} | regions is empty: name one at least
            `stacks:\\n  network: {NetworkChoice: public}` | `` | lacks stacks
            """)
    void saysWhatIsWrong(String right, String wrong, String complaint) throws IOException {
        String changed = RIGHT.replace(right.replace("\\n", "\n"), wrong);
        assertThat(changed).isNotEqualTo(RIGHT);
        write("staging", changed);

        assertThatExceptionOfType(DeployException.class).isThrownBy(() -> new Environments(folder).read("staging"))
                .withMessageContainingAll("staging", complaint);
    }

    private void write(String name, String text) throws IOException {
        Files.writeString(folder.resolve(name + ".yaml"), text);
    }
}
