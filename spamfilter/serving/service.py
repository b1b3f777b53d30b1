"""The service: everything a proxy answers, in plain calls that any server can make from its threads."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Self

import spamfilter
from spamfilter.errors import SpamFilterError
from spamfilter.feeds.editing import Mode
from spamfilter.fetching import Fetcher, Limits
from spamfilter.fetching.targets import read_target
from spamfilter.filter import SpamFilter
from spamfilter.serving import pages
from spamfilter.serving.answers import Answer, as_json, failure, json_failure, page
from spamfilter.serving.checking import Checker
from spamfilter.serving.copies import Copies
from spamfilter.serving.explaining import Explainer
from spamfilter.serving.openapi import description
from spamfilter.serving.proxy import Proxy, ProxyOptions

if TYPE_CHECKING:
    from collections.abc import Callable

    from spamfilter.config import Config

NOT_SEEN = "No entry with this address is remembered: it was too short to judge, or stands in no feed that was asked for here."


@dataclass(frozen=True, slots=True)
class ServiceOptions:
    """How the service runs.

    `copies`: the file that keeps the last good copy of each feed, None keeps them in memory. `ttl`: seconds for which an
    upstream is not asked again. `allow_private`: feeds may stand at private addresses. `patience`: seconds that one upstream
    may take in all.
    """

    copies: str | None = None
    ttl: float = 600.0
    allow_private: bool = False
    patience: float = 15.0


class Service:
    """Feeds, reports, checks. Thread-safe; a context manager, closing it closes the index and the copies.

    `say` is told in one line of what went wrong without being an answer. Raises ModelError, IndexStoreError and InputError
    when the model, the index or the copies cannot be used.
    """

    def __init__(self, config: Config, options: ServiceOptions, say: Callable[[str], None]) -> None:
        self._say = say
        self._filter = SpamFilter(config)
        try:
            copies = Copies(options.copies)
        except SpamFilterError:
            self._filter.close()
            raise
        self._copies, self._explainer = copies, Explainer(self._filter)
        fetcher = Fetcher(Limits(seconds=options.patience), allow_private=options.allow_private)
        version = f"{spamfilter.__version__}/{self._filter.judging.model.version}"
        self.proxy = Proxy(self._filter, fetcher, copies, ProxyOptions(options.ttl, version), say)
        self._checker = Checker(self._filter, self._explainer)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Let go of the index and the copies."""
        self._copies.close()
        self._filter.close()

    def cached_feed(self, url: str, mode: str) -> Answer | None:
        """The answer to `GET /feed` where it takes no work: one that is fresh, or says what is wrong with the question."""
        if not url:
            return failure(400, "say which feed: /feed?url=https://…&mode=drop")
        if mode not in set(Mode):
            return failure(400, f"unknown mode {mode[:40]!r}; there are {', '.join(Mode)}")
        return self.proxy.fresh(url, Mode(mode))

    def feed(self, url: str, mode: str) -> Answer:
        """The answer to `GET /feed`; it may take as long as the upstream may, and the judging."""
        return self.cached_feed(url, mode) or self.proxy.feed(url, Mode(mode))

    def late_feed(self, url: str, mode: str) -> Answer:
        """The answer to `GET /feed` when the time is up: the copy that is there, or a clear error."""
        stale = self.proxy.stale(url, Mode(mode))
        return stale or failure(504, f"{url}: not ready in time; it is being worked on, ask again", retry_after=60)

    def report(self, url: str) -> Answer:
        """The answer to `GET /report`."""
        if not url:
            return page(pages.message_page("Which entry?", "Say which entry: /report?url=https://… with the address of the entry."), 400)
        known = self._explainer.find(url)
        if known is None:
            return page(pages.message_page("Not seen", url, NOT_SEEN), 404)
        return page(pages.report_page(known, self._explainer.explain(known)))

    def home(self, base: str, url: str, mode: str) -> Answer:
        """The answer to `GET /`."""
        if mode not in set(Mode):
            mode = Mode.DROP
        if url:
            try:
                read_target(url)
            except SpamFilterError as error:
                return page(pages.message_page("No feed", str(error)), 400)
        return page(pages.home_page(base, url, mode))

    def check(self, body: bytes, *, learn: bool = True) -> Answer:
        """The answer to `POST /v1/check`."""
        try:
            return self._checker.check(body, learn=learn)
        except SpamFilterError as error:
            self._say(str(error))
            return json_failure(503, error.code, str(error))

    def health(self) -> Answer:
        """The answer to `GET /healthz`: 503 where the index does not answer."""
        model = self._filter.judging.model
        try:
            remembered = len(self._filter.index)
        except SpamFilterError as error:
            return json_failure(503, error.code, str(error))
        told = {"version": spamfilter.__version__, "model": {"version": model.version, "sha256": model.sha256}, "remembered": remembered}
        return as_json({"status": "ok", **told})

    def openapi(self) -> Answer:
        """The answer to `GET /openapi.json`."""
        return as_json(description())
