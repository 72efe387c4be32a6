"""What is remembered of services and tasks, and how the API shows it."""

import secrets
import uuid
from dataclasses import dataclass, field
from datetime import datetime
from time import time
from typing import Any

from emulator.settings import ACCOUNT

Json = dict[str, Any]
EVENTS_KEPT = 100


def arn(region: str, rest: str) -> str:
    """An ARN of ECS."""
    return f"arn:aws:ecs:{region}:{ACCOUNT}:{rest}"


@dataclass
class Container:
    """One container of a task."""

    name: str
    image: str
    digest: str | None = None
    docker_id: str | None = None
    status: str = "PENDING"
    exit_code: int | None = None
    reason: str | None = None


@dataclass
class Task:
    """One task, from its start until some time after its end."""

    region: str
    cluster: str
    definition: Json
    group: str
    started_by: str
    service: "Service | None" = None
    deployment: str | None = None
    overrides: Json = field(default_factory=dict)
    tags: list[Json] = field(default_factory=list)
    capacity_provider: str | None = None
    id: str = field(default_factory=lambda: uuid.uuid4().hex)
    last_status: str = "PROVISIONING"
    desired_status: str = "RUNNING"
    subnet: str = ""
    zone: str = ""
    address: str = ""
    interface: str = ""
    containers: list[Container] = field(default_factory=list)
    created: float = field(default_factory=time)
    started: float | None = None
    stopping: float | None = None
    stopped: float | None = None
    stop_code: str | None = None
    stopped_reason: str | None = None
    # Whether it got well once, and so counts for its deployment.
    was_healthy: bool = False
    is_counted: bool = False

    @property
    def arn(self) -> str:
        """Its ARN."""
        return arn(self.region, f"task/{self.cluster}/{self.id}")

    # As moto's tagging API calls it.
    task_arn = arn

    @property
    def is_leaving(self) -> bool:
        """Whether it ends, or has ended."""
        return self.desired_status == "STOPPED"

    def container(self) -> Json:
        """The definition of the container that matters."""
        definitions = self.definition["containerDefinitions"]
        return next((one for one in definitions if one.get("essential", True)), definitions[0])

    def described(self) -> Json:
        """As DescribeTasks shows it."""
        values: Json = {
            "taskArn": self.arn, "clusterArn": arn(self.region, f"cluster/{self.cluster}"),
            "taskDefinitionArn": self.definition["taskDefinitionArn"], "group": self.group,
            "startedBy": self.started_by, "lastStatus": self.last_status, "desiredStatus": self.desired_status,
            "availabilityZone": self.zone, "launchType": "FARGATE", "platformVersion": "1.4.0",
            "platformFamily": "Linux", "capacityProviderName": self.capacity_provider,
            "cpu": self.definition.get("cpu"), "memory": self.definition.get("memory"), "version": 1,
            "connectivity": "CONNECTED" if self.started else "DISCONNECTED", "createdAt": self.created,
            "startedAt": self.started, "stoppingAt": self.stopping, "stoppedAt": self.stopped,
            "stopCode": self.stop_code, "stoppedReason": self.stopped_reason, "overrides": self.overrides,
            "tags": self.tags, "attachments": self._attachments(), "healthStatus": "UNKNOWN",
            "containers": [self._container(one) for one in self.containers]}
        return {key: value for key, value in values.items() if value is not None}

    def _attachments(self) -> list[Json]:
        details = {"subnetId": self.subnet, "networkInterfaceId": self.interface,
                   "privateIPv4Address": self.address}
        return [{"id": str(uuid.UUID(self.id)), "type": "ElasticNetworkInterface",
                 "status": "DELETED" if self.stopped else "ATTACHED",
                 "details": [{"name": name, "value": value} for name, value in details.items() if value]}]

    def _container(self, one: Container) -> Json:
        values: Json = {
            "containerArn": arn(self.region, f"container/{self.cluster}/{self.id}/{one.name}"),
            "taskArn": self.arn, "name": one.name, "image": one.image, "imageDigest": one.digest,
            "runtimeId": one.docker_id, "lastStatus": one.status, "exitCode": one.exit_code, "reason": one.reason,
            "healthStatus": "UNKNOWN", "networkInterfaces": [{"privateIpv4Address": self.address}]}
        return {key: value for key, value in values.items() if value is not None}


