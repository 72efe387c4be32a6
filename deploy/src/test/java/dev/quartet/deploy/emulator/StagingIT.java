package dev.quartet.deploy.emulator;

import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.quartet.deploy.stack.Stack;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.GlobalSecondaryIndexDescription;
import software.amazon.awssdk.services.dynamodb.model.TableDescription;
import software.amazon.awssdk.services.ecr.model.ImageTagMutability;
import software.amazon.awssdk.services.ecr.model.Repository;
import software.amazon.awssdk.services.ec2.model.Filter;
import software.amazon.awssdk.services.ec2.model.RouteTable;
import software.amazon.awssdk.services.ec2.model.SecurityGroup;
import software.amazon.awssdk.services.ec2.model.Subnet;
import software.amazon.awssdk.services.ec2.model.Tag;
import software.amazon.awssdk.services.ec2.model.UserIdGroupPair;
import software.amazon.awssdk.services.ec2.model.Vpc;
import software.amazon.awssdk.services.ecs.model.ContainerDefinition;
import software.amazon.awssdk.services.ecs.model.KeyValuePair;
import software.amazon.awssdk.services.ecs.model.Service;
import software.amazon.awssdk.services.ecs.model.TaskDefinition;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.Listener;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.LoadBalancer;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.LoadBalancerSchemeEnum;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.Rule;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.TargetGroup;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.TargetTypeEnum;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Staging as it is once deployed, asked of the services themselves. */
@ExtendWith(EmulatorExtension.class)
@TestInstance(Lifecycle.PER_CLASS)
class StagingIT {

    private static final List<String> SERVICES = List.of("user-service", "news-service", "market-service",
            "blog-service");

    private Rollout rollout;
    private Clients clients;

    @BeforeAll
    void deploy(Emulator emulator) {
        rollout = Variant.STAGING.rollouts(emulator).getFirst();
        clients = rollout.clients();
        rollout.up(Comparator.comparing(Stack::name));
    }

    @AfterAll
    void close() {
        rollout.close();
    }

    @Test
    void networkHasFourSubnetsInTwoZones() {
        String vpc = rollout.id("network", "Vpc");
        Map<String, Subnet> subnets = clients.ec2().describeSubnets(request -> request.filters(Filter.builder().name(
                "vpc-id").values(vpc).build())).subnets().stream().collect(toMap(Subnet::cidrBlock, subnet -> subnet));

        assertThat(subnets).containsOnlyKeys("10.0.10.0/24", "10.0.11.0/24", "10.0.20.0/24", "10.0.21.0/24");
        assertThat(subnets.values()).extracting(Subnet::availabilityZone).hasSize(4).containsOnly(zone(subnets, "10"),
                zone(subnets, "11"));
        assertThat(zone(subnets, "20")).isEqualTo(zone(subnets, "10")).isNotEqualTo(zone(subnets, "21"));
        assertThat(subnets.values().stream().filter(Subnet::mapPublicIpOnLaunch).map(Subnet::cidrBlock))
                .containsExactlyInAnyOrder("10.0.10.0/24", "10.0.11.0/24");
    }

    private static String zone(Map<String, Subnet> subnets, String number) {
        return Objects.requireNonNull(subnets.get("10.0.%s.0/24".formatted(number))).availabilityZone();
    }

    @Test
    void onlyThePublicRoutesLeadOut() {
        assertThat(routes("PublicRouteTable")).contains(tuple("0.0.0.0/0", rollout.id("network", "InternetGateway")));
        assertThat(routes("PrivateRouteTableA")).extracting(route -> route.toList().getFirst()).doesNotContain(
                "0.0.0.0/0");
        assertThat(routes("PrivateRouteTableB")).extracting(route -> route.toList().getFirst()).doesNotContain(
                "0.0.0.0/0");
    }

    private List<org.assertj.core.groups.Tuple> routes(String table) {
        return clients.ec2().describeRouteTables(request -> request.routeTableIds(rollout.id("network", table)))
                .routeTables().getFirst().routes().stream().map(route -> tuple(route.destinationCidrBlock(), route
                        .gatewayId()))
                .toList();
    }

