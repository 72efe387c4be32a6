"""Types with a life of their own: an ECS service that must get steady, scaling that moves it, names, buckets."""

import time
from typing import Any

from botocore.exceptions import ClientError

from emulator.clients import shaped
from emulator.cloudformation.kinds import Kind, Made, Place, Properties, generated
from emulator.errors import AwsError

_POLL_SECONDS = 0.3
# CloudFormation's own limit for an ECS service.
_STEADY_SECONDS = 3 * 60 * 60


def _lower_tags(tags: list[dict[str, str]]) -> list[dict[str, str]]:
    return [{"key": tag["Key"], "value": tag["Value"]} for tag in tags]


# ---- ECS.

def _make_cluster(place: Place, properties: Properties) -> Made:
    properties = {"ClusterName": generated(place), **properties}
    request = shaped("ecs", "CreateCluster", {key: value for key, value in properties.items() if key not in (
        "Tags", "ClusterSettings")}, place.region)
    answer = place.client("ecs").create_cluster(
        **request, tags=_lower_tags(place.tagged(properties)),
        settings=[{"name": one["Name"], "value": one["Value"]} for one in properties.get("ClusterSettings", [])])
    return Made(answer["cluster"]["clusterName"], {"Arn": answer["cluster"]["clusterArn"]})


def _change_cluster(place: Place, made: Made, properties: Properties) -> None:
    place.client("ecs").put_cluster_capacity_providers(
        cluster=made.physical_id, **shaped("ecs", "PutClusterCapacityProviders", {
            "CapacityProviders": properties.get("CapacityProviders", []),
            "DefaultCapacityProviderStrategy": properties.get("DefaultCapacityProviderStrategy", [])}, place.region))
    if settings := properties.get("ClusterSettings"):
        place.client("ecs").update_cluster_settings(cluster=made.physical_id, settings=[
            {"name": one["Name"], "value": one["Value"]} for one in settings])


CLUSTER = Kind(_make_cluster, lambda place, made: place.client("ecs").delete_cluster(cluster=made.physical_id),
               _change_cluster)


def _make_service(place: Place, properties: Properties) -> Made:
    request = shaped("ecs", "CreateService", {"ServiceName": generated(place), **properties}, place.region)
    request["tags"] = _lower_tags(place.tagged(properties))
    service = place.client("ecs").create_service(**request)["service"]
    return Made(service["serviceArn"], {
        "Name": service["serviceName"], "ServiceArn": service["serviceArn"], "cluster": service["clusterArn"],
        "deployment": service["deployments"][0]["id"]})


def _change_service(place: Place, made: Made, properties: Properties) -> None:
    request = shaped("ecs", "UpdateService", {key: value for key, value in properties.items() if key != "ServiceName"},
                     place.region)
    service = place.client("ecs").update_service(**{**request, "service": made.attributes["Name"]})["service"]
    made.attributes["deployment"] = service["deployments"][0]["id"]


def _steady(place: Place, made: Made, _: Properties) -> None:
    wanted, deadline = made.attributes["deployment"], time.monotonic() + _STEADY_SECONDS
    while time.monotonic() < deadline:
        service = _described(place, made)
        if service is None:
            raise AwsError("ServiceNotFoundException", "The service was deleted while it was waited for.")
        own = [one for one in service["deployments"] if one["id"] == wanted]
        if own and own[0]["rolloutState"] == "COMPLETED":
            return
        if not own or own[0]["rolloutState"] == "FAILED":
            raise AwsError("NotStabilized",
                           "Resource handler returned message: \"Error occurred during operation 'ECS Deployment "
                           "Circuit Breaker was triggered'.\" (HandlerErrorCode: NotStabilized)")
        time.sleep(_POLL_SECONDS)
    raise AwsError("NotStabilized", f"Service {made.physical_id} did not stabilize.")


def _described(place: Place, made: Made) -> dict[str, Any] | None:
    services = place.client("ecs").describe_services(
        cluster=made.attributes["cluster"], services=[made.attributes["Name"]])["services"]
    return services[0] if services and services[0]["status"] != "INACTIVE" else None


def _delete_service(place: Place, made: Made) -> None:
    if _described(place, made) is None:
        return
    place.client("ecs").delete_service(cluster=made.attributes["cluster"], service=made.attributes["Name"], force=True)
    while _described(place, made) is not None:
        time.sleep(_POLL_SECONDS)


SERVICE = Kind(_make_service, _delete_service, _change_service, settle=_steady)


# ---- Scaling.

