"""The Miniflux worker against a recorded protocol: what its documentation says is asked for, and what is answered."""

from __future__ import annotations

import hmac
import http.client
import json
import threading
from hashlib import sha256
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import parse_qs, urlsplit

import pytest
from stories import LIGHTHOUSE, UNRELATED

from spamfilter import Config, SpamFilter, plugins
from spamfilter.errors import ConfigError, InputError

miniflux = plugins.load("hooks", "miniflux")
webhook = plugins.load("hooks", "miniflux_webhook")
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
    def worker(action="drop", url=None, key=KEY):
        return miniflux.Worker(miniflux.Settings(url or f"http://127.0.0.1:{server.server_port}", key, SECRET, action), spam_filter)

    return worker


@pytest.fixture
def place(tmp_path, capsys):
    """Where a worker remembers how far it was."""

    class Watched(miniflux.Place):
        said = capsys

    return Watched(miniflux.Settings("http://quay.example", KEY), tmp_path)


def test_a_poll_marks_copies_as_read(make, server, monkeypatch):
    monkeypatch.setattr(miniflux, "BATCH", 2)
    worker = make()
    assert worker.poll(0) == 14
    assert server.read == [12]
    assert [query["after_entry_id"] for query in server.asked] == ["0", "12", "14"]
    server.entries.append(entry(15, "gossip-owl.example", "Lighthouse gone", LIGHTHOUSE, 7))
    assert worker.poll(14) == 15
    assert server.read == [12, 15]
    assert server.titles == {}


def test_a_poll_that_tags(make, server):
    make("tag").poll(0)
    assert (server.read, server.titles) == ([], {12: "[spam] You will not believe it"})
    server.titles.clear()
    server.entries[1] = {**COPY, "title": "[spam] You will not believe it"}
    make("tag").poll(0)
    assert server.titles == {}, "once is enough"


def test_what_was_judged_stays_judged(make, server):
    make().poll(0)
    server.read.clear()
    make().poll(0)
    assert server.read == [12]


@pytest.mark.parametrize(
    ("broken", "words"),
    [
        pytest.param((500, b"{}"), "answers 500", id="an error"),
        pytest.param((401, b"{}"), "answers 401", id="a wrong key"),
        pytest.param((302, b""), "answers 302", id="a redirect, which would take the key elsewhere"),
        pytest.param((200, b"<html>"), "no JSON", id="a page"),
        pytest.param((200, b"[" * 99_999), "no JSON", id="too deep"),
        pytest.param((200, b'{"entries": 7}'), "without entries", id="no entries"),
        pytest.param((200, b"[]"), "without entries", id="a list"),
    ],
)
def test_a_server_that_fails(make, server, broken, words, place):
    place.write(5)
    server.broken = broken
    assert miniflux.poll_once(make(), place) is False
    assert words in place.said.readouterr().err
    assert place.read() == 5, "nothing is skipped"


def test_nobody_answers(make):
    with pytest.raises(InputError, match="does not answer"):
        make(url="http://127.0.0.1:1").poll(0)


def test_a_poll_that_breaks_off_goes_on_where_it_was(make, server, monkeypatch, place):
    monkeypatch.setattr(miniflux, "BATCH", 1)
    worker = make()
    unread = worker._api.unread
    monkeypatch.setattr(worker._api, "unread", lambda after: unread(after) if after < 12 else 1 / 0)
    assert miniflux.poll_once(worker, place) is False
    assert "ZeroDivisionError" in place.said.readouterr().err
    assert (place.read(), server.read) == (12, [12])


def test_a_server_that_gives_the_same_again_is_not_asked_for_ever(make, server, monkeypatch):
    worker = make()
    monkeypatch.setattr(worker._api, "unread", lambda _: [ORIGINAL])
    assert worker.poll(0) == 11


@pytest.mark.parametrize(
    "odd",
    [
        {},
        {"id": "12", "content": "x"},
        {"id": True, "content": "x"},
        {"id": -1, "content": "x"},
        {"id": 20},
        {"id": 20, "content": None},
        {"id": 20, "content": "x" * 99, "title": 7, "url": ["a"], "hash": {}, "published_at": "never", "feed": "none"},
    ],
)
def test_odd_entries_do_no_harm(make, server, odd):
    assert make().handle([odd, ORIGINAL, COPY]) == 1
    assert server.read == [12]


@pytest.mark.parametrize("content", ["", "{", "[]", '{"last": "x"}', '{"last": -4}', "[" * 9999])
def test_a_place_that_says_nothing(tmp_path, content):
    place = miniflux.Place(miniflux.Settings("https://user@quay.example:81/sub", KEY), tmp_path)
    (tmp_path / "miniflux-quay.example_81.json").write_text(content)
    assert place.read() == 0
    place.write(7)
    assert place.read() == 7
    assert [path.name for path in tmp_path.iterdir()] == ["miniflux-quay.example_81.json"]


@pytest.mark.parametrize(
    ("given", "name"),
    [
        ({}, "MINIFLUX_URL"),
        ({"MINIFLUX_URL": "file:///etc"}, "MINIFLUX_URL"),
        ({"MINIFLUX_URL": "https://"}, "MINIFLUX_URL"),
        ({"MINIFLUX_API_KEY": ""}, "MINIFLUX_API_KEY"),
        ({"MINIFLUX_API_KEY": "a\r\nX: b"}, "MINIFLUX_API_KEY"),
        ({"SPAMFILTER_ACTION": "delete"}, "SPAMFILTER_ACTION"),
    ],
)
def test_settings_that_are_refused(given, name):
    whole = {"MINIFLUX_URL": "https://quay.example/", "MINIFLUX_API_KEY": KEY} if given else {}
    with pytest.raises(ConfigError, match=name):
        miniflux.Settings.load(whole | given)


