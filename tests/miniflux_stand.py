"""As much of a Miniflux server as the worker calls, and entries as it gives them."""

from __future__ import annotations

import json
import threading
from hashlib import sha256
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import parse_qs, urlsplit

from stories import LIGHTHOUSE, UNRELATED

KEY, SECRET = "key-of-the-test", "secret-of-the-test"


def entry(number, host, title, lines, day):
    """An entry as `GET /v1/entries` gives it."""
    return {
        "id": number,
        "user_id": 1,
        "feed_id": len(host),
        "status": "unread",
        "hash": sha256(f"{host}{number}".encode()).hexdigest(),
        "title": title,
        "url": f"https://{host}/{number}",
        "comments_url": "",
        "published_at": f"2026-03-{day:02}T08:00:00Z",
        "created_at": f"2026-03-{day:02}T08:05:00.123456Z",
        "content": "".join(f"<p>{line}</p>" for line in lines),
        "author": "",
        "starred": False,
        "reading_time": 2,
        "enclosures": None,
        "tags": [],
        "feed": {"id": len(host), "feed_url": f"https://{host}/feed.xml", "site_url": f"https://{host}/", "title": host},
    }


ORIGINAL = entry(11, "skerrow-observer.example", "Board switches off lighthouse", LIGHTHOUSE, 1)
COPY = entry(12, "quickreads.example", "You will not believe it", LIGHTHOUSE, 4)
OTHER = entry(13, "quickreads.example", "Another matter", UNRELATED, 5)
SHORT = entry(14, "quickreads.example", "In brief", ("The fair is on Sunday.",), 6)


class Miniflux(ThreadingHTTPServer):
    """As much of the server as the worker calls: it checks the key, filters as asked, and remembers what it was told."""

    def __init__(self, entries):
        self.entries, self.read, self.titles, self.asked, self.broken, self.failures = entries, [], {}, [], None, 0
        super().__init__(("127.0.0.1", 0), Handler)
        threading.Thread(target=self.serve_forever, args=(0.01,), daemon=True).start()


class Handler(BaseHTTPRequestHandler):
    """What is asked of it."""

    def do_GET(self):
        parts = urlsplit(self.path)
        query = {name: values[0] for name, values in parse_qs(parts.query).items()}
        self.server.asked.append(query)
        if self.server.broken or self.headers["X-Auth-Token"] != KEY or parts.path != "/v1/entries":
            return self.answer(*(self.server.broken or (401, b'{"error_message": "access unauthorized"}')))
        assert (query["status"], query["order"], query["direction"]) == ("unread", "id", "asc")
        unread = [e for e in self.server.entries if e["id"] > int(query["after_entry_id"]) and e["id"] not in self.server.read]
        found = sorted(unread, key=lambda e: e["id"])[: int(query["limit"])]
        return self.answer(200, json.dumps({"total": len(unread), "entries": found}).encode())

    def do_PUT(self):
        told = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
        assert self.headers["X-Auth-Token"] == KEY
        if self.server.failures:
            self.server.failures -= 1
            return self.answer(500, b"{}")
        if self.path == "/v1/entries":
            assert told["status"] == "read"
            self.server.read += told["entry_ids"]
            return self.answer(204, b"")
        self.server.titles[int(self.path.removeprefix("/v1/entries/"))] = told["title"]
        return self.answer(201, b"{}")

    def answer(self, status, body):
        self.send_response(status)
        if status == 302:
            self.send_header("Location", "http://127.0.0.1:1/elsewhere")
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_):
        pass
