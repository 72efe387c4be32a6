"""Starts the emulator, and ends what it started."""

import logging
import signal
import threading
from types import FrameType

from moto.server import DomainDispatcherApplication, create_backend_app
from waitress.server import create_server

from emulator import clients, ecr, patches, settings
from emulator.alb.control import LoadBalancing
from emulator.ecs import api as ecs
from emulator.ecs.runner import Runner
from emulator.front import Front


# Each waits for moto most of its time; services keep a few connections each.
_THREADS = 16


def _serve(host: str, port: int, front: Front) -> int:
    """Serves on an address, and gives the port."""
    server = create_server(front, host=host, port=port, threads=_THREADS, ident=None, max_request_body_size=2 ** 32)
    threading.Thread(target=server.run, name=f"api {host}", daemon=True).start()
    return int(server.effective_port)


def main() -> None:
    """Runs until it gets SIGTERM or SIGINT."""
    given = settings.parse()
    given.state.mkdir(parents=True, exist_ok=True)
    logging.basicConfig(filename=given.state / "emulator.log", level=logging.INFO,
                        format="%(asctime)s %(levelname)s %(threadName)s %(name)s: %(message)s")
    logging.getLogger("waitress").setLevel(logging.ERROR)
    logging.getLogger("botocore").setLevel(logging.WARNING)
    balancing = LoadBalancing(given)
    runner = Runner(given, balancing)
    patches.apply(given, balancing)
    front = Front(DomainDispatcherApplication(create_backend_app), runner, {
        "AmazonEC2ContainerServiceV20141113": ecs.operations(ecs.EcsApi(runner)),
        "AmazonEC2ContainerRegistry_V20150921": ecr.operations(ecr.EcrApi(given.registry))})
    address = f"http://127.0.0.1:{_serve('127.0.0.1', given.port, front)}"
    clients.use(address)
    ended = threading.Event()

    def end(_: int, __: FrameType | None) -> None:
        ended.set()

    signal.signal(signal.SIGTERM, end)
    signal.signal(signal.SIGINT, end)
    try:
        balancing.start(given.state / "proxy.log")
        runner.start(lambda gateway: f"http://{gateway}:{_serve(gateway, 0, front)}")
        print(f"emulator at {address}", flush=True)
        ended.wait()
    finally:
        runner.close()
        balancing.stop()


if __name__ == "__main__":
    main()
