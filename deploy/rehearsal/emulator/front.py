"""The emulator's HTTP face: what this package does itself, it answers; everything else goes to moto."""

import json
import logging
from collections.abc import Callable, Iterable
from typing import Any

from emulator.ecs import metadata
from emulator.ecs.runner import Runner
from emulator.errors import AwsError

LOG = logging.getLogger(__name__)
Json = dict[str, Any]
Operation = Callable[[str, Json], Json]


class Front:
    """A WSGI application."""

    def __init__(self, moto: Any, runner: Runner, operations: dict[str, dict[str, Operation]]):
        self._moto = moto
        self._runner = runner
        self._operations = operations

    def __call__(self, environ: Json, start_response: Any) -> Iterable[bytes]:
        path = environ.get("PATH_INFO", "")
        if path.startswith("/v4/"):
            return self._tell(path, start_response)
        service, _, name = environ.get("HTTP_X_AMZ_TARGET", "").partition(".")
        operation = self._operations.get(service, {}).get(name)
        if operation is None:
            return self._moto(environ, start_response)
        return self._call(operation, environ, start_response)

    @staticmethod
    def _call(operation: Operation, environ: Json, start_response: Any) -> Iterable[bytes]:
        body = environ["wsgi.input"].read(int(environ.get("CONTENT_LENGTH") or 0))
        try:
            answer, status, headers = operation(_region(environ), json.loads(body or b"{}")), "200 OK", []
        except AwsError as error:
            answer, status = {"__type": error.code, "message": error.message}, f"{error.status} Error"
            headers = [("x-amzn-ErrorType", error.code)]
        except Exception as error:
            LOG.exception("%s", environ.get("HTTP_X_AMZ_TARGET"))
            answer, status, headers = {"__type": "ServerException", "message": str(error)}, "500 Error", []
        return _json(answer, status, headers, start_response)

    def _tell(self, path: str, start_response: Any) -> Iterable[bytes]:
        identifier, _, rest = path.removeprefix("/v4/").partition("/")
        task = self._runner.task_of(identifier)
        answer = metadata.answer(task, "/" + rest if rest else "") if task else None
        return _json(answer or {}, "404 Not Found" if answer is None else "200 OK", [], start_response)


def _region(environ: Json) -> str:
    # Credential=KEY/20261121/REGION/SERVICE/aws4_request
    scope: str = environ["HTTP_AUTHORIZATION"].split("Credential=")[1].split(",")[0]
    return scope.split("/")[2]


def _json(answer: Json, status: str, headers: list[tuple[str, str]], start_response: Any) -> Iterable[bytes]:
    body = json.dumps(answer).encode()
    start_response(status, [("Content-Type", "application/x-amz-json-1.1"), ("Content-Length", str(len(body))),
                            *headers])
    return [body]
