"""Pages behind links: fetched once, politely, and only where an entry is too short."""

from __future__ import annotations

import threading
from dataclasses import replace
from html import escape
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from types import SimpleNamespace

import pytest
from stories import LIGHTHOUSE, REWRITTEN

pytest.importorskip("urllib3")

from spamfilter import Config, SpamFilter
from spamfilter.errors import FetchError
from spamfilter.feeds import filter_feed
from spamfilter.feeds.pages import LIMITS, MOST, PAUSE, SECONDS, PageFetcher
from spamfilter.feeds.state import AGAIN, FeedState
from spamfilter.fetching import Fetched, Fetcher
from spamfilter.page import Page
from spamfilter.verdict import Label

URL = "https://farm.example/light"


class Web:
    """An upstream of a few answers, and a clock; lists what was asked for, and when."""

    def __init__(self, answers=()):
        self.answers, self.asked, self.now, self.cost = dict(answers), [], 0.0, 0.0

    def fetch(self, url, *, accept):
        assert accept
        self.asked.append((url, self.now))
        self.now += self.cost
        answer = self.answers.get(url, 404)
        if isinstance(answer, int):
            raise FetchError(url, "status", f"answers {answer}", status=answer)
        if isinstance(answer, FetchError):
            raise answer
        return answer if isinstance(answer, Fetched) else Fetched(url, 200, answer, "text/html; charset=utf-8")

    def sleep(self, seconds):
        self.now += seconds

    def pages(self, state):
        return PageFetcher(state, self, clock=lambda: self.now, sleep=self.sleep)

    @property
    def urls(self):
        return [url for url, _ in self.asked]


@pytest.fixture
def state(tmp_path):
    clock = SimpleNamespace(now=0.0)
    with FeedState(str(tmp_path / "state.db"), now=lambda: clock.now) as found:
        found.clock = clock
        yield found


def test_a_page_is_the_entry_s_text(state):
    web = Web({URL: b"<p>long</p>"})
    page = Page("short", url=URL, id="feed#1", title="T")
    found = web.pages(state).fetch(page)
    assert found == replace(page, markup=b"<p>long</p>", content_type="text/html; charset=utf-8")
    assert web.urls == ["https://farm.example/robots.txt", URL]


REFUSED, PDF = FetchError(URL, "private", "no"), Fetched(URL, 200, b"%PDF", "application/pdf")


@pytest.mark.parametrize("answer", [b"<p>long</p>", 404, 500, REFUSED, PDF], ids=["a page", "none", "trouble", "refused", "a PDF"])
def test_a_page_is_asked_for_once(state, answer):
    web = Web({URL: answer})
    for _ in range(2):
        pages = web.pages(state)
        pages.fetch(Page("", url=URL))
        pages.fetch(Page("", url=URL))
    assert web.urls.count(URL) == 1
    state.clock.now = AGAIN
    web.pages(state).fetch(Page("", url=URL))
    assert web.urls.count(URL) == 2


@pytest.mark.parametrize("url", [None, f"{URL}#comments", "ftp://farm.example/", "light", "https://[x/"])
def test_what_is_no_page_of_its_own_is_not_followed(state, url):
    web = Web()
    web.fetch = Fetcher(LIMITS).fetch if url and "farm" not in url else web.fetch
    assert web.pages(state).fetch(Page("", url=url)) is None
    assert URL not in web.urls


@pytest.mark.parametrize(
    ("robots", "allowed"),
    [
        pytest.param(b"User-agent: *\nDisallow: /light", False, id="forbidden to all"),
        pytest.param(b"User-agent: spamfilter\nDisallow: /", False, id="forbidden to us"),
        pytest.param(500, False, id="no answer"),
        pytest.param(FetchError(URL, "timeout", "slow"), False, id="too late"),
        pytest.param(b"User-agent: *\nDisallow: /admin", True, id="other pages"),
        pytest.param(404, True, id="no such file"),
        pytest.param(FetchError(URL, "protocol", "answers with an empty body"), True, id="an empty file"),
        pytest.param(b"\xff\0<html>", True, id="no rules"),
    ],
)
def test_robots_txt(state, robots, allowed):
    web = Web({URL: b"<p>long</p>", "https://farm.example/robots.txt": robots})
    assert (web.pages(state).fetch(Page("", url=URL)) is not None) is allowed
    assert (URL in web.urls) is allowed


