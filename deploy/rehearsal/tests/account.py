"""An emulator in this process, with no Docker: for tests of stacks."""

import threading
import time
from pathlib import Path

from moto.server import DomainDispatcherApplication, create_backend_app
from waitress.server import create_server

from emulator import clients, patches
from emulator.alb.control import LoadBalancing
from emulator.clients import client
from emulator.front import Front
from emulator.settings import Settings

REGION = "eu-west-1"
_started = []


def start():
    """Starts it once for all tests."""
    if not _started:
        settings = Settings(0, Path("/nowhere"), "", "127.0.0.1:5000", 20000, 1.0, None)
        patches.apply(settings, LoadBalancing(settings))
        server = create_server(Front(DomainDispatcherApplication(create_backend_app), None, {}), host="127.0.0.1",
                               port=0, threads=8)
        threading.Thread(target=server.run, daemon=True).start()
        clients.use(f"http://127.0.0.1:{server.effective_port}")
        _started.append(server)


def ended(identifier, seconds=20):
    """Waits for the end of what goes on with a stack, and describes it."""
    deadline = time.monotonic() + seconds
    while time.monotonic() < deadline:
        stack = client("cloudformation", REGION).describe_stacks(StackName=identifier)["Stacks"][0]
        if not stack["StackStatus"].endswith("_IN_PROGRESS"):
            return stack
        time.sleep(0.05)
    raise AssertionError(f"{identifier} is still {stack['StackStatus']}")
