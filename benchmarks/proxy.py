"""What the feed proxy answers from its memory, on one core, beside the same server with nothing behind it.

    python benchmarks/proxy.py [--seconds 3] [--rounds 3]

The proxy runs as `spamfilter serve` in a process of its own, kept to one core where the system can do that; readers ask over
connections that they keep. Its upstream is on this computer: FEEDS feeds of ENTRIES entries, made up word by word. `bare` is a
Starlette application in the same uvicorn that hands out the same bytes: what the server itself costs. Figures are medians over
the rounds; `cpu_ms` is CPU time of the serving process for one answer, so that it can be compared on a busy computer too.
`first` is the CPU time of a feed's first answer: fetched, judged and learned.
"""

from __future__ import annotations

import argparse
import http.client
import json
import os
import platform
import random
import re
import statistics
import subprocess
import sys
import tempfile
import threading
import time
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import TYPE_CHECKING, Any

from starlette.applications import Starlette
from starlette.responses import Response
from starlette.routing import Route

from spamfilter import plugins

if TYPE_CHECKING:
    from collections.abc import Iterator

    from starlette.requests import Request

RESULTS = Path(__file__).parent / "results" / "proxy.json"
SEED, FEEDS, ENTRIES, WORDS = 7, 20, 20, 400
READERS = 4  # connections at once
GOAL = 200  # requests a second from memory on one core
TICK = os.sysconf("SC_CLK_TCK") if hasattr(os, "sysconf") else 100


def main() -> int:
    """Run what the command line asks for; 1 where the goal is not met."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--seconds", type=float, default=3.0, help="how long each kind of question is asked in a round")
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("-o", "--output", type=Path, default=RESULTS, help="where the figures go as JSON")
    parser.add_argument("--bare", type=Path, help=argparse.SUPPRESS)  # the server with nothing behind it
    options = parser.parse_args()
    if options.bare:
        serve_bare(options.bare)
        return 0
    found = measure(options.seconds, options.rounds)
    print(json.dumps(found, indent=1))
    options.output.write_text(json.dumps(found, indent=1, sort_keys=True) + "\n", encoding="utf-8")
    return 0 if found["packed"]["per_core"] >= GOAL else 1


def measure(seconds: float, rounds: int) -> dict[str, Any]:
    """Every figure."""
    feeds = make_feeds()
    with tempfile.TemporaryDirectory() as work, upstream(feeds) as origin:
        body = Path(work) / "feed.xml"
        body.write_bytes(feeds["/0"])
        proxy = ["-m", "spamfilter", "serve", "--port", "0", "--allow-private", "--index", f"{work}/seen.db"]
        with running(proxy, work) as (pid, port), running([__file__, "--bare", str(body)], work) as (bare_pid, bare_port):
            paths = [f"/feed?url={origin}/{number}" for number in range(FEEDS)]
            before = cpu(pid)
            tags = [ask(port, path)[1]["ETag"] for path in paths]
            first = (cpu(pid) - before) / FEEDS
            kinds = {
                "plain": (pid, port, paths, {}),
                "packed": (pid, port, paths, {"Accept-Encoding": "gzip"}),
                "unchanged": (pid, port, paths[:1], {"If-None-Match": tags[0]}),
                "bare": (bare_pid, bare_port, ["/"], {}),
            }
            runs: dict[str, list[tuple[float, float]]] = {name: [] for name in kinds}
            for _ in range(rounds):
                for name, kind in kinds.items():
                    runs[name].append(load(*kind, seconds))
    told = {name: {"per_second": mid(r for r, _ in got), "cpu_ms": mid(c for _, c in got)} for name, got in runs.items()}
    for figures in told.values():
        figures["per_core"] = round(1000 / figures["cpu_ms"], 1) if figures["cpu_ms"] else None
        figures["times_bare"] = round(figures["cpu_ms"] / told["bare"]["cpu_ms"], 2)
    facts = {"cores": os.cpu_count(), "machine": platform.machine(), "python": platform.python_version(), "system": platform.system()}
    return {"machine": facts, "load": os.getloadavg()[0], "bytes": len(feeds["/0"]), "first_cpu_ms": round(first * 1000, 1), **told}


def load(pid: int, port: int, paths: list[str], headers: dict[str, str], seconds: float) -> tuple[float, float]:
    """Answers a second, and CPU milliseconds of the server for each."""
    counts = [0] * READERS
    before, start = cpu(pid), time.perf_counter()

    def read(number: int) -> None:
        connection = http.client.HTTPConnection("127.0.0.1", port, timeout=30)
        while time.perf_counter() - start < seconds:
            connection.request("GET", paths[counts[number] % len(paths)], headers=headers)
            response = connection.getresponse()
            response.read()
            assert response.status in (200, 304), response.status
            counts[number] += 1
        connection.close()

    readers = [threading.Thread(target=read, args=(number,)) for number in range(READERS)]
    for reader in readers:
        reader.start()
    for reader in readers:
        reader.join()
    return sum(counts) / (time.perf_counter() - start), (cpu(pid) - before) * 1000 / sum(counts)


def mid(values: Iterator[float]) -> float:
    """The median, with three digits behind the point."""
    return round(statistics.median(values), 3)


def ask(port: int, path: str) -> tuple[int, dict[str, str]]:
    """Status and headers of one answer."""
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=60)
    connection.request("GET", path)
    response = connection.getresponse()
    response.read()
    connection.close()
    assert response.status == 200, (path, response.status)
    return response.status, {name.title().replace("Etag", "ETag"): value for name, value in response.getheaders()}


def cpu(pid: int) -> float:
    """CPU seconds of a process so far (Linux)."""
    fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / TICK


@contextmanager
def running(arguments: list[str], work: str) -> Iterator[tuple[int, int]]:
    """A server in a process of its own on one core: its id and its port, which it names on standard error."""
    process = subprocess.Popen([sys.executable, *arguments], stderr=subprocess.PIPE, text=True, cwd=work)
    try:
        assert process.stderr is not None
        found = re.search(r":(\d+)/", process.stderr.readline())
        assert found is not None, "the server does not start"
        if hasattr(os, "sched_setaffinity"):
            os.sched_setaffinity(process.pid, {max(os.sched_getaffinity(0))})
        yield process.pid, int(found[1])
    finally:
        process.terminate()
        process.wait(30)


@contextmanager
def upstream(feeds: dict[str, bytes]) -> Iterator[str]:
    """A server for the feeds; its address."""

    class Page(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            body = feeds[self.path]
            self.send_response(200)
            self.send_header("Content-Type", "application/rss+xml")
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *_: object) -> None:
            """Nothing: what is asked here is no news."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Page)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_port}"
    finally:
        server.shutdown()


