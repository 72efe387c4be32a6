"""What the tagging API finds beside what moto finds, and what it no longer does."""

from collections.abc import Iterator
from typing import Any

from moto.ecs.models import ecs_backends

from emulator.cloudformation.engine import engine
from emulator.cloudformation.stack import Record
from emulator.ecs.model import Service, Task
from emulator.settings import ACCOUNT

# Of moto's tagging API these are unknown; here they are found as long as their stack has them.
_UNKNOWN_TO_MOTO = {
    "AWS::EC2::VPCEndpoint": "ec2:{region}:{account}:vpc-endpoint/{id}",
    "AWS::ECR::Repository": "ecr:{region}:{account}:repository/{id}",
    "AWS::ServiceDiscovery::PrivateDnsNamespace": "servicediscovery:{region}:{account}:namespace/{id}",
    "AWS::ServiceDiscovery::Service": "servicediscovery:{region}:{account}:service/{id}",
}


def gone(region: str) -> set[str]:
    """The ARNs of services and tasks that have ended, and are remembered only to be described."""
    backend = ecs_backends[ACCOUNT][region]
    services = {one.arn for one in backend.services.values() if isinstance(one, Service) and one.status == "INACTIVE"}
    tasks = {one.arn for tasks in backend.tasks.values() for one in tasks.values()
             if isinstance(one, Task) and one.stopped}
    return services | tasks


def added(region: str, filters: list[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    """What stacks have and moto does not find."""
    for stack in engine(region).live():
        tags = stack.wanted.tags if stack.wanted else {}
        if all(_fits(tags, one) for one in filters):
            for record in stack.records.values():
                if record.type in _UNKNOWN_TO_MOTO and record.made:
                    yield {"ResourceARN": _arn(region, record),
                           "Tags": [{"Key": key, "Value": value} for key, value in tags.items()]}


def _fits(tags: dict[str, str], wanted: dict[str, Any]) -> bool:
    values = wanted.get("Values") or []
    return wanted["Key"] in tags and (not values or tags[wanted["Key"]] in values)


def _arn(region: str, record: Record) -> str:
    return "arn:aws:" + _UNKNOWN_TO_MOTO[record.type].format(region=region, account=ACCOUNT, id=record.physical_id)
