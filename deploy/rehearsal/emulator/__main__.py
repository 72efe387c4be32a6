"""Starts the emulator, and ends what it started."""

import logging
import signal
import sys
import threading
from types import FrameType

from moto.server import DomainDispatcherApplication, create_backend_app
from werkzeug.serving import BaseWSGIServer, WSGIRequestHandler, make_server

from emulator import clients, ecr, patches, settings
from emulator.alb.control import LoadBalancing
from emulator.ecs import api as ecs
from emulator.ecs.runner import Runner
from emulator.front import Front


class _Handler(WSGIRequestHandler):
    """Keeps connections, and writes no line for each request."""

    protocol_version = "HTTP/1.1"

    def log_request(self, code: int | str = "-", size: int | str = "-") -> None:
        pass


def _serve(host: str, port: int, front: Front) -> BaseWSGIServer:
    server = make_server(host, port, front, threaded=True, request_handler=_Handler)
    threading.Thread(target=server.serve_forever, name=f"api {host}", daemon=True).start()
    return server


def main() -> None:
    """Runs until it gets SIGTERM or SIGINT."""
    given = settings.parse()
    given.state.mkdir(parents=True, exist_ok=True)
    logging.basicConfig(filename=given.state / "emulator.log", level=logging.INFO,
                        format="%(asctime)s %(levelname)s %(threadName)s %(name)s: %(message)s")
    logging.getLogger("werkzeug").setLevel(logging.WARNING)
    logging.getLogger("botocore").setLevel(logging.WARNING)
    balancing = LoadBalancing(given)
    runner = Runner(given, balancing)
    patches.apply(given, balancing)
    front = Front(DomainDispatcherApplication(create_backend_app), runner, {
        "AmazonEC2ContainerServiceV20141113": ecs.operations(ecs.EcsApi(runner)),
        "AmazonEC2ContainerRegistry_V20150921": ecr.operations(ecr.EcrApi(given.registry))})
    server = _serve("127.0.0.1", given.port, front)
    address = f"http://127.0.0.1:{server.server_port}"
    clients.use(address)
    ended = threading.Event()

    def end(_: int, __: FrameType | None) -> None:
        ended.set()

    signal.signal(signal.SIGTERM, end)
    signal.signal(signal.SIGINT, end)
    try:
        balancing.start(given.state / "proxy.log")
        runner.start(lambda gateway: f"http://{gateway}:{_serve(gateway, 0, front).server_port}")
        print(f"emulator at {address}", flush=True)
        ended.wait()
    finally:
        runner.close()
        balancing.stop()


if __name__ == "__main__":
    sys.exit(main())
