"""Keeps services at what is wanted of them: starts and stops tasks, rolls deployments, and breaks off bad ones."""

import logging
import threading
import time
from collections.abc import Callable
from functools import lru_cache
from typing import Any

from moto.applicationautoscaling.models import applicationautoscaling_backends
from moto.ec2.models import ec2_backends
from moto.ecs.models import ecs_backends

from emulator.alb.control import LoadBalancing
from emulator.clients import client
from emulator.ecs import rolling
from emulator.ecs.containers import CannotStart, Containers
from emulator.ecs.model import Container, Deployment, Json, Service, Task
from emulator.settings import ACCOUNT, Settings

LOG = logging.getLogger(__name__)
_TICK_SECONDS = 0.3
_DEFAULT_GRACE_TO_STOP = 30
# As long as ECS shows a stopped task.
_STOPPED_KEPT_SECONDS = 3600


@lru_cache(maxsize=None)
def definition(region: str, arn: str) -> Json:
    """A task definition; a revision never changes."""
    described: Json = client("ecs", region).describe_task_definition(taskDefinition=arn)["taskDefinition"]
    return described


class Runner:
    """All services and tasks of all Regions."""

    def __init__(self, settings: Settings, balancing: LoadBalancing):
        self._settings = settings
        self.balancing = balancing
        self.containers: Containers
        self.endpoint = ""
        self.lock = threading.RLock()
        self._ended = threading.Event()

    def start(self, bind: Callable[[str], str]) -> None:
        """Begins; bind serves the API at the tasks' gateway, and gives its URL."""
        self.containers = Containers(self._settings, self._died)
        self.endpoint = bind(self.containers.gateway)
        threading.Thread(target=self._run, name="ecs", daemon=True).start()

    def close(self) -> None:
        """Ends all tasks."""
        self._ended.set()
        self.containers.close()

    def _run(self) -> None:
        while not self._ended.wait(_TICK_SECONDS):
            for service in self.services():
                try:
                    with self.lock:
                        self._look_after(service)
                except Exception:
                    LOG.exception("%s", service.name)

    # ---- What there is

    def services(self) -> list[Service]:
        """All that are not gone."""
        return [one for backend in list(ecs_backends[ACCOUNT].values()) for one in list(backend.services.values())
                if isinstance(one, Service) and one.status != "INACTIVE"]

    def tasks(self, region: str, cluster: str) -> list[Task]:
        """A cluster's tasks, those included that stopped a while ago."""
        kept = ecs_backends[ACCOUNT][region].tasks.setdefault(cluster, {})
        for arn, task in list(kept.items()):
            if task.stopped and time.time() - task.stopped > _STOPPED_KEPT_SECONDS:
                del kept[arn]
        return list(kept.values())

    def task_of(self, identifier: str) -> Task | None:
        """A task by its id."""
        return next((task for backend in list(ecs_backends[ACCOUNT].values()) for tasks in list(
            backend.tasks.values()) for task in list(tasks.values()) if task.id == identifier), None)

    # ---- A service

    def _look_after(self, service: Service) -> None:
        if service.status == "DRAINING":
            self._drain(service)
            return
        self._bound(service)
        for task in list(service.tasks):
            self._check(service, task)
        self._break(service)
        primary = service.primary
        new, old = service.of(primary), [task for task in service.tasks if not task.is_leaving
                                         and task.deployment != primary.id]
        if primary.rollout != "FAILED":
            self._roll(service, primary, new, old)
        self._conclude(service, primary)

    def _bound(self, service: Service) -> None:
        targets = applicationautoscaling_backends[ACCOUNT][service.region].targets.get("ecs:service:DesiredCount", {})
        target = targets.get(f"service/{service.cluster_name}/{service.name}")
        if target is not None:
            wanted = min(max(service.desired_count, int(target.min_capacity)), int(target.max_capacity))
            if wanted != service.desired_count:
                LOG.info("%s: %d tasks, by scaling", service.name, wanted)
                service.desired_count, service.is_steady = wanted, False

    def _check(self, service: Service, task: Task) -> None:
        if task.is_leaving:
            return
        if self.is_well(task):
            if not task.was_healthy:
                task.was_healthy = True
                for deployment in service.deployments:
                    if deployment.id == task.deployment:
                        deployment.failed = 0
            return
        grace = float(service.settings.get("healthCheckGracePeriodSeconds") or 0)
        for group, target in self._places(task):
            health = self.balancing.health(group, target)
            if health["state"] == "unhealthy" and task.started and time.time() - task.started > grace:
                service.tell(f"(port {target.rsplit(':', 1)[1]}) is unhealthy in (target-group {group}) due to "
                             f"(reason {health['description']}).")
                self.stop(task, "ServiceSchedulerInitiated", f"Task failed ELB health checks in (target-group {group})")
                self._count_failure(task)

    def is_well(self, task: Task) -> bool:
        """Whether a task counts as healthy."""
        if task.last_status != "RUNNING" or task.is_leaving:
            return False
        return all(self.balancing.health(group, target)["state"] == "healthy" for group, target in self._places(task))

    @staticmethod
    def _places(task: Task) -> list[tuple[str, str]]:
        if task.service is None:
            return []
        return [(one["targetGroupArn"], f"{task.address}:{one['containerPort']}")
                for one in task.service.settings.get("loadBalancers", []) if one.get("targetGroupArn")]

    def _roll(self, service: Service, primary: Deployment, new: list[Task], old: list[Task]) -> None:
        desired = service.desired_count
        count = rolling.to_start(desired, service.configuration("maximumPercent", 200), new=len(new), old=len(old))
        if count:
            started = [self._start_for(service, primary) for _ in range(count)]
            service.is_steady = False
            service.tell(f"has started {count} tasks: {' '.join(f'(task {task.id}).' for task in started)}")
        well = [task for task in old if self.is_well(task)]
        leaving = [task for task in old if task not in well]
        leaving += well[:rolling.to_stop(desired, service.configuration("minimumHealthyPercent", 100),
                                         healthy_new=sum(map(self.is_well, new)), healthy_old=len(well))]
        # Too many of the wanted ones: first those that are not well yet, then the youngest.
        leaving += sorted(new, key=lambda task: (self.is_well(task), -task.created))[:max(0, len(new) - desired)]
        for task in leaving:
            self.stop(task, "ServiceSchedulerInitiated", f"Scaling activity initiated by (deployment {primary.id})")
        if leaving:
            service.is_steady = False
            service.tell(f"has stopped {len(leaving)} running tasks: "
                         f"{' '.join(f'(task {task.id}).' for task in leaving)}")

    def _break(self, service: Service) -> None:
        primary, breaker = service.primary, service.configuration("deploymentCircuitBreaker", {})
        if (primary.rollout != "IN_PROGRESS" or not breaker.get("enable")
                or primary.failed < rolling.threshold(service.desired_count)):
            return
        why = "tasks failed to start."
        primary.becomes("FAILED", f"ECS deployment circuit breaker: {why}")
        service.tell(f"(deployment {primary.id}) deployment failed: {why}")
        good = service.last_completed
        if breaker.get("rollback") and good is not None and good is not primary:
            service.tell(f"rolling back to deployment {good.id}.")
            primary.status, good.status = "ACTIVE", "PRIMARY"
            good.becomes("IN_PROGRESS", f"ECS deployment circuit breaker: rolling back to deploymentId {good.id}.")
            service.deployments = [good, *(one for one in service.deployments if one is not good)]
            service.task_definition = good.definition

    def _conclude(self, service: Service, primary: Deployment) -> None:
        if service.primary is not primary:
            return
        others = [task for task in service.tasks if task.deployment != primary.id]
        well = sum(map(self.is_well, service.of(primary)))
        service.deployments = [one for one in service.deployments
                               if one is primary or any(task.deployment == one.id for task in others)]
        is_there = well == service.desired_count == len(service.of(primary)) and not others
        if is_there and primary.rollout == "IN_PROGRESS":
            primary.becomes("COMPLETED", f"ECS deployment {primary.id} completed.")
            service.tell(f"(deployment {primary.id}) deployment completed.")
            service.last_completed = primary
        if is_there and not service.is_steady:
            service.tell("has reached a steady state.")
        service.is_steady = is_there

    def _drain(self, service: Service) -> None:
        for task in service.tasks:
            self.stop(task, "ServiceSchedulerInitiated", "Service deleted")
        if not service.tasks:
            service.status = "INACTIVE"
            service.deployments = []

    # ---- A task

    def _start_for(self, service: Service, deployment: Deployment) -> Task:
        tags = list(service.tags) if service.settings.get("propagateTags") == "SERVICE" else []
        if service.settings.get("enableECSManagedTags"):
            tags += [{"key": "aws:ecs:serviceName", "value": service.name},
                     {"key": "aws:ecs:clusterName", "value": service.cluster_name}]
        task = Task(service.region, service.cluster_name, definition(service.region, deployment.definition),
                    f"service:{service.name}", deployment.id, service, deployment.id, tags=tags)
        service.tasks.append(task)
        network = service.settings["networkConfiguration"]["awsvpcConfiguration"]
        self.start_task(task, network, [one for one in service.tasks if one is not task])
        return task

    def start_task(self, task: Task, network: Json, beside: list[Task]) -> None:
        """Starts a task in the subnet where the fewest of the others are."""
        task.subnet = min(network["subnets"], key=lambda subnet: sum(
            one.subnet == subnet and not one.is_leaving for one in beside))
        task.containers = [Container(one["name"], one["image"]) for one in task.definition["containerDefinitions"]]
        task.capacity_provider = _capacity_provider(task)
        subnet = ec2_backends[ACCOUNT][task.region].get_subnet(task.subnet)
        task.zone = subnet.availability_zone
        task.address = self.containers.take_address(subnet.cidr_block)
        task.interface = _make_interface(task, subnet, network)
        ecs_backends[ACCOUNT][task.region].tasks.setdefault(task.cluster, {})[task.arn] = task
        threading.Thread(target=self._begin, args=(task,), name=f"task {task.id}", daemon=True).start()

    def _begin(self, task: Task) -> None:
        task.last_status = "PENDING"
        try:
            if len(task.definition["containerDefinitions"]) > 1:
                raise CannotStart("CannotCreateContainerError: this emulator runs tasks of one container only")
            self.containers.start(task, self._environment(task), self._names(task))
        except CannotStart as error:
            self._give_up(task, str(error))
            return
        except Exception as error:
            LOG.exception("%s", task.id)
            self._give_up(task, f"ResourceInitializationError: {error}")
            return
        with self.lock:
            if task.stopped is not None:
                return
            task.started, task.containers[0].status = time.time(), "RUNNING"
            if task.is_leaving:
                return
            task.last_status = "RUNNING"
            for group, target in self._places(task):
                self.balancing.register(group, target)
                assert task.service is not None
                task.service.tell(f"registered 1 targets in (target-group {group})")

    def _give_up(self, task: Task, reason: str) -> None:
        task.containers[0].reason = reason
        if task.service:
            task.service.tell(f"was unable to start a task: {reason[:300]}")
        if task.containers[0].docker_id:
            self.containers.remove(task.containers[0].docker_id)
        self._end(task, "TaskFailedToStart", reason)

    def stop(self, task: Task, code: str, reason: str) -> None:
        """Begins to stop a task: out of the load balancer first, then SIGTERM, then SIGKILL."""
        with self.lock:
            if task.is_leaving:
                return
            task.desired_status, task.stopping, task.stop_code = "STOPPED", time.time(), code
            task.stopped_reason = reason
        threading.Thread(target=self._leave, args=(task,), name=f"end of {task.id}", daemon=True).start()

    def _leave(self, task: Task) -> None:
        task.last_status = "DEACTIVATING"
        places = self._places(task)
        delays = [self.balancing.deregister(group, target) for group, target in places]
        if places and task.service and max(delays):
            task.service.tell("has begun draining connections on 1 tasks.")
            task.service.tell(f"deregistered 1 targets in (target-group {places[0][0]})")
        deadline = time.monotonic() + max(delays, default=0)
        while time.monotonic() < deadline and task.stopped is None:
            time.sleep(0.1)
        while task.started is None and task.stopped is None:
            time.sleep(0.1)
        if task.stopped is not None:
            return
        task.last_status = "STOPPING"
        container = task.containers[0]
        assert container.docker_id is not None
        try:
            code = self.containers.stop(container.docker_id, int(task.container().get("stopTimeout",
                                                                                      _DEFAULT_GRACE_TO_STOP)))
            container.exit_code = code if container.exit_code is None else container.exit_code
        except Exception:
            LOG.exception("%s would not stop", task.id)
        self._end(task, task.stop_code or "", task.stopped_reason or "")

    def _died(self, docker_id: str, code: int) -> None:
        task = next((one for backend in list(ecs_backends[ACCOUNT].values()) for tasks in list(backend.tasks.values())
                     for one in list(tasks.values()) if one.containers[0].docker_id == docker_id), None)
        if task is None:
            return
        container = task.containers[0]
        container.exit_code = code
        if task.last_status == "STOPPING":
            return
        if self.containers.ran_out_of_memory(docker_id):
            container.reason = "OutOfMemoryError: container killed due to memory usage"
        self.containers.remove(docker_id)
        if task.is_leaving:
            self._end(task, task.stop_code or "", task.stopped_reason or "")
        else:
            self._end(task, "EssentialContainerExited", "Essential container in task exited")

    def _end(self, task: Task, code: str, reason: str) -> None:
        with self.lock:
            if task.stopped is not None:
                return
            was_wanted = not task.is_leaving
            task.desired_status, task.stop_code, task.stopped_reason = "STOPPED", code, reason
            task.stopping = task.stopping or time.time()
            task.stopped, task.last_status, task.containers[0].status = time.time(), "STOPPED", "STOPPED"
            for group, target in self._places(task):
                self.balancing.drop(group, target)
            if was_wanted:
                self._count_failure(task)
            if task.service:
                task.service.tasks.remove(task)
                task.service.is_steady &= not was_wanted
        self.containers.give_back(task.address)
        _delete_interface(task)

    @staticmethod
    def _count_failure(task: Task) -> None:
        if task.service is None or task.is_counted or task.was_healthy:
            return
        task.is_counted = True
        for deployment in task.service.deployments:
            if deployment.id == task.deployment and deployment.rollout == "IN_PROGRESS":
                deployment.failed += 1

    def _environment(self, task: Task) -> dict[str, str]:
        one = task.container()
        given = {pair["name"]: pair["value"] for pair in one.get("environment", [])}
        for override in task.overrides.get("containerOverrides", []):
            if override.get("name") == one["name"]:
                given |= {pair["name"]: pair["value"] for pair in override.get("environment", [])}
        return {
            "AWS_REGION": task.region, "AWS_DEFAULT_REGION": task.region, "AWS_EXECUTION_ENV": "AWS_ECS_FARGATE",
            **given, "AWS_ENDPOINT_URL": self.endpoint, "AWS_ACCESS_KEY_ID": "task",
            "AWS_SECRET_ACCESS_KEY": "task", "ECS_CONTAINER_METADATA_URI_V4": f"{self.endpoint}/v4/{task.id}"}

    @staticmethod
    def _names(task: Task) -> list[str]:
        if task.service is None:
            return []
        names = []
        discovery = client("servicediscovery", task.region)
        for registry in task.service.settings.get("serviceRegistries", []):
            named = discovery.get_service(Id=registry["registryArn"].rsplit("/", 1)[1])["Service"]
            space = discovery.get_namespace(Id=named["NamespaceId"])["Namespace"]
            names.append(f"{named['Name']}.{space['Name']}")
        return names


def _capacity_provider(task: Task) -> str:
    if task.service and task.service.settings.get("launchType") == "FARGATE":
        return "FARGATE"
    cluster = ecs_backends[ACCOUNT][task.region].clusters[task.cluster]
    strategy = cluster.default_capacity_provider_strategy or []
    weighted: list[Any] = [one for one in strategy if int(one.get("base") or 0) or int(one.get("weight") or 0)]
    return str(weighted[0]["capacityProvider"]) if weighted else "FARGATE"


def _make_interface(task: Task, subnet: Any, network: Json) -> str:
    interface = ec2_backends[ACCOUNT][task.region].create_network_interface(
        subnet, task.address, group_ids=network.get("securityGroups") or [], description=f"{task.arn}")
    interface.status = "in-use"
    return str(interface.id)


def _delete_interface(task: Task) -> None:
    try:
        ec2_backends[ACCOUNT][task.region].delete_network_interface(task.interface)
    except Exception as error:
        LOG.info("interface of %s: %s", task.id, error)