def make_feeds() -> dict[str, bytes]:
    """The feeds by their paths: words made of syllables, as often as Zipf's law has it."""
    dice = random.Random(SEED)
    syllables = [a + b for a in "bdfgklmnprstvw" for b in "aeiou"]
    lexicon = ["".join(dice.choices(syllables, k=dice.randint(1, 4))) for _ in range(8000)]
    weights = [1 / rank for rank in range(1, len(lexicon) + 1)]
    feeds = {}
    for feed in range(FEEDS):
        items = []
        for number in range(ENTRIES):
            words = dice.choices(lexicon, weights, k=WORDS)
            text = "".join(f"&lt;p&gt;The {' '.join(words[at : at + 18])} of the town.&lt;/p&gt;" for at in range(0, WORDS, 18))
            link = f"https://paper-{feed}.example/{number}"
            items.append(
                f"<item><title>{' '.join(words[:6])}</title><link>{link}</link><guid>{link}</guid><description>{text}</description></item>"
            )
        feeds[f"/{feed}"] = f"<rss version='2.0'><channel><title>Paper {feed}</title>{''.join(items)}</channel></rss>".encode()
    return feeds


def serve_bare(path: Path) -> None:
    """The same bytes from the same server, without anything behind it."""
    body = path.read_bytes()

    async def answer(_: Request) -> Response:
        return Response(body, media_type="application/rss+xml")

    hook = plugins.load("hooks", "serve")
    listener = hook.listen("127.0.0.1", 0)
    print(f"http://127.0.0.1:{listener.getsockname()[1]}/", file=sys.stderr, flush=True)
    hook.run(Starlette(routes=[Route("/", answer)]), listener)


if __name__ == "__main__":
    sys.exit(main())
