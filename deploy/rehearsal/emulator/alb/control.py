"""The load balancer's control plane: which targets there are, and what the proxy has to know of moto's records."""

import itertools
import json
import logging
import socket
import subprocess
import sys
import threading
import time
from pathlib import Path
from typing import Any

from moto.elbv2.models import FakeHealthStatus, elbv2_backends

from emulator.settings import ACCOUNT, Settings

LOG = logging.getLogger(__name__)
Json = dict[str, Any]
_DRAINING = "draining"
_USUAL_PORTS = (80, 443, 9000)
_BASE_STEP = 100
_TELL_SECONDS = 0.3
_LAST_BASE = 56500


class LoadBalancing:
    """All load balancers of all Regions."""

    def __init__(self, settings: Settings):
        self._settings = settings
        # What is told of each: its state, and the number of its registration, as an address may come back.
        self._targets: dict[str, dict[str, Json]] = {}
        self._registrations = itertools.count()
        self._drained: dict[tuple[str, str], float] = {}
        self._health: dict[str, dict[str, Json]] = {}
        self._bases: dict[str, int] = {}
        self._told = ""
        self._lock = threading.RLock()
        self._process: subprocess.Popen[str] | None = None
        self._is_over = threading.Event()

    def start(self, log: Path) -> None:
        """Starts the proxy, and keeps it up to date."""
        self._log = log
        self._start_proxy()
        threading.Thread(target=self._keep_told, name="load balancer tells", daemon=True).start()

    def _start_proxy(self) -> None:
        self._told = ""
        self._process = subprocess.Popen(
            [sys.executable, "-m", "emulator.alb.proxy"], stdin=subprocess.PIPE, stdout=subprocess.PIPE,
            stderr=self._log.open("a"), text=True, cwd=Path(__file__).parents[2])
        threading.Thread(target=self._listen, args=(self._process,), name="load balancer hears", daemon=True).start()

    def stop(self) -> None:
        """Ends the proxy."""
        self._is_over.set()
        if self._process and self._process.stdin:
            self._process.stdin.close()
            self._process.wait(5)

    # ---- Targets

    def register(self, group: str, target: str) -> None:
        """Adds a target, an address and a port with a colon between."""
        with self._lock:
            self._targets.setdefault(group, {})[target] = {"state": "active", "number": next(self._registrations)}
            self._drained.pop((group, target), None)
        self.tell()

    def deregister(self, group: str, target: str) -> float:
        """Sends a target no more requests; gives the seconds until it is gone."""
        with self._lock:
            if target not in self._targets.get(group, {}):
                return 0.0
            delay = self._settings.scaled(self._delay(group))
            self._targets[group][target]["state"] = _DRAINING
            self._drained[group, target] = time.monotonic() + delay
        self.tell()
        return delay

    def drop(self, group: str, target: str) -> None:
        """Forgets a target at once, because it is dead."""
        with self._lock:
            self._targets.get(group, {}).pop(target, None)
            self._drained.pop((group, target), None)
        self.tell()

    def health(self, group: str, target: str) -> Json:
        """How a target is."""
        known = self._targets.get(group, {}).get(target)
        if known is None:
            return {"state": "unused", "reason": "Target.NotRegistered",
                    "description": "Target is not registered to the target group"}
        if known["state"] == _DRAINING:
            return {"state": _DRAINING, "reason": "Target.DeregistrationInProgress",
                    "description": "Target deregistration is in progress"}
        told = self._health.get(group, {}).get(target)
        if told is not None and told["number"] == known["number"]:
            return told
        return {"state": "initial", "reason": "Elb.RegistrationInProgress",
                "description": "Target registration is in progress"}

    def described(self, group: str, port: str, wanted: list[Json]) -> list[FakeHealthStatus]:
        """As DescribeTargetHealth shows it."""
        targets = [f"{one['Id']}:{one.get('Port', port)}" for one in wanted] or list(self._targets.get(group, {}))
        described = []
        for target in targets:
            health, (address, number) = self.health(group, target), target.rsplit(":", 1)
            described.append(FakeHealthStatus(address, number, number, health["state"], health["reason"],
                                              health["description"]))
        return described

    def _delay(self, group: str) -> float:
        for backend in elbv2_backends[ACCOUNT].values():
            if group in backend.target_groups:
                return float(backend.target_groups[group].attributes["deregistration_delay.timeout_seconds"])
        return 0.0

    # ---- The proxy

    def port_base(self, load_balancer: str) -> int:
        """What a load balancer's ports are above, on the loopback."""
        with self._lock:
            if load_balancer not in self._bases:
                taken = set(self._bases.values())
                self._bases[load_balancer] = next(
                    base for base in range(self._settings.listener_base, _LAST_BASE, _BASE_STEP)
                    if base not in taken and all(_is_free(base + port) for port in _USUAL_PORTS))
            return self._bases[load_balancer]

    def tell(self) -> None:
        """Tells the proxy what has changed."""
        with self._lock:
            self._forget_the_drained()
            told = json.dumps(self._wanted())
            if told != self._told and self._process and self._process.stdin:
                try:
                    self._process.stdin.write(told + "\n")
                    self._process.stdin.flush()
                    self._told = told
                except (OSError, ValueError) as error:
                    # It has ended, and will hear all when it is there again.
                    LOG.error("the proxy hears nothing: %s", error)

    def _forget_the_drained(self) -> None:
        for (group, target), until in list(self._drained.items()):
            if time.monotonic() >= until:
                del self._drained[group, target]
                self._targets[group].pop(target, None)

    def _wanted(self) -> Json:
        listeners, groups = [], {}
        for backend in list(elbv2_backends[ACCOUNT].values()):
            for balancer in list(backend.load_balancers.values()):
                base = self.port_base(balancer.arn)
                listeners += [_listener(one, base) for one in list(balancer.listeners.values())
                              if one.protocol == "HTTP"]
            for group in list(backend.target_groups.values()):
                groups[group.arn] = {"check": self._check(group), "targets": self._targets.get(group.arn, {})}
        return {"listeners": listeners, "groups": groups}

    def _check(self, group: Any) -> Json:
        return {"path": group.health_check_path or "/", "port": str(group.health_check_port),
                "interval": self._settings.scaled(float(group.health_check_interval_seconds)),
                "timeout": float(group.health_check_timeout_seconds), "healthy": int(group.healthy_threshold_count),
                "unhealthy": int(group.unhealthy_threshold_count),
                "codes": (getattr(group, "matcher", None) or {}).get("HttpCode", "200")}

    def _keep_told(self) -> None:
        while not self._is_over.wait(_TELL_SECONDS):
            try:
                if self._process and self._process.poll() is not None:
                    LOG.error("the proxy ended with %s; see its log", self._process.returncode)
                    self._start_proxy()
                self.tell()
            except Exception:
                LOG.exception("load balancer")

    def _listen(self, process: Any) -> None:
        for line in process.stdout:
            self.hear(json.loads(line)["health"])

    def hear(self, health: dict[str, dict[str, Json]]) -> None:
        """Takes over what the proxy found: how each target of each group is."""
        self._health = health


