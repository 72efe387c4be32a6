package dev.quartet.deploy.down;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Stream;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.core.SdkClient;
import software.amazon.awssdk.services.autoscaling.AutoScalingClient;
import software.amazon.awssdk.services.autoscaling.model.AutoScalingGroup;
import software.amazon.awssdk.services.autoscaling.model.DescribeAutoScalingGroupsRequest;
import software.amazon.awssdk.services.autoscaling.model.DescribeAutoScalingGroupsResponse;
import software.amazon.awssdk.services.autoscaling.model.Instance;
import software.amazon.awssdk.services.autoscaling.model.SetInstanceProtectionRequest;
import software.amazon.awssdk.services.autoscaling.model.SetInstanceProtectionResponse;
import software.amazon.awssdk.services.cloudwatch.CloudWatchClient;
import software.amazon.awssdk.services.cloudwatch.model.DashboardEntry;
import software.amazon.awssdk.services.cloudwatch.model.DescribeAlarmsRequest;
import software.amazon.awssdk.services.cloudwatch.model.DescribeAlarmsResponse;
import software.amazon.awssdk.services.cloudwatch.model.ListDashboardsRequest;
import software.amazon.awssdk.services.cloudwatch.model.ListDashboardsResponse;
import software.amazon.awssdk.services.cloudwatch.model.MetricAlarm;
import software.amazon.awssdk.services.cloudwatchlogs.CloudWatchLogsClient;
import software.amazon.awssdk.services.cloudwatchlogs.model.DeleteLogGroupRequest;
import software.amazon.awssdk.services.cloudwatchlogs.model.DeleteLogGroupResponse;
import software.amazon.awssdk.services.cloudwatchlogs.model.DescribeLogGroupsRequest;
import software.amazon.awssdk.services.cloudwatchlogs.model.DescribeLogGroupsResponse;
import software.amazon.awssdk.services.cloudwatchlogs.model.LogGroup;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.DescribeTableRequest;
import software.amazon.awssdk.services.dynamodb.model.DescribeTableResponse;
import software.amazon.awssdk.services.dynamodb.model.ListTablesRequest;
import software.amazon.awssdk.services.dynamodb.model.ListTablesResponse;
import software.amazon.awssdk.services.dynamodb.model.UpdateTableRequest;
import software.amazon.awssdk.services.dynamodb.model.UpdateTableResponse;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ec2.model.Address;
import software.amazon.awssdk.services.ec2.model.DeleteNetworkInterfaceRequest;
import software.amazon.awssdk.services.ec2.model.DeleteNetworkInterfaceResponse;
import software.amazon.awssdk.services.ec2.model.DescribeAddressesRequest;
import software.amazon.awssdk.services.ec2.model.DescribeAddressesResponse;
import software.amazon.awssdk.services.ec2.model.DescribeInstancesRequest;
import software.amazon.awssdk.services.ec2.model.DescribeInstancesResponse;
import software.amazon.awssdk.services.ec2.model.DescribeNatGatewaysRequest;
import software.amazon.awssdk.services.ec2.model.DescribeNatGatewaysResponse;
import software.amazon.awssdk.services.ec2.model.DescribeNetworkInterfacesRequest;
import software.amazon.awssdk.services.ec2.model.DescribeNetworkInterfacesResponse;
import software.amazon.awssdk.services.ec2.model.DescribeVolumesRequest;
import software.amazon.awssdk.services.ec2.model.DescribeVolumesResponse;
import software.amazon.awssdk.services.ec2.model.DescribeVpcEndpointsRequest;
import software.amazon.awssdk.services.ec2.model.DescribeVpcEndpointsResponse;
import software.amazon.awssdk.services.ec2.model.Ec2Exception;
import software.amazon.awssdk.services.ec2.model.NatGateway;
import software.amazon.awssdk.services.ec2.model.NetworkInterface;
import software.amazon.awssdk.services.ec2.model.Reservation;
import software.amazon.awssdk.services.ec2.model.Volume;
import software.amazon.awssdk.services.ec2.model.VpcEndpoint;
import software.amazon.awssdk.services.ecr.EcrClient;
import software.amazon.awssdk.services.ecr.model.DescribeRepositoriesRequest;
import software.amazon.awssdk.services.ecr.model.DescribeRepositoriesResponse;
import software.amazon.awssdk.services.ecr.model.Repository;
import software.amazon.awssdk.services.ecs.EcsClient;
import software.amazon.awssdk.services.ecs.model.ClusterNotFoundException;
import software.amazon.awssdk.services.ecs.model.DeregisterTaskDefinitionRequest;
import software.amazon.awssdk.services.ecs.model.DeregisterTaskDefinitionResponse;
import software.amazon.awssdk.services.ecs.model.DescribeClustersRequest;
import software.amazon.awssdk.services.ecs.model.DescribeClustersResponse;
import software.amazon.awssdk.services.ecs.model.ListServicesRequest;
import software.amazon.awssdk.services.ecs.model.ListServicesResponse;
import software.amazon.awssdk.services.ecs.model.ListTaskDefinitionFamiliesRequest;
import software.amazon.awssdk.services.ecs.model.ListTaskDefinitionFamiliesResponse;
import software.amazon.awssdk.services.ecs.model.ListTaskDefinitionsRequest;
import software.amazon.awssdk.services.ecs.model.ListTaskDefinitionsResponse;
import software.amazon.awssdk.services.ecs.model.ListTasksRequest;
import software.amazon.awssdk.services.ecs.model.ListTasksResponse;
import software.amazon.awssdk.services.ecs.model.StopTaskRequest;
import software.amazon.awssdk.services.ecs.model.StopTaskResponse;
import software.amazon.awssdk.services.elasticloadbalancingv2.ElasticLoadBalancingV2Client;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.DescribeLoadBalancersRequest;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.DescribeLoadBalancersResponse;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.LoadBalancer;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.LoadBalancerNotFoundException;
import software.amazon.awssdk.services.resourcegroupstaggingapi.ResourceGroupsTaggingApiClient;
import software.amazon.awssdk.services.resourcegroupstaggingapi.model.GetResourcesRequest;
import software.amazon.awssdk.services.resourcegroupstaggingapi.model.GetResourcesResponse;
import software.amazon.awssdk.services.resourcegroupstaggingapi.model.ResourceTagMapping;
import software.amazon.awssdk.services.route53.Route53Client;
import software.amazon.awssdk.services.route53.model.HostedZone;
import software.amazon.awssdk.services.route53.model.ListHostedZonesByNameRequest;
import software.amazon.awssdk.services.route53.model.ListHostedZonesByNameResponse;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.Bucket;
import software.amazon.awssdk.services.s3.model.DeleteMarkerEntry;
import software.amazon.awssdk.services.s3.model.DeleteObjectsRequest;
import software.amazon.awssdk.services.s3.model.DeleteObjectsResponse;
import software.amazon.awssdk.services.s3.model.HeadBucketRequest;
import software.amazon.awssdk.services.s3.model.HeadBucketResponse;
import software.amazon.awssdk.services.s3.model.ListBucketsRequest;
import software.amazon.awssdk.services.s3.model.ListBucketsResponse;
import software.amazon.awssdk.services.s3.model.ListObjectVersionsRequest;
import software.amazon.awssdk.services.s3.model.ListObjectVersionsResponse;
import software.amazon.awssdk.services.s3.model.NoSuchBucketException;
import software.amazon.awssdk.services.s3.model.ObjectVersion;

