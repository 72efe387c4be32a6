"""The stacks of one Region, and the operations on them: each goes on by itself, and is followed by its events."""

import logging
import threading
import uuid
from copy import deepcopy
from functools import lru_cache
from typing import Any

from botocore.exceptions import ClientError

from emulator.clients import client
from emulator.cloudformation import template as templates
from emulator.cloudformation.catalog import kind
from emulator.cloudformation.kinds import Made, Place
from emulator.cloudformation.stack import Change, ChangeSet, Output, Record, Stack, Wanted, now
from emulator.errors import AwsError
from emulator.settings import ACCOUNT

LOG = logging.getLogger(__name__)

NO_CHANGES = ("The submitted information didn't contain changes. Submit different information to create a change set.")
_UPDATABLE = {"CREATE_COMPLETE", "UPDATE_COMPLETE", "UPDATE_ROLLBACK_COMPLETE", "IMPORT_COMPLETE",
              "IMPORT_ROLLBACK_COMPLETE", "ROLLBACK_FAILED", "CREATE_FAILED", "UPDATE_FAILED"}


class Failed(Exception):
    """A resource could not be made or changed; its events say why."""

    def __init__(self, logical_id: str):
        super().__init__(logical_id)
        self.logical_id = logical_id


def said(error: Exception) -> str:
    """An error as CloudFormation repeats it."""
    if isinstance(error, ClientError):
        answer = error.response["Error"]
        return (f"Resource handler returned message: \"{answer['Message']} (Service: {error.operation_name}, "
                f"Status Code: {error.response['ResponseMetadata'].get('HTTPStatusCode', 400)})\" "
                f"(HandlerErrorCode: {answer['Code']})")
    return str(getattr(error, "message", None) or error or type(error).__name__)


@lru_cache(maxsize=None)
def engine(region: str) -> "Engine":
    """The one of a Region."""
    return Engine(region)


