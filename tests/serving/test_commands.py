"""`spamfilter serve` and `spamfilter opml` as they are typed."""

from __future__ import annotations

import contextlib
import http.client
import os
import re
import signal
import socket
import subprocess
import sys
from urllib.parse import quote

import pytest
from newsstand import COPIED, ORIGINAL, OWN, rss
from upstream import answer

SPAMFILTER = [sys.executable, "-m", "spamfilter"]
OPML = (
    b'<?xml version="1.0"?>\n<opml version="2.0"><body><outline xmlUrl="https://quay.example/f?a=1&amp;b=2" text="Quay"/></body></opml>\n'
)
PROXY = ["--proxy", "http://127.0.0.1:8484"]


@pytest.fixture
def environ(tmp_path):
    """The user's data folder is the test's."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith("SPAMFILTER_")}
    return kept | {"XDG_DATA_HOME": str(tmp_path / "data")}


def run(*arguments, environ, **extra):
    return subprocess.run([*SPAMFILTER, *arguments], capture_output=True, env=environ, timeout=120, check=False, **extra)


@contextlib.contextmanager
def serving(*arguments, environ, cwd):
    """A proxy that runs, and its port."""
    command = [*SPAMFILTER, "serve", "--port", "0", *arguments]
    with subprocess.Popen(command, stderr=subprocess.PIPE, text=True, env=environ, cwd=cwd) as process:
        try:
            line = process.stderr.readline()
            found = re.search(r"http://127\.0\.0\.1:(\d+)/", line)
            assert found, line + process.stderr.read()
            process.first, process.port = line, int(found[1])
            yield process
        finally:
            if process.poll() is None:
                process.kill()


def get(port, path):
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=60)
    with contextlib.closing(connection):
        connection.request("GET", path)
        response = connection.getresponse()
        return response.status, response.read()


@pytest.mark.skipif(sys.platform == "win32", reason="no signals there")
@pytest.mark.parametrize(("sent", "code"), [(signal.SIGTERM, 0), (signal.SIGINT, 130)])
def test_serve_from_start_to_end(upstream, environ, tmp_path, sent, code):
    upstream.pages |= {"/paper": answer(rss(ORIGINAL)), "/farm": answer(rss(COPIED, OWN))}
    with serving("--allow-private", environ=environ, cwd=tmp_path) as process:
        assert str(tmp_path / "data" / "spamfilter" / "seen.db") in process.first
        for path, entries in (("/paper", 1), ("/farm", 1)):
            status, body = get(process.port, f"/feed?url={quote(upstream.url + path, safe='')}")
            assert (status, body.count(b"<item>")) == (200, entries)
        process.send_signal(sent)
        assert process.wait(60) == code
        assert "Traceback" not in process.stderr.read()
    assert sorted(path.name for path in (tmp_path / "data" / "spamfilter").iterdir()) == ["seen.db", "seen.feeds"]


def test_serve_remembers_between_runs(upstream, environ, tmp_path):
    upstream.pages |= {"/paper": answer(rss(ORIGINAL)), "/farm": answer(rss(COPIED, OWN))}
    for path, entries in (("/paper", 1), ("/farm", 1)):
        with serving("--allow-private", environ=environ, cwd=tmp_path) as process:
            _, body = get(process.port, f"/feed?url={quote(upstream.url + path, safe='')}")
            assert body.count(b"<item>") == entries


def test_serve_refuses_private_addresses_by_itself(upstream, environ, tmp_path):
    with serving("--index", "none", environ=environ, cwd=tmp_path) as process:
        assert get(process.port, f"/feed?url={quote(upstream.url + '/farm', safe='')}")[0] == 403
    assert upstream.requests == []
    assert list(tmp_path.iterdir()) == [], "without memory nothing is written"


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        pytest.param(["--public", "feeds.example"], b"--public", id="no address"),
        pytest.param(["--ttl", "-1"], b"--ttl", id="a time before now"),
        pytest.param(["--port", "99999"], b"--port", id="no port"),
        pytest.param(["--host", "300.1.1.1"], b"cannot be listened at", id="no host"),
        pytest.param(["--copies", "."], b"cannot be opened", id="a folder for the copies"),
        pytest.param(["--model", "missing.npz"], b"missing.npz", id="no model"),
        pytest.param(["--index", "broken.db"], b"broken.db", id="no index"),
    ],
)
def test_serve_says_in_one_line_why_it_does_not_start(environ, tmp_path, arguments, words):
    (tmp_path / "broken.db").write_bytes(b"no index at all " * 99)
    done = run("serve", "--port", "0", "--index", "none", *arguments, environ=environ, cwd=tmp_path)
    assert (done.returncode, done.stdout) == (2, b"")
    assert words in done.stderr
    assert b"Traceback" not in done.stderr


def test_a_data_folder_that_cannot_be_made(environ, tmp_path):
    (tmp_path / "data").write_bytes(b"a file in its place")
    done = run("serve", "--port", "0", environ=environ, cwd=tmp_path)
    assert done.returncode == 2
    assert b"--index or SPAMFILTER_INDEX names another place" in done.stderr


def test_a_port_that_is_taken(environ, tmp_path):
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = str(taken.getsockname()[1])
        done = run("serve", "--port", port, "--index", "none", environ=environ, cwd=tmp_path)
    assert done.returncode == 2
    assert port.encode() in done.stderr


@pytest.mark.parametrize("missing", ["starlette", "uvicorn", "urllib3"])
def test_without_the_extra_it_says_what_to_install(environ, tmp_path, missing):
    without = f"import sys; sys.modules[{missing!r}] = None; sys.argv[1:] = ['serve', '--port', '0']"
    code = f"{without}; from spamfilter.__main__ import main; main()"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, env=environ, cwd=tmp_path, timeout=120, check=False)
    assert done.returncode == 2
    assert b"pip install '.[serve]' in a clone" in done.stderr


def test_opml_there_and_back(environ, tmp_path):
    (tmp_path / "in.opml").write_bytes(OPML)
    there = run("opml", "in.opml", *PROXY, "--mode", "tag", environ=environ, cwd=tmp_path)
    assert (there.returncode, there.stderr) == (0, b"1 addresses changed\n")
    assert b'xmlUrl="http://127.0.0.1:8484/feed?mode=tag&amp;url=https%3A%2F%2Fquay.example%2Ff%3Fa%3D1%26b%3D2"' in there.stdout
    back = run("opml", "-", *PROXY, "--undo", environ=environ, input=there.stdout)
    assert (back.returncode, back.stdout) == (0, OPML)


@pytest.mark.parametrize(
    ("content", "arguments"),
    [
        pytest.param(b"<opml><body>", PROXY, id="cut off"),
        pytest.param(b'<!DOCTYPE opml [<!ENTITY a "aa">]><opml>&a;</opml>', PROXY, id="entities"),
        pytest.param(None, PROXY, id="not there"),
        pytest.param(OPML, ["--proxy", "127.0.0.1:8484"], id="no address of a proxy"),
        pytest.param(OPML, [], id="no proxy"),
    ],
)
def test_opml_that_is_refused(environ, tmp_path, content, arguments):
    if content is not None:
        (tmp_path / "in.opml").write_bytes(content)
    done = run("opml", "in.opml", *arguments, environ=environ, cwd=tmp_path)
    assert (done.returncode, done.stdout) == (2, b"")
    assert b"Traceback" not in done.stderr
