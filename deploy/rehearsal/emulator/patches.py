"""All that is changed of moto itself. Each change has a check, which fails where moto is no longer what it changes."""

import inspect
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from moto import backends
from moto.cloudformation.responses import CloudFormationResponse
from moto.ecr.models import Repository
from moto.elbv2.models import ELBv2Backend, FakeLoadBalancer
from moto.resourcegroupstaggingapi.models import ResourceGroupsTaggingAPIBackend

from emulator import tagging
from emulator.alb.control import LoadBalancing
from emulator.cloudformation import api
from emulator.settings import Settings


@dataclass(frozen=True)
class Patch:
    """One change."""

    why: str
    # Whether moto still is as it was when this was written.
    fits: Callable[[], bool]
    apply: Callable[[], None]


def patches(settings: Settings, balancing: LoadBalancing) -> list[Patch]:
    """Every change."""
    return [
        Patch("moto's change sets fill no outputs, have no events, and never fail",
              lambda: hasattr(CloudFormationResponse, "execute_change_set"), api.install),
        Patch("targets are healthy when their checks say so", lambda: _takes(
            ELBv2Backend.describe_target_health, "target_group_arn", "targets"), lambda: _health(balancing)),
        Patch("targets of an address come and go with their tasks", lambda: _takes(
            ELBv2Backend.register_targets, "target_group_arn", "instances") and _takes(
            ELBv2Backend.deregister_targets, "target_group_arn", "instances"), lambda: _targets(balancing)),
        Patch("a load balancer is reached on the loopback", lambda: _takes(
            FakeLoadBalancer.__init__, "name", "security_groups", "subnets", "vpc_id", "arn", "dns_name"),
            lambda: _addresses(balancing)),
        Patch("repositories are the local registry's", lambda: _takes(
            Repository.__init__, "account_id", "region_name", "repository_name"), lambda: _registry(settings)),
        Patch("moto reads a folder for each request, to know its own services",
              lambda: callable(backends.list_of_moto_modules), _modules),
        Patch("tags are found of what is there, and not of what has ended", lambda: _takes(
            ResourceGroupsTaggingAPIBackend._get_resources_generator, "tag_filters", "resource_type_filters"), _tags),
    ]


def apply(settings: Settings, balancing: LoadBalancing) -> None:
    """Makes all changes, or says which one does not fit."""
    for patch in patches(settings, balancing):
        if not patch.fits():
            raise RuntimeError(f"This moto is not the one that was changed: {patch.why}.")
        patch.apply()


def _takes(function: Any, *names: str) -> bool:
    return list(inspect.signature(function).parameters)[1:len(names) + 1] == list(names)


def _health(balancing: LoadBalancing) -> None:
    def describe_target_health(self: Any, target_group_arn: str, targets: list[dict[str, Any]]) -> Any:
        group = self.describe_target_groups(None, [target_group_arn], None)[0]
        return balancing.described(target_group_arn, str(group.port), targets)

    ELBv2Backend.describe_target_health = describe_target_health


def _targets(balancing: LoadBalancing) -> None:
    def register_targets(self: Any, target_group_arn: str, instances: list[Any]) -> None:
        group = self.describe_target_groups(None, [target_group_arn], None)[0]
        for one in instances:
            balancing.register(target_group_arn, f"{one['Id']}:{one.get('Port') or group.port}")

    def deregister_targets(self: Any, target_group_arn: str, instances: list[Any]) -> None:
        group = self.describe_target_groups(None, [target_group_arn], None)[0]
        for one in instances:
            balancing.deregister(target_group_arn, f"{one['Id']}:{one.get('Port') or group.port}")

    ELBv2Backend.register_targets = register_targets
    ELBv2Backend.deregister_targets = deregister_targets


def _addresses(balancing: LoadBalancing) -> None:
    before = FakeLoadBalancer.__init__

    def __init__(self: Any, *arguments: Any, **named: Any) -> None:
        before(self, *arguments, **named)
        self.dns_name = f"127.0.0.1:{balancing.port_base(self.arn) + 80}"
        self.state = "active"

    FakeLoadBalancer.__init__ = __init__


def _registry(settings: Settings) -> None:
    before = Repository.__init__

    def __init__(self: Any, *arguments: Any, **named: Any) -> None:
        before(self, *arguments, **named)
        self.uri = f"{settings.registry}/{self.name}"

    Repository.__init__ = __init__


def _tags() -> None:
    before = ResourceGroupsTaggingAPIBackend._get_resources_generator

    def generator(self: Any, tag_filters: Any = None, resource_type_filters: Any = None) -> Any:
        ended = tagging.gone(self.region_name)
        for one in before(self, tag_filters, resource_type_filters):
            if one["ResourceARN"] not in ended:
                yield one
        if not resource_type_filters:
            yield from tagging.added(self.region_name, tag_filters or [])

    ResourceGroupsTaggingAPIBackend._get_resources_generator = generator


def _modules() -> None:
    modules = list(backends.list_of_moto_modules())
    backends.list_of_moto_modules = lambda: iter(modules)
