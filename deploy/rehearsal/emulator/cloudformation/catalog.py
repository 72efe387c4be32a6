"""The types of resources that the stacks here use, and how each is made, changed and deleted."""

import json
from typing import Any

from emulator.clients import shaped
from emulator.cloudformation import services
from emulator.cloudformation.kinds import Kind, Made, Place, Properties, by_api, of_moto, recorded
from emulator.errors import AwsError

ELB = "AWS::ElasticLoadBalancingV2::"


# ---- EC2: moto makes these, and forgets them when their stack goes.

def _delete_route_table(place: Place, made: Made) -> None:
    ec2 = place.client("ec2")
    for table in ec2.describe_route_tables(RouteTableIds=[made.physical_id])["RouteTables"]:
        for association in table["Associations"]:
            ec2.disassociate_route_table(AssociationId=association["RouteTableAssociationId"])
    ec2.delete_route_table(RouteTableId=made.physical_id)


def _delete_internet_gateway(place: Place, made: Made) -> None:
    ec2 = place.client("ec2")
    gateway = ec2.describe_internet_gateways(InternetGatewayIds=[made.physical_id])["InternetGateways"][0]
    for attachment in gateway["Attachments"]:
        ec2.detach_internet_gateway(InternetGatewayId=made.physical_id, VpcId=attachment["VpcId"])
    ec2.delete_internet_gateway(InternetGatewayId=made.physical_id)


def _release_address(place: Place, made: Made) -> None:
    ec2 = place.client("ec2")
    for address in ec2.describe_addresses(PublicIps=[made.physical_id])["Addresses"]:
        ec2.release_address(AllocationId=address["AllocationId"])


def _delete_vpc(place: Place, made: Made) -> None:
    ec2 = place.client("ec2")
    here = [{"Name": "vpc-id", "Values": [made.physical_id]}]
    left = [subnet["SubnetId"] for subnet in ec2.describe_subnets(Filters=here)["Subnets"]]
    if left:
        raise AwsError("DependencyViolation",
                       f"The vpc '{made.physical_id}' has dependencies and cannot be deleted.")
    ec2.delete_vpc(VpcId=made.physical_id)


def _delete_subnet(place: Place, made: Made) -> None:
    ec2 = place.client("ec2")
    here = [{"Name": "subnet-id", "Values": [made.physical_id]}]
    if ec2.describe_network_interfaces(Filters=here)["NetworkInterfaces"]:
        raise AwsError("DependencyViolation",
                       f"The subnet '{made.physical_id}' has dependencies and cannot be deleted.")
    ec2.delete_subnet(SubnetId=made.physical_id)


def _network_settings(place: Place, made: Made, properties: Properties) -> None:
    for name in ("EnableDnsSupport", "EnableDnsHostnames"):
        if name in properties:
            place.client("ec2").modify_vpc_attribute(
                VpcId=made.physical_id, **{name: {"Value": str(properties[name]).lower() == "true"}})


def _port(direction: str, cidr: str, group: str) -> Kind:
    """A rule of a security group: who may come in (Ingress), or where to one may go (Egress)."""

    def open_(place: Place, properties: Properties) -> Made:
        permission: dict[str, Any] = {name: properties[name] for name in ("IpProtocol", "FromPort", "ToPort")
                                      if name in properties}
        if cidr in properties:
            permission["IpRanges"] = [{"CidrIp": properties[cidr]}]
        else:
            permission["UserIdGroupPairs"] = [{"GroupId": properties[group]}]
        answer = getattr(place.client("ec2"), f"authorize_security_group_{direction}")(
            GroupId=properties["GroupId"], IpPermissions=[permission])
        return Made(answer["SecurityGroupRules"][0]["SecurityGroupRuleId"],
                    {"group": properties["GroupId"], "permission": permission})

    def close(place: Place, made: Made) -> None:
        getattr(place.client("ec2"), f"revoke_security_group_{direction}")(
            GroupId=made.attributes["group"], IpPermissions=[made.attributes["permission"]])

    return Kind(open_, close)


def _tags_only(_: Place, __: Made, ___: Properties) -> None:
    """Where the stack's own tags are all that can change."""


# ---- Load balancing.