    @ParameterizedTest
    @CsvSource({"S3Endpoint, s3", "DynamoDbEndpoint, dynamodb"})
    void dataGoesByFreeEndpoints(String logicalId, String service) {
        var endpoint = clients.ec2().describeVpcEndpoints(request -> request.vpcEndpointIds(rollout.id("network",
                logicalId))).vpcEndpoints().getFirst();

        assertThat(endpoint.serviceName()).isEqualTo("com.amazonaws.ap-northeast-1." + service);
        assertThat(endpoint.vpcEndpointTypeAsString()).isEqualTo("Gateway");
        assertThat(endpoint.routeTableIds()).containsExactlyInAnyOrder(rollout.id("network", "PublicRouteTable"),
                rollout.id("network", "PrivateRouteTableA"), rollout.id("network", "PrivateRouteTableB"));
    }

    @Test
    void everybodyReachesTheLoadBalancerAndNobodyElseTheTasks() {
        SecurityGroup loadBalancer = securityGroup("LoadBalancerSecurityGroup");
        SecurityGroup tasks = securityGroup("TaskSecurityGroup");

        assertThat(loadBalancer.ipPermissions()).singleElement().satisfies(permission -> {
            assertThat(permission.ipRanges()).extracting(range -> range.cidrIp()).containsExactly("0.0.0.0/0");
            assertThat(permission.fromPort()).isEqualTo(80).isEqualTo(permission.toPort());
        });
        assertThat(tasks.ipPermissions()).singleElement().satisfies(permission -> {
            assertThat(permission.ipRanges()).isEmpty();
            assertThat(permission.userIdGroupPairs()).extracting(UserIdGroupPair::groupId).containsExactlyInAnyOrder(
                    loadBalancer.groupId(), tasks.groupId());
            assertThat(permission.fromPort()).isEqualTo(80).isEqualTo(permission.toPort());
        });
    }

    private SecurityGroup securityGroup(String logicalId) {
        return clients.ec2().describeSecurityGroups(request -> request.groupIds(rollout.id("load-balancer", logicalId)))
                .securityGroups().getFirst();
    }

    @Test
    void loadBalancerIsPublicAndInBothZones() {
        LoadBalancer loadBalancer = clients.loadBalancing().describeLoadBalancers().loadBalancers().getFirst();

        assertThat(loadBalancer.scheme()).isEqualTo(LoadBalancerSchemeEnum.INTERNET_FACING);
        assertThat(loadBalancer.availabilityZones()).extracting(zone -> zone.subnetId()).containsExactlyInAnyOrder(
                rollout.id("network", "PublicSubnetA"), rollout.id("network", "PublicSubnetB"));
        assertThat(loadBalancer.securityGroups()).containsExactly(rollout.id("load-balancer",
                "LoadBalancerSecurityGroup"));
    }

    @Test
    void listenersAnswer404WhereThereIsNoRule() {
        assertThat(LoadBalancing.listeners(clients)).extracting(Listener::port, Listener::protocolAsString)
                .containsExactlyInAnyOrder(tuple(80, "HTTP"), tuple(9000, "HTTP"));
        assertThat(LoadBalancing.listeners(clients)).allSatisfy(listener -> assertThat(listener.defaultActions())
                .singleElement().satisfies(action -> assertThat(action.fixedResponseConfig().statusCode()).isEqualTo(
                        "404")));
    }

    @Test
    void actuatorIsNotPublicAndTheRootLeadsToAPage() {
        Rule actuator = LoadBalancing.rule(clients, 80, "1");
        Rule root = LoadBalancing.rule(clients, 80, "2");

        assertThat(actuator.conditions().getFirst().pathPatternConfig().values()).containsExactly("*actuator*");
        assertThat(actuator.actions().getFirst().fixedResponseConfig().statusCode()).isEqualTo("404");
        assertThat(root.conditions().getFirst().pathPatternConfig().values()).containsExactly("/");
        assertThat(root.actions().getFirst().redirectConfig().path()).isEqualTo("/user/overview");
    }

