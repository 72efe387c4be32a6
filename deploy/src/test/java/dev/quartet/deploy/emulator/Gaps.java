package dev.quartet.deploy.emulator;

import static java.util.Map.entry;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;
import software.amazon.awssdk.services.ec2.model.RouteTableAssociation;

/** Where this version of the emulator is not like CloudFormation; tests fail when it gets better, so that this does too. */
final class Gaps {

    /** What its CloudFormation passes over in silence, as if it were there. */
    static final Set<String> NOT_MADE = Set.of(
            "AWS::ApplicationAutoScaling::ScalableTarget",
            "AWS::ApplicationAutoScaling::ScalingPolicy",
            "AWS::Budgets::Budget",
            "AWS::CertificateManager::Certificate",
            "AWS::CloudWatch::Alarm",
            "AWS::EC2::SecurityGroupEgress",
            "AWS::ECR::ReplicationConfiguration",
            "AWS::ECS::CapacityProvider",
            "AWS::ECS::ClusterCapacityProviderAssociations",
            "AWS::S3::BucketPolicy",
            "AWS::SNS::Subscription",
            "AWS::SNS::TopicPolicy",
            "AWS::ServiceDiscovery::PrivateDnsNamespace",
            "AWS::ServiceDiscovery::Service");

    /** What it makes as a part of something else, so that only tests of that can tell. */
    static final Set<String> PARTS = Set.of(
            "AWS::EC2::Route",
            "AWS::EC2::SecurityGroupIngress",
            "AWS::EC2::SubnetRouteTableAssociation",
            "AWS::EC2::VPCGatewayAttachment");

    /** What its CloudFormation does not delete, in the order in which it has to go, and how it goes. */
    private static final List<Map.Entry<String, BiConsumer<Clients, String>>> NOT_DELETED = List.of(
            entry("AWS::ECS::Service", Gaps::deleteService),
            entry("AWS::ECS::Cluster", (clients, id) -> clients.ecs().deleteCluster(request -> request.cluster(id))),
            entry("AWS::ElasticLoadBalancingV2::ListenerRule", (clients, id) -> clients.loadBalancing().deleteRule(
                    request -> request.ruleArn(id))),
            entry("AWS::ElasticLoadBalancingV2::TargetGroup", (clients, id) -> clients.loadBalancing()
                    .deleteTargetGroup(request -> request.targetGroupArn(id))),
            entry("AWS::EC2::FlowLog", (clients, id) -> clients.ec2().deleteFlowLogs(request -> request.flowLogIds(
                    id))),
            entry("AWS::EC2::VPCEndpoint", (clients, id) -> clients.ec2().deleteVpcEndpoints(
                    request -> request.vpcEndpointIds(id))),
            entry("AWS::EC2::NatGateway", (clients, id) -> clients.ec2().deleteNatGateway(
                    request -> request.natGatewayId(id))),
            entry("AWS::EC2::EIP", Gaps::releaseAddress),
            entry("AWS::EC2::RouteTable", Gaps::deleteRouteTable),
            entry("AWS::EC2::InternetGateway", Gaps::deleteInternetGateway),
            entry("AWS::IAM::ManagedPolicy", (clients, id) -> clients.iam().deletePolicy(request -> request.policyArn(
                    id))));

    private Gaps() {}

    /** Deletes by the services themselves what the deletion of a stack would leave. */
    static void close(Stacks stacks, String stack, Clients clients) {
        var resources = stacks.resources(stack);
        NOT_DELETED.forEach(forgotten -> resources.stream()
                .filter(resource -> resource.resourceType().equals(forgotten.getKey()))
                .forEach(resource -> forgotten.getValue().accept(clients, resource.physicalResourceId())));
    }

    private static void deleteService(Clients clients, String arn) {
        String cluster = arn.split("/", 3)[1];
        clients.ecs().deleteService(request -> request.cluster(cluster).service(arn).force(true));
    }

    private static void releaseAddress(Clients clients, String address) {
        var ec2 = clients.ec2();
        ec2.describeAddresses(request -> request.publicIps(address)).addresses().forEach(one -> ec2.releaseAddress(
                request -> request.allocationId(one.allocationId())));
    }

    private static void deleteRouteTable(Clients clients, String id) {
        var ec2 = clients.ec2();
        ec2.describeRouteTables(request -> request.routeTableIds(id)).routeTables().getFirst().associations().stream()
                .map(RouteTableAssociation::routeTableAssociationId)
                .forEach(association -> ec2.disassociateRouteTable(request -> request.associationId(association)));
        ec2.deleteRouteTable(request -> request.routeTableId(id));
    }

    private static void deleteInternetGateway(Clients clients, String id) {
        var ec2 = clients.ec2();
        ec2.describeInternetGateways(request -> request.internetGatewayIds(id)).internetGateways().getFirst()
                .attachments().forEach(attachment -> ec2.detachInternetGateway(request -> request.internetGatewayId(id)
                        .vpcId(attachment.vpcId())));
        ec2.deleteInternetGateway(request -> request.internetGatewayId(id));
    }
}
