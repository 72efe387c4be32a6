package dev.quartet.deploy.down;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quartet.deploy.FakeClone;
import dev.quartet.deploy.FakeRun;
import dev.quartet.deploy.up.FakeCloudFormation;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.core.SdkClient;
import software.amazon.awssdk.services.cloudformation.model.StackStatus;
import software.amazon.awssdk.services.ec2.model.NatGateway;
import software.amazon.awssdk.services.ec2.model.NetworkInterface;

class DownCommandTests {

    private static final String BUCKET = "quartet-staging-market-123456789012-ap-northeast-1";

    private final FakeCloudFormation cloudFormation = new FakeCloudFormation();
    private final FakeServices services = new FakeServices();
    private final FakeClone clone;
    private final FakeRun run;

    DownCommandTests(@TempDir Path folder) {
        clone = new FakeClone(folder);
        run = new FakeRun(clone, Map.of("ap-northeast-1", clients()));
    }

    private List<SdkClient> clients() {
        return Stream.concat(services.clients().stream(), Stream.of(cloudFormation)).toList();
    }

    @BeforeEach
    void bringUp() {
        Stream.of("network", "data", "user-service-route", "user-service", "user-service-scaling").forEach(
                name -> stack("quartet-staging-" + name, Map.of()));
        stack("quartet-staging-data", Map.of("DataProtection", "none"));
        cloudFormation.with("quartet-registry", StackStatus.CREATE_COMPLETE, Map.of(), Map.of("project", "quartet"));
    }

    private void stack(String name, Map<String, String> parameters) {
        cloudFormation.with(name, StackStatus.CREATE_COMPLETE, parameters, Map.of("environment", "staging"));
    }

    private int down(String... arguments) {
        return run.run(Stream.concat(Stream.of("down", "staging"), Stream.of(arguments)).toArray(String[]::new));
    }

    private int begin(String stack) {
        return cloudFormation.log.indexOf("begin " + stack + " DELETE_IN_PROGRESS");
    }

    private int end(String stack) {
        return cloudFormation.log.indexOf("end " + stack + " DELETE_COMPLETE");
    }

    @Test
    void deletesWhatOthersNeedAfterThem() {
        assertThat(down("--yes")).as(run.err()).isZero();

        assertThat(cloudFormation.names()).noneMatch(name -> name.startsWith("quartet-"));
        assertThat(end("quartet-staging-user-service-scaling")).isNotNegative().isLessThan(begin(
                "quartet-staging-user-service"));
        assertThat(end("quartet-staging-user-service")).isLessThan(begin("quartet-staging-user-service-route"));
        assertThat(end("quartet-staging-user-service-route")).isLessThan(begin("quartet-staging-network"));
        assertThat(end("quartet-staging-network")).isLessThan(begin("quartet-registry"));
        assertThat(run.out()).contains("Nothing that costs money is left of environment staging.");
    }

    @Test
    void deletesWhatTheFileDoesNotNameAnyMoreFirst() {
        stack("quartet-staging-aaa", Map.of());
        stack("quartet-staging-bbb", Map.of());
        cloudFormation.failing("quartet-staging-aaa", StackStatus.CREATE_COMPLETE);

        assertThat(down("--yes")).as(run.err()).isZero();

        assertThat(end("quartet-staging-bbb")).isNotNegative().isLessThan(end("quartet-staging-aaa"));
        assertThat(end("quartet-staging-aaa")).isLessThan(begin("quartet-staging-user-service-scaling"));
    }

    @Test
    void asksForTheName() {
        assertThat(run.answering("yes").run("down", "staging")).isEqualTo(1);
        assertThat(run.err()).contains("The answer was not staging: nothing was changed.");
        assertThat(cloudFormation.log).isEmpty();

        assertThat(run.answering("staging").run("down", "staging")).isZero();
        assertThat(run.out()).contains("deletes quartet-staging-user-service-scaling",
                "Type the environment's name to delete all of this from account 123456789012: (staging)");
        assertThat(cloudFormation.names()).doesNotContain("quartet-staging-network");
    }

    @Test
    void asksNothingWhereNothingIs() {
        assertThat(run.answering("staging").run("down", "staging")).isZero();

        assertThat(run.answering("no").run("down", "staging")).as(run.err()).isZero();
        assertThat(run.out()).contains("has no stacks of environment staging");
    }

    @Test
    void refusesWhereNobodyCanAnswer() {
        assertThat(down()).isEqualTo(1);

        assertThat(run.err()).contains("give --yes");
        assertThat(cloudFormation.log).isEmpty();
    }

