package dev.quartet.deploy.runtask;

import static dev.quartet.deploy.live.FakeEcs.revision;
import static dev.quartet.deploy.live.FakeEcs.service;
import static org.assertj.core.api.Assertions.assertThat;

import dev.quartet.deploy.FakeAws;
import dev.quartet.deploy.live.TickingClock;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ec2.model.DescribeNetworkInterfacesRequest;
import software.amazon.awssdk.services.ec2.model.DescribeNetworkInterfacesResponse;
import software.amazon.awssdk.services.ec2.model.NetworkInterface;
import software.amazon.awssdk.services.ecs.model.AssignPublicIp;
import software.amazon.awssdk.services.ecs.model.Attachment;
import software.amazon.awssdk.services.ecs.model.CapacityProviderStrategyItem;
import software.amazon.awssdk.services.ecs.model.Container;
import software.amazon.awssdk.services.ecs.model.KeyValuePair;
import software.amazon.awssdk.services.ecs.model.LaunchType;
import software.amazon.awssdk.services.ecs.model.NetworkConfiguration;
import software.amazon.awssdk.services.ecs.model.PropagateTags;
import software.amazon.awssdk.services.ecs.model.RunTaskRequest;
import software.amazon.awssdk.services.ecs.model.Service;
import software.amazon.awssdk.services.ecs.model.Task;

class RunTaskCommandTests {

    private static final NetworkConfiguration NETWORK = NetworkConfiguration.builder().awsvpcConfiguration(vpc -> vpc
            .subnets("subnet-1").securityGroups("sg-1").assignPublicIp(AssignPublicIp.ENABLED)).build();

    private FakeAws aws;

    @BeforeEach
    void begin(@TempDir Path folder) throws IOException {
        aws = new FakeAws(folder);
    }

    private static Service spot() {
        return service("user-service", revision(3), "COMPLETED", 1, 1).toBuilder().networkConfiguration(NETWORK)
                .capacityProviderStrategy(CapacityProviderStrategyItem.builder().capacityProvider("FARGATE_SPOT")
                        .weight(1).build())
                .build();
    }

    @Test
    void runsWhatTheServiceRunsWhereTheServiceRuns() {
        aws.ecs.becomes("user-service", spot());

        assertThat(aws.run("run-task", "staging", "user-service")).as(aws::err).isZero();

        RunTaskRequest request = aws.ecs.runs.getFirst();
        assertThat(request.taskDefinition()).isEqualTo(revision(3));
        assertThat(request.networkConfiguration()).isEqualTo(NETWORK);
        assertThat(request.capacityProviderStrategy()).isEqualTo(spot().capacityProviderStrategy());
        assertThat(request.launchType()).isNull();
        assertThat(request.propagateTags()).isEqualTo(PropagateTags.TASK_DEFINITION);
        assertThat(aws.out()).contains("started arn:aws:ecs:ap-northeast-1:123456789012:task/quartet-staging/0001",
                "stop it: aws ecs stop-task --region ap-northeast-1 --cluster quartet-staging --task arn:aws:ecs:");
    }

    @Test
    void takesTheLaunchTypeOfAServiceWithoutCapacityProviders() {
        aws.ecs.becomes("user-service", service("user-service", revision(3), "COMPLETED", 1, 1).toBuilder().launchType(
                LaunchType.EC2).build());

        assertThat(aws.run("run-task", "staging", "user-service")).as(aws::err).isZero();

        assertThat(aws.ecs.runs.getFirst().launchType()).isEqualTo(LaunchType.EC2);
        assertThat(aws.ecs.runs.getFirst().networkConfiguration()).isNull();
    }

    @Test
    void takesTheNewestRevisionIfTold() {
        aws.ecs.becomes("user-service", spot());

        aws.run("run-task", "staging", "user-service", "--latest");

        assertThat(aws.ecs.runs.getFirst().taskDefinition()).isEqualTo("quartet-staging-user-service");
    }

    @Test
    void startsTenAtATime() {
        aws.ecs.becomes("user-service", spot());

        aws.run("run-task", "staging", "user-service", "--count", "12", "--output", "json");

        assertThat(aws.ecs.runs).extracting(RunTaskRequest::count).containsExactly(10, 2);
        assertThat(aws.json().path("tasks").size()).isEqualTo(12);
    }

    @Test
    void asksForAReleaseFirst() {
        assertThat(aws.run("run-task", "staging", "user-service")).isEqualTo(1);

        assertThat(aws.err()).contains("deploy/quartet release staging user-service");
    }

    @Test
    void refusesARegionThatTheEnvironmentHasNot() {
        assertThat(aws.run("run-task", "staging", "user-service", "--region", "us-east-1")).isEqualTo(2);
        assertThat(aws.run("run-task", "staging", "user-service", "--count", "0")).isEqualTo(2);
    }

    @Test
    void waitsUntilATaskRunsAndTellsItsAddresses() {
        Task task = task("RUNNING").toBuilder()
                .attachments(Attachment.builder().type("ElasticNetworkInterface").details(
                        detail("networkInterfaceId", "eni-1"), detail("privateIPv4Address", "10.0.1.17")).build())
                .build();
        aws.ecs.add(task);
        List<String> lines = new ArrayList<>();

        var ran = waiting(lines).untilRunning(List.of(task), TickingClock.patience(3));

        assertThat(ran).containsExactly(new Waiting.Ran(task.taskArn(), "RUNNING", List.of("10.0.1.17",
                "203.0.113.9 (public)")));
        assertThat(lines).containsExactly("0001 RUNNING at 10.0.1.17, 203.0.113.9 (public)");
    }

    @Test
    void tellsWhyATaskEndedInstead() {
        Task task = task("STOPPED").toBuilder().stoppedReason("Essential container in task exited").containers(Container
                .builder().name("user-service").exitCode(1).build()).build();
        aws.ecs.add(task);
        List<String> lines = new ArrayList<>();

        var ran = waiting(lines).untilRunning(List.of(task), TickingClock.patience(3));

        assertThat(ran.getFirst().isGood()).isFalse();
        assertThat(lines).containsExactly("0001 STOPPED: Essential container in task exited, exit code 1");
    }

    private Waiting waiting(List<String> lines) {
        return new Waiting(aws.ecs, new Places(aws.ecs, new FakeEc2(), "quartet-staging"), "quartet-staging",
                lines::add);
    }

    private static Task task(String status) {
        return Task.builder().taskArn("arn:aws:ecs:ap-northeast-1:123456789012:task/quartet-staging/0001").lastStatus(
                status).desiredStatus(status).taskDefinitionArn(revision(3)).build();
    }

    private static KeyValuePair detail(String name, String value) {
        return KeyValuePair.builder().name(name).value(value).build();
    }

    private static final class FakeEc2 implements Ec2Client {

        @Override
        public DescribeNetworkInterfacesResponse describeNetworkInterfaces(DescribeNetworkInterfacesRequest request) {
            assertThat(request.networkInterfaceIds()).containsExactly("eni-1");
            return DescribeNetworkInterfacesResponse.builder().networkInterfaces(NetworkInterface.builder().association(
                    association -> association.publicIp("203.0.113.9")).build()).build();
        }

        @Override
        public String serviceName() {
            return SERVICE_NAME;
        }

        @Override
        public void close() {
            // Nothing to give back.
        }
    }
}
