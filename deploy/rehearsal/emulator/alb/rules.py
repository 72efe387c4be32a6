"""Which rule of a listener a request falls under, and where it goes."""

import random
import re
from functools import lru_cache
from typing import Any

Json = dict[str, Any]


@lru_cache(maxsize=1000)
def _compiled(pattern: str, is_case_sensitive: bool) -> re.Pattern[str]:
    text = "".join({"*": ".*", "?": "."}.get(one, re.escape(one)) for one in pattern)
    return re.compile(text, re.DOTALL | (0 if is_case_sensitive else re.IGNORECASE))


def matches(pattern: str, text: str, *, is_case_sensitive: bool = True) -> bool:
    """Whether a pattern with * and ? fits all of a text; paths are case-sensitive, hosts are not."""
    return _compiled(pattern, is_case_sensitive).fullmatch(text) is not None


def fits(condition: Json, method: str, host: str, path: str) -> bool:
    """Whether a request meets a condition."""
    field, values = condition["field"], condition["values"]
    if field == "path-pattern":
        return any(matches(one, path) for one in values)
    if field == "host-header":
        return any(matches(one, host, is_case_sensitive=False) for one in values)
    if field == "http-request-method":
        return method in values
    return False


def actions(listener: Json, method: str, host: str, path: str) -> list[Json]:
    """The actions of the first rule, by priority, whose conditions are all met; else the default ones."""
    for rule in sorted(listener["rules"], key=lambda one: one["priority"]):
        if all(fits(one, method, host, path) for one in rule["conditions"]):
            return rule["actions"]
    return listener["default"]


def group(action: Json) -> str | None:
    """The target group of a forward action, by weight."""
    groups = [one for one in action["groups"] if one["weight"] > 0]
    if not groups:
        return None
    return random.choices([one["arn"] for one in groups], [one["weight"] for one in groups])[0]


def location(redirect: Json, *, host: str, port: int, path: str, query: str) -> str:
    """Where a redirect leads; what it does not name stays as it was."""
    wanted = {"protocol": "#{protocol}", "host": "#{host}", "port": "#{port}", "path": "/#{path}",
              "query": "#{query}", **{key: value for key, value in redirect.items() if value is not None}}
    known = {"protocol": "http", "host": host, "port": str(port), "path": path.lstrip("/"), "query": query}

    def filled(text: str) -> str:
        return re.sub(r"#\{(\w+)\}", lambda match: known.get(match.group(1), ""), text)

    protocol, target, number = (filled(wanted[name]) for name in ("protocol", "host", "port"))
    asked = filled(wanted["query"])
    is_usual = (protocol.lower(), number) in (("http", "80"), ("https", "443"))
    return (f"{protocol.lower()}://{target}{'' if is_usual else ':' + number}{filled(wanted['path'])}"
            f"{'?' + asked if asked else ''}")