    @Test
    void refusesAnotherAccount() {
        assertThat(run.as("210987654321").run("down", "staging", "--yes")).isEqualTo(1);

        assertThat(cloudFormation.log).isEmpty();
    }

    @Test
    void keepsTheRegistryForOtherEnvironments() {
        cloudFormation.with("quartet-production-network", StackStatus.CREATE_COMPLETE, Map.of(), Map.of("environment",
                "production"));
        services.repositories.add("quartet/user-service");

        assertThat(down("--yes")).as(run.out()).isZero();

        assertThat(cloudFormation.names()).contains("quartet-registry", "quartet-production-network");
        assertThat(run.out()).contains("quartet-registry stays: stacks such as quartet-production-network need its "
                + "images");
    }

    @Test
    void keepsWhatIsAPersons() {
        cloudFormation.with("quartet-pipeline-deploy-staging", StackStatus.CREATE_COMPLETE, Map.of(), Map.of());

        assertThat(down("--yes")).isZero();

        assertThat(cloudFormation.names()).contains("quartet-pipeline-deploy-staging").doesNotContain(
                "quartet-registry");
    }

    @Test
    void leavesTheRegistryToAPersonWhereARoleIsGiven() {
        assertThat(down("--yes", "--cloudformation-role", "arn:role")).isZero();

        assertThat(cloudFormation.names()).contains("quartet-registry").doesNotContain("quartet-staging-network");
    }

    @Test
    void emptiesBucketsOfAllVersions() {
        services.buckets.put(BUCKET, new ArrayList<>(List.of("a", "b", "-b", "c", "-d")));
        cloudFormation.resource("quartet-staging-data", "AWS::S3::Bucket", BUCKET).onceDeleted("quartet-staging-data",
                () -> assertThat(services.buckets.remove(BUCKET)).isEmpty());

        assertThat(down("--yes")).as(run.out()).isZero();

        assertThat(run.out()).contains("of 5 versions");
    }

    @Test
    void switchesProtectionOffByTheStacksParameter() {
        stack("quartet-staging-data", Map.of("DataProtection", "full", "OldVersionDays", "3"));

        assertThat(down("--yes")).isZero();

        assertThat(cloudFormation.log).containsSubsequence("end quartet-staging-data UPDATE_COMPLETE",
                "begin quartet-staging-data DELETE_IN_PROGRESS");
        assertThat(run.out()).contains(
                "quartet-staging-data is protected against this: its protection is switched off, and all its data is "
                        + "deleted");
    }

    @Test
    void unprotectsTheTablesOfAStackThatCannotBeChangedAnyMore() {
        cloudFormation.with("quartet-staging-data", StackStatus.DELETE_FAILED, Map.of("DataProtection", "full"), Map.of(
                "environment", "staging")).resource("quartet-staging-data", "AWS::DynamoDB::Table",
                        "quartet-staging-people")
                .onceDeleted("quartet-staging-data", services.tables::clear);
        services.tables.add("quartet-staging-people");
        services.protectedTables.add("quartet-staging-people");

        assertThat(down("--yes")).as(run.out() + run.err()).isZero();

        assertThat(services.protectedTables).isEmpty();
    }

    @Test
    void keepsDataThatIsWanted() {
        services.buckets.put(BUCKET, new ArrayList<>(List.of("a")));
        services.tables.add("quartet-staging-people");
        services.tagged.add("arn:aws:s3:::" + BUCKET);
        services.tagged.add("arn:aws:dynamodb:ap-northeast-1:123456789012:table/quartet-staging-people");
        cloudFormation.resource("quartet-staging-data", "AWS::S3::Bucket", BUCKET).resource("quartet-staging-data",
                "AWS::DynamoDB::Table", "quartet-staging-people");

        assertThat(down("--yes", "--keep-data")).as(run.out()).isZero();

        assertThat(cloudFormation.names()).contains("quartet-staging-data").doesNotContain("quartet-staging-network");
        assertThat(services.buckets.get(BUCKET)).containsExactly("a");
        assertThat(run.out()).contains("quartet-staging-data stays, as you asked", "but the data that you keep");
    }

    @Test
    void waitsForNetworkInterfacesAndDeletesUnusedOnes() {
        services.interfaces.add(NetworkInterface.builder().networkInterfaceId("eni-1").status("in-use").description(
                "arn:aws:ecs:ap-northeast-1:123456789012:attachment/1").build());
        services.interfaces.add(NetworkInterface.builder().networkInterfaceId("eni-2").status("available").description(
                "forgotten").build());
        services.interfaces.add(NetworkInterface.builder().networkInterfaceId("eni-3").status("in-use").description(
                "VPC Endpoint Interface vpce-1").build());
        cloudFormation.resource("quartet-staging-network", "AWS::EC2::VPC", "vpc-1");

        assertThat(down("--yes")).isZero();

        assertThat(services.interfaces).extracting(NetworkInterface::networkInterfaceId).containsExactly("eni-3");
        assertThat(services.interfaceLooks).isEqualTo(3);
    }