def _group_attributes(place: Place, made: Made, properties: Properties) -> None:
    place.client("elbv2").add_tags(ResourceArns=[made.physical_id], Tags=place.tagged(properties))
    if given := properties.get("TargetGroupAttributes"):
        place.client("elbv2").modify_target_group_attributes(TargetGroupArn=made.physical_id, Attributes=given)
    made.attributes["TargetGroupFullName"] = made.physical_id.split(":", 5)[5]


def _change_group(place: Place, made: Made, properties: Properties) -> None:
    place.client("elbv2").modify_target_group(**shaped(
        "elbv2", "ModifyTargetGroup", {**properties, "TargetGroupArn": made.physical_id}, place.region))
    _group_attributes(place, made, properties)


def _balancer_attributes(place: Place, made: Made, properties: Properties) -> None:
    place.client("elbv2").add_tags(ResourceArns=[made.physical_id], Tags=place.tagged(properties))
    given = [one for one in properties.get("LoadBalancerAttributes", []) if one["Key"] != "access_logs.s3.enabled"]
    if given:
        place.client("elbv2").modify_load_balancer_attributes(LoadBalancerArn=made.physical_id, Attributes=given)
    made.attributes |= {"CanonicalHostedZoneID": "Z14GRHDCWA56QT",
                        "LoadBalancerFullName": made.physical_id.split("loadbalancer/")[1]}


def _elb_tags(place: Place, made: Made, properties: Properties) -> None:
    place.client("elbv2").add_tags(ResourceArns=[made.physical_id], Tags=place.tagged(properties))


def _change_listener(place: Place, made: Made, properties: Properties) -> None:
    place.client("elbv2").modify_listener(**shaped(
        "elbv2", "ModifyListener", {**properties, "ListenerArn": made.physical_id}, place.region))


def _change_rule(place: Place, made: Made, properties: Properties) -> None:
    place.client("elbv2").modify_rule(**shaped(
        "elbv2", "ModifyRule", {**properties, "RuleArn": made.physical_id}, place.region))


# ---- Stores.

def _bucket_settings(place: Place, made: Made, properties: Properties) -> None:
    s3, bucket = place.client("s3"), {"Bucket": made.physical_id}
    if versioning := properties.get("VersioningConfiguration"):
        s3.put_bucket_versioning(**bucket, VersioningConfiguration=versioning)
    if block := properties.get("PublicAccessBlockConfiguration"):
        s3.put_public_access_block(**bucket, PublicAccessBlockConfiguration=block)
    if controls := properties.get("OwnershipControls"):
        s3.put_bucket_ownership_controls(**bucket, OwnershipControls=controls)
    made.attributes["Arn"] = f"arn:aws:s3:::{made.physical_id}"


def _table_settings(place: Place, made: Made, properties: Properties) -> None:
    if "DeletionProtectionEnabled" in properties:
        place.client("dynamodb").update_table(TableName=made.physical_id, DeletionProtectionEnabled=str(
            properties["DeletionProtectionEnabled"]).lower() == "true")
    recovery = properties.get("PointInTimeRecoverySpecification", {"PointInTimeRecoveryEnabled": False})
    place.client("dynamodb").update_continuous_backups(
        TableName=made.physical_id, PointInTimeRecoverySpecification=recovery)


def _delete_table(place: Place, made: Made) -> None:
    place.client("dynamodb").delete_table(TableName=made.physical_id)


def _repository_settings(place: Place, made: Made, properties: Properties) -> None:
    if policy := properties.get("LifecyclePolicy", {}).get("LifecyclePolicyText"):
        place.client("ecr").put_lifecycle_policy(repositoryName=made.physical_id, lifecyclePolicyText=policy)
    made.attributes["EmptyOnDelete"] = str(properties.get("EmptyOnDelete", False)).lower() == "true"


def _delete_repository(place: Place, made: Made) -> None:
    place.client("ecr").delete_repository(repositoryName=made.physical_id, force=made.attributes["EmptyOnDelete"])


def _change_retention(place: Place, made: Made, properties: Properties) -> None:
    if days := properties.get("RetentionInDays"):
        place.client("logs").put_retention_policy(logGroupName=made.physical_id, retentionInDays=int(days))


# ---- Messages.

