"""ECS's operations on services and tasks; those on task definitions and clusters are moto's."""

from collections.abc import Callable
from copy import deepcopy
from typing import Any

from botocore.exceptions import ClientError
from moto.ecs.models import ecs_backends

from emulator.ecs.model import Deployment, Json, Service, Task, arn
from emulator.ecs.runner import Runner, definition
from emulator.errors import AwsError
from emulator.settings import ACCOUNT

_KEPT = ("loadBalancers", "serviceRegistries", "networkConfiguration", "deploymentConfiguration",
         "healthCheckGracePeriodSeconds", "capacityProviderStrategy", "launchType", "propagateTags",
         "enableECSManagedTags", "enableExecuteCommand", "availabilityZoneRebalancing", "placementStrategy",
         "placementConstraints", "schedulingStrategy", "deploymentController")
# A change of these starts new tasks.
_ROLLED = ("loadBalancers", "serviceRegistries", "networkConfiguration", "capacityProviderStrategy")


class EcsApi:
    """Each public method is an operation, called with its request."""

    def __init__(self, runner: Runner):
        self._runner = runner

    # ---- Services

    def create_service(self, region: str, request: Json) -> Json:
        cluster, name = self._cluster(region, request), request["serviceName"]
        services = ecs_backends[ACCOUNT][region].services
        there = services.get(f"{cluster}:{name}")
        if there is not None and there.status != "INACTIVE":
            raise AwsError("InvalidParameterException", "Creation of service was not idempotent.")
        revision = self._definition(region, request["taskDefinition"])
        _check_network(revision, request)
        settings = {"schedulingStrategy": "REPLICA", "deploymentController": {"type": "ECS"}, **deepcopy({
            key: request[key] for key in _KEPT if request.get(key) is not None})}
        settings["deploymentConfiguration"] = {"maximumPercent": 200, "minimumHealthyPercent": 100,
                                               **settings.get("deploymentConfiguration", {})}
        if settings["deploymentConfiguration"].get("strategy", "ROLLING") != "ROLLING":
            raise AwsError("InvalidParameterException", "This emulator knows rolling deployments only.")
        service = Service(region, cluster, name, settings, revision["taskDefinitionArn"],
                          int(request.get("desiredCount", 1)), request.get("tags", []))
        service.deployments = [Deployment(revision["taskDefinitionArn"])]
        services[f"{cluster}:{name}"] = service
        return {"service": service.described()}

    def update_service(self, region: str, request: Json) -> Json:
        service = self._service(region, request)
        with self._runner.lock:
            before = deepcopy({key: service.settings.get(key) for key in _ROLLED})
            changed = deepcopy({key: request[key] for key in _KEPT if request.get(key) is not None})
            if "deploymentConfiguration" in changed:
                changed["deploymentConfiguration"] = {**service.settings["deploymentConfiguration"],
                                                      **changed["deploymentConfiguration"]}
            service.settings |= changed
            if request.get("desiredCount") is not None:
                service.desired_count, service.is_steady = int(request["desiredCount"]), False
            revision = service.task_definition
            if request.get("taskDefinition"):
                revision = self._definition(region, request["taskDefinition"])["taskDefinitionArn"]
            is_rolled = before != {key: service.settings.get(key) for key in _ROLLED}
            if revision != service.task_definition or is_rolled or request.get("forceNewDeployment"):
                _deploy(service, revision)
            return {"service": service.described()}

    def delete_service(self, region: str, request: Json) -> Json:
        service = self._service(region, request)
        if service.desired_count and not request.get("force"):
            raise AwsError("InvalidParameterException",
                           "The service cannot be stopped while it is scaled above 0.")
        with self._runner.lock:
            service.status, service.desired_count = "DRAINING", 0
            return {"service": service.described()}

    def describe_services(self, region: str, request: Json) -> Json:
        cluster = self._cluster(region, request)
        found, failures = [], []
        for wanted in request["services"]:
            name = wanted.rsplit("/", 1)[-1]
            service = ecs_backends[ACCOUNT][region].services.get(f"{cluster}:{name}")
            if service is None:
                failures.append({"arn": arn(region, f"service/{cluster}/{name}"), "reason": "MISSING"})
            else:
                found.append(_with_tags(service.described(), request))
        return {"services": found, "failures": failures}

    def list_services(self, region: str, request: Json) -> Json:
        cluster = self._cluster(region, request)
        return {"serviceArns": [one.arn for one in ecs_backends[ACCOUNT][region].services.values()
                                if one.cluster_name == cluster and one.status != "INACTIVE"]}

    # ---- Tasks

    def run_task(self, region: str, request: Json) -> Json:
        cluster = self._cluster(region, request)
        revision = self._definition(region, request["taskDefinition"])
        _check_network(revision, request)
        overrides = request.get("overrides", {})
        tags = list(request.get("tags", []))
        if request.get("propagateTags") == "TASK_DEFINITION":
            tags += ecs_backends[ACCOUNT][region].describe_task_definition(revision["taskDefinitionArn"]).tags or []
        tasks: list[Task] = []
        for _ in range(int(request.get("count", 1))):
            task = Task(region, cluster, _overridden(revision, overrides),
                        request.get("group") or f"family:{revision['family']}", request.get("startedBy", ""),
                        overrides=overrides, tags=tags)
            self._runner.start_task(task, request["networkConfiguration"]["awsvpcConfiguration"], tasks)
            tasks.append(task)
        return {"tasks": [task.described() for task in tasks], "failures": []}

    def stop_task(self, region: str, request: Json) -> Json:
        task = self._task(region, self._cluster(region, request), request["task"])
        if task is None:
            raise AwsError("InvalidParameterException", "The referenced task was not found.")
        self._runner.stop(task, "UserInitiated", request.get("reason") or "Task stopped by user")
        return {"task": task.described()}

    def list_tasks(self, region: str, request: Json) -> Json:
        cluster = self._cluster(region, request)
        status = request.get("desiredStatus", "RUNNING")
        tasks = [one for one in self._runner.tasks(region, cluster) if one.desired_status == status]
        if name := request.get("serviceName"):
            tasks = [one for one in tasks if one.group == "service:" + name.rsplit("/", 1)[-1]]
        if family := request.get("family"):
            tasks = [one for one in tasks if one.definition["family"] == family]
        if by := request.get("startedBy"):
            tasks = [one for one in tasks if one.started_by == by]
        return {"taskArns": [one.arn for one in tasks]}

    def describe_tasks(self, region: str, request: Json) -> Json:
        cluster = self._cluster(region, request)
        found, failures = [], []
        for wanted in request["tasks"]:
            task = self._task(region, cluster, wanted)
            if task is None:
                failures.append({"arn": arn(region, f"task/{cluster}/{wanted.rsplit('/', 1)[-1]}"),
                                 "reason": "MISSING"})
            else:
                found.append(_with_tags(task.described(), request))
        return {"tasks": found, "failures": failures}

    # ---- Clusters

    def describe_clusters(self, region: str, request: Json) -> Json:
        backend = ecs_backends[ACCOUNT][region]
        found, failures = [], []
        for wanted in request.get("clusters") or ["default"]:
            cluster = backend.clusters.get(wanted.rsplit("/", 1)[-1])
            if cluster is None:
                failures.append({"arn": arn(region, f"cluster/{wanted.rsplit('/', 1)[-1]}"), "reason": "MISSING"})
            else:
                found.append(self._described(region, cluster))
        return {"clusters": found, "failures": failures}

    def delete_cluster(self, region: str, request: Json) -> Json:
        name = self._cluster(region, request)
        cluster = ecs_backends[ACCOUNT][region].clusters[name]
        described = self._described(region, cluster)
        if described["activeServicesCount"]:
            raise AwsError("ClusterContainsServicesException",
                           "The Cluster cannot be deleted while Services are active.")
        if described["runningTasksCount"] or described["pendingTasksCount"]:
            raise AwsError("ClusterContainsTasksException", "The Cluster cannot be deleted while Tasks are active.")
        del ecs_backends[ACCOUNT][region].clusters[name]
        return {"cluster": {**described, "status": "INACTIVE"}}

    def _described(self, region: str, cluster: Any) -> Json:
        tasks = [one for one in self._runner.tasks(region, cluster.name) if one.stopped is None]
        services = [one for one in ecs_backends[ACCOUNT][region].services.values()
                    if one.cluster_name == cluster.name and one.status != "INACTIVE"]
        return {
            "clusterArn": cluster.arn, "clusterName": cluster.name, "status": "ACTIVE",
            "registeredContainerInstancesCount": 0, "activeServicesCount": len(services),
            "runningTasksCount": sum(one.last_status == "RUNNING" for one in tasks),
            "pendingTasksCount": sum(one.last_status != "RUNNING" for one in tasks),
            "capacityProviders": cluster.capacity_providers or [],
            "defaultCapacityProviderStrategy": cluster.default_capacity_provider_strategy or [],
            "settings": cluster.settings or [], "tags": cluster.tags or []}

    # ---- What a request names

    @staticmethod
    def _cluster(region: str, request: Json) -> str:
        name: str = (request.get("cluster") or "default").rsplit("/", 1)[-1]
        if name not in ecs_backends[ACCOUNT][region].clusters:
            raise AwsError("ClusterNotFoundException", "Cluster not found.")
        return name

    def _service(self, region: str, request: Json) -> Service:
        cluster = self._cluster(region, request)
        service = ecs_backends[ACCOUNT][region].services.get(f"{cluster}:{request['service'].rsplit('/', 1)[-1]}")
        if not isinstance(service, Service):
            raise AwsError("ServiceNotFoundException", "Service not found.")
        if service.status != "ACTIVE":
            raise AwsError("ServiceNotActiveException", "Service was not ACTIVE.")
        return service

    def _task(self, region: str, cluster: str, wanted: str) -> Task | None:
        return next((one for one in self._runner.tasks(region, cluster) if wanted.rsplit("/", 1)[-1] == one.id), None)

    @staticmethod
    def _definition(region: str, wanted: str) -> Json:
        try:
            found = ecs_backends[ACCOUNT][region].describe_task_definition(wanted)
            return definition(region, found.arn)
        except (ClientError, Exception) as error:
            raise AwsError("ClientException", "Unable to describe task definition.") from error


