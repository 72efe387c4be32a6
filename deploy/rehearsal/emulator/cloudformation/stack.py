"""What is remembered of a stack, and what it tells."""

import uuid
from dataclasses import dataclass, field
from datetime import datetime, timezone
from typing import Any

from emulator.cloudformation.kinds import Made
from emulator.settings import ACCOUNT


def now() -> datetime:
    """The time, as the API's answers have it."""
    return datetime.now(timezone.utc)


@dataclass
class Record:
    """One resource of a stack."""

    logical_id: str
    type: str
    status: str
    made: Made | None = None
    properties: dict[str, Any] = field(default_factory=dict)
    is_kept: bool = False
    reason: str | None = None
    changed: datetime = field(default_factory=now)

    @property
    def physical_id(self) -> str | None:
        """Its id at its own service."""
        return self.made.physical_id if self.made else None


@dataclass(frozen=True)
class Output:
    """One output."""

    key: str
    value: str
    description: str | None
    export: str | None


@dataclass(frozen=True)
class Change:
    """What a change set does to one resource."""

    action: str
    logical_id: str
    type: str
    physical_id: str | None


@dataclass
class Wanted:
    """What a change set asks for."""

    body: str
    template: dict[str, Any]
    parameters: dict[str, str]
    tags: dict[str, str]
    role: str | None


@dataclass
class ChangeSet:
    """A change that is worked out, and not made yet."""

    id: str
    name: str
    stack: "Stack"
    type: str
    wanted: Wanted
    changes: list[Change]
    status: str
    execution: str
    reason: str | None
    on_failure: str
    description: str | None
    created: datetime = field(default_factory=now)


@dataclass
class Stack:
    """A stack, from the first change set on until after it is deleted."""

    name: str
    region: str
    id: str = ""
    status: str = "REVIEW_IN_PROGRESS"
    reason: str | None = None
    wanted: Wanted | None = None
    records: dict[str, Record] = field(default_factory=dict)
    outputs: list[Output] = field(default_factory=list)
    imports: set[str] = field(default_factory=set)
    events: list[dict[str, Any]] = field(default_factory=list)
    created: datetime = field(default_factory=now)
    updated: datetime | None = None
    deleted: datetime | None = None

    def __post_init__(self) -> None:
        self.id = f"arn:aws:cloudformation:{self.region}:{ACCOUNT}:stack/{self.name}/{uuid.uuid4()}"

    @property
    def is_busy(self) -> bool:
        """Whether an operation goes on."""
        return self.status.endswith("_IN_PROGRESS") and self.status != "REVIEW_IN_PROGRESS"

    def becomes(self, status: str, reason: str | None = None) -> None:
        """Changes the stack's own status, and says so."""
        self.status, self.reason = status, reason
        self._tell(self.name, self.id, "AWS::CloudFormation::Stack", status, reason)

    def resource_becomes(self, record: Record, status: str, reason: str | None = None) -> None:
        """Changes a resource's status, and says so."""
        record.status, record.reason, record.changed = status, reason, now()
        self._tell(record.logical_id, record.physical_id or "", record.type, status, reason)

    def _tell(self, logical_id: str, physical_id: str, kind: str, status: str, reason: str | None) -> None:
        self.events.append({
            "StackId": self.id, "EventId": str(uuid.uuid4()), "StackName": self.name, "LogicalResourceId": logical_id,
            "PhysicalResourceId": physical_id, "ResourceType": kind, "Timestamp": now(), "ResourceStatus": status,
            **({"ResourceStatusReason": reason} if reason else {})})

    @property
    def exports(self) -> dict[str, str]:
        """What other stacks may import."""
        return {output.export: output.value for output in self.outputs if output.export}
