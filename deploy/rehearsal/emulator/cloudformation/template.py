"""Reads templates, and resolves what stands in them."""

import base64
import ipaddress
import json
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Any

import yaml

from emulator.errors import AwsError

NO_VALUE = object()
_REFERENCE = re.compile(r"\$\{([^!}][^}]*)\}")


class _Loader(yaml.SafeLoader):
    """YAML with CloudFormation's short forms."""


def _short_form(loader: _Loader, suffix: str, node: yaml.Node) -> Any:
    if isinstance(node, yaml.ScalarNode):
        value: Any = loader.construct_scalar(node)
    elif isinstance(node, yaml.SequenceNode):
        value = loader.construct_sequence(node, deep=True)
    else:
        value = loader.construct_mapping(node, deep=True)
    if suffix == "GetAtt" and isinstance(value, str):
        value = value.split(".", 1)
    return {suffix if suffix in ("Ref", "Condition") else "Fn::" + suffix: value}


_Loader.add_multi_constructor("!", _short_form)
# A date such as 2012-10-17 is a text to CloudFormation.
_Loader.yaml_implicit_resolvers = {
    first: [pair for pair in pairs if pair[0] != "tag:yaml.org,2002:timestamp"]
    for first, pairs in yaml.SafeLoader.yaml_implicit_resolvers.items()}


def read(text: str) -> dict[str, Any]:
    """Reads a template of either format."""
    try:
        template = yaml.load(text, Loader=_Loader)
    except yaml.YAMLError as error:
        raise AwsError("ValidationError", f"Template format error: {error}") from error
    if not isinstance(template, dict) or not template.get("Resources"):
        raise AwsError("ValidationError",
                       "Template format error: At least one Resources member must be defined.")
    return template


def parameters(template: dict[str, Any], given: dict[str, str]) -> dict[str, str]:
    """Gives every parameter its value, or refuses as CloudFormation does."""
    declared = template.get("Parameters") or {}
    if unknown := [name for name in given if name not in declared]:
        raise AwsError("ValidationError", f"Parameters: [{', '.join(unknown)}] do not exist in the template")
    values = {name: given.get(name, declaration.get("Default")) for name, declaration in declared.items()}
    if missing := [name for name, value in values.items() if value is None]:
        raise AwsError("ValidationError", f"Parameters: [{', '.join(missing)}] must have values")
    for name, declaration in declared.items():
        _check(name, str(values[name]), declaration)
    return {name: str(value) for name, value in values.items()}


def _check(name: str, value: str, declaration: dict[str, Any]) -> None:
    allowed = [str(one) for one in declaration.get("AllowedValues", [])]
    if allowed and value not in allowed:
        raise AwsError("ValidationError", f"Parameter '{name}' must be one of AllowedValues")
    pattern = declaration.get("AllowedPattern")
    if pattern and not re.fullmatch(pattern, value):
        said = declaration.get("ConstraintDescription", f"must match pattern {pattern}")
        raise AwsError("ValidationError", f"Parameter {name} failed to satisfy constraint: {said}")
    if declaration.get("Type") == "Number":
        _check_number(name, value, declaration)


def _check_number(name: str, value: str, declaration: dict[str, Any]) -> None:
    try:
        number = float(value)
    except ValueError as error:
        raise AwsError("ValidationError", f"Parameter '{name}' must be a number.") from error
    if number < float(declaration.get("MinValue", number)):
        raise AwsError("ValidationError", f"Parameter '{name}' must be a number not less than "
                                          f"{declaration['MinValue']}")
    if number > float(declaration.get("MaxValue", number)):
        raise AwsError("ValidationError", f"Parameter '{name}' must be a number not greater than "
                                          f"{declaration['MaxValue']}")


@dataclass
class Scope:
    """What the names in a template stand for."""

    template: dict[str, Any]
    parameters: dict[str, str]
    pseudo: dict[str, Any]
    ref: Callable[[str], Any]
    attribute: Callable[[str, str], Any]
    imported: Callable[[str], str]
    zones: Callable[[str], list[str]]
    _conditions: dict[str, bool] = field(default_factory=dict)

    def condition(self, name: str) -> bool:
        """Whether one of the template's conditions holds."""
        if name not in self._conditions:
            self._conditions[name] = bool(self.resolve(self.template["Conditions"][name]))
        return self._conditions[name]

    def active(self, section: str) -> dict[str, Any]:
        """The resources or outputs whose condition holds."""
        return {name: one for name, one in (self.template.get(section) or {}).items()
                if "Condition" not in one or self.condition(one["Condition"])}

    def resolve(self, value: Any) -> Any:
        """Replaces every function by its value."""
        if isinstance(value, list):
            return [one for one in map(self.resolve, value) if one is not NO_VALUE]
        if not isinstance(value, dict):
            return value
        if len(value) == 1:
            (name, argument), = value.items()
            if name in _FUNCTIONS:
                return _FUNCTIONS[name](self, argument)
        resolved = {key: self.resolve(inner) for key, inner in value.items()}
        return {key: inner for key, inner in resolved.items() if inner is not NO_VALUE}

    def reference(self, name: str) -> Any:
        """What Ref gives for a parameter, a pseudo parameter or a resource."""
        if name in self.pseudo:
            return self.pseudo[name]
        if name in self.parameters:
            return self._parameter(name)
        if name in self.template["Resources"]:
            return self.ref(name)
        raise AwsError("ValidationError", f"Template format error: Unresolved resource dependencies [{name}] in the "
                                          "Resources block of the template")

    def _parameter(self, name: str) -> Any:
        kind, value = self.template["Parameters"][name].get("Type", "String"), self.parameters[name]
        if kind == "Number":
            return int(value) if re.fullmatch(r"-?\d+", value) else float(value)
        if kind == "CommaDelimitedList" or kind.startswith("List<"):
            return [one.strip() for one in value.split(",")]
        return value

    def substitute(self, argument: Any) -> str:
        """What Sub gives."""
        text, own = (argument, {}) if isinstance(argument, str) else (argument[0], self.resolve(argument[1]))

        def value(match: re.Match[str]) -> str:
            name = match.group(1).strip()
            if name in own:
                return str(own[name])
            if "." in name:
                return str(self.attribute(*name.split(".", 1)))
            return str(self.reference(name))

        return _REFERENCE.sub(value, text).replace("${!", "${")

    def mapped(self, argument: list[Any]) -> Any:
        """What FindInMap gives."""
        name, first, second = (self.resolve(one) for one in argument[:3])
        try:
            return self.template["Mappings"][name][str(first)][str(second)]
        except KeyError as error:
            raise AwsError("ValidationError", f"Template error: Unable to get mapping for {name}::{first}::{second}"
                           ) from error


