"""CloudFormation's operations, put in the place of moto's."""

import uuid
from collections.abc import Callable
from typing import Any

from moto.cloudformation.exceptions import CloudFormationError
from moto.cloudformation.responses import CloudFormationResponse
from moto.core.responses import ActionResult, EmptyResult

from emulator.cloudformation.engine import Engine, engine
from emulator.cloudformation.stack import ChangeSet, Record, Stack
from emulator.errors import AwsError

PAGE = 100


def _pairs(values: dict[str, str], key: str, value: str) -> list[dict[str, str]]:
    return [{key: name, value: one} for name, one in values.items()]


def _without_none(values: dict[str, Any]) -> dict[str, Any]:
    return {key: value for key, value in values.items() if value is not None}


def _stack(stack: Stack) -> dict[str, Any]:
    wanted = stack.wanted
    return _without_none({
        "StackId": stack.id, "StackName": stack.name, "CreationTime": stack.created, "LastUpdatedTime": stack.updated,
        "DeletionTime": stack.deleted, "StackStatus": stack.status, "StackStatusReason": stack.reason,
        "DisableRollback": False, "RollbackConfiguration": {}, "EnableTerminationProtection": False,
        "Capabilities": ["CAPABILITY_NAMED_IAM"], "NotificationARNs": [],
        "Description": wanted.template.get("Description") if wanted else None,
        "RoleARN": wanted.role if wanted else None,
        "Parameters": _pairs(wanted.parameters, "ParameterKey", "ParameterValue") if wanted else [],
        # As a map: moto makes the list of it.
        "Tags": wanted.tags if wanted else {},
        "Outputs": [_without_none({"OutputKey": one.key, "OutputValue": one.value, "Description": one.description,
                                   "ExportName": one.export}) for one in stack.outputs]})


def _resource(stack: Stack, record: Record, time: str) -> dict[str, Any]:
    return _without_none({
        "StackName": stack.name, "StackId": stack.id, "LogicalResourceId": record.logical_id,
        "PhysicalResourceId": record.physical_id, "ResourceType": record.type, time: record.changed,
        "ResourceStatus": record.status, "ResourceStatusReason": record.reason})


def _change_set(one: ChangeSet) -> dict[str, Any]:
    return _without_none({
        "ChangeSetId": one.id, "ChangeSetName": one.name, "StackId": one.stack.id, "StackName": one.stack.name,
        "Description": one.description, "CreationTime": one.created, "Status": one.status, "StatusReason": one.reason,
        "ExecutionStatus": one.execution, "OnStackFailure": one.on_failure})


