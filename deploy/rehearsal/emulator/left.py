"""Lists what is in the emulator's account, asked of each service itself: python -m emulator.left ENDPOINT REGION"""

import sys
from collections.abc import Callable, Iterator
from typing import Any

import boto3

# What an account has from the beginning is no leftover.
LISTINGS: dict[str, Callable[[Any], list[str]]] = {
    "cloudformation": lambda api: [stack["StackName"] for stack in api.describe_stacks()["Stacks"]],
    "ecs": lambda api: [arn for cluster in api.list_clusters()["clusterArns"] for arn in [
        cluster, *api.list_services(cluster=cluster)["serviceArns"], *api.list_tasks(cluster=cluster)["taskArns"]]],
    "elbv2": lambda api: [one["LoadBalancerArn"] for one in api.describe_load_balancers()["LoadBalancers"]] + [
        one["TargetGroupArn"] for one in api.describe_target_groups()["TargetGroups"]],
    "ec2": lambda api: [one["VpcId"] for one in api.describe_vpcs()["Vpcs"] if not one["IsDefault"]] + [
        one["NatGatewayId"] for one in api.describe_nat_gateways()["NatGateways"] if one["State"] != "deleted"] + [
        one["PublicIp"] for one in api.describe_addresses()["Addresses"]] + [
        one["VpcEndpointId"] for one in api.describe_vpc_endpoints()["VpcEndpoints"] if one["State"] != "deleted"],
    "dynamodb": lambda api: api.list_tables()["TableNames"],
    "s3": lambda api: [bucket["Name"] for bucket in api.list_buckets()["Buckets"]],
    "ecr": lambda api: [one["repositoryName"] for one in api.describe_repositories()["repositories"]],
    "logs": lambda api: [group["logGroupName"] for group in api.describe_log_groups()["logGroups"]],
    "cloudwatch": lambda api: [one["AlarmName"] for one in api.describe_alarms()["MetricAlarms"]] + [
        one["DashboardName"] for one in api.list_dashboards()["DashboardEntries"]],
    "iam": lambda api: [role["RoleName"] for role in api.list_roles()["Roles"]
                        if not role["Path"].startswith("/aws-service-role/")],
    "sns": lambda api: [topic["TopicArn"] for topic in api.list_topics()["Topics"]],
    "events": lambda api: [rule["Name"] for rule in api.list_rules()["Rules"]],
}


def left(endpoint: str, region: str) -> Iterator[str]:
    """Gives the name of each thing that there is, after its service's."""
    for service, listing in LISTINGS.items():
        api = boto3.client(service, region_name=region, endpoint_url=endpoint, aws_access_key_id="rehearsal",
                           aws_secret_access_key="rehearsal")
        for name in listing(api):
            yield f"{service}: {name}"


if __name__ == "__main__":
    print("\n".join(left(*sys.argv[1:])))
