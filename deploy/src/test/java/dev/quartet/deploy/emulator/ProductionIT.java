package dev.quartet.deploy.emulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.quartet.deploy.stack.Stack;
import java.util.Comparator;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.dynamodb.model.PointInTimeRecoveryStatus;
import software.amazon.awssdk.services.ec2.model.FlowLog;
import software.amazon.awssdk.services.ec2.model.IpPermission;
import software.amazon.awssdk.services.ec2.model.NatGateway;
import software.amazon.awssdk.services.ec2.model.Route;
import software.amazon.awssdk.services.ec2.model.TrafficType;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.ActionTypeEnum;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.Listener;
import software.amazon.awssdk.services.route53.model.ResourceRecordSet;

/** What production has and staging has not: in Tokyo, behind a domain of its own. */
@ExtendWith(EmulatorExtension.class)
@TestInstance(Lifecycle.PER_CLASS)
class ProductionIT {

    private Rollout rollout;
    private Clients clients;

    @BeforeAll
    void deploy(Emulator emulator) {
        rollout = Variant.PRODUCTION.rollouts(emulator).getLast();
        clients = rollout.clients();
        rollout.up(Comparator.comparing(Stack::name));
    }

    @AfterAll
    void close() {
        rollout.close();
    }

    @Test
    void isTokyoWithANetworkNumberOfItsOwn() {
        assertThat(clients.region()).isEqualTo("ap-northeast-1");
        assertThat(clients.ec2().describeVpcs(request -> request.vpcIds(rollout.id("network", "Vpc"))).vpcs().getFirst()
                .cidrBlock()).isEqualTo("10.10.0.0/16");
    }

    /** So neither zone needs the other. */
    @ParameterizedTest
    @ValueSource(strings = {"A", "B"})
    void eachZoneHasItsOwnWayOut(String zone) {
        NatGateway gateway = clients.ec2().describeNatGateways(request -> request.natGatewayIds(rollout.id("network",
                "NatGateway" + zone))).natGateways().getFirst();
        List<Route> routes = clients.ec2().describeRouteTables(request -> request.routeTableIds(rollout.id("network",
                "PrivateRouteTable" + zone))).routeTables().getFirst().routes();

        assertThat(gateway.subnetId()).isEqualTo(rollout.id("network", "PublicSubnet" + zone));
        assertThat(gateway.natGatewayAddresses()).extracting(address -> address.publicIp()).containsExactly(rollout.id(
                "network", "NatAddress" + zone));
        assertThat(routes).filteredOn(route -> "0.0.0.0/0".equals(route.destinationCidrBlock())).extracting(
                Route::natGatewayId).containsExactly(gateway.natGatewayId());
    }

    @Test
    void refusedConnectionsAreLogged() {
        FlowLog log = clients.ec2().describeFlowLogs().flowLogs().getFirst();

        assertThat(log.resourceId()).isEqualTo(rollout.id("network", "Vpc"));
        assertThat(log.trafficType()).isEqualTo(TrafficType.REJECT);
        assertThat(log.logGroupName()).isEqualTo(rollout.id("network", "FlowLogGroup"));
        assertThat(log.deliverLogsPermissionArn()).endsWith(":role/" + rollout.id("network", "FlowLogRole"));
    }

    @Test
    void tlsEndsAtTheLoadBalancer() {
        assertThat(List.of(443, 9000)).allSatisfy(port -> {
            Listener listener = LoadBalancing.listener(clients, port);
            assertThat(listener.protocolAsString()).isEqualTo("HTTPS");
            assertThat(listener.sslPolicy()).isEqualTo("ELBSecurityPolicy-TLS13-1-2-Res-PQ-2025-09");
            assertThat(listener.certificates()).extracting(certificate -> clients.acm().describeCertificate(
                    request -> request.certificateArn(certificate.certificateArn())).certificate().domainName())
                    .containsExactly(Variant.DOMAIN);
        });
    }