def _topic_tags(place: Place, made: Made, properties: Properties) -> None:
    place.client("sns").tag_resource(ResourceArn=made.physical_id, Tags=place.tagged(properties))


def _rule_tags(place: Place, made: Made, properties: Properties) -> None:
    place.client("events").tag_resource(ResourceARN=place.arn("events", f"rule/{properties['Name']}"),
                                        Tags=place.tagged(properties))


def _topic_policy(place: Place, made: Made, properties: Properties) -> None:
    for topic in properties["Topics"]:
        place.client("sns").set_topic_attributes(TopicArn=topic, AttributeName="Policy",
                                                 AttributeValue=json.dumps(properties["PolicyDocument"]))


def _make_topic_policy(place: Place, properties: Properties) -> Made:
    made = Made(f"{place.stack}-{place.logical_id}")
    _topic_policy(place, made, properties)
    return made


ALARM = by_api("cloudwatch", "PutMetricAlarm", name="AlarmName", put=True,
               delete=lambda place, made: place.client("cloudwatch").delete_alarms(AlarmNames=[made.physical_id]))
SUBSCRIPTION = by_api("sns", "Subscribe", name="Endpoint", arn="SubscriptionArn",
                      delete=lambda place, made: place.client("sns").unsubscribe(SubscriptionArn=made.physical_id))
REPLICATION = by_api("ecr", "PutReplicationConfiguration", name="registryId", put=True,
                     delete=lambda place, made: place.client("ecr").put_replication_configuration(
                         replicationConfiguration={"rules": []}))
CERTIFICATE = by_api("acm", "RequestCertificate", name="DomainName", arn="CertificateArn",
                     delete=lambda place, made: place.client("acm").delete_certificate(
                         CertificateArn=made.physical_id))


def _ec2(call: str, parameter: str, many: bool = False) -> Any:
    def delete(place: Place, made: Made) -> None:
        getattr(place.client("ec2"), call)(**{parameter: [made.physical_id] if many else made.physical_id})

    return delete


def _elb(call: str, parameter: str) -> Any:
    def delete(place: Place, made: Made) -> None:
        getattr(place.client("elbv2"), call)(**{parameter: made.physical_id})

    return delete


def _nothing(_: Place, __: Made) -> None:
    """It goes with what it is a part of."""


