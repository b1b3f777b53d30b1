"""The feed proxy as an ASGI application of Starlette, and uvicorn to run it."""

from __future__ import annotations

import asyncio
import re
import signal
import socket
import sys
from dataclasses import replace
from functools import cached_property
from ipaddress import ip_address
from typing import TYPE_CHECKING, NoReturn
from urllib.parse import urlsplit

import anyio
import anyio.to_thread
import uvicorn
from starlette.applications import Starlette
from starlette.requests import ClientDisconnect, Request
from starlette.responses import Response
from starlette.routing import Route

from spamfilter.errors import InputError
from spamfilter.serving.answers import LEAST_PACKED, Answer, failure, json_failure
from spamfilter.serving.checking import MOST_BODY

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable

    from spamfilter.serving.service import Service

    Handler = Callable[[Request], Awaitable[Answer]]

WITHIN = 25.0  # seconds in which every request has its answer; readers commonly give up after 30
FEEDS = 32  # feeds worked on at once: most of that is waiting for upstreams
OTHERS = 4  # checks and reports at once, which are work and no waiting
MOST_FEEDS = 256  # feeds worked on or waiting for their turn, those included that nobody waits for any more
MOST_OTHERS = 64  # checks and reports, likewise: each may hold a record of MOST_BODY bytes
_GZIP = re.compile(r"(?:^|,)\s*(?:gzip|\*)\s*(?:;\s*q\s*=\s*([01](?:\.[0-9]{0,3})?)\s*)?(?=,|$)", re.IGNORECASE)
_NAME = re.compile(r"(\[[0-9a-f:.]+\]|[^:\[\]]+)(?::[0-9]{1,5})?", re.IGNORECASE)


class Handlers:
    """The addresses of the proxy. `public` is the address that readers reach it under, where that is not the one they ask by."""

    def __init__(self, service: Service, public: str | None = None, names: tuple[str, ...] = ()) -> None:
        self._service = service
        self._public = (public or "").rstrip("/")
        self._names = {"localhost", *(name.lower() for name in names), (urlsplit(self._public).hostname or "localhost")}
        self._working: dict[tuple[str, str], asyncio.Task[Answer]] = {}
        self._tasks: set[asyncio.Task[Answer]] = set()

    # Older versions of anyio make limiters only where a loop runs.
    @cached_property
    def _feeds(self) -> anyio.CapacityLimiter:
        return anyio.CapacityLimiter(FEEDS)

    @cached_property
    def _others(self) -> anyio.CapacityLimiter:
        return anyio.CapacityLimiter(OTHERS)

    def routes(self) -> list[Route]:
        """Every address with its method."""
        gets = {"/": self.home, "/feed": self.feed, "/report": self.report, "/healthz": self.health, "/openapi.json": self.openapi}
        routes = [Route(path, self._endpoint(handler), methods=["GET"]) for path, handler in gets.items()]
        return [*routes, Route("/v1/check", self._endpoint(self.check), methods=["POST"])]

    async def feed(self, request: Request) -> Answer:
        """A feed, filtered: from memory, else from a thread; who asks for the same meanwhile waits for the same.

        A page of the web could make a browser ask, and so have its feed fetched and learned: it gets nothing, not even what
        is in memory, for that would tell what is read here. Feed readers do not send this header.
        """
        if request.headers.get("sec-fetch-site", "").strip().lower() == "cross-site":
            return failure(403, "asked by a page of another site: open this address yourself, or subscribe to it in your reader")
        url, mode = request.query_params.get("url", ""), request.query_params.get("mode", "drop")
        ready = self._service.cached_feed(url, mode)
        if ready is not None:
            return ready
        task = self._working.get((url, mode))
        if task is None and len(self._working) >= MOST_FEEDS:
            stale = self._service.late_feed(url, mode)
            return stale if stale.status == 200 else failure(503, "too many feeds are waited for: ask again", retry_after=60)
        if task is None:
            task = asyncio.create_task(anyio.to_thread.run_sync(self._service.feed, url, mode, limiter=self._feeds))
            self._working[url, mode] = task
            task.add_done_callback(lambda _: self._working.pop((url, mode), None))
        try:
            return await asyncio.wait_for(asyncio.shield(task), WITHIN)
        except TimeoutError:  # the work goes on, and the next one who asks gets what comes of it
            return self._service.late_feed(url, mode)

    async def report(self, request: Request) -> Answer:
        """Why an entry was held."""
        url = request.query_params.get("url", "")
        return await self._in_time(lambda: self._service.report(url), failure(504, "no time for a report now: ask again", retry_after=30))

    async def home(self, request: Request) -> Answer:
        """The form that makes a subscription address."""
        base = self._public or f"{request.url.scheme}://{request.headers.get('host', '')}"
        return self._service.home(base, request.query_params.get("url", ""), request.query_params.get("mode", "drop"))

    async def check(self, request: Request) -> Answer:
        """The verdict on a record. Only what is sent as JSON is read: a page of the web cannot send that here without asking first."""
        if request.headers.get("content-type", "").partition(";")[0].strip().lower() != "application/json":
            return json_failure(415, "type", "send the record as application/json")
        learn = request.query_params.get("learn", "true").lower() not in ("false", "0", "no", "off")
        body = b""
        try:
            async with asyncio.timeout(WITHIN / 2):
                async for piece in request.stream():
                    body += piece
                    if len(body) > MOST_BODY:
                        return json_failure(413, "large", f"a record may have {MOST_BODY} bytes")
        except TimeoutError:
            return json_failure(408, "timeout", "the record did not come in time")
        late = json_failure(503, "timeout", "no time to judge it now: ask again")
        return await self._in_time(lambda: self._service.check(body, learn=learn), late, WITHIN / 2)

    async def health(self, _: Request) -> Answer:
        """Whether it works."""
        return await self._in_time(self._service.health, json_failure(503, "timeout", "the index does not answer"), WITHIN / 5)

    async def openapi(self, _: Request) -> Answer:
        """The interface, described."""
        return self._service.openapi()

    async def _in_time(self, work: Callable[[], Answer], late: Answer, seconds: float = WITHIN) -> Answer:
        """What the work gives, in a thread, else the answer for when it is late; the same, as 503, where too much waits already."""
        if len(self._tasks) >= MOST_OTHERS:
            return replace(late, status=503).with_headers(("Retry-After", "30"))
        task = asyncio.create_task(anyio.to_thread.run_sync(work, limiter=self._others))
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)
        try:
            return await asyncio.wait_for(asyncio.shield(task), seconds)
        except TimeoutError:
            return late

    def _endpoint(self, handler: Handler) -> Callable[[Request], Awaitable[Response]]:
        """The handler as Starlette calls it: only under names of ours, with validators and packing."""

        async def endpoint(request: Request) -> Response:
            if not self._is_ours(request.headers.get("host", "")):
                return _response(failure(421, "this name is not known here; --public names the address that readers use"))
            try:
                answer = await handler(request)
            except ClientDisconnect:
                return Response(status_code=400)
            return await _conditional(request, answer)

        return endpoint

    def _is_ours(self, host: str) -> bool:
        """Whether a Host header is an address, or a name of ours: a name that a stranger points at this computer is none."""
        found = _NAME.fullmatch(host.strip())
        if found is None:
            return False
        name = found[1].strip("[]").lower().rstrip(".")
        try:
            ip_address(name)
        except ValueError:
            return name in self._names
        return True