class Engine:
    """CloudFormation in one Region."""

    def __init__(self, region: str):
        self.region = region
        self.stacks: dict[str, Stack] = {}
        self.change_sets: dict[str, ChangeSet] = {}
        self._undo: dict[str, dict[str, dict[str, Any] | None]] = {}
        self._lock = threading.RLock()

    # ---- Asking

    def find(self, name: str) -> Stack | None:
        """A stack by its name, or by its id even after its deletion."""
        if name in self.stacks:
            return self.stacks[name]
        return next((one for one in self.stacks.values() if one.name == name and not one.deleted), None)

    def get(self, name: str) -> Stack:
        """A stack, or CloudFormation's complaint."""
        stack = self.find(name)
        if stack is None:
            raise AwsError("ValidationError", f"Stack with id {name} does not exist")
        return stack

    def live(self) -> list[Stack]:
        """All that are not deleted, the newest first."""
        return sorted((one for one in self.stacks.values() if not one.deleted), key=lambda one: one.created,
                      reverse=True)

    def exports(self) -> dict[str, tuple[str, Stack]]:
        """Every export's value, and whose it is."""
        return {name: (value, stack) for stack in self.live() for name, value in stack.exports.items()}

    def importers(self, export: str) -> list[str]:
        """The stacks that use an export."""
        return sorted(stack.name for stack in self.live() if export in stack.imports)

    def change_set(self, name: str, stack_name: str | None) -> ChangeSet:
        """A change set by its ARN, or by its name and stack."""
        if name in self.change_sets:
            return self.change_sets[name]
        for one in self.change_sets.values():
            if one.name == name and stack_name in (one.stack.name, one.stack.id):
                return one
        raise AwsError("ChangeSetNotFound", f"ChangeSet [{name}] does not exist", 404)

    # ---- Change sets

    def prepare(self, *, stack_name: str, name: str, type_: str, body: str, given: dict[str, str], tags: dict[str, str],
                role: str | None, capabilities: list[str], on_failure: str, description: str | None) -> ChangeSet:
        """Works out a change set."""
        with self._lock:
            template = templates.read(body)
            _check_capabilities(template, capabilities)
            wanted = Wanted(body, template, templates.parameters(template, given), tags, role)
            stack = self._stack_for(stack_name, name, type_)
            rules = list(templates.broken_rules(self._scope(stack, wanted)))
            if rules:
                raise AwsError("ValidationError", f"Template validation error: {rules[0]}")
            changes = self._changes(stack, wanted)
            identifier = f"arn:aws:cloudformation:{self.region}:{ACCOUNT}:changeSet/{name}/{uuid.uuid4()}"
            is_change = type_ == "CREATE" or bool(changes) or self._differs(stack, wanted)
            change_set = ChangeSet(
                identifier, name, stack, type_, wanted, changes, "CREATE_COMPLETE" if is_change else "FAILED",
                "AVAILABLE" if is_change else "UNAVAILABLE", None if is_change else NO_CHANGES, on_failure, description)
            self.change_sets[identifier] = change_set
            return change_set

    def _stack_for(self, stack_name: str, name: str, type_: str) -> Stack:
        stack = self.find(stack_name)
        if any(one.name == name and one.stack is stack for one in self.change_sets.values()):
            raise AwsError("AlreadyExistsException", f"ChangeSet {name} already exists")
        if type_ == "UPDATE":
            if stack is None:
                raise AwsError("ValidationError", f"Stack [{stack_name}] does not exist")
            if stack.status not in _UPDATABLE:
                raise AwsError("ValidationError",
                               f"Stack:{stack.id} is in {stack.status} state and can not be updated.")
            return stack
        if stack is not None and stack.status != "REVIEW_IN_PROGRESS":
            raise AwsError("ValidationError", f"Stack [{stack_name}] already exists and cannot be created again with "
                                              f"the changeSet [{name}].")
        if stack is None:
            stack = Stack(stack_name, self.region)
            stack.becomes("REVIEW_IN_PROGRESS", "User Initiated")
            self.stacks[stack.id] = stack
        return stack

    def _changes(self, stack: Stack, wanted: Wanted) -> list[Change]:
        scope, changes = self._scope(stack, wanted), []
        active = scope.active("Resources")
        for name, resource in active.items():
            kind(resource["Type"])
            record = stack.records.get(name)
            if record is None:
                changes.append(Change("Add", name, resource["Type"], None))
            elif record.type != resource["Type"] or self._resolved(scope, resource) != record.properties:
                changes.append(Change("Modify", name, resource["Type"], record.physical_id))
        changes += [Change("Remove", name, record.type, record.physical_id)
                    for name, record in stack.records.items() if name not in active]
        return changes

    @staticmethod
    def _resolved(scope: templates.Scope, resource: dict[str, Any]) -> dict[str, Any] | None:
        try:
            return scope.resolve(resource.get("Properties", {}))
        except AwsError:
            # An import that is not there yet, for example; carrying it out will say so.
            return None

    def _differs(self, stack: Stack, wanted: Wanted) -> bool:
        if stack.wanted is None or stack.wanted.tags != wanted.tags:
            return True
        return self._outputs(self._scope(stack, wanted)) != stack.outputs

    def forget(self, change_set: ChangeSet) -> None:
        """Deletes a change set."""
        self.change_sets.pop(change_set.id, None)

    # ---- Operations

    def execute(self, change_set: ChangeSet) -> None:
        """Begins to make a change."""
        with self._lock:
            if change_set.execution != "AVAILABLE":
                raise AwsError("InvalidChangeSetStatus", f"ChangeSet [{change_set.id}] cannot be executed in its "
                                                         f"current status of [{change_set.status}]")
            stack = change_set.stack
            if stack.is_busy:
                raise AwsError("ValidationError",
                               f"Stack:{stack.id} is in {stack.status} state and can not be updated.")
            change_set.execution = "EXECUTE_IN_PROGRESS"
            is_new = change_set.type == "CREATE"
            stack.becomes("CREATE_IN_PROGRESS" if is_new else "UPDATE_IN_PROGRESS", "User Initiated")
            if is_new:
                stack.created = now()
            else:
                stack.updated = now()
            # CloudFormation forgets the others as soon as one is carried out.
            for other in [one for one in self.change_sets.values() if one.stack is stack and one is not change_set]:
                self.forget(other)
        self._start(self._create if is_new else self._update, stack, change_set)

    def delete(self, stack: Stack) -> None:
        """Begins to delete a stack, unless others use what it exports."""
        with self._lock:
            used = [(name, self.importers(name)) for name in stack.exports]
            used = [(name, [one for one in users if one != stack.name]) for name, users in used]
            in_use = [(name, users) for name, users in used if users]
            if in_use:
                name, users = in_use[0]
                # The stack keeps its status; only this tells.
                stack.becomes(stack.status, f"Delete canceled. Cannot delete export {name} as it is in use by "
                                            f"{', '.join(users)}.")
                return
            if stack.status == "DELETE_IN_PROGRESS":
                return
            if stack.is_busy and stack.status != "CREATE_IN_PROGRESS":
                raise AwsError("ValidationError",
                               f"Stack [{stack.id}] cannot be deleted while in status {stack.status}")
            stack.becomes("DELETE_IN_PROGRESS", "User Initiated")
        self._start(self._delete, stack)

    def continue_rollback(self, stack: Stack) -> None:
        """Begins to try a rollback again that failed."""
        if stack.status != "UPDATE_ROLLBACK_FAILED":
            raise AwsError("ValidationError", f"Stack:{stack.id} is in {stack.status} state and can not continue "
                                              "update rollback.")
        stack.becomes("UPDATE_ROLLBACK_IN_PROGRESS", "User Initiated")
        self._start(self._roll_back, stack)

    def _start(self, operation: Any, stack: Stack, *arguments: Any) -> None:
        def run() -> None:
            try:
                operation(stack, *arguments)
            except Exception as error:
                LOG.exception("%s", stack.name)
                stack.becomes(stack.status.replace("_IN_PROGRESS", "_FAILED"), said(error))

        threading.Thread(target=run, name=f"stack {stack.name}", daemon=True).start()

    def _create(self, stack: Stack, change_set: ChangeSet) -> None:
        try:
            self._apply(stack, change_set.wanted, {})
        except Failed as failure:
            change_set.execution = "EXECUTE_FAILED"
            stack.wanted = change_set.wanted
            self._give_up(stack, failure, change_set.on_failure)
            return
        change_set.execution = "EXECUTE_COMPLETE"
        stack.becomes("CREATE_COMPLETE")

    def _give_up(self, stack: Stack, failure: Failed, on_failure: str) -> None:
        reason = f"The following resource(s) failed to create: [{failure.logical_id}]."
        if on_failure == "DO_NOTHING":
            stack.becomes("CREATE_FAILED", reason)
        elif on_failure == "DELETE":
            stack.becomes("DELETE_IN_PROGRESS", reason + " Delete requested by user.")
            self._delete(stack)
        else:
            stack.becomes("ROLLBACK_IN_PROGRESS", reason + " Rollback requested by user.")
            failed = self._remove(stack, list(reversed(stack.records)))
            stack.becomes("ROLLBACK_FAILED" if failed else "ROLLBACK_COMPLETE")

    def _update(self, stack: Stack, change_set: ChangeSet) -> None:
        before: dict[str, dict[str, Any] | None] = {}
        stack_before = stack.wanted
        try:
            self._apply(stack, change_set.wanted, before)
        except Failed as failure:
            change_set.execution = "EXECUTE_FAILED"
            stack.wanted = stack_before
            stack.becomes("UPDATE_ROLLBACK_IN_PROGRESS",
                          f"The following resource(s) failed to update: [{failure.logical_id}]. ")
            self._undo[stack.id] = before
            self._roll_back(stack)
            return
        change_set.execution = "EXECUTE_COMPLETE"
        stack.becomes("UPDATE_COMPLETE_CLEANUP_IN_PROGRESS")
        gone = [name for name in reversed(stack.records)
                if name not in self._scope(stack, change_set.wanted).active("Resources")]
        self._remove(stack, gone)
        stack.becomes("UPDATE_COMPLETE")

    def _roll_back(self, stack: Stack) -> None:
        before = self._undo.get(stack.id, {})
        try:
            for name, properties in reversed(before.items()):
                if properties is not None:
                    self._modify(stack, stack.records[name], properties)
        except Failed as failure:
            stack.becomes("UPDATE_ROLLBACK_FAILED",
                          f"The following resource(s) failed to update: [{failure.logical_id}]. ")
            return
        stack.becomes("UPDATE_ROLLBACK_COMPLETE_CLEANUP_IN_PROGRESS")
        self._remove(stack, [name for name, properties in reversed(before.items()) if properties is None])
        assert stack.wanted is not None
        self._conclude(stack, stack.wanted)
        stack.becomes("UPDATE_ROLLBACK_COMPLETE")

    def _apply(self, stack: Stack, wanted: Wanted, before: dict[str, dict[str, Any] | None]) -> None:
        """Makes and changes resources; fills in what each that changed had before, or None if it is new."""
        scope = self._scope(stack, wanted, stack.imports)
        stack.wanted = stack.wanted or wanted
        active = scope.active("Resources")
        for name in templates.order(active):
            try:
                properties = scope.resolve(active[name].get("Properties", {}))
            except Exception as error:
                record = stack.records.get(name) or Record(name, active[name]["Type"], "")
                stack.records.setdefault(name, record)
                before.setdefault(name, None if record.made is None else record.properties)
                stack.resource_becomes(record, "CREATE_FAILED" if record.made is None else "UPDATE_FAILED", said(error))
                raise Failed(name) from error
            record = stack.records.get(name)
            if record is None:
                before[name] = None
                self._add(stack, wanted, name, active[name], properties)
            elif properties != record.properties:
                before[name] = record.properties
                self._modify(stack, record, properties, wanted)
        self._conclude(stack, wanted)

    def _conclude(self, stack: Stack, wanted: Wanted) -> None:
        used: set[str] = set()
        scope = self._scope(stack, wanted, used)
        for resource in scope.active("Resources").values():
            scope.resolve(resource.get("Properties", {}))
        outputs = self._outputs(scope)
        for output in stack.outputs:
            new = {one.export: one.value for one in outputs}
            users = [one for one in self.importers(output.export or "") if one != stack.name]
            if users and new.get(output.export) != output.value:
                verb = "updated" if output.export in new else "deleted"
                reason = f"Export {output.export} cannot be {verb} as it is in use by {', '.join(users)}"
                stack.becomes("UPDATE_ROLLBACK_IN_PROGRESS", reason)
                raise Failed(output.key)
        stack.wanted, stack.outputs, stack.imports = wanted, outputs, used

    def _add(self, stack: Stack, wanted: Wanted, name: str, resource: dict[str, Any], properties: dict[str, Any]
             ) -> None:
        record = Record(name, resource["Type"], "", is_kept=resource.get("DeletionPolicy") == "Retain")
        stack.records[name] = record
        stack.resource_becomes(record, "CREATE_IN_PROGRESS")
        place, handler = self._place(stack, name, wanted), kind(record.type)
        try:
            record.made = handler.create(place, deepcopy(properties))
            record.properties = properties
            stack.resource_becomes(record, "CREATE_IN_PROGRESS", "Resource creation Initiated")
            handler.settle(place, record.made, properties)
        except Exception as error:
            LOG.info("%s: %s", name, error, exc_info=not isinstance(error, AwsError))
            stack.resource_becomes(record, "CREATE_FAILED", said(error))
            raise Failed(name) from error
        stack.resource_becomes(record, "CREATE_COMPLETE")

    def _modify(self, stack: Stack, record: Record, properties: dict[str, Any], wanted: Wanted | None = None) -> None:
        handler = kind(record.type)
        place = self._place(stack, record.logical_id, wanted or stack.wanted)
        stack.resource_becomes(record, "UPDATE_IN_PROGRESS")
        try:
            if handler.update is None:
                raise AwsError("NotUpdatable", f"This emulator cannot change {record.type}.")
            assert record.made is not None
            handler.update(place, record.made, deepcopy(properties))
            handler.settle(place, record.made, properties)
        except Exception as error:
            LOG.info("%s: %s", record.logical_id, error, exc_info=not isinstance(error, AwsError))
            stack.resource_becomes(record, "UPDATE_FAILED", said(error))
            raise Failed(record.logical_id) from error
        record.properties = properties
        stack.resource_becomes(record, "UPDATE_COMPLETE")

    def _delete(self, stack: Stack) -> None:
        if failed := self._remove(stack, self._backwards(stack)):
            stack.becomes("DELETE_FAILED", f"The following resource(s) failed to delete: [{', '.join(failed)}]. ")
            return
        stack.deleted = now()
        stack.outputs, stack.imports = [], set()
        stack.becomes("DELETE_COMPLETE")

    @staticmethod
    def _backwards(stack: Stack) -> list[str]:
        if stack.wanted is None:
            return list(reversed(stack.records))
        declared = {name: one for name, one in stack.wanted.template["Resources"].items() if name in stack.records}
        return [*reversed(templates.order(declared))] + [name for name in stack.records if name not in declared]

    def _remove(self, stack: Stack, names: list[str]) -> list[str]:
        """Deletes resources, and gives those that would not go."""
        failed = []
        for name in names:
            record = stack.records[name]
            if record.made is None or record.status == "DELETE_COMPLETE":
                stack.records.pop(name)
            elif record.is_kept and stack.status == "DELETE_IN_PROGRESS":
                stack.resource_becomes(record, "DELETE_SKIPPED")
                stack.records.pop(name)
            elif not self._removed(stack, record, record.made):
                failed.append(name)
        return failed

    def _removed(self, stack: Stack, record: Record, made: Made) -> bool:
        stack.resource_becomes(record, "DELETE_IN_PROGRESS")
        try:
            kind(record.type).delete(self._place(stack, record.logical_id, stack.wanted), made)
        except Exception as error:
            LOG.info("%s: %s", record.logical_id, error, exc_info=not isinstance(error, (AwsError, ClientError)))
            stack.resource_becomes(record, "DELETE_FAILED", said(error))
            return False
        stack.resource_becomes(record, "DELETE_COMPLETE")
        stack.records.pop(record.logical_id)
        return True

    # ---- What names stand for

    def _place(self, stack: Stack, logical_id: str, wanted: Wanted | None) -> Place:
        return Place(self.region, stack.name, stack.id, logical_id, wanted.tags if wanted else {})

    def _scope(self, stack: Stack, wanted: Wanted, used: set[str] | None = None) -> templates.Scope:
        def reference(name: str) -> str:
            record = stack.records.get(name)
            return record.physical_id or f"({name})" if record else f"({name})"

        def attribute(name: str, which: str) -> Any:
            record = stack.records.get(name)
            return record.made.attribute(which) if record and record.made else f"({name}.{which})"

        def imported(export: str) -> str:
            there = self.exports()
            if export not in there:
                raise AwsError("ValidationError", f"No export named {export} found.")
            if used is not None:
                used.add(export)
            return there[export][0]

        pseudo = {"AWS::AccountId": ACCOUNT, "AWS::Region": self.region, "AWS::Partition": "aws",
                  "AWS::StackName": stack.name, "AWS::StackId": stack.id, "AWS::URLSuffix": "amazonaws.com",
                  "AWS::NoValue": templates.NO_VALUE, "AWS::NotificationARNs": []}
        return templates.Scope(wanted.template, wanted.parameters, pseudo, reference, attribute, imported, self._zones)

    def _zones(self, region: str) -> list[str]:
        zones = client("ec2", region or self.region).describe_availability_zones()["AvailabilityZones"]
        return sorted(zone["ZoneName"] for zone in zones)

    @staticmethod
    def _outputs(scope: templates.Scope) -> list[Output]:
        return [Output(key, str(scope.resolve(one["Value"])), one.get("Description"),
                       scope.resolve(one["Export"]["Name"]) if "Export" in one else None)
                for key, one in scope.active("Outputs").items()]


def _check_capabilities(template: dict[str, Any], capabilities: list[str]) -> None:
    identities = [one for one in template["Resources"].values() if one["Type"].startswith("AWS::IAM::")]
    is_named = any({"RoleName", "ManagedPolicyName", "InstanceProfileName"} & one.get("Properties", {}).keys()
                   for one in identities)
    if is_named and "CAPABILITY_NAMED_IAM" not in capabilities:
        raise AwsError("InsufficientCapabilitiesException", "Requires capabilities : [CAPABILITY_NAMED_IAM]")
    if identities and not {"CAPABILITY_IAM", "CAPABILITY_NAMED_IAM"} & set(capabilities):
        raise AwsError("InsufficientCapabilitiesException", "Requires capabilities : [CAPABILITY_IAM]")