/** What one Region has besides stacks, by the names that its services give. */
final class FakeServices {

    final List<String> loadBalancers = new ArrayList<>();
    final List<String> clusters = new ArrayList<>();
    final List<String> ecsServices = new ArrayList<>();
    final List<String> tasks = new ArrayList<>();
    final List<String> stopped = new ArrayList<>();
    final List<String> taskDefinitions = new ArrayList<>();
    final List<String> instances = new ArrayList<>();
    final List<String> guarded = new ArrayList<>();
    final List<String> volumes = new ArrayList<>();
    final List<NatGateway> natGateways = new ArrayList<>();
    final List<String> addresses = new ArrayList<>();
    final List<String> endpoints = new ArrayList<>();
    final List<NetworkInterface> interfaces = new ArrayList<>();
    final List<String> tables = new ArrayList<>();
    final List<String> protectedTables = new ArrayList<>();
    final TreeMap<String, List<String>> buckets = new TreeMap<>();
    final List<String> repositories = new ArrayList<>();
    final List<String> logGroups = new ArrayList<>();
    final List<String> alarms = new ArrayList<>();
    final List<String> dashboards = new ArrayList<>();
    final List<String> zones = new ArrayList<>();
    final List<String> tagged = new ArrayList<>();
    boolean mayNotListTables;
    int interfaceLooks;

