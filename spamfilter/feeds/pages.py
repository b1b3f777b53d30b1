"""Pages behind links: the article itself, where a feed shows no more than its first line. Only who asks for it is fetched for."""

from __future__ import annotations

import time
from dataclasses import replace
from typing import TYPE_CHECKING, Protocol
from urllib.parse import urlsplit
from urllib.robotparser import RobotFileParser

from spamfilter.errors import FetchError
from spamfilter.fetching import Fetcher, Limits
from spamfilter.fetching.fetcher import PAGES

if TYPE_CHECKING:
    from collections.abc import Callable

    from spamfilter.page import Page

AGENT = "spamfilter"
MOST = 20  # pages in one run: what a feed shows as new on an ordinary day
SECONDS = 30.0  # after which no further page is asked for in a run: a person waits for the feed
PAUSE = 1.0  # seconds between two requests to one host
LIMITS = Limits(seconds=10.0, body=4 << 20)
ROBOTS = 500 << 10  # characters of robots.txt that are read: RFC 9309 section 2.5 asks for as many bytes at least
_TEXTS = ("text/html", "application/xhtml+xml", "text/plain")


class Asked(Protocol):
    """What remembers from run to run which addresses were asked for: `FeedState` does."""

    def asked(self, url: str) -> bool:
        """Whether this address was asked for, not long ago."""

    def ask(self, url: str) -> None:
        """Remembers that it is asked for now."""


class PageFetcher:
    """Fetches the pages that entries lead to: each once, one after the other, as the host's robots.txt allows, and not many."""

    def __init__(
        self,
        asked: Asked,
        fetcher: Fetcher | None = None,
        *,
        clock: Callable[[], float] = time.monotonic,
        sleep: Callable[[float], None] = time.sleep,
    ) -> None:
        self._asked, self._fetcher, self._clock, self._sleep = asked, fetcher or Fetcher(LIMITS), clock, sleep
        self._end = clock() + SECONDS
        self._count = 0
        self._last: dict[str, float] = {}
        self._robots: dict[str, RobotFileParser | None] = {}

    def fetch(self, page: Page) -> Page | None:
        """The entry with the page that it leads to as its text; None where that is not fetched.

        A link into a page (with a fragment) is not the entry's own, and is not followed.
        """
        url = page.url
        if url is None or "#" in url or self._count >= MOST or self._clock() >= self._end or self._asked.asked(url):
            return None
        self._count += 1
        self._asked.ask(url)
        try:
            if not self._allows(url):
                return None
            self._wait(url)
            found = self._fetcher.fetch(url, accept=PAGES)
        except (FetchError, ValueError):
            return None
        kind = (found.content_type or "text/html").partition(";")[0].strip().lower()
        if kind not in _TEXTS:
            return None
        return replace(page, markup=found.body, content_type=found.content_type)

    def _allows(self, url: str) -> bool:
        """Whether the host's robots.txt lets us in; where that cannot be read, as RFC 9309 section 2.3.1 has it."""
        parts = urlsplit(url)
        home = f"{parts.scheme}://{parts.netloc}"
        if home not in self._robots:
            self._robots[home] = self._read_robots(home)
        rules = self._robots[home]
        return rules is not None and rules.can_fetch(AGENT, url)

    def _read_robots(self, home: str) -> RobotFileParser | None:
        """The rules of a host, which are none where it has no such file; None where it does not answer."""
        rules = RobotFileParser()
        try:
            self._wait(home)
            text = self._fetcher.fetch(f"{home}/robots.txt", accept="text/plain, */*;q=0.5").body.decode("utf-8", "replace")
        except FetchError as error:
            unavailable = error.code == "protocol" or (error.status is not None and 400 <= error.status < 500)  # an empty file is no answer
            if not unavailable:
                return None
            text = ""
        rules.parse(text[:ROBOTS].splitlines())
        return rules

    def _wait(self, url: str) -> None:
        """Lets a host rest between two requests."""
        host = urlsplit(url).netloc
        rest = self._last.get(host, self._clock() - PAUSE) + PAUSE - self._clock()
        if rest > 0:
            self._sleep(rest)
        self._last[host] = self._clock()