    @Test
    void plainRequestsAreSentToTls() {
        assertThat(LoadBalancing.listener(clients, 80).defaultActions()).singleElement().satisfies(action -> {
            assertThat(action.type()).isEqualTo(ActionTypeEnum.REDIRECT);
            assertThat(action.redirectConfig().protocol()).isEqualTo("HTTPS");
            assertThat(action.redirectConfig().port()).isEqualTo("443");
        });
        assertThat(LoadBalancing.rules(clients, 80)).containsOnlyKeys("default");
        assertThat(LoadBalancing.rules(clients, 443)).containsOnlyKeys("1", "2", "10", "20", "30", "40", "default");
    }

    @Test
    void clientsMayComeByTls() {
        assertThat(clients.ec2().describeSecurityGroups(request -> request.groupIds(rollout.id("load-balancer",
                "LoadBalancerSecurityGroup"))).securityGroups().getFirst().ipPermissions()).extracting(
                        IpPermission::fromPort, IpPermission::toPort)
                .containsExactlyInAnyOrder(tuple(80, 80), tuple(
                        443, 443));
    }

    @Test
    void domainLeadsToTheLoadBalancer() {
        String name = clients.loadBalancing().describeLoadBalancers().loadBalancers().getFirst().dnsName();

        assertThat(clients.route53().listHostedZones().hostedZones().stream().flatMap(zone -> clients.route53()
                .listResourceRecordSets(request -> request.hostedZoneId(zone.id())).resourceRecordSets().stream())
                .filter(record -> record.name().startsWith(Variant.DOMAIN)))
                .extracting(ResourceRecordSet::typeAsString, ResourceRecordSet::regionAsString,
                        record -> record.aliasTarget().dnsName())
                .containsExactlyInAnyOrder(tuple("A", "ap-northeast-1", name), tuple("AAAA", "ap-northeast-1", name));
    }

    @ParameterizedTest
    @CsvSource({"people", "articles", "posts"})
    void tablesCannotBeDeleted(String name) {
        assertThat(clients.dynamoDb().describeTable(request -> request.tableName("quartet-production-" + name)).table()
                .deletionProtectionEnabled()).isTrue();
    }

    @Test
    void requestsAreLoggedInABucket() {
        assertThat(Inventory.take(clients).ids("AWS::S3::Bucket")).contains(
                "quartet-production-access-logs-123456789012-ap-northeast-1");
    }

    @Test
    void logsAreKept() {
        assertThat(clients.logs().describeLogGroups(request -> request.logGroupNamePrefix("/quartet/production/"))
                .logGroups()).extracting(group -> group.logGroupName().replace("/quartet/production/", ""),
                        group -> group
                                .retentionInDays())
                .containsExactlyInAnyOrder(tuple("user-service", 90), tuple("news-service",
                        90), tuple("market-service", 90), tuple("blog-service", 90), tuple("events", 90),
                        tuple(
                                "flow-logs", 14));
    }

    /** What the emulator leaves out of what it makes. Where one of these fails, the emulator has got better: test it. */
    @Test
    void theseAreNotCovered() {
        assertThat(clients.dynamoDb().describeContinuousBackups(request -> request.tableName(
                "quartet-production-people")).continuousBackupsDescription().pointInTimeRecoveryDescription()
                .pointInTimeRecoveryStatus()).isEqualTo(PointInTimeRecoveryStatus.DISABLED);
        String loadBalancer = clients.loadBalancing().describeLoadBalancers().loadBalancers().getFirst()
                .loadBalancerArn();
        assertThat(clients.loadBalancing().describeLoadBalancerAttributes(request -> request.loadBalancerArn(
                loadBalancer)).attributes()).noneMatch(attribute -> attribute.key().equals("access_logs.s3.enabled"));
        assertThat(clients.ecs().describeServices(request -> request.cluster("quartet-production").services(
                "user-service")).services().getFirst().deploymentConfiguration()).isNull();
        assertThat(clients.route53().listHostedZones().hostedZones().stream().flatMap(zone -> clients.route53()
                .listResourceRecordSets(request -> request.hostedZoneId(zone.id())).resourceRecordSets().stream())
                .filter(record -> record.name().startsWith(Variant.DOMAIN)).map(record -> record.aliasTarget()
                        .hostedZoneId()))
                .allMatch(zone -> zone.contains("CanonicalHostedZoneID"));
    }
}