def _target(properties: Properties) -> dict[str, str]:
    return {name: properties[name] for name in ("ServiceNamespace", "ResourceId", "ScalableDimension")}


def _bound(place: Place, made: Made, properties: Properties) -> None:
    scaling = place.client("application-autoscaling")
    scaling.register_scalable_target(**shaped("application-autoscaling", "RegisterScalableTarget", properties,
                                              place.region))
    wanted = {one["ScheduledActionName"]: one for one in properties.get("ScheduledActions", [])}
    there = scaling.describe_scheduled_actions(ServiceNamespace=properties["ServiceNamespace"],
                                               ResourceId=properties["ResourceId"])["ScheduledActions"]
    for name in [one["ScheduledActionName"] for one in there if one["ScheduledActionName"] not in wanted]:
        scaling.delete_scheduled_action(ScheduledActionName=name, **_target(properties))
    for action in wanted.values():
        scaling.put_scheduled_action(**shaped("application-autoscaling", "PutScheduledAction", {
            **action, **_target(properties)}, place.region))
    made.attributes |= _target(properties)


def _make_target(place: Place, properties: Properties) -> Made:
    made = Made("|".join(_target(properties)[name] for name in ("ResourceId", "ScalableDimension",
                                                                "ServiceNamespace")))
    _bound(place, made, properties)
    return made


def _delete_target(place: Place, made: Made) -> None:
    scaling, target = place.client("application-autoscaling"), _target(made.attributes)
    there = scaling.describe_scheduled_actions(ServiceNamespace=target["ServiceNamespace"],
                                               ResourceId=target["ResourceId"])["ScheduledActions"]
    for action in there:
        scaling.delete_scheduled_action(ScheduledActionName=action["ScheduledActionName"], **target)
    scaling.deregister_scalable_target(**target)


SCALABLE_TARGET = Kind(_make_target, _delete_target, _bound)


def _policy(place: Place, made: Made, properties: Properties) -> None:
    resource, dimension, namespace = properties["ScalingTargetId"].split("|")
    target = {"ServiceNamespace": namespace, "ResourceId": resource, "ScalableDimension": dimension}
    answer = place.client("application-autoscaling").put_scaling_policy(**shaped(
        "application-autoscaling", "PutScalingPolicy", {**properties, **target}, place.region))
    made.physical_id = answer["PolicyARN"]
    made.attributes |= {**target, "PolicyName": properties["PolicyName"]}


def _make_policy(place: Place, properties: Properties) -> Made:
    made = Made("")
    _policy(place, made, properties)
    return made


SCALING_POLICY = Kind(
    _make_policy, lambda place, made: place.client("application-autoscaling").delete_scaling_policy(
        PolicyName=made.attributes["PolicyName"], **_target(made.attributes)), _policy)


# ---- Names.

def _make_namespace(place: Place, properties: Properties) -> Made:
    discovery = place.client("servicediscovery")
    operation = discovery.create_private_dns_namespace(**shaped(
        "servicediscovery", "CreatePrivateDnsNamespace", {**properties, "Tags": place.tagged(properties)},
        place.region))["OperationId"]
    named = discovery.get_operation(OperationId=operation)["Operation"]["Targets"]["NAMESPACE"]
    return Made(named, {"Id": named, "Arn": place.arn("servicediscovery", f"namespace/{named}")})


def _make_name(place: Place, properties: Properties) -> Made:
    service = place.client("servicediscovery").create_service(**shaped(
        "servicediscovery", "CreateService", {**properties, "Tags": place.tagged(properties)},
        place.region))["Service"]
    return Made(service["Id"], {"Id": service["Id"], "Arn": service["Arn"], "Name": service["Name"]})


NAMESPACE = Kind(_make_namespace, lambda place, made: place.client("servicediscovery").delete_namespace(
    Id=made.physical_id))
NAME = Kind(_make_name, lambda place, made: place.client("servicediscovery").delete_service(Id=made.physical_id))


# ---- Buckets.

def delete_bucket(place: Place, made: Made) -> None:
    """Deletes a bucket that is there and empty."""
    s3 = place.client("s3")
    held = s3.list_object_versions(Bucket=made.physical_id, MaxKeys=1)
    if held.get("Versions") or held.get("DeleteMarkers"):
        raise AwsError("BucketNotEmpty", "The bucket you tried to delete is not empty. You must delete all versions in "
                                         "the bucket.")
    try:
        s3.delete_bucket(Bucket=made.physical_id)
    except ClientError as error:
        if error.response["Error"]["Code"] != "NoSuchBucket":
            raise