def operations(api: EcsApi) -> dict[str, Callable[[str, Json], Json]]:
    """The operations by the names that requests give them."""
    names = [name for name in vars(EcsApi) if not name.startswith("_")]
    return {"".join(part.capitalize() for part in name.split("_")): getattr(api, name) for name in names}


def _deploy(service: Service, revision: str) -> None:
    for deployment in service.deployments:
        deployment.status = "ACTIVE"
    service.deployments.insert(0, Deployment(revision))
    service.task_definition, service.is_steady = revision, False


def _check_network(revision: Json, request: Json) -> None:
    network = request.get("networkConfiguration", {}).get("awsvpcConfiguration")
    if revision.get("networkMode") != "awsvpc":
        raise AwsError("InvalidParameterException", "This emulator runs tasks in network mode awsvpc only.")
    if not network or not network.get("subnets"):
        raise AwsError("InvalidParameterException",
                       "Network Configuration must be provided when networkMode 'awsvpc' is specified.")


def _overridden(revision: Json, overrides: Json) -> Json:
    by_name = {one.get("name"): one for one in overrides.get("containerOverrides", [])}
    changed = deepcopy(revision)
    for container in changed["containerDefinitions"]:
        own = by_name.get(container["name"], {})
        container |= {key: own[key] for key in ("command", "cpu", "memory") if own.get(key) is not None}
    return {**changed, **{key: overrides[key] for key in ("cpu", "memory") if overrides.get(key)}}


def _with_tags(described: Json, request: Json) -> Json:
    return described if "TAGS" in request.get("include", []) else {
        key: value for key, value in described.items() if key != "tags"}