@dataclass
class Deployment:
    """One deployment of a service."""

    definition: str
    status: str = "PRIMARY"
    rollout: str = "IN_PROGRESS"
    reason: str = ""
    failed: int = 0
    id: str = field(default_factory=lambda: f"ecs-svc/{secrets.randbelow(9 * 10 ** 18) + 10 ** 18}")
    created: float = field(default_factory=time)
    updated: float = field(default_factory=time)

    def __post_init__(self) -> None:
        self.reason = self.reason or f"ECS deployment {self.id} in progress."

    def becomes(self, rollout: str, reason: str) -> None:
        """Changes how far it got."""
        self.rollout, self.reason, self.updated = rollout, reason, time()


@dataclass
class Service:
    """One service. Lies in moto's own list of services, whose names for some things it therefore has."""

    region: str
    cluster_name: str
    name: str
    settings: Json
    task_definition: str
    desired_count: int
    tags: list[Json]
    deployments: list[Deployment] = field(default_factory=list)
    tasks: list[Task] = field(default_factory=list)
    events: list[Json] = field(default_factory=list)
    status: str = "ACTIVE"
    created: float = field(default_factory=time)
    is_steady: bool = False
    last_completed: Deployment | None = None

    @property
    def arn(self) -> str:
        """Its ARN."""
        return arn(self.region, f"service/{self.cluster_name}/{self.name}")

    physical_resource_id = arn
    service_arn = arn

    @property
    def primary(self) -> Deployment:
        """The deployment that is wanted."""
        return self.deployments[0]

    def configuration(self, name: str, default: Any) -> Any:
        """One of the deployment configuration's values."""
        value = self.settings.get("deploymentConfiguration", {}).get(name)
        return default if value is None else value

    def of(self, deployment: Deployment) -> list[Task]:
        """A deployment's tasks that are not on their way out."""
        return [task for task in self.tasks if task.deployment == deployment.id and not task.is_leaving]

    def tell(self, message: str) -> None:
        """Writes an event."""
        self.events.insert(0, {"id": str(uuid.uuid4()), "createdAt": time(),
                               "message": f"(service {self.name}) {message}"})
        del self.events[EVENTS_KEPT:]

    def described(self) -> Json:
        """As DescribeServices shows it."""
        there = [task for task in self.tasks if not task.is_leaving]
        return {
            **self.settings, "serviceArn": self.arn, "serviceName": self.name, "status": self.status,
            "clusterArn": arn(self.region, f"cluster/{self.cluster_name}"), "desiredCount": self.desired_count,
            "runningCount": sum(task.last_status == "RUNNING" for task in there),
            "pendingCount": sum(task.last_status != "RUNNING" for task in there),
            "taskDefinition": self.task_definition, "createdAt": self.created, "events": list(self.events),
            "tags": self.tags, "platformFamily": "Linux", "platformVersion": "LATEST",
            "roleArn": f"arn:aws:iam::{ACCOUNT}:role/aws-service-role/ecs.amazonaws.com/AWSServiceRoleForECS",
            "deployments": [self._deployment(one) for one in self.deployments]}

    def _deployment(self, one: Deployment) -> Json:
        tasks = self.of(one)
        shown = {name: self.settings[name] for name in ("networkConfiguration", "capacityProviderStrategy")
                 if name in self.settings}
        return {
            **shown, "id": one.id, "status": one.status, "taskDefinition": one.definition,
            "desiredCount": self.desired_count if one.status == "PRIMARY" else 0,
            "runningCount": sum(task.last_status == "RUNNING" for task in tasks),
            "pendingCount": sum(task.last_status != "RUNNING" for task in tasks), "failedTasks": one.failed,
            "createdAt": one.created, "updatedAt": one.updated, "rolloutState": one.rollout,
            "rolloutStateReason": one.reason, "platformFamily": "Linux", "platformVersion": "1.4.0"}


def stamp(moment: float | None) -> str | None:
    """A time as the task metadata endpoint writes it."""
    return None if moment is None else datetime.utcfromtimestamp(moment).strftime("%Y-%m-%dT%H:%M:%S.%fZ")
