package dev.quartet.deploy.down;

import dev.quartet.deploy.account.Cloud;
import dev.quartet.deploy.account.Problems;
import dev.quartet.deploy.environment.Environment;
import dev.quartet.deploy.up.SideBySide;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.services.cloudformation.model.StackStatus;
import software.amazon.awssdk.services.cloudformation.model.StackSummary;
import software.amazon.awssdk.services.cloudwatch.model.DashboardEntry;
import software.amazon.awssdk.services.cloudwatch.model.MetricAlarm;
import software.amazon.awssdk.services.cloudwatchlogs.model.LogGroup;
import software.amazon.awssdk.services.ec2.model.Address;
import software.amazon.awssdk.services.ec2.model.Filter;
import software.amazon.awssdk.services.ec2.model.Instance;
import software.amazon.awssdk.services.ec2.model.NatGateway;
import software.amazon.awssdk.services.ec2.model.Volume;
import software.amazon.awssdk.services.ec2.model.VpcEndpoint;
import software.amazon.awssdk.services.ecr.model.Repository;
import software.amazon.awssdk.services.ecs.model.ClusterNotFoundException;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.LoadBalancer;
import software.amazon.awssdk.services.route53.model.HostedZone;
import software.amazon.awssdk.services.s3.model.Bucket;

/** What is left of an environment in one Region, as each service lists it, and as the tags do. */
final class Leftovers {

    private final Environment environment;
    private final Cloud cloud;
    private final Set<String> kept;
    private final String name;
    private final String prefix;

    /**
     * Looks for what is left.
     *
     * @param kept names of what is meant to stay: stacks, tables, buckets, {@code quartet-registry}
     */
    Leftovers(Environment environment, Cloud cloud, Set<String> kept) {
        this.environment = environment;
        this.cloud = cloud;
        this.kept = kept;
        name = "quartet-" + environment.name();
        prefix = name + '-';
    }

    /** Lists all of it. What may not be looked at counts as left. */
    List<Leftover> find() {
        Map<String, Supplier<Stream<String>>> looks = new LinkedHashMap<>();
        looks.put("stack", this::stacks);
        looks.put("load balancer", this::loadBalancers);
        looks.put("ECS cluster", this::clusters);
        looks.put("ECS service", this::services);
        looks.put("ECS task", this::tasks);
        looks.put("EC2 instance", this::instances);
        looks.put("volume", this::volumes);
        looks.put("NAT gateway", this::natGateways);
        looks.put("Elastic IP address", this::addresses);
        looks.put("VPC endpoint", this::endpoints);
        looks.put("table", this::tables);
        looks.put("bucket", this::buckets);
        looks.put("repository", this::repositories);
        looks.put("log group", this::logGroups);
        looks.put("alarm", this::alarms);
        looks.put("dashboard", this::dashboards);
        looks.put("hosted zone", this::hostedZones);
        looks.put("tagged", () -> new Tagged(environment, cloud).unknown());
        return SideBySide.each(looks.entrySet(), look -> listed(look.getKey(), look.getValue())).stream()
                .flatMap(List::stream).toList();
    }

    private List<Leftover> listed(String kind, Supplier<Stream<String>> look) {
        try {
            return look.get().filter(found -> !kept.contains(found)).map(found -> new Leftover(cloud.region(), kind,
                    found)).toList();
        } catch (AwsServiceException e) {
            return List.of(new Leftover(cloud.region(), kind, "not known. " + Problems.explain(e).orElse(e
                    .getMessage())));
        }
    }

    private boolean isOurs(String found) {
        return found.equals(name) || found.startsWith(prefix);
    }

    private Stream<String> stacks() {
        return cloud.cloudFormation().listStacksPaginator(r -> {}).stackSummaries().stream()
                .filter(stack -> stack.stackStatus() != StackStatus.DELETE_COMPLETE).map(StackSummary::stackName)
                .filter(this::isOurs);
    }

    private Stream<String> loadBalancers() {
        return cloud.loadBalancing().describeLoadBalancersPaginator(r -> {}).loadBalancers().stream()
                .map(LoadBalancer::loadBalancerName).filter(this::isOurs);
    }