    List<SdkClient> clients() {
        return List.of(new Elb(), new Ecs(), new Ec2(), new Scaling(), new Dynamo(), new S3(), new Ecr(), new Logs(),
                new Watch(), new Route(), new Tags());
    }

    private final class Elb implements ElasticLoadBalancingV2Client {

        @Override
        public DescribeLoadBalancersResponse describeLoadBalancers(DescribeLoadBalancersRequest request) {
            if (request.hasLoadBalancerArns()) {
                throw LoadBalancerNotFoundException.builder().build();
            }
            return DescribeLoadBalancersResponse.builder().loadBalancers(loadBalancers.stream().map(
                    name -> LoadBalancer.builder().loadBalancerName(name).build()).toList()).build();
        }

        @Override
        public String serviceName() {
            return SERVICE_NAME;
        }

        @Override
        public void close() {}
    }

    private final class Ecs implements EcsClient {

        @Override
        public DescribeClustersResponse describeClusters(DescribeClustersRequest request) {
            return DescribeClustersResponse.builder().clusters(Stream.concat(clusters.stream().map(
                    name -> software.amazon.awssdk.services.ecs.model.Cluster.builder().clusterName(name).status(
                            "ACTIVE").build()),
                    Stream.of(software.amazon.awssdk.services.ecs.model.Cluster.builder().clusterName("quartet-staging")
                            .status("INACTIVE").build()))
                    .toList()).build();
        }

        @Override
        public ListServicesResponse listServices(ListServicesRequest request) {
            requireCluster(request.cluster());
            return ListServicesResponse.builder().serviceArns(ecsServices).build();
        }

        @Override
        public ListTasksResponse listTasks(ListTasksRequest request) {
            requireCluster(request.cluster());
            return ListTasksResponse.builder().taskArns(tasks).build();
        }

        private void requireCluster(String cluster) {
            if (!clusters.contains(cluster)) {
                throw ClusterNotFoundException.builder().message("Cluster not found.").build();
            }
        }

        @Override
        public StopTaskResponse stopTask(StopTaskRequest request) {
            tasks.remove(request.task());
            stopped.add(request.task());
            return StopTaskResponse.builder().build();
        }

        @Override
        public ListTaskDefinitionFamiliesResponse listTaskDefinitionFamilies(
                ListTaskDefinitionFamiliesRequest request) {
            return ListTaskDefinitionFamiliesResponse.builder().families(taskDefinitions.stream().map(
                    arn -> arn.replaceFirst(":\\d+$", "")).filter(family -> family.startsWith(request.familyPrefix()))
                    .distinct().toList()).build();
        }

        @Override
        public ListTaskDefinitionsResponse listTaskDefinitions(ListTaskDefinitionsRequest request) {
            return ListTaskDefinitionsResponse.builder().taskDefinitionArns(taskDefinitions.stream().filter(arn -> arn
                    .replaceFirst(":\\d+$", "").equals(request.familyPrefix())).toList()).build();
        }

        @Override
        public DeregisterTaskDefinitionResponse deregisterTaskDefinition(DeregisterTaskDefinitionRequest request) {
            taskDefinitions.remove(request.taskDefinition());
            return DeregisterTaskDefinitionResponse.builder().build();
        }

        @Override
        public String serviceName() {
            return SERVICE_NAME;
        }

        @Override
        public void close() {}
    }

    private final class Ec2 implements Ec2Client {

        @Override
        public DescribeInstancesResponse describeInstances(DescribeInstancesRequest request) {
            return DescribeInstancesResponse.builder().reservations(Reservation.builder().instances(Stream.concat(
                    instances.stream().map(id -> instance(id, "running")), Stream.of(instance("i-gone", "terminated")))
                    .toList()).build()).build();
        }

        private static software.amazon.awssdk.services.ec2.model.Instance instance(String id, String state) {
            return software.amazon.awssdk.services.ec2.model.Instance.builder().instanceId(id).state(s -> s.name(state))
                    .build();
        }

        @Override
        public DescribeVolumesResponse describeVolumes(DescribeVolumesRequest request) {
            return DescribeVolumesResponse.builder().volumes(volumes.stream().map(id -> Volume.builder().volumeId(id)
                    .state("available").build()).toList()).build();
        }

        @Override
        public DescribeNatGatewaysResponse describeNatGateways(DescribeNatGatewaysRequest request) {
            return DescribeNatGatewaysResponse.builder().natGateways(natGateways).build();
        }