def _equals(scope: Scope, argument: list[Any]) -> bool:
    return str(scope.resolve(argument[0])) == str(scope.resolve(argument[1]))


def _choice(scope: Scope, argument: list[Any]) -> Any:
    return scope.resolve(argument[1] if scope.condition(argument[0]) else argument[2])


def _ranges(scope: Scope, argument: list[Any]) -> list[str]:
    block, count, bits = (scope.resolve(one) for one in argument)
    subnets = ipaddress.ip_network(block).subnets(new_prefix=32 - int(bits))
    return [str(subnet) for subnet, _ in zip(subnets, range(int(count)))]


_FUNCTIONS: dict[str, Callable[[Scope, Any], Any]] = {
    "Ref": lambda scope, name: scope.reference(name),
    "Condition": lambda scope, name: scope.condition(name),
    "Fn::GetAtt": lambda scope, argument: scope.attribute(argument[0], str(scope.resolve(argument[1]))),
    "Fn::Sub": lambda scope, argument: scope.substitute(argument),
    "Fn::Join": lambda scope, argument: argument[0].join(map(str, scope.resolve(argument[1]))),
    "Fn::Split": lambda scope, argument: scope.resolve(argument[1]).split(argument[0]),
    "Fn::Select": lambda scope, argument: scope.resolve(argument[1])[int(scope.resolve(argument[0]))],
    "Fn::FindInMap": lambda scope, argument: scope.mapped(argument),
    "Fn::If": _choice,
    "Fn::Equals": _equals,
    "Fn::Not": lambda scope, argument: not scope.resolve(argument[0]),
    "Fn::And": lambda scope, argument: all(scope.resolve(argument)),
    "Fn::Or": lambda scope, argument: any(scope.resolve(argument)),
    "Fn::ImportValue": lambda scope, argument: scope.imported(scope.resolve(argument)),
    "Fn::GetAZs": lambda scope, argument: scope.zones(scope.resolve(argument)),
    "Fn::Cidr": _ranges,
    "Fn::Base64": lambda scope, argument: base64.b64encode(scope.resolve(argument).encode()).decode(),
    "Fn::ToJsonString": lambda scope, argument: json.dumps(scope.resolve(argument)),
}


def broken_rules(scope: Scope) -> Iterator[str]:
    """What the template's own rules say against its parameters."""
    for rule in (scope.template.get("Rules") or {}).values():
        if "RuleCondition" not in rule or scope.resolve(rule["RuleCondition"]):
            for assertion in rule["Assertions"]:
                if not scope.resolve(assertion["Assert"]):
                    yield assertion.get("AssertDescription", "a rule of the template")


def order(resources: dict[str, Any]) -> list[str]:
    """The resources, each behind those that it needs."""
    needs = {name: sorted(_needs(resource) & resources.keys()) for name, resource in resources.items()}
    ordered: list[str] = []
    on_the_way: list[str] = []

    def visit(name: str) -> None:
        if name in ordered:
            return
        if name in on_the_way:
            raise AwsError("ValidationError", f"Circular dependency between resources: [{', '.join(on_the_way)}]")
        on_the_way.append(name)
        for needed in needs[name]:
            visit(needed)
        on_the_way.remove(name)
        ordered.append(name)

    for name in resources:
        visit(name)
    return ordered


def _needs(resource: dict[str, Any]) -> set[str]:
    explicit = resource.get("DependsOn", [])
    return set(_named(resource.get("Properties", {}))) | ({explicit} if isinstance(explicit, str) else set(explicit))


def _named(value: Any) -> Iterator[str]:
    if isinstance(value, list):
        for one in value:
            yield from _named(one)
    elif isinstance(value, dict):
        for key, inner in value.items():
            if key == "Ref":
                yield inner
            elif key == "Fn::GetAtt":
                yield inner[0]
            elif key == "Fn::Sub":
                text = inner if isinstance(inner, str) else inner[0]
                yield from (name.strip().split(".")[0] for name in _REFERENCE.findall(text))
            yield from _named(inner)
