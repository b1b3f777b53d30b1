"""`GET /feed` through a real server: what readers get, and what they get when something fails."""

from __future__ import annotations

import gzip
import re
import threading
import time

import pytest
from newsstand import COPIED, FARM, ORIGINAL, OWN, SHORT, rss
from stories import LIGHTHOUSE
from upstream import answer

from spamfilter import plugins

PAPER_FEED, FARM_FEED = rss(ORIGINAL, title="Observer"), rss(COPIED, OWN, SHORT, title="Quick reads")
ETAG = '"v1"'


@pytest.fixture
def stand(upstream):
    """The paper's feed at /paper, the farm's at /farm."""
    upstream.pages |= {"/paper": answer(PAPER_FEED), "/farm": answer(FARM_FEED, ETag=ETAG)}
    return upstream


@pytest.fixture
def proxy(serve, stand):
    """A proxy that has seen the paper's feed."""
    running = serve()
    assert running.feed(stand.url + "/paper").body == PAPER_FEED
    return running


def test_a_copy_is_dropped_and_every_other_byte_stays(proxy, stand):
    reply = proxy.feed(stand.url + "/farm")
    assert reply.status == 200
    assert reply.body == FARM_FEED.replace(b"\n" + COPIED.encode().rstrip(), b"")
    assert re.fullmatch(r"kept=2 dropped=1 version=\S+/\S+", reply.headers["X-Spamfilter"])
    assert reply.headers["Content-Type"] == "application/rss+xml"


@pytest.mark.parametrize(
    ("mode", "marks"),
    [
        pytest.param("tag", b"<category>spamfilter:spam</category>", id="tag"),
        pytest.param("prefix", b"<title>[spam] You will not believe", id="prefix"),
    ],
)
def test_a_copy_is_marked(proxy, stand, mode, marks):
    reply = proxy.feed(stand.url + "/farm", mode)
    assert reply.body.count(marks) == 1
    assert reply.body.count(b"<item>") == 3
    assert "kept=3 dropped=0 marked=1" in reply.headers["X-Spamfilter"]


def test_the_feed_of_what_was_held(proxy, stand):
    reply = proxy.feed(stand.url + "/farm", "spam-only")
    assert reply.body.count(b"<item>") == 1
    assert b"You will not believe" in reply.body


def test_an_upstream_is_asked_once_in_a_while_for_all_modes(proxy, stand):
    for mode in ("drop", "tag", "prefix", "spam-only", "drop"):
        assert proxy.feed(stand.url + "/farm", mode).status == 200
    assert len(stand.asked("/farm")) == 1


def test_readers_that_ask_at_once_share_one_fetch(proxy, stand):
    asked, gate = threading.Event(), threading.Event()

    def slow(connection, request):
        asked.set()
        gate.wait(30)
        connection.sendall(answer(FARM_FEED))

    stand.pages["/farm"] = slow
    replies = []
    threads = [threading.Thread(target=lambda: replies.append(proxy.feed(stand.url + "/farm").status)) for _ in range(5)]
    for thread in threads:
        thread.start()
    assert asked.wait(60)
    gate.set()
    for thread in threads:
        thread.join(60)
    assert replies == [200] * 5
    assert len(stand.asked("/farm")) == 1


def test_a_reader_that_has_it_is_told_so(proxy, stand):
    first = proxy.feed(stand.url + "/farm")
    again = proxy.feed(stand.url + "/farm", If_None_Match=first.headers["ETag"])
    assert (again.status, again.body, again.headers["ETag"]) == (304, b"", first.headers["ETag"])
    assert proxy.feed(stand.url + "/farm", If_None_Match=f'"x", {first.headers["ETag"]}').status == 304
    assert proxy.feed(stand.url + "/farm", If_None_Match='W/"other"').status == 200
    assert proxy.feed(stand.url + "/farm", "tag", If_None_Match=first.headers["ETag"]).status == 200, "another mode, another feed"


def test_gzip_for_those_who_like_it(proxy, stand):
    plain = proxy.feed(stand.url + "/farm")
    packed = proxy.feed(stand.url + "/farm", Accept_Encoding="deflate, gzip;q=0.5")
    assert packed.headers["Content-Encoding"] == "gzip"
    assert gzip.decompress(packed.body) == plain.body
    for unwanted in ("identity", "gzip;q=0", "gzip;q=0.0, deflate"):
        assert "Content-Encoding" not in proxy.feed(stand.url + "/farm", Accept_Encoding=unwanted).headers
    assert plain.headers["Vary"] == "Accept-Encoding"


