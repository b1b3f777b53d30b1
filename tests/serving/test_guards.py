"""Who is not served: pages of other sites that ask through a browser, whoever comes when too much is waited for; and odd wishes."""

from __future__ import annotations

import contextlib
import gzip
import threading
from urllib.parse import quote

import pytest
from newsstand import COPIED, ORIGINAL, OWN, SHORT, rss
from upstream import answer

from spamfilter import plugins

FEED = rss(ORIGINAL, COPIED, OWN, SHORT)


@pytest.fixture
def stand(upstream):
    upstream.pages |= {path: answer(FEED) for path in ("/a", "/b", "/c")}
    return upstream


@pytest.fixture
def hook():
    return plugins.load("hooks", "serve")


@contextlib.contextmanager
def asking(ask):
    """Somebody who asks meanwhile, and what it got in the end."""
    got = []
    thread = threading.Thread(target=lambda: got.append(ask()))
    thread.start()
    yield got
    thread.join(60)
    assert not thread.is_alive()


@pytest.mark.parametrize(
    "headers",
    [
        pytest.param({"Sec_Fetch_Site": "cross-site", "Sec_Fetch_Mode": "no-cors", "Sec_Fetch_Dest": "image"}, id="a picture"),
        pytest.param({"Sec_Fetch_Site": "cross-site", "Sec_Fetch_Mode": "navigate", "Sec_Fetch_Dest": "iframe"}, id="a frame"),
        pytest.param({"Sec_Fetch_Site": "cross-site", "Sec_Fetch_Mode": "navigate", "Sec_Fetch_Dest": "document"}, id="a link"),
        pytest.param({"Sec_Fetch_Site": " Cross-Site"}, id="however it is written"),
    ],
)
def test_no_other_site_makes_us_fetch_and_learn(serve, stand, headers):
    proxy = serve()
    reply = proxy.feed(stand.url + "/a", **headers)
    assert (reply.status, stand.requests) == (403, [])
    assert "another site" in reply.text
    assert proxy.ask("/healthz").json["remembered"] == 0
    assert proxy.feed(stand.url + "/a").status == 200
    assert proxy.feed(stand.url + "/a", **headers).status == 403, "nor does it learn what is read here"


@pytest.mark.parametrize("site", ["none", "same-origin", "same-site", ""])
def test_a_person_and_our_own_pages_may_ask(serve, stand, site):
    assert serve().feed(stand.url + "/a", Sec_Fetch_Site=site, Sec_Fetch_Mode="navigate").status == 200


def test_reports_may_be_linked_to_from_a_reader_in_the_web(serve):
    assert serve().ask(f"/report?url={quote('https://quay.example/', safe='')}", Sec_Fetch_Site="cross-site").status == 404


def test_only_so_many_feeds_are_waited_for(serve, stand, hook, monkeypatch):
    monkeypatch.setattr(hook, "MOST_FEEDS", 1)
    asked, gate = threading.Event(), threading.Event()

    def slow(connection, request):
        asked.set()
        gate.wait(60)
        connection.sendall(answer(FEED))

    proxy = serve(ttl=0.0)
    assert proxy.feed(stand.url + "/b").status == 200
    stand.pages["/a"] = slow
    with asking(lambda: proxy.feed(stand.url + "/a").status) as first:
        assert asked.wait(60)
        with asking(lambda: proxy.feed(stand.url + "/a").status) as second:
            refused = proxy.feed(stand.url + "/c")
            assert proxy.feed(stand.url + "/b").body == FEED.replace(b"\n" + COPIED.encode().rstrip(), b""), "an old answer is one"
            gate.set()
    assert (refused.status, refused.headers["Retry-After"]) == (503, "60")
    assert (first, second) == ([200], [200]), "who asks for the same waits for the same"
    assert proxy.feed(stand.url + "/c").status == 200
    assert len(stand.asked("/c")) == 1


@pytest.mark.parametrize(
    "ask",
    [
        pytest.param(lambda proxy: proxy.check({"id": "1", "text": "Short."}), id="check"),
        pytest.param(lambda proxy: proxy.ask("/report?url=https%3A%2F%2Fquay.example%2F"), id="report"),
    ],
)
def test_only_so_many_checks_and_reports_are_waited_for(serve, hook, monkeypatch, ask):
    monkeypatch.setattr(hook, "MOST_OTHERS", 1)
    proxy = serve()
    working, gate, health = threading.Event(), threading.Event(), proxy.service.health

    def slow():
        working.set()
        gate.wait(60)
        return health()

    proxy.service.health = slow
    with asking(lambda: proxy.ask("/healthz")):
        assert working.wait(60)
        refused = ask(proxy)
        gate.set()
    assert (refused.status, refused.headers["Retry-After"]) == (503, "30")
    assert ask(proxy).status in (200, 404)


@pytest.mark.parametrize(
    ("accepted", "packed"),
    [
        pytest.param("gzip", True, id="packed: gzip"),
        pytest.param("GZIP ; Q=1", True, id="packed: by weight"),
        pytest.param("br, gzip;q=0.001", True, id="packed: by the least weight"),
        pytest.param("*", True, id="packed: anything"),
        pytest.param("gzip;q=0", False, id="plain: no weight"),
        pytest.param("gzip;q=0.", False, id="plain: none at all"),
        pytest.param("gzip;q=0.000, deflate", False, id="plain: none to three digits"),
        pytest.param("gzip;q=1.2.3", False, id="plain: no number"),
        pytest.param("gzip;q=..", False, id="plain: no digit"),
        pytest.param("gzip;q=2", False, id="plain: too much"),
        pytest.param("gzip;q=0.1234", False, id="plain: too many digits"),
        pytest.param("gzip;q=", False, id="plain: nothing"),
        pytest.param("xgzip", False, id="plain: another name"),
        pytest.param("", False, id="plain: no wish"),
    ],
)
def test_packing_by_wish(serve, stand, accepted, packed):
    reply = serve().feed(stand.url + "/a", Accept_Encoding=accepted)
    assert reply.status == 200
    assert (reply.headers.get("Content-Encoding") == "gzip") is packed
    assert (gzip.decompress(reply.body) if packed else reply.body).startswith(b"<?xml")


def test_a_name_that_a_stranger_points_here_is_refused(serve):
    proxy = serve()
    for host in ("evil.example", "evil.example:8484", "localhost.evil.example", "", "127.0.0.1.evil.example"):
        assert proxy.ask("/healthz", Host=host).status == 421
    for host in ("localhost", "LOCALHOST:80", "127.0.0.1:9", "[::1]:8484", "192.168.1.4"):
        assert proxy.ask("/healthz", Host=host).status == 200


def test_the_public_name_is_answered_to(serve):
    proxy = serve(public="https://feeds.example/")
    reply = proxy.ask("/?url=https%3A%2F%2Fquay.example%2Ff%3Fa%3D1%26b&mode=tag", Host="feeds.example")
    assert reply.status == 200
    assert "https://feeds.example/feed?mode=tag&amp;url=https%3A%2F%2Fquay.example%2Ff%3Fa%3D1%26b" in reply.text