        @Override
        public DescribeAddressesResponse describeAddresses(DescribeAddressesRequest request) {
            return DescribeAddressesResponse.builder().addresses(addresses.stream().map(ip -> Address.builder()
                    .publicIp(ip).build()).toList()).build();
        }

        @Override
        public DescribeVpcEndpointsResponse describeVpcEndpoints(DescribeVpcEndpointsRequest request) {
            return DescribeVpcEndpointsResponse.builder().vpcEndpoints(endpoints.stream().map(id -> VpcEndpoint
                    .builder().vpcEndpointId(id).state("available").build()).toList()).build();
        }

        // Those of tasks go with the third look.
        @Override
        public DescribeNetworkInterfacesResponse describeNetworkInterfaces(DescribeNetworkInterfacesRequest request) {
            if (++interfaceLooks == 3) {
                interfaces.removeIf(left -> left.description().startsWith("arn:aws:ecs:"));
            }
            return DescribeNetworkInterfacesResponse.builder().networkInterfaces(List.copyOf(interfaces)).build();
        }

        @Override
        public DeleteNetworkInterfaceResponse deleteNetworkInterface(DeleteNetworkInterfaceRequest request) {
            if (!interfaces.removeIf(left -> left.networkInterfaceId().equals(request.networkInterfaceId()))) {
                throw Ec2Exception.builder().awsErrorDetails(AwsErrorDetails.builder().errorCode(
                        "InvalidNetworkInterfaceID.NotFound").errorMessage("none").build()).build();
            }
            return DeleteNetworkInterfaceResponse.builder().build();
        }

        @Override
        public String serviceName() {
            return SERVICE_NAME;
        }

        @Override
        public void close() {}
    }

    private final class Scaling implements AutoScalingClient {

        @Override
        public DescribeAutoScalingGroupsResponse describeAutoScalingGroups(DescribeAutoScalingGroupsRequest request) {
            return DescribeAutoScalingGroupsResponse.builder().autoScalingGroups(AutoScalingGroup.builder()
                    .autoScalingGroupName("group").instances(Stream.concat(guarded.stream().map(id -> Instance.builder()
                            .instanceId(id).protectedFromScaleIn(true).build()),
                            Stream.of(Instance.builder()
                                    .instanceId("i-free").protectedFromScaleIn(false).build()))
                            .toList())
                    .build()).build();
        }

        @Override
        public SetInstanceProtectionResponse setInstanceProtection(SetInstanceProtectionRequest request) {
            if (request.instanceIds().size() > 50) {
                throw new AssertionError("AWS takes 50 at most.");
            }
            guarded.removeAll(request.instanceIds());
            return SetInstanceProtectionResponse.builder().build();
        }

        @Override
        public String serviceName() {
            return SERVICE_NAME;
        }

        @Override
        public void close() {}
    }

    private final class Dynamo implements DynamoDbClient {

        @Override
        public ListTablesResponse listTables(ListTablesRequest request) {
            if (mayNotListTables) {
                throw software.amazon.awssdk.services.dynamodb.model.DynamoDbException.builder().awsErrorDetails(
                        AwsErrorDetails.builder().errorCode("AccessDeniedException").errorMessage(
                                "User u is not authorized to perform: dynamodb:ListTables on resource: *").build())
                        .build();
            }
            return ListTablesResponse.builder().tableNames(tables).build();
        }

        @Override
        public DescribeTableResponse describeTable(DescribeTableRequest request) {
            if (!tables.contains(request.tableName())) {
                throw software.amazon.awssdk.services.dynamodb.model.ResourceNotFoundException.builder().build();
            }
            return DescribeTableResponse.builder().table(t -> t.tableName(request.tableName())
                    .deletionProtectionEnabled(protectedTables.contains(request.tableName()))).build();
        }

        @Override
        public UpdateTableResponse updateTable(UpdateTableRequest request) {
            protectedTables.remove(request.tableName());
            return UpdateTableResponse.builder().build();
        }

        @Override
        public String serviceName() {
            return SERVICE_NAME;
        }

        @Override
        public void close() {}
    }

    private final class S3 implements S3Client {

        @Override
        public ListBucketsResponse listBuckets(ListBucketsRequest request) {
            return ListBucketsResponse.builder().buckets(buckets.keySet().stream().map(name -> Bucket.builder().name(
                    name).build()).toList()).build();
        }

        @Override
        public ListBucketsResponse listBuckets() {
            return listBuckets(ListBucketsRequest.builder().build());
        }

        @Override
        public HeadBucketResponse headBucket(HeadBucketRequest request) {
            versions(request.bucket());
            return HeadBucketResponse.builder().build();
        }