def test_upstream_is_asked_whether_something_is_new(serve, stand):
    def page(connection, request):
        connection.sendall(answer(status="304 Not Modified", Content_Length=None) if ETAG in request else answer(FARM_FEED, ETag=ETAG))

    stand.pages["/farm"] = page
    proxy = serve(ttl=0.0)
    first, second = proxy.feed(stand.url + "/farm"), proxy.feed(stand.url + "/farm")
    assert first.body == second.body == FARM_FEED
    assert first.headers["ETag"] == second.headers["ETag"]
    assert ["If-None-Match" in request for request in stand.asked("/farm")] == [False, True]


def test_an_upstream_that_says_how_long_it_is_good_is_left_alone(serve, stand):
    stand.pages["/farm"] = answer(FARM_FEED, Cache_Control="max-age=300")
    proxy = serve(ttl=0.0)
    assert proxy.feed(stand.url + "/farm").status == proxy.feed(stand.url + "/farm").status == 200
    assert len(stand.asked("/farm")) == 1


@pytest.mark.parametrize(
    "trouble",
    [
        pytest.param(answer(status="500 No"), id="an error"),
        pytest.param(answer(status="410 Gone"), id="gone"),
        pytest.param(answer(b"<html><form action=/login>", Content_Type="text/html"), id="a page to log in"),
        pytest.param(answer(b""), id="nothing"),
        pytest.param(answer(FARM_FEED[:-300], Content_Length=str(len(FARM_FEED))), id="half a feed"),
        pytest.param(answer(b'<?xml version="1.0"?><rss version="2.0"><channel><title>Quick'), id="a feed cut off before its entries"),
        pytest.param(
            answer(b'<!DOCTYPE rss [<!ENTITY a "x"><!ENTITY b "&a;&a;">]><rss><channel><item>&b;</item>'),
            id="entities, and an end too soon",
        ),
        pytest.param(answer(status="302 Found", Location="http://169.254.169.254/latest/"), id="led inward"),
    ],
)
def test_the_last_good_copy(serve, stand, tmp_path, trouble):
    files = {"index": str(tmp_path / "seen.db"), "copies": str(tmp_path / "seen.feeds"), "ttl": 0.0}
    proxy = serve(**files)
    proxy.feed(stand.url + "/paper")
    good = proxy.feed(stand.url + "/farm")
    assert "dropped=1" in good.headers["X-Spamfilter"]
    stand.pages["/farm"] = trouble
    for another in (proxy, serve(**files)):  # one that has it in memory, one that only has the file
        stale = another.feed(stand.url + "/farm")
        assert (stale.status, stale.body, stale.headers["ETag"]) == (200, good.body, good.headers["ETag"])
        assert "since=20" in stale.headers["X-Spamfilter-Stale"]
        assert stale.headers["Cache-Control"] == "private, max-age=60"
        assert another.feed(stand.url + "/farm").headers["X-Spamfilter-Stale"]


def test_an_upstream_that_comes_back(serve, stand):
    proxy = serve(ttl=0.0)
    proxy.feed(stand.url + "/farm")
    stand.pages["/farm"] = answer(status="503 Busy", Retry_After="0")
    assert "X-Spamfilter-Stale" in proxy.feed(stand.url + "/farm").headers
    proxy.service.proxy._failed.clear()  # the minute for which it is left alone
    proxy.service.proxy._held.clear()
    stand.pages["/farm"] = answer(FARM_FEED)
    assert "X-Spamfilter-Stale" not in proxy.feed(stand.url + "/farm").headers


def test_an_upstream_that_fails_is_left_alone_for_a_while(serve, stand):
    stand.pages["/down"] = answer(status="503 Busy", Retry_After="120")
    proxy = serve()
    replies = [proxy.feed(stand.url + "/down") for _ in range(3)]
    assert [reply.status for reply in replies] == [502] * 3
    assert replies[0].headers["Retry-After"] == "120"
    assert len(stand.asked("/down")) == 1


@pytest.mark.parametrize(
    ("page", "status", "words"),
    [
        pytest.param(answer(status="404 Not Found"), 502, "404", id="not found"),
        pytest.param(answer(b"<html><body>hello</body></html>"), 502, "no feed", id="a page"),
        pytest.param(answer(rss()[:60]), 502, "damaged", id="cut off before any entry"),
        pytest.param(lambda *_: time.sleep(20), 504, "spamfilter: ", id="silence"),
        pytest.param(
            answer(status="302 Found", Location="http://127.0.0.1:1/"), 403, "not a public address", id="led to another server inward"
        ),
        pytest.param(answer(status="302 Found", Location="file:///etc/passwd"), 502, "redirected", id="led to a file"),
    ],
)
def test_what_was_never_seen_is_an_error_that_readers_understand(serve, stand, page, status, words):
    stand.pages["/farm"] = page
    reply = serve(patience=0.5 if status == 504 else 15.0).feed(stand.url + "/farm")
    assert reply.status == status
    assert words in reply.text
    assert reply.headers["Content-Type"] == "text/plain; charset=utf-8"
    assert b"<" not in reply.body


