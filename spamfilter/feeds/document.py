"""Feed documents: a feed as it was sent, with its entries and where each stands in it."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING

from spamfilter.archives.feed_pages import is_feed
from spamfilter.archives.kinds import as_text, describe
from spamfilter.archives.stream import HEAD
from spamfilter.errors import FeedError
from spamfilter.feeds.coding import Coding

if TYPE_CHECKING:
    from spamfilter.page import BadRecord, Page

MAX_FEED = 32 << 20  # bytes: 100,000 entries of a few lines each; reading one takes about ten times that in memory
MOST_ENTRIES = 150_000  # no feed has a tenth of them; each takes a kilobyte of memory
_SPACE = " \t\r\n\ufeff"


class FeedKind(StrEnum):
    """How a feed is written."""

    RSS = "rss"  # 0.9x and 2.0: items inside a channel
    RDF = "rdf"  # RSS 0.90 and 1.0: items beside a channel, which lists them
    ATOM = "atom"
    JSON = "json"


@dataclass(frozen=True, slots=True)
class FeedEntry:
    """One entry: its page, what readers know it by, and the bytes of `FeedDocument.utf8` from `start` to `end` that it is.

    `guid`, `link` and `title` are what the entry states, None where it does not. `title_at` is where its title's element
    begins and `about` its name in an RSS 1.0 feed's list; both None where there is none.
    """

    page: Page | BadRecord
    start: int
    end: int
    guid: str | None = None
    link: str | None = None
    title: str | None = None
    title_at: int | None = None
    about: str | None = None


@dataclass(frozen=True, slots=True)
class FeedDocument:
    """A feed. `utf8` is what spans count in: the sent bytes themselves where those are UTF-8.

    `home` is the address that the feed states of itself, empty where it states none. `listed` are the names and spans in
    the list of an RSS 1.0 feed.
    """

    data: bytes = field(repr=False)
    utf8: bytes = field(repr=False)
    coding: Coding
    kind: FeedKind
    entries: tuple[FeedEntry, ...]
    home: str = ""
    listed: tuple[tuple[str, int, int], ...] = ()

    @classmethod
    def read(cls, data: bytes, name: str = "feed") -> FeedDocument:
        """The feed in these bytes; `name` stands in errors and in the source of each page.

        Raises FeedError for what is no feed, is damaged, longer than MAX_FEED, has more than MOST_ENTRIES, or would cost more
        than its size tells: entities that grow, hundreds of prefixes, thousands of elements within each other. Nothing that it
        names is opened.
        """
        if len(data) > MAX_FEED:
            raise FeedError(name, f"is longer than {MAX_FEED >> 20} MB")
        if not is_feed_text(data):
            raise FeedError(name, f"is no feed: {describe(data[:HEAD])}")
        coding = Coding.of(data)
        try:
            utf8 = coding.to_utf8(data)
        except ValueError as error:
            raise FeedError(name, f"is not in {coding.name}: {error}") from None
        if _is_json(data):
            from spamfilter.feeds.json_reading import read_json  # noqa: PLC0415 each feed is one of the two

            entries, home = read_json(utf8, name)
            return cls(data, utf8, coding, FeedKind.JSON, entries, home)
        from spamfilter.feeds.xml_reading import read_xml  # noqa: PLC0415 each feed is one of the two

        kind, entries, home, listed = read_xml(utf8, name)
        return cls(data, utf8, coding, kind, entries, home, listed)


def is_feed_text(data: bytes) -> bool:
    """Whether this begins like a feed in XML, or like JSON."""
    return _is_json(data) or is_feed(data[:HEAD])


def _is_json(data: bytes) -> bool:
    return as_text(data[:HEAD]).lstrip(_SPACE).startswith("{")
