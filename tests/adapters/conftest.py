import json
import subprocess
import sys
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from types import SimpleNamespace

import pytest
from miniflux_stand import COPY, KEY, ORIGINAL, OTHER, SECRET, SHORT, Miniflux

from spamfilter import Config, SpamFilter, plugins

RUNNER = Path(__file__).parent / "crawl_runner.py"
ADDON = {"ADDONS": {"spamfilter.adapters.hooks.scrapy.SpamFilterAddon": 500}}


def job(name, code, **settings):
    """A crawl with the add-on; settings in small letters are the filter's."""
    own = {
        key.upper() if key.isupper() or key.startswith("feed") else f"SPAMFILTER_{key.upper()}": value for key, value in settings.items()
    }
    return {"name": name, "code": code, "settings": ADDON | own}


def run_crawls(*jobs, reactor="asyncio", cwd=None):
    """What came of the crawls, by their names, and what they said on standard error."""
    spec = json.dumps({"reactor": reactor, "jobs": jobs})
    done = subprocess.run([sys.executable, RUNNER], input=spec, capture_output=True, text=True, timeout=240, check=False, cwd=cwd)
    assert done.returncode == 0, done.stderr[-3000:]
    found = SimpleNamespace(**{r["name"]: SimpleNamespace(**r) for r in map(json.loads, done.stdout.splitlines())})
    found.stderr = done.stderr
    return found


@pytest.fixture(scope="session")
def crawls():
    return SimpleNamespace(job=job, run=run_crawls, addon=ADDON, runner=RUNNER)


@pytest.fixture
def site():
    """Serves the pages of a dict by their paths, on a port of its own; `asked` lists the paths that were asked for."""
    pages, asked = {}, []

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self):
            asked.append(self.path)
            body = pages.get(self.path, "").encode()
            self.send_response(200 if body else 404)
            self.send_header("Content-Type", "text/html; charset=utf-8")
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *_):
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    yield SimpleNamespace(pages=pages, asked=asked, port=server.server_address[1])
    server.shutdown()
    thread.join()
    server.server_close()


@pytest.fixture
def server():
    with Miniflux([ORIGINAL, COPY, OTHER, SHORT]) as running:
        yield running
        running.shutdown()


@pytest.fixture
def spam_filter():
    with SpamFilter(Config()) as made:
        yield made


@pytest.fixture
def make(server, spam_filter):
    miniflux = plugins.load("hooks", "miniflux")

    def worker(action="drop", url=None, key=KEY):
        return miniflux.Worker(miniflux.Settings(url or f"http://127.0.0.1:{server.server_port}", key, SECRET, action), spam_filter)

    return worker