def _is_free(port: int) -> bool:
    with socket.socket() as tried:
        tried.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            tried.bind(("127.0.0.1", port))
        except OSError:
            return False
        return True


def _listener(listener: Any, base: int) -> Json:
    rules = [{"priority": int(rule.priority), "conditions": [_condition(one) for one in rule.conditions],
              "actions": [_action(one) for one in rule.actions]}
             for rule in list(listener.rules.values()) if str(rule.priority).isdigit()]
    return {"listen": base + int(listener.port), "port": int(listener.port), "rules": rules,
            "default": [_action(one) for one in listener.default_actions]}


def _condition(condition: Json) -> Json:
    configured = next((value.get("Values") for key, value in condition.items() if key.endswith("Config")), None)
    return {"field": condition["Field"], "values": configured or condition.get("Values") or []}


def _action(action: Any) -> Json:
    data = getattr(action, "data", action)
    if data["Type"] == "fixed-response":
        fixed = data["FixedResponseConfig"]
        return {"type": "fixed-response", "status": int(fixed["StatusCode"]), "body": fixed.get("MessageBody"),
                "content": fixed.get("ContentType", "text/plain")}
    if data["Type"] == "redirect":
        to = data["RedirectConfig"]
        return {"type": "redirect", "status": int(to["StatusCode"].removeprefix("HTTP_")), "to": {
            name.lower(): to.get(name) for name in ("Protocol", "Host", "Port", "Path", "Query")}}
    groups = data.get("ForwardConfig", {}).get("TargetGroups") or [{"TargetGroupArn": data.get("TargetGroupArn")}]
    return {"type": data["Type"], "groups": [{"arn": one["TargetGroupArn"], "weight": int(one.get("Weight", 1))}
                                             for one in groups]}