async def _conditional(request: Request, answer: Answer) -> Response:
    """The answer, without its body where the asking side has it, packed where it likes that."""
    headers = request.headers
    if answer.status == 200 and answer.has(headers.get("if-none-match")):
        return _response(answer, status=304)
    accepted = _GZIP.search(headers.get("accept-encoding", ""))
    if accepted is None or len(answer.body) < LEAST_PACKED or (accepted[1] and not float(accepted[1])):
        return _response(answer)
    if "packed" not in vars(answer):
        await anyio.to_thread.run_sync(lambda: answer.packed)
    return _response(answer, packed=True)


def _response(answer: Answer, *, status: int | None = None, packed: bool = False) -> Response:
    headers = dict(answer.headers) | {"Vary": "Accept-Encoding"}
    if answer.etag:
        headers["ETag"] = f'W/"{answer.etag}"'
    if status == 304:
        return Response(status_code=304, headers=headers)
    if packed:
        headers["Content-Encoding"] = "gzip"
    response = Response(answer.packed if packed else answer.body, answer.status, headers)
    response.headers["Content-Type"] = answer.content_type  # as it is: Starlette would add a charset to what states none
    return response


def application(service: Service, public: str | None = None, names: tuple[str, ...] = ()) -> Starlette:
    """The ASGI application; `names` are host names, beside `localhost` and that of `public`, that it answers to."""
    return Starlette(routes=Handlers(service, public, names).routes())


def listen(host: str, port: int) -> socket.socket:
    """A listening socket; port 0 takes a free one. Raises InputError where that cannot be had."""
    # By its number: only for such a socket asyncio turns Nagle's algorithm off, which costs a reader 40 ms an answer.
    listener = socket.socket(socket.AF_INET6 if ":" in host else socket.AF_INET, socket.SOCK_STREAM, socket.IPPROTO_TCP)
    try:
        if sys.platform != "win32":  # there it would let two servers listen at one port
            listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        listener.bind((host, port))
        listener.listen(256)
    except (OSError, OverflowError) as error:
        listener.close()
        raise InputError(f"{host}:{port}", f"cannot be listened at ({getattr(error, 'strerror', None) or error})") from None
    return listener


def server(app: Starlette) -> uvicorn.Server:
    """The application in uvicorn, silent but for trouble."""
    config = uvicorn.Config(
        app,
        loop="asyncio",
        http="h11",
        ws="none",
        lifespan="off",
        log_config=None,
        log_level="warning",
        access_log=False,
        proxy_headers=False,
        server_header=False,
        limit_concurrency=512,
        timeout_keep_alive=15,
        timeout_graceful_shutdown=5,
    )
    return uvicorn.Server(config)


def run(app: Starlette, listener: socket.socket) -> None:
    """Serve until a signal says that it is over. Leaves by SystemExit on SIGTERM, by KeyboardInterrupt on Ctrl-C."""

    def end(*_: object) -> NoReturn:
        sys.exit(0)

    before = signal.signal(signal.SIGTERM, end)  # uvicorn raises the signal again when it is done
    try:
        server(app).run(sockets=[listener])
    finally:
        signal.signal(signal.SIGTERM, before)
        listener.close()
