"""Miniflux' webhook: new entries come in signed, are put in a queue, and judged one after the other."""

from __future__ import annotations

import argparse
import hmac
import json
import queue
import threading
from hashlib import sha256
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import TYPE_CHECKING, Any

from spamfilter.errors import InputError

from .miniflux import EVERY, say, trouble

if TYPE_CHECKING:
    from .miniflux import Worker

MOST_BODY = 64 << 20  # bytes; a feed's new entries, all at once
MOST_WAITING = 200  # events; Miniflux gives up after 10 seconds, so that they are judged after the answer
PATIENCE = 10.0  # seconds for a request to come in


class Queue:
    """Events that wait for the worker, which takes one after the other in a thread of its own."""

    def __init__(self, worker: Worker) -> None:
        self._worker = worker
        self._events: queue.Queue[dict[str, Any] | None] = queue.Queue(MOST_WAITING)
        self._thread = threading.Thread(target=self._work, name="judging", daemon=True)
        self._thread.start()

    def put(self, event: dict[str, Any]) -> bool:
        """Take an event; False where too many wait."""
        try:
            self._events.put_nowait(event)
        except queue.Full:
            return False
        return True

    def close(self) -> None:
        """Finish what waits."""
        self._events.put(None)
        self._thread.join()

    def _work(self) -> None:
        while (event := self._events.get()) is not None:
            try:
                self._worker.handle(event["entries"], event["feed"])
            except Exception as error:  # noqa: BLE001 the thread that judges must not end by one entry
                say(f"{trouble(error)}; the entries stay as they are")


def read_event(body: bytes) -> dict[str, Any] | None:
    """The new entries of an event with their feed; None for an event of another kind. Raises ValueError for what is none."""
    try:
        told = json.loads(body)
    except RecursionError:
        raise ValueError("nested too deeply") from None
    if not isinstance(told, dict):
        raise ValueError("no event")  # noqa: TRY004 one error for whatever is wrong with it
    if told.get("event_type") != "new_entries":
        return None
    entries, feed = told.get("entries"), told.get("feed")
    if not isinstance(entries, list) or not isinstance(feed, dict):
        raise ValueError("no entries, or no feed")  # noqa: TRY004 the same
    return {"entries": [entry for entry in entries if isinstance(entry, dict)], "feed": feed}


def is_signed(body: bytes, secret: str, signature: str) -> bool:
    """Whether the body was signed with the secret: HMAC-SHA256 in hexadecimal digits."""
    wanted = hmac.new(secret.encode(), body, sha256).hexdigest()
    return hmac.compare_digest(wanted.encode(), signature.strip().lower().encode("utf-8", "replace"))


class WebhookServer(ThreadingHTTPServer):
    """A server that takes webhooks; port 0 takes a free one. Raises InputError where it cannot listen."""

    def __init__(self, events: Queue, secret: str, host: str, port: int) -> None:
        self.events, self.secret = events, secret
        try:
            super().__init__((host, port), WebhookHandler)
        except (OSError, OverflowError) as error:
            raise InputError(f"{host}:{port}", f"cannot be listened at ({getattr(error, 'strerror', None) or error})") from None

    def take(self, body: bytes, signature: str) -> tuple[int, str]:
        """The answer to a request, whose event waits if it is one of ours."""
        if not is_signed(body, self.secret, signature):
            return 401, "not signed with the secret"
        try:
            event = read_event(body)
        except ValueError as error:
            return 400, f"no event: {error}"
        if event is None:
            return 200, "nothing to do"
        return (202, "taken") if self.events.put(event) else (503, "too many events wait")


class WebhookHandler(BaseHTTPRequestHandler):
    """Answers 202 for what was taken, before it is judged."""

    timeout = PATIENCE
    server: WebhookServer

    def do_POST(self) -> None:
        """A request by POST, whatever its path."""
        length = self.headers.get("Content-Length", "")
        if not (length.isascii() and length.isdigit()) or len(length) > 12:
            self._answer(411, "say how long it is")
        elif int(length) > MOST_BODY:
            self._answer(413, "too long")
        else:
            body = self.rfile.read(int(length))
            self._answer(*self.server.take(body, self.headers.get("X-Miniflux-Signature", "")))

    def _answer(self, status: int, words: str) -> None:
        body = f"{words}\n".encode()
        self.send_response(status)
        self.send_header("Content-Type", "text/plain; charset=utf-8")
        self.send_header("Content-Length", str(len(body)))
        self.send_header("Connection", "close")
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_: Any) -> None:
        """Nothing: what was asked is no news."""


def serve(worker: Worker, secret: str, host: str, port: int) -> None:
    """Take webhooks until Ctrl-C, then finish what waits. Raises InputError where it cannot listen."""
    events = Queue(worker)
    with WebhookServer(events, secret, host, port) as server:
        say(f"http://{host}:{server.server_port}/ takes Miniflux' webhooks")
        try:
            server.serve_forever()
        finally:
            events.close()


def options(description: str) -> argparse.ArgumentParser:
    """The worker's command line."""
    parser = argparse.ArgumentParser(
        prog="python -m spamfilter.adapters.hooks.miniflux", description=description, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    commands = parser.add_subparsers(dest="command", required=True)
    poll = commands.add_parser("poll", help="ask Miniflux for new entries every now and then")
    poll.add_argument("--every", type=float, default=EVERY, metavar="SECONDS", help="how often; the default is 300")
    poll.add_argument("--once", action="store_true", help="ask once, for cron; exit code 1 where that failed")
    hook = commands.add_parser("webhook", help="wait for Miniflux to send new entries")
    hook.add_argument("--host", default="127.0.0.1", help="the address to listen at")
    hook.add_argument("--port", type=int, default=8485, help="the port to listen at")
    return parser
