package dev.quartet.deploy.emulator;

import static java.util.stream.Collectors.toCollection;

import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Supplier;
import java.util.stream.Stream;
import software.amazon.awssdk.services.dynamodb.model.ListTablesResponse;
import software.amazon.awssdk.services.ec2.model.Address;
import software.amazon.awssdk.services.ec2.model.FlowLog;
import software.amazon.awssdk.services.ec2.model.InternetGateway;
import software.amazon.awssdk.services.ec2.model.LaunchTemplate;
import software.amazon.awssdk.services.ec2.model.NatGateway;
import software.amazon.awssdk.services.ec2.model.NatGatewayState;
import software.amazon.awssdk.services.ec2.model.RouteTable;
import software.amazon.awssdk.services.ec2.model.SecurityGroup;
import software.amazon.awssdk.services.ec2.model.Subnet;
import software.amazon.awssdk.services.ec2.model.Vpc;
import software.amazon.awssdk.services.ec2.model.VpcEndpoint;
import software.amazon.awssdk.services.ecs.model.Cluster;
import software.amazon.awssdk.services.ecs.model.Service;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.Listener;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.LoadBalancer;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.Rule;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.TargetGroup;
import software.amazon.awssdk.services.route53.model.ResourceRecordSet;

/**
 * What there is, asked of each service itself: by CloudFormation's name of the type, the ids that CloudFormation gives.
 * What comes into being beside something else is left out, such as the main route table of a VPC.
 */
record Inventory(Map<String, Set<String>> byType) {

    static final Inventory NOTHING = new Inventory(Map.of());

    static Inventory take(Clients clients) {
        Map<String, Set<String>> byType = new TreeMap<>();
        listings(clients).forEach((type, listing) -> byType.put(type, listing.get().collect(toCollection(
                TreeSet::new))));
        return new Inventory(byType);
    }

    /** The ids of one type; none if there is none, or if the type is not listed. */
    Set<String> ids(String type) {
        return byType.getOrDefault(type, Set.of());
    }

    /** The types that can be listed. */
    static Set<String> types(Clients clients) {
        return listings(clients).keySet();
    }

    private static Map<String, Supplier<Stream<String>>> listings(Clients clients) {
        Map<String, Supplier<Stream<String>>> listings = new TreeMap<>();
        addNetwork(listings, clients);
        addLoadBalancing(listings, clients);
        addTasks(listings, clients);
        addStores(listings, clients);
        addIdentities(listings, clients);
        addWatching(listings, clients);
        return listings;
    }

    private static void addNetwork(Map<String, Supplier<Stream<String>>> listings, Clients clients) {
        var ec2 = clients.ec2();
        listings.put("AWS::EC2::EIP", () -> ec2.describeAddresses().addresses().stream().map(Address::publicIp));
        listings.put("AWS::EC2::FlowLog", () -> ec2.describeFlowLogs().flowLogs().stream().map(FlowLog::flowLogId));
        listings.put("AWS::EC2::InternetGateway", () -> ec2.describeInternetGateways().internetGateways().stream()
                .map(InternetGateway::internetGatewayId));
        listings.put("AWS::EC2::LaunchTemplate", () -> ec2.describeLaunchTemplates().launchTemplates().stream()
                .map(LaunchTemplate::launchTemplateId));
        listings.put("AWS::EC2::NatGateway", () -> ec2.describeNatGateways().natGateways().stream()
                .filter(gateway -> gateway.state() != NatGatewayState.DELETED).map(NatGateway::natGatewayId));
        listings.put("AWS::EC2::RouteTable", () -> ec2.describeRouteTables().routeTables().stream()
                .filter(table -> table.associations().stream().noneMatch(association -> association.main()))
                .map(RouteTable::routeTableId));
        listings.put("AWS::EC2::SecurityGroup", () -> ec2.describeSecurityGroups().securityGroups().stream()
                .filter(group -> !group.groupName().equals("default")).map(SecurityGroup::groupId));
        listings.put("AWS::EC2::Subnet", () -> ec2.describeSubnets().subnets().stream().map(Subnet::subnetId));
        listings.put("AWS::EC2::VPC", () -> ec2.describeVpcs().vpcs().stream().map(Vpc::vpcId));
        listings.put("AWS::EC2::VPCEndpoint", () -> ec2.describeVpcEndpoints().vpcEndpoints().stream()
                .filter(endpoint -> !endpoint.stateAsString().equalsIgnoreCase("deleted"))
                .map(VpcEndpoint::vpcEndpointId));
        listings.put("AWS::Route53::RecordSet", () -> clients.route53().listHostedZones().hostedZones().stream()
                .flatMap(zone -> clients.route53().listResourceRecordSets(request -> request.hostedZoneId(zone.id()))
                        .resourceRecordSets().stream())
                .filter(record -> clients.region().equals(record.regionAsString())).map(ResourceRecordSet::name));
    }

