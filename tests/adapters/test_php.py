"""The PHP extensions: linted, and run by php-cli with stand-ins of their hosts' classes against a real proxy."""

from __future__ import annotations

import json
import shutil
import socket
import subprocess
from pathlib import Path

import pytest
from proxies import running
from stories import LIGHTHOUSE, UNRELATED
from upstream import Upstream, answer

PHP = shutil.which("php")
HERE = Path(__file__).parent / "php"
HOOKS = Path(__file__).resolve().parents[2] / "adapters" / "hooks"
FRESHRSS, TTRSS = HOOKS / "freshrss" / "xExtension-Spamfilter", HOOKS / "ttrss" / "spamfilter"
FILES = sorted(path for folder in (FRESHRSS, TTRSS, HERE) for path in folder.iterdir() if path.suffix in {".php", ".phtml"})

needs_php = pytest.mark.skipif(PHP is None, reason="php-cli is not installed")


def entry(host, guid, title, lines, day):
    markup = "".join(f"<p>{line}</p>" for line in lines)
    facts = {"feed": f"https://{host}/feed?a=1&b=2", "url": f"https://{host}/story?id={guid}&x=1"}
    return {"guid": guid, "title": title, "html": markup, "published": 1_772_000_000 + day * 86_400} | facts


ENTRIES = [
    entry("skerrow-observer.example", "1", 'Board: "Lights & bells" <off>', LIGHTHOUSE, 1),
    entry("quickreads.example", "2", "You will not believe it", LIGHTHOUSE, 4),
    entry("quickreads.example", "3", "Another matter", UNRELATED, 5),
    entry("quickreads.example", "4", "In brief", ("The fair is on Sunday.",), 6),
]


def run(script, folder, address, action, entries=ENTRIES):
    """What the extension made of the entries, and what it logged."""
    command = [PHP, "-d", "error_reporting=-1", "-d", "display_errors=stderr", str(HERE / script), str(folder), address, action]
    done = subprocess.run(command, input=json.dumps(entries), capture_output=True, text=True, timeout=120, check=False)
    assert done.returncode == 0, done.stderr
    log = [line.removeprefix("log: ") for line in done.stderr.splitlines()]
    assert all(line.startswith("log: spamfilter: ") for line in done.stderr.splitlines()), done.stderr
    return json.loads(done.stdout), log


@pytest.fixture
def proxy():
    with running() as made:
        yield f"http://127.0.0.1:{made.port}"


@needs_php
@pytest.mark.parametrize("path", [pytest.param(path, id=path.name) for path in FILES])
def test_lint(path):
    done = subprocess.run([PHP, "-l", str(path)], capture_output=True, text=True, timeout=60, check=False)
    assert done.returncode == 0, done.stdout + done.stderr


def test_both_ask_in_the_same_way():
    assert (FRESHRSS / "client.php").read_bytes() == (TTRSS / "client.php").read_bytes()


def test_what_freshrss_reads_of_an_extension():
    told = json.loads((FRESHRSS / "metadata.json").read_text(encoding="utf-8"))
    assert f"class {told['entrypoint']}Extension extends" in (FRESHRSS / "extension.php").read_text(encoding="utf-8")
    assert FRESHRSS.name == f"xExtension-{told['name']}"


@needs_php
@pytest.mark.parametrize(
    ("action", "copy"),
    [
        ("read", {"read": True, "tags": ["news", "spamfilter:spam"], "same": True}),
        ("tag", {"read": False, "tags": ["news", "spamfilter:spam"], "same": True}),
        ("drop", None),
    ],
)
def test_freshrss(proxy, action, copy):
    told, log = run("freshrss.php", FRESHRSS, proxy, action)
    untouched = {"read": False, "tags": ["news"], "same": True}
    assert told == {"address": proxy, "action": action, "entries": [untouched, copy, untouched, untouched]}
    assert log == []
    assert run("freshrss.php", FRESHRSS, proxy, action)[0] == told, "asked again, the same"


@needs_php
def test_freshrss_takes_no_odd_settings():
    told, _ = run("freshrss.php", FRESHRSS, "javascript:alert(1)", "delete", [])
    assert (told["address"], told["action"]) == ("http://127.0.0.1:8484", "read")


@needs_php
@pytest.mark.parametrize(("action", "caught_up"), [("read", True), ("", True), ("tag", False)])
def test_ttrss(proxy, action, caught_up):
    told, log = run("ttrss.php", TTRSS, proxy, action)
    found = [(e["tags"], e["force_catchup"]) for e in told["entries"]]
    assert found == [(["news"], False), (["news", "spamfilter:spam"], caught_up), (["news"], False), (["news"], False)]
    assert [e["content"] for e in told["entries"]] == [e["html"] for e in ENTRIES], "nothing else changes"
    assert (told["api"], len(told["about"]), log) == (2, 4, [])


@needs_php
def test_both_name_an_entry_as_the_proxy_does():
    """What FreshRSS asked about is known when Tiny Tiny RSS asks, and no article is remembered twice."""
    with running() as made:
        for script, folder in (("freshrss.php", FRESHRSS), ("ttrss.php", TTRSS)):
            run(script, folder, f"http://127.0.0.1:{made.port}", "read")
        assert made.ask("/healthz").json["remembered"] == 3


@needs_php
@pytest.mark.parametrize(("script", "folder"), [("freshrss.php", FRESHRSS), ("ttrss.php", TTRSS)], ids=["FreshRSS", "Tiny Tiny RSS"])
@pytest.mark.parametrize(
    ("page", "logged"),
    [
        pytest.param(answer(b"{}", Content_Type="application/json"), 2, id="no verdict"),
        pytest.param(answer(b"<html>", Content_Type="text/html"), 2, id="a page"),
        pytest.param(answer(b'{"label": ["spam"]}'), 2, id="a label that is none"),
        pytest.param(answer(b'{"label": "spam"}', status="503 Busy"), 2, id="an error with a verdict in it"),
        pytest.param(answer(status="302 Found", Location="http://127.0.0.1:1/"), 2, id="a redirect"),
        pytest.param(answer(b'{"label": "new in a later version", "matches": 7, "score": "x"}'), 0, id="a label nobody knows"),
        pytest.param(answer(b"{}", status="422 No"), 0, id="a record that is refused"),
        pytest.param(b"", 2, id="no answer"),
    ],
)
def test_a_service_that_fails_costs_no_entry(script, folder, page, logged):
    with Upstream({"/v1/check": page}) as server:
        told, log = run(script, folder, server.url, "read")
        asked = len(server.requests)
    assert [set(e["tags"]) for e in told["entries"]] == [{"news"}] * len(ENTRIES)
    assert len(log) == logged
    assert asked == (logged or len(ENTRIES)), "after two failures it is left alone"


@needs_php
@pytest.mark.parametrize(("script", "folder"), [("freshrss.php", FRESHRSS), ("ttrss.php", TTRSS)], ids=["FreshRSS", "Tiny Tiny RSS"])
def test_nobody_there(script, folder):
    with socket.create_server(("127.0.0.1", 0)) as listener:
        port = listener.getsockname()[1]
    told, log = run(script, folder, f"http://127.0.0.1:{port}", "read")
    assert len(told["entries"]) == len(ENTRIES)
    assert len(log) == 2