@pytest.mark.parametrize(
    ("path", "status"),
    [
        ("/feed", 400),
        ("/feed?url=", 400),
        ("/feed?url=https%3A%2F%2Fquay.example%2F&mode=delete", 400),
        ("/feed?url=https%3A%2F%2Fquay.example%2F&mode=", 400),
        ("/feed?url=file%3A%2F%2F%2Fetc%2Fpasswd", 400),
        ("/feed?url=quay.example", 400),
        ("/feed?url=http%3A%2F%2Fa%3Ab%40quay.example%2F", 400),
        ("/feeds", 404),
        ("/v1/check", 405),
    ],
)
def test_a_wrong_question(serve, path, status):
    assert serve().ask(path).status == status


def test_private_addresses_are_refused_unless_allowed(serve, stand):
    proxy = serve(allow_private=False)
    for host in ("127.0.0.1", "localhost", "2130706433", "[::ffff:7f00:1]"):
        reply = proxy.feed(f"http://{host}:{stand.port}/farm")
        assert (reply.status, stand.requests) == (403, [])


def test_what_was_fetched_while_it_was_allowed_is_not_handed_out_later(serve, stand, tmp_path):
    files = {"copies": str(tmp_path / "seen.feeds")}
    assert serve(**files).feed(stand.url + "/farm").status == 200
    asked = list(stand.requests)
    assert serve(**files, allow_private=False).feed(stand.url + "/farm").status == 403
    assert serve(**files).feed(stand.url + "/farm").status == 200
    assert stand.requests == asked, "a copy that is fresh is asked for by nobody"


def test_a_damaged_feed_with_entries_passes_as_it_is(proxy, stand):
    damaged = FARM_FEED.replace(b"<title>In brief</title>", b"<title>Tom & Jerry</title>")
    stand.pages["/broken"] = answer(damaged)
    reply = proxy.feed(stand.url + "/broken")
    assert (reply.status, reply.body) == (200, damaged)
    assert "passed=damaged" in reply.headers["X-Spamfilter"]
    assert proxy.feed(stand.url + "/broken", "spam-only").status == 502, "nobody knows which of them it would be"
    assert any("damaged" in line for line in proxy.said)


def test_a_broken_index_loses_no_entry(serve, stand, tmp_path):
    proxy = serve(index=str(tmp_path / "seen.db"))
    proxy.service._filter.index.close()
    reply = proxy.feed(stand.url + "/farm")
    assert (reply.status, reply.body) == (200, FARM_FEED)
    assert "passed=index" in reply.headers["X-Spamfilter"]
    assert proxy.feed(stand.url + "/farm", "spam-only").status == 503
    assert proxy.said
    assert proxy.ask("/healthz").status == 503


def test_a_feed_is_never_shown_as_a_page_of_ours(proxy, stand):
    stand.pages["/farm"] = answer(FARM_FEED, Content_Type='text/html; charset="utf-8"')
    reply = proxy.feed(stand.url + "/farm")
    assert reply.headers["Content-Type"] == "application/rss+xml; charset=utf-8"
    assert "sandbox" in reply.headers["Content-Security-Policy"]
    assert reply.headers["X-Content-Type-Options"] == "nosniff"


def test_a_label_stays_after_a_restart(serve, stand, tmp_path):
    index = str(tmp_path / "seen.db")
    first = serve(index=index)
    first.feed(stand.url + "/paper")
    before = first.feed(stand.url + "/farm")
    assert serve(index=index).feed(stand.url + "/farm").body == before.body


def test_time_runs_out_and_the_work_goes_on(serve, stand, monkeypatch):
    monkeypatch.setattr(plugins.load("hooks", "serve"), "WITHIN", 0.2)
    gate = threading.Event()

    def slow(connection, request):
        gate.wait(30)
        connection.sendall(answer(FARM_FEED))

    stand.pages["/farm"] = slow
    proxy = serve()
    late = proxy.feed(stand.url + "/farm")
    assert (late.status, late.headers["Retry-After"]) == (504, "60")
    gate.set()
    assert any(proxy.feed(stand.url + "/farm").status == 200 for _ in range(300))
    assert len(stand.asked("/farm")) == 1


def test_words_of_the_story_reach_no_log(proxy, stand):
    proxy.feed(stand.url + "/farm")
    assert not any(LIGHTHOUSE[0][:30] in line for line in proxy.said)
    assert FARM not in "".join(proxy.said)