    private static void addLoadBalancing(Map<String, Supplier<Stream<String>>> listings, Clients clients) {
        var loadBalancing = clients.loadBalancing();
        Supplier<Stream<String>> loadBalancers = () -> loadBalancing.describeLoadBalancers().loadBalancers().stream()
                .map(LoadBalancer::loadBalancerArn);
        Supplier<Stream<String>> listeners = () -> loadBalancers.get().flatMap(arn -> loadBalancing.describeListeners(
                request -> request.loadBalancerArn(arn)).listeners().stream()).map(Listener::listenerArn);
        String prefix = "AWS::ElasticLoadBalancingV2::";
        listings.put(prefix + "LoadBalancer", loadBalancers);
        listings.put(prefix + "Listener", listeners);
        listings.put(prefix + "ListenerRule", () -> listeners.get().flatMap(arn -> loadBalancing.describeRules(
                request -> request.listenerArn(arn)).rules().stream()).filter(rule -> !rule.isDefault())
                .map(Rule::ruleArn));
        listings.put(prefix + "TargetGroup", () -> loadBalancing.describeTargetGroups().targetGroups().stream()
                .map(TargetGroup::targetGroupArn));
    }

    private static void addTasks(Map<String, Supplier<Stream<String>>> listings, Clients clients) {
        var ecs = clients.ecs();
        Supplier<Stream<Cluster>> clusters = () -> ecs.describeClusters(request -> request.clusters(ecs.listClusters()
                .clusterArns())).clusters().stream().filter(cluster -> cluster.status().equals("ACTIVE"));
        listings.put("AWS::AutoScaling::AutoScalingGroup", () -> clients.autoScaling().describeAutoScalingGroups()
                .autoScalingGroups().stream().map(group -> group.autoScalingGroupName()));
        listings.put("AWS::ECR::Repository", () -> clients.ecr().describeRepositories().repositories().stream()
                .map(repository -> repository.repositoryName()));
        listings.put("AWS::ECS::Cluster", () -> clusters.get().map(Cluster::clusterName));
        listings.put("AWS::ECS::Service", () -> clusters.get().map(Cluster::clusterArn).flatMap(cluster -> ecs
                .describeServices(request -> request.cluster(cluster).services(ecs.listServices(
                        services -> services.cluster(cluster)).serviceArns()))
                .services().stream())
                .filter(service -> service.status().equals("ACTIVE")).map(Service::serviceArn));
    }

    private static void addStores(Map<String, Supplier<Stream<String>>> listings, Clients clients) {
        listings.put("AWS::DynamoDB::Table", () -> Stream.of(clients.dynamoDb().listTables())
                .map(ListTablesResponse::tableNames).flatMap(names -> names.stream()));
        listings.put("AWS::S3::Bucket", () -> clients.s3().listBuckets().buckets().stream().map(bucket -> bucket
                .name()));
    }

    private static void addIdentities(Map<String, Supplier<Stream<String>>> listings, Clients clients) {
        var iam = clients.iam();
        listings.put("AWS::IAM::InstanceProfile", () -> iam.listInstanceProfilesPaginator().instanceProfiles().stream()
                .map(profile -> profile.instanceProfileName()));
        listings.put("AWS::IAM::ManagedPolicy", () -> iam.listPoliciesPaginator(request -> request.scope("Local"))
                .policies().stream().map(policy -> policy.arn()));
        listings.put("AWS::IAM::Role", () -> iam.listRolesPaginator().roles().stream().map(role -> role.roleName()));
    }

    private static void addWatching(Map<String, Supplier<Stream<String>>> listings, Clients clients) {
        listings.put("AWS::CloudWatch::Dashboard", () -> clients.cloudWatch().listDashboards().dashboardEntries()
                .stream().map(dashboard -> dashboard.dashboardName()));
        listings.put("AWS::Events::Rule", () -> clients.events().listRules(_ -> {}).rules().stream().map(rule -> rule
                .name()));
        listings.put("AWS::Logs::LogGroup", () -> clients.logs().describeLogGroupsPaginator().logGroups().stream()
                .map(group -> group.logGroupName()));
        listings.put("AWS::Logs::ResourcePolicy", () -> clients.logs().describeResourcePolicies().resourcePolicies()
                .stream().map(policy -> policy.policyName()));
        listings.put("AWS::SNS::Topic", () -> clients.sns().listTopics().topics().stream().map(topic -> topic
                .topicArn()));
    }

    /** What is here and not there; types without any are left out. */
    Inventory without(Inventory other) {
        Map<String, Set<String>> left = new TreeMap<>();
        byType.forEach((type, ids) -> {
            Set<String> rest = new TreeSet<>(ids);
            rest.removeAll(other.byType.getOrDefault(type, Set.of()));
            if (!rest.isEmpty()) {
                left.put(type, rest);
            }
        });
        return new Inventory(left);
    }
}
