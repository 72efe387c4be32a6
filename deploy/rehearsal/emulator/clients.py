"""Clients of the emulator itself: what one of its services makes with another, it makes as anybody would."""

import threading
from functools import lru_cache
from typing import Any

import boto3
from botocore.config import Config

_endpoint: list[str] = []
# One for all, as each would read AWS's large models again.
_session = boto3.session.Session()
_making = threading.Lock()


def use(endpoint: str) -> None:
    """Says where the emulator listens."""
    _endpoint[:] = [endpoint]
    client.cache_clear()


@lru_cache(maxsize=None)
def client(service: str, region: str) -> Any:
    """Gives a client, which may be shared by threads; the session that makes it may not."""
    with _making:
        return _made(service, region)


def _made(service: str, region: str) -> Any:
    return _session.client(
        service, region_name=region, endpoint_url=_endpoint[0], aws_access_key_id="emulator",
        aws_secret_access_key="emulator",
        config=Config(retries={"max_attempts": 1}, max_pool_connections=20, s3={"addressing_style": "path"},
                      parameter_validation=False))


def shaped(service: str, operation: str, properties: dict[str, Any], region: str = "us-east-1") -> dict[str, Any]:
    """Gives CloudFormation's properties the names and types that an operation of the service's own API has."""
    return _shaped(properties, client(service, region).meta.service_model.operation_model(operation).input_shape)


def _shaped(value: Any, shape: Any) -> Any:
    if shape.type_name == "structure" and isinstance(value, dict):
        members = {name.lower(): name for name in shape.members}
        known = {members[key.lower()]: inner for key, inner in value.items() if key.lower() in members}
        return {name: _shaped(inner, shape.members[name]) for name, inner in known.items()}
    if shape.type_name == "list" and isinstance(value, list):
        return [_shaped(inner, shape.member) for inner in value]
    if shape.type_name == "map" and isinstance(value, dict):
        return {key: _shaped(inner, shape.value) for key, inner in value.items()}
    return _scalar(value, shape.type_name)


def _scalar(value: Any, kind: str) -> Any:
    if kind in ("integer", "long"):
        return int(value)
    if kind in ("float", "double"):
        return float(value)
    if kind == "boolean":
        return value if isinstance(value, bool) else str(value).lower() == "true"
    if kind == "string":
        return str(value).lower() if isinstance(value, bool) else str(value)
    return value
