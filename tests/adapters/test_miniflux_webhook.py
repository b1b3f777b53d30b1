"""The webhook of the Miniflux worker: what it takes, what it refuses, and what becomes of trouble behind it."""

from __future__ import annotations

import hmac
import http.client
import json
import threading
from hashlib import sha256

import pytest
from miniflux_stand import COPY, ORIGINAL, OTHER, SECRET

from spamfilter import plugins

miniflux = plugins.load("hooks", "miniflux")
webhook = plugins.load("hooks", "miniflux_webhook")


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