    // A deleted cluster is listed as INACTIVE for a while.
    private Stream<String> clusters() {
        return cloud.ecs().describeClusters(r -> r.clusters(name)).clusters().stream().filter(cluster -> !cluster
                .status().equals("INACTIVE")).map(cluster -> cluster.clusterName());
    }

    private Stream<String> services() {
        try {
            return cloud.ecs().listServicesPaginator(r -> r.cluster(name)).serviceArns().stream();
        } catch (ClusterNotFoundException _) {
            return Stream.empty();
        }
    }

    private Stream<String> tasks() {
        try {
            return cloud.ecs().listTasksPaginator(r -> r.cluster(name)).taskArns().stream();
        } catch (ClusterNotFoundException _) {
            return Stream.empty();
        }
    }

    private List<Filter> tags() {
        return List.of(Filter.builder().name("tag:project").values("quartet").build(), Filter.builder().name(
                "tag:environment").values(environment.name()).build());
    }

    private Stream<String> instances() {
        Set<String> gone = Set.of("terminated", "shutting-down");
        return cloud.ec2().describeInstancesPaginator(r -> r.filters(tags())).reservations().stream()
                .flatMap(reservation -> reservation.instances().stream())
                .filter(instance -> !gone.contains(instance.state().nameAsString())).map(Instance::instanceId);
    }

    private Stream<String> volumes() {
        return cloud.ec2().describeVolumesPaginator(r -> r.filters(tags())).volumes().stream().filter(
                volume -> !volume.stateAsString().startsWith("delet")).map(Volume::volumeId);
    }

    private Stream<String> natGateways() {
        Set<String> gone = Set.of("deleted", "failed");
        return cloud.ec2().describeNatGatewaysPaginator(r -> r.filter(tags())).natGateways().stream()
                .filter(gateway -> !gone.contains(gateway.stateAsString())).map(NatGateway::natGatewayId);
    }

    private Stream<String> addresses() {
        return cloud.ec2().describeAddresses(r -> r.filters(tags())).addresses().stream().map(Address::publicIp);
    }

    private Stream<String> endpoints() {
        return cloud.ec2().describeVpcEndpointsPaginator(r -> r.filters(tags())).vpcEndpoints().stream()
                .filter(endpoint -> !endpoint.stateAsString().toLowerCase(java.util.Locale.ROOT).equals("deleted"))
                .map(VpcEndpoint::vpcEndpointId);
    }

    private Stream<String> tables() {
        return cloud.dynamoDb().listTablesPaginator().tableNames().stream().filter(this::isOurs);
    }

    private Stream<String> buckets() {
        String suffix = "-%s-%s".formatted(environment.account(), cloud.region());
        return cloud.s3().listBuckets().buckets().stream().map(Bucket::name).filter(this::isOurs)
                .filter(bucket -> bucket
                        .endsWith(suffix));
    }

    private Stream<String> repositories() {
        return kept.contains("quartet-registry")
                ? Stream.empty()
                : cloud.ecr().describeRepositoriesPaginator(r -> {}).repositories().stream()
                        .map(Repository::repositoryName).filter(repository -> repository.startsWith("quartet/"));
    }

    private Stream<String> logGroups() {
        return Stream.of("/quartet/%s/".formatted(environment.name()), "/aws/ecs/containerinsights/%s/".formatted(name))
                .flatMap(start -> cloud.logs().describeLogGroupsPaginator(r -> r.logGroupNamePrefix(start)).logGroups()
                        .stream())
                .map(LogGroup::logGroupName);
    }

    private Stream<String> alarms() {
        return Stream.of(prefix, "TargetTracking-service/%s/".formatted(name)).flatMap(start -> cloud.cloudWatch()
                .describeAlarmsPaginator(r -> r.alarmNamePrefix(start)).metricAlarms().stream()).map(
                        MetricAlarm::alarmName);
    }

    private Stream<String> dashboards() {
        return cloud.cloudWatch().listDashboardsPaginator(r -> r.dashboardNamePrefix(name)).dashboardEntries().stream()
                .map(DashboardEntry::dashboardName).filter(this::isOurs);
    }

    private Stream<String> hostedZones() {
        String zone = name + ".internal.";
        return cloud.route53().listHostedZonesByName(r -> r.dnsName(zone)).hostedZones().stream().filter(found -> found
                .name().equals(zone)).map(HostedZone::id);
    }
}