    @ParameterizedTest
    @CsvSource({"80, 10, user", "80, 20, news", "80, 30, market", "80, 40, blog", "9000, 10, user", "9000, 20, news",
            "9000, 30, market", "9000, 40, blog"})
    void requestsGoToTheServiceOfTheirBasePath(int port, String priority, String service) {
        Rule rule = LoadBalancing.rule(clients, port, priority);
        String stack = "quartet-staging-%s-service-route".formatted(service);

        assertThat(rule.conditions().getFirst().pathPatternConfig().values()).containsExactly('/' + service, '/'
                + service + "/*");
        assertThat(rule.actions().getFirst().forwardConfig().targetGroups()).extracting(
                group -> group.targetGroupArn(), group -> group.weight()).containsExactly(
                        tuple(rollout.idIn(stack, "TargetGroup"), 100),
                        tuple(rollout.idIn(stack, "OtherTargetGroup"), 0));
    }

    @ParameterizedTest
    @ValueSource(strings = {"user", "news", "market", "blog"})
    void targetsAreAddressesThatAreReady(String service) {
        String stack = "quartet-staging-%s-service-route".formatted(service);
        List<TargetGroup> groups = clients.loadBalancing().describeTargetGroups(request -> request.targetGroupArns(
                rollout.idIn(stack, "TargetGroup"), rollout.idIn(stack, "OtherTargetGroup"))).targetGroups();

        assertThat(groups).hasSize(2).allSatisfy(group -> {
            assertThat(group.targetType()).isEqualTo(TargetTypeEnum.IP);
            assertThat(group.healthCheckPath()).isEqualTo('/' + service + "/readyz");
            assertThat(group.matcher().httpCode()).isEqualTo("200");
            assertThat(group.healthCheckIntervalSeconds()).isEqualTo(10);
        });
    }

    @Test
    void servicesRunWhatWasRegistered() {
        List<Service> services = clients.ecs().describeServices(request -> request.cluster("quartet-staging").services(
                SERVICES)).services();

        assertThat(services).hasSize(4).allSatisfy(service -> assertThat(service.taskDefinition()).isEqualTo(rollout
                .taskDefinition(service.serviceName())));
    }

    /** A name in a task definition is only as good as what it names. */
    @ParameterizedTest
    @ValueSource(strings = {"user-service", "news-service", "market-service", "blog-service"})
    void taskDefinitionsNameWhatIsThere(String service) {
        TaskDefinition definition = clients.ecs().describeTaskDefinition(request -> request.taskDefinition(rollout
                .taskDefinition(service))).taskDefinition();
        ContainerDefinition container = definition.containerDefinitions().getFirst();
        Inventory there = Inventory.take(clients);

        assertThat(there.ids("AWS::IAM::Role")).contains(nameOf(definition.executionRoleArn()), nameOf(
                definition.taskRoleArn()));
        assertThat(there.ids("AWS::Logs::LogGroup")).contains(container.logConfiguration().options().get(
                "awslogs-group"));
        assertThat(there.ids("AWS::ECR::Repository")).contains("quartet/" + service);
        assertThat(container.image()).startsWith(repository(service).repositoryUri() + '@');
        assertThat(Stream.concat(there.ids("AWS::DynamoDB::Table").stream(), there.ids("AWS::S3::Bucket").stream()))
                .contains(store(container));
    }

    private static String nameOf(String roleArn) {
        return roleArn.substring(roleArn.indexOf('/') + 1);
    }

    private static String store(ContainerDefinition container) {
        return container.environment().stream().filter(variable -> Set.of("TABLE_NAME", "BUCKET_NAME").contains(variable
                .name())).map(KeyValuePair::value).findFirst().orElseThrow();
    }

    private Repository repository(String service) {
        return clients.ecr().describeRepositories(request -> request.repositoryNames("quartet/" + service))
                .repositories().getFirst();
    }

    @ParameterizedTest
    @ValueSource(strings = {"user-service", "news-service", "market-service", "blog-service"})
    void tagsOfImagesNeverMove(String service) {
        assertThat(repository(service).imageTagMutability()).isEqualTo(ImageTagMutability.IMMUTABLE);
    }

    @ParameterizedTest
    @CsvSource({"people, people-by-registration", "articles, articles-by-section articles-by-time",
            "posts, posts-by-author posts-by-time"})
    void tablesArePaidByRequestAndMayBeDeleted(String name, String indexes) {
        TableDescription table = clients.dynamoDb().describeTable(request -> request.tableName("quartet-staging-"
                + name)).table();

        assertThat(table.billingModeSummary().billingMode()).isEqualTo(BillingMode.PAY_PER_REQUEST);
        assertThat(table.globalSecondaryIndexes()).extracting(GlobalSecondaryIndexDescription::indexName)
                .containsExactlyInAnyOrder(indexes.split(" ", -1));
        assertThat(table.deletionProtectionEnabled()).isFalse();
    }

