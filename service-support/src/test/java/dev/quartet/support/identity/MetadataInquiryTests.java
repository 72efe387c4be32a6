package dev.quartet.support.identity;

import static dev.quartet.support.identity.Samples.fixture;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collections;
import java.util.List;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import tools.jackson.databind.json.JsonMapper;

@ExtendWith(OutputCaptureExtension.class)
class MetadataInquiryTests {

    private static final String TASKS = "arn:aws:ecs:eu-central-1:111122223333:task/";
    private static final String INSTANCES = "arn:aws:ecs:eu-central-1:111122223333:container-instance/";
    private static final Duration TIMEOUT = Duration.ofSeconds(5);

    @TempDir
    Path root;

    private final StubEndpoint endpoint = new StubEndpoint();

    MetadataInquiryTests() throws IOException {}

    @AfterEach
    void stop() {
        endpoint.close();
    }

    @Test
    void tellsFargateTasksApartByTheirOwnAddress() throws IOException {
        endpoint.as("fargate-awsvpc");

        Identity identity = afterAsking(Samples.onEcs(root, endpoint.uri()));

        assertThat(identity.ip()).isEqualTo("10.0.17.34");
        assertThat(identity.runtime()).isEqualTo(new Identity.Runtime(Platform.ECS, "quartet-staging",
                TASKS + "quartet-staging/158d1c8083dd49d6b527399fd6414f5c", "news-service", "7", "FARGATE",
                "eu-central-1a", "awsvpc", "10.0.17.34", null, null, null));
    }

    @Test
    void tellsTasksWithAnInterfaceOfTheirOwnApartByTheirOwnAddress() throws IOException {
        endpoint.as("ec2-awsvpc");
        Samples.writeMetadataFile(root, fixture("ec2-awsvpc/metadata-file.json"));

        Identity identity = afterAsking(Samples.onEc2(root, endpoint.uri()));

        assertThat(identity.ip()).isEqualTo("10.0.40.11");
        assertThat(identity.runtime()).isEqualTo(new Identity.Runtime(Platform.ECS, "quartet-production",
                TASKS + "quartet-production/2e10fdb7a5a44c7ab61ff6f3e1b2e20e", "user-service", "12", "EC2",
                "eu-central-1b", "awsvpc", "10.0.40.11", "10.0.33.7", 3000,
                INSTANCES + "quartet-production/1f73d099b9144411ae5d1d6c24c7f3bc"));
    }

    @Test
    void tellsTasksBehindABridgeApartByTheHostsAddressAndDynamicPort() throws IOException {
        endpoint.as("ec2-bridge");
        Samples.writeMetadataFile(root, fixture("ec2-bridge/metadata-file.json"));

        Identity identity = afterAsking(Samples.onEc2(root, endpoint.uri()));

        assertThat(identity.ip()).isEqualTo("10.0.18.90");
        assertThat(identity.port()).isEqualTo(3000);
        assertThat(identity.runtime()).isEqualTo(new Identity.Runtime(Platform.ECS, "quartet-production",
                TASKS + "quartet-production/cad1c0ddc1e84a6b8b2f3a8b1f8a3d5a", "market-service", "3", "EC2",
                "eu-central-1a", "bridge", "172.17.0.3", "10.0.18.90", 49153,
                INSTANCES + "quartet-production/7b8c9d099b9144411ae5d1d6c24c7f3b"));
    }

    @Test
    void tellsTasksInTheHostsNetworkApartByTheHostsAddress() throws IOException {
        endpoint.as("ec2-host");
        Samples.writeMetadataFile(root, fixture("ec2-host/metadata-file.json"));

        Identity identity = afterAsking(Samples.onEc2(root, endpoint.uri()));

        assertThat(identity.ip()).isEqualTo("10.0.19.44");
        assertThat(identity.runtime()).isEqualTo(new Identity.Runtime(Platform.ECS, "quartet-production",
                TASKS + "quartet-production/9f2e8d7c6b5a49e3a1f0c2d4e6f81012", "blog-service", "21", "EC2",
                "eu-central-1c", "host", null, "10.0.19.44", 3000,
                INSTANCES + "quartet-production/3c4d5e099b9144411ae5d1d6c24c7f3d"));
    }

    /** Every host's bridge hands out the same addresses, so two instances would look like one. */
    @Test
    void neverTakesABridgeAddressForTheInstances() throws IOException {
        endpoint.as("ec2-bridge");

        Identity identity = afterAsking(Samples.onEcs(root, endpoint.uri()));

        assertThat(identity.runtime().containerIp()).isEqualTo("172.17.0.3");
        assertThat(identity.ip()).isNull();
    }

