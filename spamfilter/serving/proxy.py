"""The proxy: a feed from its upstream, filtered; the last good copy where the upstream fails."""

from __future__ import annotations

import os
import threading
import time
from collections import OrderedDict
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from hashlib import blake2b
from typing import TYPE_CHECKING

from spamfilter.errors import FeedError, FetchError, InputError, SpamFilterError
from spamfilter.feeds import FeedKind, FilteredFeed, Mode, filter_feed
from spamfilter.fetching.targets import read_target
from spamfilter.serving.answers import STRANGERS, Answer, failure
from spamfilter.serving.copies import Copy
from spamfilter.serving.media import feed_type, is_worth_passing

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from spamfilter.fetching import Fetcher
    from spamfilter.filter import SpamFilter
    from spamfilter.serving.copies import Copies

MOST_HELD = 64 << 20  # bytes of answers kept in memory
LONGEST_TTL = 3600.0  # seconds; an upstream that says it is good for a year is asked every hour all the same
RETRY = 60.0  # seconds for which an upstream that failed is left alone, where it does not say itself
LONGEST_RETRY = 3600.0
OLDEST_COPY = 30 * 86_400.0  # seconds; after a month a feed that does not answer is gone, and its reader should be told
STATUS = {"url": 400, "private": 403, "timeout": 504}  # of an upstream that was never seen; everything else is 502


@dataclass(frozen=True, slots=True)
class ProxyOptions:
    """`ttl`: seconds for which an upstream is not asked again. `version`: what the answers say they were made by."""

    ttl: float
    version: str


@dataclass(frozen=True, slots=True)
class _Held:
    """An answer in memory: of which copy, until when it is fresh (monotonic clock), whether entries wait to be judged.

    `stale` says why the copy is an old one, None where it is current.
    """

    answer: Answer
    digest: str
    until: float
    later: bool = False
    stale: str | None = None

    @property
    def told(self) -> Answer:
        """The answer, which says so if it is of an old copy."""
        if self.stale is None:
            return self.answer
        return self.answer.with_headers(("X-Spamfilter-Stale", self.stale), ("Cache-Control", f"private, max-age={int(RETRY)}"))


@dataclass(frozen=True, slots=True)
class _Found:
    """What there is of a feed: the copy, whether it has just come in, and what went wrong if it is not current."""

    copy: Copy | None
    new: bool = False
    trouble: FetchError | None = None


