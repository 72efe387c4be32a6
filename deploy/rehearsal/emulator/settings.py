"""What the emulator is told when it starts."""

import argparse
import os
from dataclasses import dataclass
from pathlib import Path

ACCOUNT = "123456789012"


@dataclass(frozen=True)
class Settings:
    """The command line's values; addresses are all on the loopback, but for the tasks' own network."""

    port: int
    state: Path
    docker: str
    registry: str
    listener_base: int
    speed: float
    network: str | None

    def scaled(self, seconds: float) -> float:
        """Gives a declared waiting time as long as it is waited here."""
        return seconds / self.speed


def parse(arguments: list[str] | None = None) -> Settings:
    """Reads the command line; what is not given comes from the environment."""
    parser = argparse.ArgumentParser(prog="emulator", description=__doc__)
    parser.add_argument("--port", type=int, default=0, help="of the API, on 127.0.0.1; 0 is any free one")
    parser.add_argument("--state", type=Path, required=True, help="folder for logs; made if it is not there")
    parser.add_argument("--docker", default=os.environ.get("DOCKER_HOST", "unix:///var/run/docker.sock"),
                        help="the daemon that runs the tasks (DOCKER_HOST)")
    parser.add_argument("--registry", default=os.environ.get("REGISTRY", "127.0.0.1:5000"),
                        help="host and port of the registry that stands for ECR (REGISTRY)")
    parser.add_argument("--listener-base", type=int, default=12000,
                        help="a load balancer's port 80 is this and 80 on 127.0.0.1; where that is not free, or has a "
                             "load balancer already, some hundreds more; up to 23000 no port is one of those that "
                             "the kernel gives to connections")
    parser.add_argument("--speed", type=float, default=1.0,
                        help="divides the waits between health checks and of deregistration; 1 is as declared")
    parser.add_argument("--network", help="first two numbers of the tasks' network, such as 10.213; else a free one")
    given = parser.parse_args(arguments)
    if given.speed <= 0:
        parser.error("--speed must be above 0")
    if not 0 <= given.listener_base <= 56000:
        parser.error("--listener-base must be 56000 at most")
    return Settings(given.port, given.state, given.docker, given.registry, given.listener_base, given.speed,
                    given.network)
