"""The arithmetic of a rolling deployment, and of the circuit breaker that ends one."""

import math


def most(desired: int, maximum_percent: int) -> int:
    """How many tasks there may be, those that only start included."""
    return math.floor(desired * maximum_percent / 100)


def fewest(desired: int, minimum_percent: int) -> int:
    """How many healthy tasks there have to be."""
    return math.ceil(desired * minimum_percent / 100)


def to_start(desired: int, maximum_percent: int, *, new: int, old: int) -> int:
    """How many new tasks to start beside those there are."""
    return max(0, min(desired - new, most(desired, maximum_percent) - new - old))


def to_stop(desired: int, minimum_percent: int, *, healthy_new: int, healthy_old: int) -> int:
    """How many healthy old tasks to stop; those that are not healthy may always go."""
    return max(0, min(healthy_old, healthy_new + healthy_old - fewest(desired, minimum_percent)))


def threshold(desired: int) -> int:
    """How many tasks have to fail in a row ('How the Amazon ECS deployment circuit breaker detects failures')."""
    return min(max(math.ceil(0.5 * desired), 3), 200)