        // Two a page; what begins with "-" is a mark of deletion.
        @Override
        public ListObjectVersionsResponse listObjectVersions(ListObjectVersionsRequest request) {
            List<String> page = versions(request.bucket()).stream().limit(2).toList();
            return ListObjectVersionsResponse.builder()
                    .versions(page.stream().filter(key -> !key.startsWith("-")).map(key -> ObjectVersion.builder().key(
                            key).versionId("1").build()).toList())
                    .deleteMarkers(page.stream().filter(key -> key.startsWith("-")).map(key -> DeleteMarkerEntry
                            .builder().key(key).versionId("2").build()).toList())
                    .build();
        }

        @Override
        public DeleteObjectsResponse deleteObjects(DeleteObjectsRequest request) {
            request.delete().objects().forEach(object -> versions(request.bucket()).remove(object.key()));
            return DeleteObjectsResponse.builder().build();
        }

        private List<String> versions(String bucket) {
            List<String> versions = buckets.get(bucket);
            if (versions == null) {
                throw NoSuchBucketException.builder().build();
            }
            return versions;
        }

        @Override
        public String serviceName() {
            return SERVICE_NAME;
        }

        @Override
        public void close() {}
    }

    private final class Ecr implements EcrClient {

        @Override
        public DescribeRepositoriesResponse describeRepositories(DescribeRepositoriesRequest request) {
            return DescribeRepositoriesResponse.builder().repositories(repositories.stream().map(name -> Repository
                    .builder().repositoryName(name).build()).toList()).build();
        }

        @Override
        public String serviceName() {
            return SERVICE_NAME;
        }

        @Override
        public void close() {}
    }

    private final class Logs implements CloudWatchLogsClient {

        @Override
        public DescribeLogGroupsResponse describeLogGroups(DescribeLogGroupsRequest request) {
            return DescribeLogGroupsResponse.builder().logGroups(logGroups.stream().filter(name -> name.startsWith(
                    request.logGroupNamePrefix())).map(name -> LogGroup.builder().logGroupName(name).build()).toList())
                    .build();
        }

        @Override
        public DeleteLogGroupResponse deleteLogGroup(DeleteLogGroupRequest request) {
            if (!logGroups.remove(request.logGroupName())) {
                throw software.amazon.awssdk.services.cloudwatchlogs.model.ResourceNotFoundException.builder().build();
            }
            return DeleteLogGroupResponse.builder().build();
        }

        @Override
        public String serviceName() {
            return SERVICE_NAME;
        }

        @Override
        public void close() {}
    }

    private final class Watch implements CloudWatchClient {

        @Override
        public DescribeAlarmsResponse describeAlarms(DescribeAlarmsRequest request) {
            return DescribeAlarmsResponse.builder().metricAlarms(alarms.stream().filter(name -> name.startsWith(request
                    .alarmNamePrefix())).map(name -> MetricAlarm.builder().alarmName(name).build()).toList()).build();
        }

        @Override
        public ListDashboardsResponse listDashboards(ListDashboardsRequest request) {
            return ListDashboardsResponse.builder().dashboardEntries(dashboards.stream().filter(name -> name.startsWith(
                    request.dashboardNamePrefix())).map(name -> DashboardEntry.builder().dashboardName(name).build())
                    .toList()).build();
        }

        @Override
        public String serviceName() {
            return SERVICE_NAME;
        }

        @Override
        public void close() {}
    }

    private final class Route implements Route53Client {

        // From that name on, in the order of the alphabet.
        @Override
        public ListHostedZonesByNameResponse listHostedZonesByName(ListHostedZonesByNameRequest request) {
            return ListHostedZonesByNameResponse.builder().hostedZones(zones.stream().map(name -> HostedZone.builder()
                    .name(name).id("/hostedzone/" + name).build()).toList()).build();
        }

        @Override
        public String serviceName() {
            return SERVICE_NAME;
        }

        @Override
        public void close() {}
    }

    private final class Tags implements ResourceGroupsTaggingApiClient {

        @Override
        public GetResourcesResponse getResources(GetResourcesRequest request) {
            return GetResourcesResponse.builder().paginationToken("").resourceTagMappingList(tagged.stream().map(
                    arn -> ResourceTagMapping.builder().resourceARN(arn).build()).toList()).build();
        }

        @Override
        public String serviceName() {
            return SERVICE_NAME;
        }

        @Override
        public void close() {}
    }
}
