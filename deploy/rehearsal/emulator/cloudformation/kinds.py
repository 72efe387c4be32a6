"""What CloudFormation does for a resource of some type: makes, changes, deletes and describes it."""

import secrets
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from botocore import xform_name
from moto.cloudformation import parsing

from emulator.clients import client, shaped
from emulator.errors import AwsError
from emulator.settings import ACCOUNT

Properties = dict[str, Any]


@dataclass(frozen=True)
class Place:
    """Where a resource stands."""

    region: str
    stack: str
    stack_id: str
    logical_id: str
    tags: dict[str, str]

    def client(self, service: str) -> Any:
        """A client of this Region."""
        return client(service, self.region)

    def arn(self, service: str, rest: str) -> str:
        """The ARN of something here."""
        return f"arn:aws:{service}:{self.region}:{ACCOUNT}:{rest}"

    def tagged(self, properties: Properties) -> list[dict[str, str]]:
        """The stack's tags, and the resource's own, which win."""
        own = {tag["Key"]: str(tag["Value"]) for tag in properties.get("Tags", [])}
        return [{"Key": key, "Value": value} for key, value in {**self.tags, **own}.items()]


@dataclass
class Made:
    """A resource that is there."""

    physical_id: str
    attributes: dict[str, Any] = field(default_factory=dict)
    model: Any = None

    def attribute(self, name: str) -> Any:
        """What GetAtt gives."""
        if name in self.attributes:
            return self.attributes[name]
        if self.model is not None:
            return self.model.get_cfn_attribute(name)
        raise AwsError("ValidationError", f"Template error: resource has no attribute {name}")


Change = Callable[[Place, Made, Properties], None]
Deletion = Callable[[Place, Made], None]


def nothing(*_: Any) -> None:
    """Has nothing to do."""


@dataclass(frozen=True)
class Kind:
    """One type; what it cannot change, it says."""

    create: Callable[[Place, Properties], Made]
    delete: Deletion
    update: Change | None = None
    # Waits until it works, or raises; gets what begin() gave before the change.
    settle: Change = nothing


def generated(place: Place, most: int = 255) -> str:
    """A name such as CloudFormation makes up."""
    tail = "-" + secrets.token_hex(6).upper()
    return f"{place.stack}-{place.logical_id}"[:most - len(tail)].rstrip("-") + tail


def of_moto(kind: str, *, after: Change = nothing, update: Change | None = None,
            delete: Deletion | None = None) -> Kind:
    """A type that moto's CloudFormation can make; what it leaves out, after() adds."""

    def create(place: Place, properties: Properties) -> Made:
        model_class = parsing.get_model_map()[kind]
        properties = {**properties, "Tags": place.tagged(properties)} if kind in _TAGGED_BY_PROPERTY else properties
        most = 32 if kind.startswith("AWS::ElasticLoadBalancingV2::") else 255
        name = properties.get(model_class.cloudformation_name_type() or "", None) or generated(place, most)
        model = model_class.create_from_cloudformation_json(
            name, {"Type": kind, "Properties": properties}, ACCOUNT, place.region,
            LogicalId=place.logical_id, StackId=place.stack_id, ResourceType=kind)
        made = Made(getattr(model, "physical_resource_id", place.logical_id), model=model)
        if kind in _TAGGED_BY_ID:
            place.client("ec2").create_tags(Resources=[made.physical_id], Tags=[
                *place.tagged(properties), *_marks(place)])
        after(place, made, properties)
        return made

    return Kind(create, delete or _delete_by_moto(kind), update)


def _marks(place: Place) -> list[dict[str, str]]:
    marks = {"stack-name": place.stack, "stack-id": place.stack_id, "logical-id": place.logical_id}
    return [{"Key": f"aws:cloudformation:{key}", "Value": value} for key, value in marks.items()]


def _delete_by_moto(kind: str) -> Deletion:
    def delete(place: Place, made: Made) -> None:
        own = getattr(made.model, "delete", None)
        try:
            own(ACCOUNT, place.region)
        except (TypeError, AttributeError):
            type(made.model).delete_from_cloudformation_json(
                made.physical_id, {"Type": kind, "Properties": {}}, ACCOUNT, place.region)

    return delete


_TAGGED_BY_PROPERTY = frozenset({
    "AWS::DynamoDB::Table", "AWS::ECR::Repository", "AWS::IAM::Role", "AWS::Logs::LogGroup", "AWS::S3::Bucket",
    "AWS::SNS::Topic", "AWS::Events::Rule"})
_TAGGED_BY_ID = frozenset("AWS::EC2::" + name for name in (
    "InternetGateway", "LaunchTemplate", "NatGateway", "RouteTable", "SecurityGroup", "Subnet", "VPC", "VPCEndpoint"))


def by_api(service: str, create: str, *, name: str, delete: Deletion, arn: str | None = None,
           put: bool = False) -> Kind:
    """A type whose properties are those of an operation of its service; name is the property that it goes by."""

    def call(place: Place, properties: Properties) -> Any:
        request = shaped(service, create, {**properties, "Tags": place.tagged(properties)}, place.region)
        return getattr(place.client(service), xform_name(create))(**request)

    def make(place: Place, properties: Properties) -> Made:
        properties = {name: generated(place), **properties}
        answer = call(place, properties)
        return Made(answer[arn] if arn else str(properties[name]))

    def change(place: Place, made: Made, properties: Properties) -> None:
        call(place, {name: made.physical_id, **properties})

    return Kind(make, delete, change if put else None)


def recorded(**attributes: str) -> Kind:
    """A type that is written down and has no effect."""
    return Kind(lambda place, properties: Made(generated(place), dict(attributes)), nothing, nothing)