    @Test
    void bucketIsEncrypted() {
        var rules = clients.s3().getBucketEncryption(request -> request.bucket(rollout.id("data", "MarketBucket")))
                .serverSideEncryptionConfiguration().rules();

        assertThat(rules).extracting(rule -> rule.applyServerSideEncryptionByDefault().sseAlgorithmAsString())
                .containsExactly("AES256");
    }

    @Test
    void logsAreKeptAWeek() {
        assertThat(clients.logs().describeLogGroups().logGroups()).hasSize(5).allSatisfy(group -> assertThat(group
                .retentionInDays()).isEqualTo(7));
    }

    @ParameterizedTest
    @CsvSource({"quartet-staging-events, arn:aws:logs:ap-northeast-1:123456789012:log-group:/quartet/staging/events",
            "quartet-staging-complaints, arn:aws:sns:ap-northeast-1:123456789012:quartet-staging-alarms"})
    void eventsOfEcsAreWrittenDownAndSentOn(String rule, String target) {
        JsonNode pattern = new JsonMapper().readTree(clients.events().describeRule(request -> request.name(rule))
                .eventPattern());

        assertThat(pattern.path("source").path(0).asString()).isEqualTo("aws.ecs");
        assertThat(pattern.path("resources").path(0).path("prefix").asString()).isEqualTo(
                "arn:aws:ecs:ap-northeast-1:123456789012:service/quartet-staging/");
        assertThat(clients.events().listTargetsByRule(request -> request.rule(rule)).targets()).extracting(one -> one
                .arn()).containsExactly(target);
    }

    @Test
    void dashboardShowsBothTargetGroupsOfEachService() {
        String body = clients.cloudWatch()
                .getDashboard(request -> request.dashboardName("quartet-staging-ap-northeast-1"))
                .dashboardBody();

        assertThat(new JsonMapper().readTree(body).path("widgets")).isNotEmpty();
        assertThat(SERVICES).allSatisfy(service -> {
            String stack = "quartet-staging-%s-route".formatted(service);
            assertThat(body).contains(fullName(rollout.idIn(stack, "TargetGroup")), fullName(rollout.idIn(stack,
                    "OtherTargetGroup")));
        });
    }

    private static String fullName(String targetGroupArn) {
        return targetGroupArn.substring(targetGroupArn.indexOf("targetgroup/"));
    }

    @Test
    void whatIsMadeIsTagged() {
        Vpc vpc = clients.ec2().describeVpcs(request -> request.vpcIds(rollout.id("network", "Vpc"))).vpcs().getFirst();

        assertThat(vpc.tags().stream().collect(toMap(Tag::key, Tag::value))).containsAllEntriesOf(Map.of(
                "project", "quartet", "environment", "staging", "owner", "platform", "Name", "quartet-staging"));
    }

    /** What the emulator leaves out of what it makes. Where one of these fails, the emulator has got better: test it. */
    @Test
    void theseAreNotCovered() {
        RouteTable table = clients.ec2().describeRouteTables(request -> request.routeTableIds(rollout.id("network",
                "PublicRouteTable"))).routeTables().getFirst();
        assertThat(table.associations()).isEmpty();
        assertThat(securityGroup("TaskSecurityGroup").ipPermissionsEgress()).extracting(permission -> permission
                .ipProtocol()).containsExactly("-1");
        assertThat(clients.s3().getBucketVersioning(request -> request.bucket(rollout.id("data", "MarketBucket")))
                .status()).isNull();
        Service service = clients.ecs().describeServices(request -> request.cluster("quartet-staging").services(
                "user-service")).services().getFirst();
        assertThat(service.loadBalancers()).isEmpty();
        assertThat(service.deploymentConfiguration()).isNull();
        assertThat(service.networkConfiguration().awsvpcConfiguration()).isNull();
        assertThat(LoadBalancing.attributes(clients, rollout.idIn("quartet-staging-user-service-route",
                "TargetGroup"))).containsEntry("deregistration_delay.timeout_seconds", "300");
    }
}