class Operations:
    """Each method is an operation; what it gets is moto's object for the request."""

    @staticmethod
    def create_change_set(request: Any, here: Engine) -> Any:
        change_set = _prepare(request, here, request._get_param("ChangeSetName"),
                              request._get_param("ChangeSetType") or "UPDATE")
        return {"Id": change_set.id, "StackId": change_set.stack.id}

    @staticmethod
    def describe_change_set(request: Any, here: Engine) -> Any:
        one = _named(request, here)
        # Without what surrounds each: moto adds it.
        changes = [_without_none({
            "Action": change.action, "LogicalResourceId": change.logical_id, "ResourceType": change.type,
            "PhysicalResourceId": change.physical_id, "Scope": [] if change.action != "Modify" else ["Properties"],
            "Replacement": None if change.action != "Modify" else "False", "Details": []}) for change in one.changes]
        return {**_change_set(one), "Changes": changes, "Parameters": one.wanted.parameters,
                "Tags": _pairs(one.wanted.tags, "Key", "Value"), "Capabilities": ["CAPABILITY_NAMED_IAM"],
                "NotificationARNs": []}

    @staticmethod
    def execute_change_set(request: Any, here: Engine) -> Any:
        here.execute(_named(request, here))

    @staticmethod
    def delete_change_set(request: Any, here: Engine) -> Any:
        here.forget(_named(request, here))

    @staticmethod
    def list_change_sets(request: Any, here: Engine) -> Any:
        stack = here.get(request._get_param("StackName"))
        return {"Summaries": [_change_set(one) for one in here.change_sets.values() if one.stack is stack]}

    @staticmethod
    def create_stack(request: Any, here: Engine) -> Any:
        if here.find(request._get_param("StackName")):
            raise AwsError("AlreadyExistsException", f"Stack [{request._get_param('StackName')}] already exists")
        return _at_once(request, here, "CREATE")

    @staticmethod
    def update_stack(request: Any, here: Engine) -> Any:
        return _at_once(request, here, "UPDATE")

    @staticmethod
    def delete_stack(request: Any, here: Engine) -> Any:
        stack = here.find(request._get_param("StackName"))
        if stack is not None and not stack.deleted:
            here.delete(stack)

    @staticmethod
    def continue_update_rollback(request: Any, here: Engine) -> Any:
        here.continue_rollback(here.get(request._get_param("StackName")))
        return {}

    @staticmethod
    def describe_stacks(request: Any, here: Engine) -> Any:
        name = request._get_param("StackName")
        return _paged(request, "Stacks", [_stack(one) for one in ([here.get(name)] if name else here.live())])

    @staticmethod
    def list_stacks(request: Any, here: Engine) -> Any:
        wanted = request._get_param("StackStatusFilter", [])
        return {"StackSummaries": [
            {key: value for key, value in _stack(one).items() if key not in ("Tags", "Parameters", "Outputs")}
            for one in here.stacks.values() if not wanted or one.status in wanted]}

    @staticmethod
    def describe_stack_events(request: Any, here: Engine) -> Any:
        name = request._get_param("StackName")
        stack = here.find(name)
        if stack is None:
            raise AwsError("ValidationError", f"Stack [{name}] does not exist")
        return _paged(request, "StackEvents", stack.events[::-1])

    @staticmethod
    def describe_stack_resources(request: Any, here: Engine) -> Any:
        name, one = request._get_param("StackName"), request._get_param("LogicalResourceId")
        stack = here.find(name)
        if stack is None:
            raise AwsError("ValidationError", f"Stack with id {name} does not exist")
        return {"StackResources": [_resource(stack, record, "Timestamp") for record in stack.records.values()
                                   if one in (None, record.logical_id)]}

    @staticmethod
    def describe_stack_resource(request: Any, here: Engine) -> Any:
        stack, name = here.get(request._get_param("StackName")), request._get_param("LogicalResourceId")
        if name not in stack.records:
            raise AwsError("ValidationError", f"Resource {name} does not exist for stack {stack.name}")
        return {"StackResourceDetail": _resource(stack, stack.records[name], "LastUpdatedTimestamp")}

    @staticmethod
    def list_stack_resources(request: Any, here: Engine) -> Any:
        stack = here.get(request._get_param("StackName"))
        return _paged(request, "StackResourceSummaries", [
            _resource(stack, record, "LastUpdatedTimestamp") for record in stack.records.values()])

    @staticmethod
    def list_exports(request: Any, here: Engine) -> Any:
        return _paged(request, "Exports", [{"ExportingStackId": stack.id, "Name": name, "Value": value}
                                           for name, (value, stack) in here.exports().items()])

    @staticmethod
    def list_imports(request: Any, here: Engine) -> Any:
        name = request._get_param("ExportName")
        if not here.importers(name):
            raise AwsError("ValidationError", f"Export '{name}' is not imported by any stack.")
        return {"Imports": here.importers(name)}

    @staticmethod
    def get_template(request: Any, here: Engine) -> Any:
        wanted = here.get(request._get_param("StackName")).wanted
        return {"TemplateBody": wanted.body if wanted else "", "StagesAvailable": ["Original", "Processed"]}


def _named(request: Any, here: Engine) -> ChangeSet:
    return here.change_set(request._get_param("ChangeSetName"), request._get_param("StackName"))


def _prepare(request: Any, here: Engine, name: str, type_: str) -> ChangeSet:
    stack = here.find(request._get_param("StackName"))
    before = stack.wanted if stack else None
    body = request._get_param("TemplateBody")
    if request._get_param("UsePreviousTemplate") and before:
        body = before.body
    elif request._get_param("TemplateURL"):
        body = request._get_stack_from_s3_url(request._get_param("TemplateURL"))
    if not body:
        raise AwsError("ValidationError", "Either Template URL or Template Body must be specified.")
    given = {}
    for one in request._get_param("Parameters", []):
        key = one["ParameterKey"]
        given[key] = before.parameters[key] if one.get("UsePreviousValue") and before else one.get("ParameterValue", "")
    return here.prepare(
        stack_name=request._get_param("StackName"), name=name, type_=type_, body=body, given=given,
        tags={one["Key"]: one["Value"] for one in request._get_param("Tags", [])}, role=request._get_param("RoleARN"),
        capabilities=request._get_param("Capabilities", []),
        on_failure=request._get_param("OnStackFailure") or request._get_param("OnFailure") or "ROLLBACK",
        description=request._get_param("Description"))


def _at_once(request: Any, here: Engine, type_: str) -> Any:
    change_set = _prepare(request, here, f"at-once-{uuid.uuid4()}", type_)
    if change_set.execution != "AVAILABLE":
        here.forget(change_set)
        raise AwsError("ValidationError", "No updates are to be performed.")
    here.execute(change_set)
    return {"StackId": change_set.stack.id}


def _paged(request: Any, name: str, values: list[Any]) -> dict[str, Any]:
    start = int(request._get_param("NextToken") or 0)
    page = {name: values[start:start + PAGE]}
    return {**page, "NextToken": str(start + PAGE)} if len(values) > start + PAGE else page


def _method(operation: Callable[[Any, Engine], Any]) -> Callable[[Any], Any]:
    def method(request: Any) -> Any:
        try:
            answer = operation(request, engine(request.region))
        except AwsError as error:
            raise CloudFormationError(error.code, error.message) from error
        return EmptyResult() if answer is None else ActionResult(answer)

    return method


def install() -> None:
    """Puts the operations in moto's place."""
    for name, operation in vars(Operations).items():
        if isinstance(operation, staticmethod):
            setattr(CloudFormationResponse, name, _method(operation.__func__))