    @Test
    void asksAgainUntilTheHostPortIsKnown() throws IOException {
        endpoint.task(200, fixture("ec2-bridge/task.json"))
                .container(200, bytes("{\"Networks\":[{\"NetworkMode\":\"bridge\"}]}"))
                .container(200, fixture("ec2-bridge/container.json"));

        Identity identity = afterAsking(Samples.onEcs(root, endpoint.uri()));

        assertThat(identity.runtime().hostPort()).isEqualTo(49153);
        assertThat(endpoint.requests()).isEqualTo(4);
    }

    @Test
    void asksNoMoreOnceAllIsKnown() throws IOException {
        endpoint.as("fargate-awsvpc");

        afterAsking(Samples.onEcs(root, endpoint.uri()));

        assertThat(endpoint.requests()).isEqualTo(2);
    }

    @Test
    void waitsForTheMetadataFileToBeReady() throws Exception {
        endpoint.as("ec2-host");
        Samples.writeMetadataFile(root, bytes("{\"Cluster\":\"quartet-production\"}"));
        Surroundings surroundings = Samples.onEc2(root, endpoint.uri());
        Identities identities = Samples.identities(surroundings);
        Thread inquiry = Thread.startVirtualThread(inquiry(identities, surroundings, TIMEOUT, pauses(200)));

        await().until(() -> identities.current().runtime().networkMode() != null);
        assertThat(identities.current().runtime().hostIp()).isNull();
        Samples.writeMetadataFile(root, fixture("ec2-host/metadata-file.json"));

        assertThat(inquiry.join(TIMEOUT)).isTrue();
        assertThat(identities.current().ip()).isEqualTo("10.0.19.44");
    }

    @Test
    void keepsWhatOneSourceToldWhenTheOthersFail() throws IOException {
        endpoint.task(200, fixture("ec2-host/task.json")).task(500, bytes("{}"))
                .container(500, bytes("{}")).container(200, fixture("ec2-host/container.json"));

        Identity identity = afterAsking(Samples.onEcs(root, endpoint.uri()));

        assertThat(identity.runtime().family()).isEqualTo("blog-service");
        assertThat(identity.runtime().networkMode()).isEqualTo("host");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            404 | {"Cluster":"refused"}
            500 | {"Cluster":"refused"}
            302 | {"Cluster":"refused"}
            200 | <html>not JSON</html>
            200 | {"Cluster":"cut off
            200 | ["not an object"]
            200 | ''
            200 | {"Cluster":{"Name":"not a text"},"Networks":"not a list","Ports":{"0":1}}
            """)
    void givesUpOnAnswersThatTellNothing(int status, String body, CapturedOutput output) {
        endpoint.both(status, body);

        Identity identity = afterAsking(Samples.onEcs(root, endpoint.uri()));

        assertThat(identity.runtime()).isEqualTo(unknownOnEcs());
        assertThat(identity.ip()).isNull();
        assertThat(endpoint.requests()).isEqualTo(6);
        assertThat(output).containsOnlyOnce("ECS has not told everything");
    }

    @Test
    @Timeout(10)
    void givesUpOnAnEndpointThatHangs() {
        endpoint.hanging();
        Surroundings surroundings = Samples.onEcs(root, endpoint.uri());
        Identities identities = Samples.identities(surroundings);

        inquiry(identities, surroundings, Duration.ofMillis(50), pauses(1)).run();

        assertThat(identities.current().runtime()).isEqualTo(unknownOnEcs());
    }

    @ParameterizedTest
    @ValueSource(strings = {"no address", "file:///etc/hostname", "169.254.170.2/v4", "http://127.0.0.1:1/v4"})
    void givesUpOnAnAddressWhereNobodyAnswers(String address) {
        assertThat(afterAsking(Samples.onEcs(root, address)).runtime()).isEqualTo(unknownOnEcs());
    }

    private static Identity afterAsking(Surroundings surroundings) {
        Identities identities = Samples.identities(surroundings);
        inquiry(identities, surroundings, TIMEOUT, pauses(2)).run();
        return identities.current();
    }

    private static MetadataInquiry inquiry(Identities identities, Surroundings surroundings, Duration timeout,
            List<Duration> pauses) {
        String address = surroundings.environment().getOrDefault("ECS_CONTAINER_METADATA_URI_V4", "");
        return new MetadataInquiry(identities, new MetadataEndpoint(address, timeout), surroundings,
                JsonMapper.shared(), pauses);
    }

    private static List<Duration> pauses(int count) {
        return Collections.nCopies(count, Duration.ofMillis(20));
    }

    private static Identity.Runtime unknownOnEcs() {
        return new Identity.Runtime(Platform.ECS, null, null, null, null, null, null, null, null, null, null, null);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(UTF_8);
    }
}
