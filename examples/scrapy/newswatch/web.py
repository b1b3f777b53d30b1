"""The invented web: papers that exist nowhere, handed out by a server on this computer.

The server stands where a proxy would, so that each paper keeps a host of its own and nothing leaves the computer.
"""

from __future__ import annotations

import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from scrapy import signals

if TYPE_CHECKING:
    from scrapy import Request, Spider
    from scrapy.crawler import Crawler

WEB = Path(__file__).resolve().parent.parent / "web"


class Pages(BaseHTTPRequestHandler):
    """Answers `GET http://HOST/PAGE` with `web/HOST/PAGE`."""

    def do_GET(self) -> None:
        """Send the page, or say that there is none."""
        address = urlsplit(self.path)
        file = (WEB / str(address.hostname) / address.path.lstrip("/")).resolve()
        if not file.is_relative_to(WEB) or not file.is_file():
            self.send_error(404)
            return
        body = file.read_bytes()
        self.send_response(200)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_: object) -> None:
        """Scrapy logs what it fetches."""


class Server:
    """Runs from the beginning of a crawl to its end, on any port that is free."""

    def __init__(self, crawler: Crawler) -> None:
        self.server = ThreadingHTTPServer(("127.0.0.1", 0), Pages)
        crawler.settings.set("OWN_WEB", f"http://127.0.0.1:{self.server.server_address[1]}")
        threading.Thread(target=self.server.serve_forever, daemon=True).start()
        crawler.signals.connect(self.stop, signals.engine_stopped)

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Server:
        """The server of this crawl."""
        return cls(crawler)

    def stop(self) -> None:
        """Close the port."""
        self.server.shutdown()
        self.server.server_close()


class Detour:
    """Leads every request to the server."""

    def __init__(self, crawler: Crawler) -> None:
        self.server = crawler.settings["OWN_WEB"]

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Detour:
        """The way to the server of this crawl."""
        return cls(crawler)

    def process_request(self, request: Request, spider: Spider | None = None) -> None:  # noqa: ARG002 Scrapy 2.13 names it
        """Name the server as the request's proxy."""
        request.meta["proxy"] = self.server