KINDS: dict[str, Kind] = {
    "AWS::ApplicationAutoScaling::ScalableTarget": services.SCALABLE_TARGET,
    "AWS::ApplicationAutoScaling::ScalingPolicy": services.SCALING_POLICY,
    "AWS::AutoScaling::AutoScalingGroup": of_moto("AWS::AutoScaling::AutoScalingGroup"),
    "AWS::Budgets::Budget": recorded(),
    "AWS::CertificateManager::Certificate": CERTIFICATE,
    "AWS::CloudWatch::Alarm": ALARM,
    "AWS::CloudWatch::Dashboard": by_api(
        "cloudwatch", "PutDashboard", name="DashboardName", put=True,
        delete=lambda place, made: place.client("cloudwatch").delete_dashboards(DashboardNames=[made.physical_id])),
    "AWS::DynamoDB::Table": of_moto("AWS::DynamoDB::Table", after=_table_settings, update=_table_settings,
                                    delete=_delete_table),
    "AWS::EC2::EIP": of_moto("AWS::EC2::EIP", delete=_release_address),
    "AWS::EC2::FlowLog": of_moto("AWS::EC2::FlowLog", delete=_ec2("delete_flow_logs", "FlowLogIds", many=True)),
    "AWS::EC2::InternetGateway": of_moto("AWS::EC2::InternetGateway", update=_tags_only,
                                         delete=_delete_internet_gateway),
    "AWS::EC2::LaunchTemplate": of_moto("AWS::EC2::LaunchTemplate"),
    "AWS::EC2::NatGateway": of_moto("AWS::EC2::NatGateway", update=_tags_only,
                                    delete=_ec2("delete_nat_gateway", "NatGatewayId")),
    "AWS::EC2::Route": of_moto("AWS::EC2::Route", delete=_nothing),
    "AWS::EC2::RouteTable": of_moto("AWS::EC2::RouteTable", update=_tags_only, delete=_delete_route_table),
    "AWS::EC2::SecurityGroup": of_moto("AWS::EC2::SecurityGroup"),
    "AWS::EC2::SecurityGroupEgress": _port("egress", "CidrIp", "DestinationSecurityGroupId"),
    "AWS::EC2::SecurityGroupIngress": _port("ingress", "CidrIp", "SourceSecurityGroupId"),
    "AWS::EC2::Subnet": of_moto("AWS::EC2::Subnet", update=_tags_only, delete=_delete_subnet),
    "AWS::EC2::SubnetRouteTableAssociation": of_moto("AWS::EC2::SubnetRouteTableAssociation", delete=_nothing),
    "AWS::EC2::VPC": of_moto("AWS::EC2::VPC", after=_network_settings, update=_network_settings, delete=_delete_vpc),
    "AWS::EC2::VPCEndpoint": of_moto("AWS::EC2::VPCEndpoint", update=_tags_only,
                                     delete=_ec2("delete_vpc_endpoints", "VpcEndpointIds", many=True)),
    "AWS::EC2::VPCGatewayAttachment": of_moto("AWS::EC2::VPCGatewayAttachment", delete=_nothing),
    "AWS::ECR::ReplicationConfiguration": REPLICATION,
    "AWS::ECR::Repository": of_moto("AWS::ECR::Repository", after=_repository_settings, update=_repository_settings,
                                    delete=_delete_repository),
    "AWS::ECS::CapacityProvider": recorded(),
    "AWS::ECS::Cluster": services.CLUSTER,
    "AWS::ECS::ClusterCapacityProviderAssociations": recorded(),
    "AWS::ECS::Service": services.SERVICE,
    "AWS::Events::Rule": of_moto("AWS::Events::Rule", after=_rule_tags),
    "AWS::IAM::InstanceProfile": of_moto("AWS::IAM::InstanceProfile"),
    "AWS::IAM::ManagedPolicy": of_moto("AWS::IAM::ManagedPolicy", delete=lambda place, made: place.client(
        "iam").delete_policy(PolicyArn=made.physical_id)),
    "AWS::IAM::OIDCProvider": recorded(),
    "AWS::IAM::Role": of_moto("AWS::IAM::Role"),
    "AWS::Logs::LogGroup": of_moto("AWS::Logs::LogGroup", update=_change_retention),
    "AWS::Logs::ResourcePolicy": of_moto("AWS::Logs::ResourcePolicy"),
    "AWS::Route53::RecordSet": of_moto("AWS::Route53::RecordSet"),
    "AWS::S3::Bucket": of_moto("AWS::S3::Bucket", after=_bucket_settings, update=_bucket_settings,
                               delete=services.delete_bucket),
    # Not put: moto would refuse everybody by it, as it looks at no condition.
    "AWS::S3::BucketPolicy": recorded(),
    "AWS::SNS::Subscription": SUBSCRIPTION,
    "AWS::SNS::Topic": of_moto("AWS::SNS::Topic", after=_topic_tags, update=_topic_tags),
    "AWS::SNS::TopicPolicy": Kind(_make_topic_policy, _nothing, _topic_policy),
    "AWS::ServiceDiscovery::PrivateDnsNamespace": services.NAMESPACE,
    "AWS::ServiceDiscovery::Service": services.NAME,
    ELB + "Listener": of_moto(ELB + "Listener", after=_elb_tags, update=_change_listener,
                              delete=_elb("delete_listener", "ListenerArn")),
    ELB + "ListenerRule": of_moto(ELB + "ListenerRule", after=_elb_tags, update=_change_rule,
                                  delete=_elb("delete_rule", "RuleArn")),
    ELB + "LoadBalancer": of_moto(ELB + "LoadBalancer", after=_balancer_attributes, update=_balancer_attributes,
                                  delete=_elb("delete_load_balancer", "LoadBalancerArn")),
    ELB + "TargetGroup": of_moto(ELB + "TargetGroup", after=_group_attributes, update=_change_group,
                                 delete=_elb("delete_target_group", "TargetGroupArn")),
}


def kind(name: str) -> Kind:
    """How to handle a type; one that is not known is refused, not passed over."""
    if name not in KINDS:
        raise AwsError("ValidationError", f"Template format error: Unrecognized resource types: [{name}]")
    return KINDS[name]
