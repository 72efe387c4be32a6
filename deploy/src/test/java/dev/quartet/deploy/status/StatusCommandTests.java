package dev.quartet.deploy.status;

import static dev.quartet.deploy.live.FakeEcs.service;
import static org.assertj.core.api.Assertions.assertThat;
import static software.amazon.awssdk.services.elasticloadbalancingv2.model.TargetHealthStateEnum.HEALTHY;
import static software.amazon.awssdk.services.elasticloadbalancingv2.model.TargetHealthStateEnum.UNHEALTHY;

import com.sun.net.httpserver.HttpServer;
import dev.quartet.deploy.FakeAws;
import dev.quartet.deploy.live.FakeEcr;
import dev.quartet.deploy.live.FakeEcs;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.ecs.model.ContainerDefinition;
import software.amazon.awssdk.services.ecs.model.RegisterTaskDefinitionRequest;
import software.amazon.awssdk.services.ecs.model.Tag;

class StatusCommandTests {

    private FakeAws aws;

    @BeforeEach
    void begin(@TempDir Path folder) throws IOException {
        aws = new FakeAws(folder);
    }

    @Test
    void tellsWhatRunsAndWhatDoesNotYet() {
        String arn = aws.ecs.registerTaskDefinition(RegisterTaskDefinitionRequest.builder().family(
                "quartet-staging-user-service").containerDefinitions(
                        ContainerDefinition.builder().image(
                                "127.0.0.1:5077/quartet/user-service@" + FakeEcr.digest('a')).build())
                .tags(Tag.builder().key(
                        "commit").value("0123456789abcdef0123456789abcdef01234567").build())
                .build())
                .taskDefinition().taskDefinitionArn();
        aws.ecs.becomes("user-service", service("user-service", arn, "IN_PROGRESS", 1, 2).toBuilder().events(FakeEcs
                .event("4", "four"), FakeEcs.event("3", "three"), FakeEcs.event("2", "two"),
                FakeEcs.event("1",
                        "one"))
                .build());
        aws.loadBalancing.register("blue", HEALTHY, UNHEALTHY);

        assertThat(aws.run("status", "staging")).as(aws::err).isZero();

        assertThat(aws.out()).contains("ap-northeast-1  http://127.0.0.1:28080",
                "user-service    IN_PROGRESS  2 wanted, 1 running, 1 pending; 1 of 2 targets healthy",
                "quartet-staging-user-service:1  image sha256:aaaaaaaaaaaa  commit 0123456", "four", "three", "two",
                "news-service    not released yet").doesNotContain("one\n");
    }

    @Test
    void tellsItAsJson() {
        aws.ecs.becomes("user-service", service("user-service", FakeEcs.revision(7), "COMPLETED", 2, 2));

        assertThat(aws.run("status", "staging", "--output", "json")).as(aws::err).isZero();

        var services = aws.json().at("/regions/0/services");
        assertThat(services.at("/0/revision").asString()).isEqualTo("quartet-staging-user-service:7");
        assertThat(services.at("/0/wanted").asInt()).isEqualTo(2);
        assertThat(services.at("/1/state").asString()).isEqualTo("NOT_RELEASED");
    }

    @Test
    void tellsThatThereIsNothing() {
        aws.cloudFormation.outputs("quartet-staging-load-balancer", Map.of());

        assertThat(aws.run("status", "staging")).as(aws::err).isZero();
        assertThat(aws.out()).contains("ap-northeast-1  there is no load balancer yet");

        assertThat(aws.run("status", "staging", "--watch", "--times", "1")).isEqualTo(1);
        assertThat(aws.err()).contains("deploy/quartet up staging");
    }

    @Test
    void watchesWhoAnswers() throws IOException {
        AtomicInteger asked = new AtomicInteger();
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/user/json", exchange -> {
            byte[] identity = """
                    {"service": "user-service", "version": "1.0.0", "commit": "0123456789", "ip": "10.0.1.%1$d",
                     "runtime": {"taskArn": "task/%1$d", "availabilityZone": "ap-northeast-1a", "networkMode": "awsvpc"}}
                    """
                    .formatted(asked.incrementAndGet() % 2).getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(200, identity.length);
            exchange.getResponseBody().write(identity);
            exchange.close();
        });
        server.start();
        aws.cloudFormation.outputs("quartet-staging-load-balancer", Map.of("LoadBalancerDnsName", "127.0.0.1:"
                + server.getAddress().getPort()));
        try {
            assertThat(aws.run("status", "staging", "--watch", "--times", "4", "--output", "json")).as(aws::err)
                    .isZero();
        } finally {
            server.stop(0);
        }

        assertThat(aws.json().at("/services/ap-northeast-1 user-service").valueStream().map(share -> share.path(
                "instance").asString() + " " + share.path("percent").asInt())).containsExactly(
                        "10.0.1.0  ap-northeast-1a  1.0.0  0123456 50", "10.0.1.1  ap-northeast-1a  1.0.0  0123456 50");
        assertThat(aws.json().at("/services/ap-northeast-1 news-service/0/instance").asString()).isEqualTo("HTTP 404");
    }
}