class Proxy:
    """Answers for feeds. Thread-safe; the same feed is fetched by one thread at a time, and judged by as many as there are cores."""

    def __init__(
        self, spam_filter: SpamFilter, fetcher: Fetcher, copies: Copies, options: ProxyOptions, say: Callable[[str], None]
    ) -> None:
        self._filter, self._fetcher, self._copies, self._options, self._say = spam_filter, fetcher, copies, options, say
        self._held: OrderedDict[tuple[str, Mode], _Held] = OrderedDict()
        self._size = 0
        self._lock = threading.Lock()
        self._busy: dict[str, tuple[threading.Lock, int]] = {}
        self._failed: OrderedDict[str, tuple[float, FetchError]] = OrderedDict()
        self._cores = threading.Semaphore(os.cpu_count() or 1)
        self._began = time.time()

    def fresh(self, url: str, mode: Mode) -> Answer | None:
        """The answer in memory, if it is fresh."""
        with self._lock:
            held = self._held.get((url, mode))
            if held is None or held.until < time.monotonic():
                return None
            self._held.move_to_end((url, mode))
            return held.told

    def stale(self, url: str, mode: Mode) -> Answer | None:
        """The answer in memory, however old."""
        with self._lock:
            held = self._held.get((url, mode))
        return held.told if held else None

    def feed(self, url: str, mode: Mode) -> Answer:
        """The feed after `mode`, or a clear error; never an empty feed in the place of an error."""
        with self._turn(url):
            ready = self.fresh(url, mode)  # who had the turn before may have done it
            if ready is not None:
                return ready
            found = self._find(url)
            if found.copy is None or found.trouble is not None:
                return self._in_trouble(found.copy, mode, found.trouble or FetchError(url, "protocol", "has no copy"))
            return self._answer(found.copy, mode, new=found.new)

    def _find(self, url: str) -> _Found:
        """The copy that is current, else the last good one with what went wrong."""
        known = self._known(url)
        # A run before this one may have been allowed more addresses: what it left is asked for once.
        ours = known is not None and (self._fetcher.allow_private or known.checked >= self._began)
        if known is not None and ours and time.time() - known.checked < self._ttl(known):
            return _Found(known)
        with self._lock:
            until, before = self._failed.get(url, (0.0, None))
        if before is not None and until > time.monotonic():
            return _Found(known, trouble=before)
        etag, modified = (known.etag, known.last_modified) if known else (None, None)
        try:
            fetched = self._fetcher.fetch(url, etag=etag, last_modified=modified)
        except FetchError as error:
            self._fail(url, error)
            return _Found(known, trouble=error)
        now = time.time()
        if fetched.status == 304 and known is not None:
            known = replace(known, checked=now, max_age=fetched.max_age)
            self._keep(known, new=False)
            return _Found(known)
        copy = Copy(url, fetched.body, fetched.content_type, fetched.etag, fetched.last_modified, now, now, fetched.max_age)
        return _Found(copy, new=True)

    def _answer(self, copy: Copy, mode: Mode, *, new: bool = False, stale: str | None = None) -> Answer:
        """The answer that is made of a copy; a new copy is kept if it is a feed."""
        until = time.monotonic() + (RETRY if stale else self._ttl(copy))
        with self._lock:
            held = self._held.get((copy.url, mode))
        if held is not None and held.digest == copy.digest and not held.later:
            return self._hold(copy, mode, replace(held, until=until, stale=stale))
        try:
            with self._cores:
                filtered = filter_feed(copy.body, self._filter, mode=mode, feed_url=copy.url)
        except FeedError as error:
            return self._damaged(copy, mode, error)
        except Exception as error:  # noqa: BLE001 whatever fails in here, a broken index above all, loses nobody an entry: it is said, and all pass
            code = error.code if isinstance(error, SpamFilterError) else type(error).__name__
            self._say(f"{copy.url}: passed unfiltered: {error}")
            return self._unfiltered(copy, mode, code, RETRY)
        if new:
            self._keep(copy, new=True)
            with self._lock:
                self._failed.pop(copy.url, None)
        made = self._made(copy, mode, filtered)
        return self._hold(copy, mode, _Held(made, copy.digest, until, filtered.later > 0, stale))

    def _in_trouble(self, copy: Copy | None, mode: Mode, error: FetchError) -> Answer:
        """The last good copy, which says that it is one; an error where there is none, it is too old, or its own address is refused."""
        inside = copy is not None and error.code == "private" and error.url == read_target(copy.url).url
        if copy is None or inside or time.time() - copy.checked > OLDEST_COPY:
            refused = error.code in ("url", "private")  # asking again will not help
            wait = None if refused else int(min(error.retry_after or RETRY, LONGEST_RETRY))
            return failure(STATUS.get(error.code, 502), str(error), retry_after=wait)
        reason = f"{error.code}-{error.status}" if error.status else error.code
        return self._answer(copy, mode, stale=f"{reason} since={datetime.fromtimestamp(copy.checked, UTC):%Y-%m-%dT%H:%M:%SZ}")

    def _damaged(self, copy: Copy, mode: Mode, error: FeedError) -> Answer:
        """What upstream sent in the place of a feed: passed on where a reader may make more of it than we, else the last good copy."""
        self._say(str(error))
        if mode is not Mode.SPAM_ONLY and is_worth_passing(copy.body):
            return self._unfiltered(copy, mode, "damaged", self._ttl(copy))
        trouble = FetchError(copy.url, "feed", str(error).removeprefix(f"{copy.url}: "))
        self._fail(copy.url, trouble)
        known = self._known(copy.url)
        return self._in_trouble(None if known is None or known.digest == copy.digest else known, mode, trouble)

    def _unfiltered(self, copy: Copy, mode: Mode, why: str, seconds: float) -> Answer:
        """The feed as it came, for so many seconds."""
        if mode is Mode.SPAM_ONLY:  # everything would be shown as spam
            return failure(503, f"{copy.url}: cannot be judged now", retry_after=int(RETRY))
        headers = (
            *STRANGERS,
            ("Cache-Control", f"private, max-age={int(RETRY)}"),
            ("X-Spamfilter", f"passed={why} version={self._options.version}"),
        )
        kind = FeedKind.JSON if copy.body.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"{") else FeedKind.RSS
        answer = Answer(copy.body, 200, feed_type(copy.content_type, kind), headers, etag=f"{copy.digest}-{why}")
        return self._hold(copy, mode, _Held(answer, copy.digest, time.monotonic() + seconds, later=True))

    def _made(self, copy: Copy, mode: Mode, filtered: FilteredFeed) -> Answer:
        """The answer with its headers; its validator tells upstream, rules, mode and verdicts apart."""
        version = self._options.version
        labels = ",".join(verdict.label for verdict in filtered.verdicts)
        etag = blake2b(f"{copy.digest}\0{version}\0{mode}\0{labels}".encode(), digest_size=16).hexdigest()
        counts = f"kept={filtered.kept} dropped={filtered.dropped}"
        counts += f" marked={filtered.marked}" if filtered.marked else ""
        counts += f" later={filtered.later}" if filtered.later else ""
        headers = (
            *STRANGERS,
            ("Cache-Control", f"private, max-age={int(self._options.ttl)}"),
            ("X-Spamfilter", f"{counts} version={version}"),
        )
        return Answer(filtered.data, 200, feed_type(copy.content_type, filtered.document.kind), headers, etag=etag)

    def _ttl(self, copy: Copy) -> float:
        """The seconds for which a copy is not asked for again: ours, or what the upstream says if that is longer, within bounds."""
        return max(self._options.ttl, min(copy.max_age or 0.0, LONGEST_TTL))

    def _hold(self, copy: Copy, mode: Mode, held: _Held) -> Answer:
        """Keep an answer in memory; those that nobody asked for longest make room."""
        key = (copy.url, mode)
        with self._lock:
            before = self._held.pop(key, None)
            self._size += held.answer.size - (before.answer.size if before else 0)
            self._held[key] = held
            while self._size > MOST_HELD and len(self._held) > 1:
                self._size -= self._held.popitem(last=False)[1].answer.size
        return held.told

    def _fail(self, url: str, error: FetchError) -> None:
        """Leave an upstream alone for a while."""
        wait = min(max(error.retry_after or 0, RETRY), LONGEST_RETRY)
        with self._lock:
            self._failed[url] = (time.monotonic() + wait, error)
            while len(self._failed) > 10_000:
                self._failed.popitem(last=False)

    def _known(self, url: str) -> Copy | None:
        """The copy that is kept; none where the store fails, which is said."""
        try:
            return self._copies.get(url)
        except InputError as error:
            self._say(str(error))
            return None

    def _keep(self, copy: Copy, *, new: bool) -> None:
        try:
            (self._copies.put if new else self._copies.touch)(copy)
        except InputError as error:  # a full disk: the feed is served all the same
            self._say(str(error))

    @contextmanager
    def _turn(self, url: str) -> Iterator[None]:
        """One thread at a time for each address."""
        with self._lock:
            lock, waiting = self._busy.get(url, (threading.Lock(), 0))
            self._busy[url] = (lock, waiting + 1)
        try:
            with lock:
                yield
        finally:
            with self._lock:
                waiting = self._busy[url][1] - 1
                if waiting:
                    self._busy[url] = (lock, waiting)
                else:
                    del self._busy[url]