def event(**facts):
    """`new_entries` as Miniflux posts it: the feed beside the entries."""
    entries = [{name: value for name, value in e.items() if name != "feed"} for e in (COPY, OTHER)]
    return {"event_type": "new_entries", "feed": COPY["feed"], "entries": entries} | facts


@pytest.fixture
def hook(make, server):
    """A webhook server, and a function that posts to it."""
    worker = make()
    worker.handle([ORIGINAL])
    events = webhook.Queue(worker)
    with webhook.WebhookServer(events, SECRET, "127.0.0.1", 0) as running:
        threading.Thread(target=running.serve_forever, args=(0.01,), daemon=True).start()

        def post(body, signature=None, **headers):
            body = body if isinstance(body, bytes) else json.dumps(body).encode()
            signed = hmac.new(SECRET.encode(), body, sha256).hexdigest() if signature is None else signature
            connection = http.client.HTTPConnection("127.0.0.1", running.server_port, timeout=30)
            connection.request("POST", "/", body, {"X-Miniflux-Signature": signed, "X-Miniflux-Event-Type": "new_entries"} | headers)
            status = connection.getresponse().status
            connection.close()
            return status

        post.events = events
        yield post
        running.shutdown()


def test_a_webhook_marks_copies_as_read(hook, server):
    assert hook(event()) == 202
    hook.events.close()
    assert server.read == [12]


@pytest.mark.parametrize(
    ("body", "signature", "status"),
    [
        pytest.param(event(), "", 401, id="no signature"),
        pytest.param(event(), "0" * 64, 401, id="another signature"),
        pytest.param(event(), "é" * 64, 401, id="no digits"),
        pytest.param(event(), hmac.new(b"other", json.dumps(event()).encode(), sha256).hexdigest(), 401, id="another secret"),
        pytest.param(event(event_type="save_entry"), None, 200, id="another event"),
        pytest.param(event(entries="x"), None, 400, id="no entries"),
        pytest.param(event(feed=None), None, 400, id="no feed"),
        pytest.param(b"[]", None, 400, id="no event"),
        pytest.param(b"{", None, 400, id="no JSON"),
        pytest.param(b"\xff", None, 400, id="no text"),
        pytest.param(b"[" * 99_999, None, 400, id="too deep"),
    ],
)
def test_what_a_webhook_refuses(hook, server, body, signature, status):
    assert hook(body, None if signature is None else signature.encode("utf-8").decode("latin-1")) == status
    hook.events.close()
    assert server.read == []


@pytest.mark.parametrize(("length", "status"), [("x", 411), ("-1", 411), ("9" * 11, 413), ("9" * 20, 411)])
def test_a_length_that_is_refused(hook, length, status):
    assert hook(b"", "", **{"Content-Length": length}) == status


def test_a_full_queue_is_said(hook, monkeypatch):
    monkeypatch.setattr(hook.events, "put", lambda _: False)
    assert hook(event()) == 503


def test_trouble_behind_a_webhook_is_said_and_the_next_one_works(hook, server, capsys):
    server.failures = 1
    assert hook(event()) == hook(event()) == 202
    hook.events.close()
    assert "answers 500" in capsys.readouterr().err
    assert server.read == [12]


def test_a_fault_of_ours_ends_no_worker(hook, server, capsys, monkeypatch):
    handle = miniflux.Worker.handle
    monkeypatch.setattr(miniflux.Worker, "handle", lambda self, entries, feed: handle(self, entries, feed) if len(entries) > 1 else 1 / 0)
    assert hook(event(entries=[COPY])) == hook(event()) == 202
    hook.events.close()
    assert "ZeroDivisionError" in capsys.readouterr().err
    assert server.read == [12]


@pytest.mark.parametrize(
    ("command", "environ", "words"),
    [
        (["poll", "--once"], {}, "MINIFLUX_URL"),
        (["webhook"], {"MINIFLUX_URL": "https://quay.example", "MINIFLUX_API_KEY": KEY}, "MINIFLUX_WEBHOOK_SECRET"),
        (
            ["poll", "--once"],
            {"MINIFLUX_URL": "https://quay.example", "MINIFLUX_API_KEY": KEY, "SPAMFILTER_MODEL": "no.npz", "SPAMFILTER_INDEX": "none"},
            "no.npz",
        ),
    ],
)
def test_a_worker_that_cannot_start(command, environ, words, monkeypatch, place):
    for name in ("MINIFLUX_URL", "MINIFLUX_API_KEY", "MINIFLUX_WEBHOOK_SECRET"):
        monkeypatch.delenv(name, raising=False)
    for name, value in environ.items():
        monkeypatch.setenv(name, value)
    assert miniflux.main(command) == 2
    assert words in place.said.readouterr().err


def test_the_whole_worker_once(server, monkeypatch, tmp_path):
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path))
    monkeypatch.setenv("SPAMFILTER_INDEX", str(tmp_path / "seen.db"))
    monkeypatch.setenv("MINIFLUX_URL", f"http://127.0.0.1:{server.server_port}/")
    monkeypatch.setenv("MINIFLUX_API_KEY", KEY)
    assert miniflux.main(["poll", "--once"]) == 0
    assert server.read == [12]
    assert miniflux.main(["poll", "--once"]) == 0
    assert server.asked[-1]["after_entry_id"] == "14"
