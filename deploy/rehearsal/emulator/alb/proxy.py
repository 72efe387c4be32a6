"""The load balancer's own process: serves listeners, checks targets. Told what to do by lines of JSON on its input."""

import asyncio
import json
import sys
import time
from typing import Any

import aiohttp
from aiohttp import web
from multidict import CIMultiDict
from yarl import URL

from emulator.alb import rules
from emulator.alb.health import Health, matches

Json = dict[str, Any]

_HOP_BY_HOP = frozenset({"connection", "keep-alive", "proxy-authenticate", "proxy-authorization", "te", "trailers",
                         "transfer-encoding", "upgrade"})
_IDLE_SECONDS = 60
_CONNECT_SECONDS = 10


class Balancer:
    """All listeners and target groups."""

    def __init__(self) -> None:
        self.listeners: dict[int, Json] = {}
        self.groups: dict[str, Json] = {}
        self.health: dict[tuple[str, str], Health] = {}
        self._servers: dict[int, web.ServerRunner] = {}
        self._checks: dict[tuple[str, str], tuple[int, asyncio.Task[None]]] = {}
        self._sessions: dict[str, aiohttp.ClientSession] = {}
        self._turn: dict[str, int] = {}

    async def learn(self, told: Json) -> None:
        """Takes over what the control plane wants."""
        self.groups = told["groups"]
        wanted = {one["listen"]: one for one in told["listeners"]}
        self.listeners = wanted
        for port in self._servers.keys() - wanted.keys():
            await self._servers.pop(port).cleanup()
        for port in wanted.keys() - self._servers.keys():
            try:
                await self._serve(port)
            except OSError as error:
                # Asked again with whatever is told next.
                print(f"port {port}: {error}", file=sys.stderr, flush=True)
        await self._watch()

    async def _serve(self, port: int) -> None:
        async def handle(request: web.BaseRequest) -> web.StreamResponse:
            return await self._answer(port, request)

        runner = web.ServerRunner(web.Server(handle, keepalive_timeout=_IDLE_SECONDS, access_log=None))
        await runner.setup()
        await web.TCPSite(runner, "127.0.0.1", port, backlog=1024).start()
        self._servers[port] = runner

    # ---- Health

    async def _watch(self) -> None:
        wanted = {(group, target): told["number"] for group, settings in self.groups.items()
                  for target, told in settings["targets"].items() if told["state"] == "active"}
        for key, (number, check) in list(self._checks.items()):
            if wanted.get(key) != number:
                check.cancel()
                del self._checks[key], self.health[key]
        for key in wanted.keys() - self._checks.keys():
            self.health[key] = Health()
            self._checks[key] = wanted[key], asyncio.create_task(self._check(key))
        known = {target for settings in self.groups.values() for target in settings["targets"]}
        for target in self._sessions.keys() - known:
            await self._sessions.pop(target).close()

    async def _check(self, key: tuple[str, str]) -> None:
        timeout = aiohttp.ClientTimeout(total=None)
        async with aiohttp.ClientSession(timeout=timeout, connector=aiohttp.TCPConnector(force_close=True)) as session:
            while key[0] in self.groups:
                settings = self.groups[key[0]]["check"]
                begun = time.monotonic()
                await self._ask(session, key, settings)
                await asyncio.sleep(max(0.05, settings["interval"] - (time.monotonic() - begun)))

    async def _ask(self, session: aiohttp.ClientSession, key: tuple[str, str], settings: Json) -> None:
        health, before = self.health[key], self.health[key].told()
        host = key[1].rsplit(":", 1)[0]
        port = key[1].rsplit(":", 1)[1] if settings["port"] == "traffic-port" else settings["port"]
        try:
            async with asyncio.timeout(settings["timeout"]):
                async with session.get(f"http://{host}:{port}{settings['path']}", allow_redirects=False, headers={
                        "User-Agent": "ELB-HealthChecker/2.0"}) as answer:
                    status = answer.status
            if matches(status, settings["codes"]):
                health.passed(settings["healthy"])
            else:
                health.failed(settings["unhealthy"], "Target.ResponseCodeMismatch",
                              f"Health checks failed with these codes: [{status}]")
        except TimeoutError:
            health.failed(settings["unhealthy"], "Target.Timeout", "Request timed out")
        except (aiohttp.ClientError, OSError):
            health.failed(settings["unhealthy"], "Target.FailedHealthChecks", "Health checks failed")
        if health.told() != before:
            self.tell()

    def tell(self) -> None:
        """Tells the control plane how all targets are."""
        told: dict[str, Json] = {}
        for (group, target), health in self.health.items():
            told.setdefault(group, {})[target] = {**health.told(), "number": self._checks[group, target][0]}
        print(json.dumps({"health": told}), flush=True)

    # ---- Requests

    async def _answer(self, port: int, request: web.BaseRequest) -> web.StreamResponse:
        listener = self.listeners.get(port)
        if listener is None:
            return _plain(503, "Service Temporarily Unavailable")
        host = (request.headers.get("Host") or "").rsplit(":", 1)[0]
        for action in rules.actions(listener, request.method, host, request.rel_url.raw_path):
            if action["type"] == "fixed-response":
                return web.Response(status=action["status"], body=(action["body"] or "").encode(),
                                    headers={"Content-Type": action["content"], "Server": "awselb/2.0"})
            if action["type"] == "redirect":
                return self._redirect(action, host, port, request)
            if action["type"] == "forward":
                return await self._forward(action, listener, request)
        return _plain(500, "Internal Server Error")

    @staticmethod
    def _redirect(action: Json, host: str, port: int, request: web.BaseRequest) -> web.Response:
        where = rules.location(action["to"], host=host, port=port, path=request.path, query=request.query_string)
        return web.Response(status=action["status"], headers={"Location": where, "Server": "awselb/2.0"})

    def _choose(self, group: str) -> str | None:
        targets = self.groups.get(group, {}).get("targets", {})
        active = [one for one, told in targets.items() if told["state"] == "active"]
        well = [one for one in active if self.health.get((group, one), Health()).state == "healthy"]
        # With none that is well, a load balancer asks all ("fail open").
        candidates = well or [one for one in active if self.health.get((group, one), Health()).state == "unhealthy"]
        if not candidates:
            return None
        self._turn[group] = self._turn.get(group, -1) + 1
        return candidates[self._turn[group] % len(candidates)]

    async def _forward(self, action: Json, listener: Json, request: web.BaseRequest) -> web.StreamResponse:
        group = rules.group(action)
        target = self._choose(group) if group else None
        if group is None or target is None:
            return _plain(503, "Service Temporarily Unavailable")
        body = await request.read()
        try:
            async with self._session(target).request(
                    request.method, URL(f"http://{target}{request.raw_path}", encoded=True),
                    headers=_headers(request, listener), data=body or None, allow_redirects=False) as answer:
                return await _pass_on(request, answer)
        except TimeoutError:
            return _plain(504, "Gateway Time-out")
        except (aiohttp.ClientError, OSError):
            return _plain(502, "Bad Gateway")

    def _session(self, target: str) -> aiohttp.ClientSession:
        if target not in self._sessions:
            self._sessions[target] = aiohttp.ClientSession(
                timeout=aiohttp.ClientTimeout(total=None, sock_connect=_CONNECT_SECONDS, sock_read=_IDLE_SECONDS),
                # Below the 75 s after which the services close what is idle.
                connector=aiohttp.TCPConnector(limit=0, keepalive_timeout=_IDLE_SECONDS),
                auto_decompress=False, cookie_jar=aiohttp.DummyCookieJar(),
                skip_auto_headers=("User-Agent", "Accept", "Accept-Encoding", "Content-Type"))
        return self._sessions[target]