def test_a_host_rests_between_two_requests(state):
    web = Web()
    pages = web.pages(state)
    for host in ("farm", "mill"):
        for path in ("a", "b"):
            pages.fetch(Page("", url=f"https://{host}.example/{path}"))
    assert [when for url, when in web.asked if "farm" in url] == [0, PAUSE, 2 * PAUSE]
    assert next(when for url, when in web.asked if "mill" in url) == 2 * PAUSE
    assert web.urls.count("https://farm.example/robots.txt") == 1


def test_only_so_many_pages_in_a_run(state):
    web = Web()
    pages = web.pages(state)
    for number in range(MOST + 5):
        pages.fetch(Page("", url=f"https://farm{number}.example/"))
    assert sum(url.endswith("example/") for url in web.urls) == MOST


def test_only_so_long_in_a_run(state):
    web = Web()
    web.cost = SECONDS / 4
    pages = web.pages(state)
    for number in range(9):
        pages.fetch(Page("", url=f"https://farm{number}.example/"))
    assert len(web.urls) == 4


def entry(host, text):
    return f"<rss><channel><item><guid>1</guid><link>https://{host}.example/light</link><description>{escape(text)}</description></item></channel></rss>"


def test_short_entries_are_judged_by_their_pages(tmp_path, state):
    web = Web({URL: "".join(f"<p>{line}</p>" for line in REWRITTEN).encode()})
    with SpamFilter(Config(index=str(tmp_path / "seen.db"))) as spam_filter:
        full = entry("courier", "".join(f"<p>{line}</p>" for line in LIGHTHOUSE)).encode()
        filter_feed(full, spam_filter, feed_url="c", fetch=web.pages(state).fetch)
        assert web.urls == []
        short = entry("farm", "Skerrow says goodbye to its light.").encode()
        for _ in range(2):
            (verdict,) = filter_feed(short, spam_filter, feed_url="f", state=state, fetch=web.pages(state).fetch).verdicts
            assert (verdict.label, verdict.matches[0].url) == (Label.SPAM, "https://courier.example/light")
        assert web.urls.count(URL) == 1


def test_what_cannot_be_fetched_passes(tmp_path, state):
    web = Web({URL: b"<p>Short too.</p>"})
    with SpamFilter(Config(index=str(tmp_path / "seen.db"))) as spam_filter:
        (verdict,) = filter_feed(entry("farm", "Short.").encode(), spam_filter, fetch=web.pages(state).fetch).verdicts
    assert verdict.label is Label.UNJUDGED


def test_a_real_fetch_looks_at_robots_and_refuses_its_own_network(state):
    asked = []

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self):
            asked.append(self.path)
            self.send_response(200)
            self.send_header("Content-Type", "text/html")
            self.end_headers()
            self.wfile.write(b"<p>here</p>" if self.path.startswith("/page") else b"User-agent: *\nAllow: /\n")

        def log_message(self, *_):
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    try:
        page = Page("", url=f"http://127.0.0.1:{server.server_address[1]}/page")
        assert PageFetcher(state).fetch(page) is None
        assert asked == []
        found = PageFetcher(state, Fetcher(LIMITS, allow_private=True), sleep=lambda _: None).fetch(replace(page, url=f"{page.url}?b"))
        assert (asked, found.markup) == (["/robots.txt", "/page?b"], b"<p>here</p>")
    finally:
        server.shutdown()
        thread.join()
        server.server_close()