    @Test
    void takesAwayWhatHoldsUpAClusterOfInstances() {
        IntStream.range(0, 70).forEach(number -> services.guarded.add("i-" + number));
        services.clusters.add("quartet-staging");
        services.tasks.addAll(List.of("task-1", "task-2"));
        stack("quartet-staging-cluster-ec2", Map.of());
        cloudFormation.resource("quartet-staging-cluster-ec2", "AWS::AutoScaling::AutoScalingGroup", "group").resource(
                "quartet-staging-cluster-ec2", "AWS::ECS::Cluster", "quartet-staging")
                .onceDeleted("quartet-staging-cluster-ec2", services.clusters::clear);

        assertThat(down("--yes")).as(run.out() + run.err()).isZero();

        assertThat(services.guarded).isEmpty();
        assertThat(services.stopped).containsExactly("task-1", "task-2");
    }

    /** Its interface holds the group, and the group its stack, long before the turn of the cluster comes. */
    @Test
    void stopsATaskThatWasRunByHandBeforeItsSecurityGroupGoes() {
        List<String> stoppedBefore = new ArrayList<>();
        services.clusters.add("quartet-staging");
        services.tasks.add("task-1");
        stack("quartet-staging-load-balancer", Map.of());
        cloudFormation.resource("quartet-staging-load-balancer", "AWS::EC2::SecurityGroup", "sg-1")
                .onceDeleted("quartet-staging-load-balancer", () -> {
                    stoppedBefore.addAll(services.stopped);
                    services.clusters.clear();
                });

        assertThat(down("--yes")).as(run.out() + run.err()).isZero();

        assertThat(stoppedBefore).containsExactly("task-1");
    }

    @Test
    void removesWhatNoStackHas() {
        services.logGroups.add("/aws/ecs/containerinsights/quartet-staging/performance");
        services.taskDefinitions.addAll(List.of("quartet-staging-user-service:1", "quartet-staging-user-service:2",
                "quartet-production-user-service:1"));

        assertThat(down("--yes")).isZero();

        assertThat(services.logGroups).isEmpty();
        assertThat(services.taskDefinitions).containsExactly("quartet-production-user-service:1");
    }

    @Test
    void triesAgainWhatFailedOnce() {
        cloudFormation.failing("quartet-staging-network", StackStatus.DELETE_FAILED, new String[]{"Vpc",
                "AWS::EC2::VPC", "DELETE_FAILED", "The vpc has dependencies."});

        assertThat(down("--yes")).isZero();

        assertThat(run.out()).contains("The vpc has dependencies.", "Trying again (2 of 3)");
    }

    @Test
    void stopsAtWhatGoesOnFailingAndContinuesTheNextTime() {
        for (int time = 0; time < 3; time++) {
            cloudFormation.failing("quartet-staging-user-service-route", StackStatus.DELETE_FAILED, new String[]{
                    "Rule", "AWS::ElasticLoadBalancingV2::ListenerRule", "DELETE_FAILED", "Not now."});
        }

        assertThat(down("--yes")).isEqualTo(1);
        assertThat(run.err()).contains("quartet-staging-user-service-route", "Not now.");
        assertThat(cloudFormation.names()).contains("quartet-staging-network").doesNotContain(
                "quartet-staging-user-service");

        assertThat(down("--yes")).isZero();
        assertThat(cloudFormation.names()).doesNotContain("quartet-staging-network");
    }

    @ParameterizedTest
    @CsvSource({
            "load balancer,      quartet-staging",
            "ECS cluster,        quartet-staging",
            "EC2 instance,       i-1",
            "volume,             vol-1",
            "NAT gateway,        nat-1",
            "Elastic IP address, 203.0.113.1",
            "VPC endpoint,       vpce-1",
            "table,              quartet-staging-people",
            "bucket,             quartet-staging-market-123456789012-ap-northeast-1",
            "repository,         quartet/user-service",
            "log group,          /quartet/staging/user-service",
            "alarm,              TargetTracking-service/quartet-staging/user-service-AlarmHigh-1",
            "dashboard,          quartet-staging-ap-northeast-1",
            "hosted zone,        /hostedzone/quartet-staging.internal.",
            "tagged,             arn:aws:rds:ap-northeast-1:123456789012:db:some"})
    void isNotDoneWhileSomethingIsLeft(String kind, String name) {
        leave(kind, name);

        assertThat(down("--yes", "--output", "json")).isEqualTo(1);

        assertThat(run.json().path("left").valueStream()).singleElement().satisfies(left -> {
            assertThat(left.path("region").asString()).isEqualTo("ap-northeast-1");
            assertThat(left.path("kind").asString()).isEqualTo(kind);
            assertThat(left.path("name").asString()).isEqualTo(name);
        });
        assertThat(run.err()).contains("Left of environment staging", "ap-northeast-1  %s %s".formatted(kind, name));
    }