async def _pass_on(request: web.BaseRequest, answer: aiohttp.ClientResponse) -> web.StreamResponse:
    headers = CIMultiDict((name, value) for name, value in answer.headers.items() if name.lower() not in _HOP_BY_HOP)
    if "Content-Length" in headers and request.method != "HEAD":
        del headers["Content-Length"]
        # Read in full before it begins, so that a target that breaks off becomes a 502.
        return web.Response(status=answer.status, reason=answer.reason, headers=headers, body=await answer.read())
    response = web.StreamResponse(status=answer.status, reason=answer.reason, headers=headers)
    await response.prepare(request)
    async for part in answer.content.iter_any():
        await response.write(part)
    await response.write_eof()
    return response


def _headers(request: web.BaseRequest, listener: Json) -> CIMultiDict[str]:
    headers = CIMultiDict((name, value) for name, value in request.headers.items()
                          if name.lower() not in _HOP_BY_HOP and name.lower() != "content-length")
    client = request.remote or "127.0.0.1"
    before = headers.get("X-Forwarded-For")
    headers["X-Forwarded-For"] = f"{before}, {client}" if before else client
    headers["X-Forwarded-Proto"] = "http"
    headers["X-Forwarded-Port"] = str(listener["port"])
    headers["X-Amzn-Trace-Id"] = f"Root=1-{int(time.time()):08x}-{time.monotonic_ns():024x}"
    return headers


def _plain(status: int, text: str) -> web.Response:
    return web.Response(status=status, text=f"<html><head><title>{status} {text}</title></head></html>\n",
                        content_type="text/html", headers={"Server": "awselb/2.0"})


async def _main() -> None:
    balancer, loop = Balancer(), asyncio.get_running_loop()
    reader = asyncio.StreamReader(limit=2 ** 24)
    await loop.connect_read_pipe(lambda: asyncio.StreamReaderProtocol(reader), sys.stdin)

    async def tick() -> None:
        while True:
            await asyncio.sleep(1)
            balancer.tell()

    ticking = asyncio.create_task(tick())
    # The end of the input is the end of the emulator.
    while line := await reader.readline():
        await balancer.learn(json.loads(line))
    ticking.cancel()


if __name__ == "__main__":
    asyncio.run(_main())
