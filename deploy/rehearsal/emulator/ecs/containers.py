"""Runs tasks' containers by Docker, in a network of their own with an address for each task."""

import itertools
import logging
import random
import secrets
import threading
from collections.abc import Callable, Iterator
from datetime import datetime
from pathlib import Path
from typing import Any

import docker
import docker.errors
from docker.types import IPAMConfig, IPAMPool
from moto.logs.models import logs_backends

from emulator.ecs.model import Container, Json, Task
from emulator.settings import ACCOUNT, Settings

LOG = logging.getLogger(__name__)
LABEL = "quartet.rehearsal"
_FIRST_HOST = 4


class CannotStart(Exception):
    """A task's container could not be started; the message is ECS's."""


class Containers:
    """The containers that this emulator started, and no others."""

    def __init__(self, settings: Settings, died: Callable[[str, int], None]):
        self._settings = settings
        self._docker = docker.DockerClient(base_url=settings.docker, timeout=180, max_pool_size=30)
        self._died = died
        self.id = secrets.token_hex(4)
        self._network, self.prefix = self._make_network()
        self._used: set[str] = set()
        self._numbers: dict[str, Iterator[int]] = {}
        self._lock = threading.Lock()
        threading.Thread(target=self._watch, name="docker events", daemon=True).start()

    @property
    def gateway(self) -> str:
        """This machine's address among the tasks."""
        return f"{self.prefix}.0.1"

    def _make_network(self) -> tuple[Any, str]:
        for prefix in self._prefixes():
            pool = IPAMPool(subnet=f"{prefix}.0.0/16", gateway=f"{prefix}.0.1")
            try:
                return self._docker.networks.create(
                    f"quartet-rehearsal-{self.id}", driver="bridge", ipam=IPAMConfig(pool_configs=[pool]),
                    labels={LABEL: self.id}), prefix
            except docker.errors.APIError as error:
                if "overlap" not in str(error).lower():
                    raise
        raise RuntimeError("No free network for the tasks: name one by --network.")

    def _prefixes(self) -> Iterator[str]:
        if self._settings.network:
            yield self._settings.network
            return
        numbers = list(range(100, 250))
        random.shuffle(numbers)
        taken = _taken()
        yield from (f"10.{number}" for number in numbers if number not in taken)

    # ---- Addresses

    def take_address(self, cidr: str) -> str:
        """Gives an address whose last two numbers are of a subnet, such as x.x.10.4 for 10.0.10.0/24."""
        third = cidr.split(".")[2]
        with self._lock:
            # In turn, so that an address does not come back while anybody remembers it.
            numbers = self._numbers.setdefault(third, itertools.cycle(range(_FIRST_HOST, 255)))
            address = next(one for one in (f"{self.prefix}.{third}.{number}" for number in numbers)
                           if one not in self._used)
            self._used.add(address)
            return address

    def give_back(self, address: str) -> None:
        """Frees an address."""
        with self._lock:
            self._used.discard(address)

    # ---- Containers

    def start(self, task: Task, environment: dict[str, str], aliases: list[str]) -> None:
        """Starts a task's container."""
        definition, container = task.container(), task.containers[0]
        self._pull(container)
        created = self._create(task, definition, container, environment, aliases)
        container.docker_id = created
        try:
            self._docker.api.start(created)
        except docker.errors.APIError as error:
            raise CannotStart(f"CannotStartContainerError: {error.explanation or error}") from error
        threading.Thread(target=self._log, args=(task, definition, created), name="log", daemon=True).start()

    def _pull(self, container: Container) -> None:
        container.image = image = self._reachable(container.image)
        try:
            if image.startswith(self._settings.registry + "/"):
                self._docker.images.pull(image, **({} if "@" in image or ":" in image.rsplit("/", 1)[1]
                                                   else {"tag": "latest"}))
            self._docker.images.get(image)
        except docker.errors.DockerException as error:
            raise CannotStart(f"CannotPullContainerError: {getattr(error, 'explanation', None) or error}") from error
        container.digest = image.split("@")[1] if "@" in image else None

    def _reachable(self, image: str) -> str:
        host, _, rest = image.partition("/")
        return f"{self._settings.registry}/{rest}" if ".dkr.ecr." in host else image

    def _create(self, task: Task, definition: Json, container: Container, environment: dict[str, str],
                aliases: list[str]) -> str:
        linux = definition.get("linuxParameters", {})
        capabilities = linux.get("capabilities", {})
        memory = int(definition.get("memory") or task.definition.get("memory") or 512)
        units = int(task.definition.get("cpu") or definition.get("cpu") or 256)
        host = self._docker.api.create_host_config(
            mem_limit=memory * 2 ** 20, memswap_limit=memory * 2 ** 20, nano_cpus=units * 10 ** 9 // 1024,
            read_only=bool(definition.get("readonlyRootFilesystem")), cap_drop=capabilities.get("drop"),
            cap_add=capabilities.get("add"), init=linux.get("initProcessEnabled"),
            tmpfs={one["containerPath"]: ",".join([f"size={one['size']}m", *one.get("mountOptions", [])])
                   for one in linux.get("tmpfs", [])},
            sysctls={one["namespace"]: one["value"] for one in definition.get("systemControls", [])},
            ulimits=[docker.types.Ulimit(name=one["name"], soft=one["softLimit"], hard=one["hardLimit"])
                     for one in definition.get("ulimits", [])])
        network = self._docker.api.create_networking_config({self._network.name: (
            self._docker.api.create_endpoint_config(ipv4_address=task.address, aliases=aliases))})
        try:
            return self._docker.api.create_container(
                container.image, command=definition.get("command"), entrypoint=definition.get("entryPoint"),
                name=f"{definition['name']}-{task.id[:12]}-{self.id}", hostname=_host_name(task.address),
                environment=environment, user=definition.get("user"), working_dir=definition.get("workingDirectory"),
                labels={LABEL: self.id, "com.amazonaws.ecs.task-arn": task.arn,
                        "com.amazonaws.ecs.container-name": definition["name"]},
                host_config=host, networking_config=network)["Id"]
        except docker.errors.APIError as error:
            raise CannotStart(f"CannotCreateContainerError: {error.explanation or error}") from error

    def stop(self, docker_id: str, seconds: int) -> int | None:
        """Asks a container to end, ends it after a while, removes it, and gives its exit code."""
        try:
            self._docker.api.stop(docker_id, timeout=seconds)
            return self.remove(docker_id)
        except docker.errors.NotFound:
            return None

    def remove(self, docker_id: str) -> int | None:
        """Removes a container that has ended, and gives its exit code."""
        try:
            code = self._docker.api.inspect_container(docker_id)["State"]["ExitCode"]
            self._docker.api.remove_container(docker_id, force=True)
            return int(code)
        except docker.errors.APIError:
            return None

    def ran_out_of_memory(self, docker_id: str) -> bool:
        """Whether the kernel killed it for its memory."""
        try:
            return bool(self._docker.api.inspect_container(docker_id)["State"]["OOMKilled"])
        except docker.errors.APIError:
            return False

    def close(self) -> None:
        """Removes everything that was started here."""
        for container in self._docker.containers.list(all=True, filters={"label": f"{LABEL}={self.id}"}):
            container.remove(force=True)
        self._network.remove()

    def _watch(self) -> None:
        own = docker.DockerClient(base_url=self._settings.docker, timeout=None)
        for event in own.events(decode=True, filters={"label": f"{LABEL}={self.id}", "event": "die"}):
            try:
                self._died(event["id"], int(event["Actor"]["Attributes"].get("exitCode", -1)))
            except Exception:
                LOG.exception("%s", event)

    def _log(self, task: Task, definition: Json, docker_id: str) -> None:
        options = definition.get("logConfiguration", {}).get("options", {})
        group, prefix = options.get("awslogs-group"), options.get("awslogs-stream-prefix")
        if not group:
            return
        stream = f"{prefix}/{definition['name']}/{task.id}"
        backend = logs_backends[ACCOUNT][options.get("awslogs-region", task.region)]
        try:
            backend.create_log_stream(group, stream)
            for line in self._docker.api.logs(docker_id, stream=True, follow=True, timestamps=True):
                backend.put_log_events(group, stream, [_event(line)])
        except Exception as error:
            # The group went with its stack, or the container did.
            LOG.info("log of %s ends: %s", task.id, error)


def _event(line: bytes) -> Json:
    moment, _, text = line.decode(errors="replace").rstrip("\n").partition(" ")
    whole = datetime.strptime(moment[:19] + "+0000", "%Y-%m-%dT%H:%M:%S%z").timestamp()
    return {"timestamp": int(whole * 1000) + int(moment[20:23] or 0), "message": text}


def _host_name(address: str) -> str:
    return "ip-" + address.replace(".", "-") + ".internal"


def _taken() -> set[int]:
    """The second numbers of all 10.x that this machine has a way to."""
    routes = Path("/proc/net/route").read_text().splitlines()[1:]
    destinations = [bytes.fromhex(line.split()[1])[::-1] for line in routes]
    return {one[1] for one in destinations if one[0] == 10}