    private void leave(String kind, String name) {
        switch (kind) {
            case "load balancer" -> services.loadBalancers.add(name);
            case "ECS cluster" -> services.clusters.add(name);
            case "EC2 instance" -> services.instances.add(name);
            case "volume" -> services.volumes.add(name);
            case "NAT gateway" -> services.natGateways.add(NatGateway.builder().natGatewayId(name).state("available")
                    .build());
            case "Elastic IP address" -> services.addresses.add(name);
            case "VPC endpoint" -> services.endpoints.add(name);
            case "table" -> services.tables.add(name);
            case "bucket" -> services.buckets.put(name, new ArrayList<>());
            case "repository" -> services.repositories.add(name);
            case "log group" -> services.logGroups.add(name);
            case "alarm" -> services.alarms.add(name);
            case "dashboard" -> services.dashboards.add(name);
            case "hosted zone" -> services.zones.add("quartet-staging.internal.");
            default -> services.tagged.add(name);
        }
    }

    @Test
    void isNotDeceivedByWhatIsGoneOrBelongsToOthers() {
        services.tagged.addAll(List.of("arn:aws:dynamodb:ap-northeast-1:123456789012:table/quartet-staging-people",
                "arn:aws:s3:::" + BUCKET, "arn:aws:ec2:ap-northeast-1:123456789012:natgateway/nat-1",
                "arn:aws:ec2:ap-northeast-1:123456789012:vpc/vpc-1",
                "arn:aws:logs:ap-northeast-1:123456789012:log-group:/quartet/staging/user-service",
                "arn:aws:elasticloadbalancing:ap-northeast-1:123456789012:loadbalancer/app/quartet-staging/1",
                "arn:aws:sns:ap-northeast-1:123456789012:quartet-staging-alarms"));
        services.natGateways.add(NatGateway.builder().natGatewayId("nat-1").state("deleted").build());
        services.tables.add("quartet-stagingtwo-people");
        services.loadBalancers.add("quartet-production");
        services.buckets.put("quartet-staging-market-123456789012-eu-west-1", new ArrayList<>());
        services.zones.add("quartet-stagingtwo.internal.");

        assertThat(down("--yes")).as(run.out()).isZero();
    }

    @Test
    void findsByItsTagsWhatBearsAnotherName() {
        services.tables.add("restored-people");
        services.tagged.add("arn:aws:dynamodb:ap-northeast-1:123456789012:table/restored-people");

        assertThat(down("--yes")).isEqualTo(1);

        assertThat(run.out()).contains("tagged restored-people");
    }

    @Test
    void doesNotTakeWhatItMayNotSeeForNothing() {
        services.mayNotListTables = true;

        assertThat(down("--yes")).isEqualTo(1);

        assertThat(run.out()).contains("table not known. Your credentials may not do this (dynamodb:ListTables)");
    }

    @Test
    void beginsWithTheRegionThatSendsCopies() {
        clone.setRegions("staging", "ap-northeast-3: {}\nap-northeast-1: {}");
        FakeCloudFormation osaka = new FakeCloudFormation().with("quartet-staging-network",
                StackStatus.CREATE_COMPLETE, Map.of(), Map.of("environment", "staging"));
        List<String> order = new ArrayList<>();
        cloudFormation.onceDeleted("quartet-registry", () -> order.add("tokyo"));
        osaka.onceDeleted("quartet-staging-network", () -> order.add("osaka"));
        FakeRun both = new FakeRun(clone, new TreeMap<>(Map.of("ap-northeast-1", clients(), "ap-northeast-3", Stream
                .concat(new FakeServices().clients().stream(), Stream.of(osaka)).toList())));

        assertThat(both.run("down", "staging", "--yes", "--output", "json")).as(both.err()).isZero();

        assertThat(order).containsExactly("tokyo", "osaka");
        assertThat(both.json().path("deleted").path("ap-northeast-3").get(0).asString()).isEqualTo(
                "quartet-staging-network");
    }
}
