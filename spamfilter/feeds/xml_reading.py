"""Reading RSS and Atom: entries with their places. Strict: what is damaged is not edited."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING
from xml.parsers import expat

from spamfilter.archives.entries import EntryReader, FeedRefusedError
from spamfilter.archives.feed_pages import IDS, entry_page, xml_start
from spamfilter.archives.stream import HEAD
from spamfilter.errors import FeedError
from spamfilter.feeds.coding import readable
from spamfilter.feeds.document import MOST_ENTRIES, FeedEntry, FeedKind
from spamfilter.page import Source

if TYPE_CHECKING:
    from collections.abc import Mapping

    from spamfilter.archives.entries import Entry

OPENING = re.compile(rb"<[^\s<>/\"'=!?][^\s<>/\"'=]*(?:[^<>\"']|\"[^\"]*\"|'[^']*')*>")  # XML 1.0 section 3.1: no `<` within a value
_ROOTS = {"rss": FeedKind.RSS, "rdf:rdf": FeedKind.RDF, "feed": FeedKind.ATOM}


@dataclass(slots=True)
class _Place:
    """Where an entry stands."""

    start: int
    end: int = 0
    title_at: int | None = None


class PlaceReader(EntryReader):
    """Collects entries as EntryReader does, and where each begins and ends in the bytes, which are fed all at once."""

    def __init__(self, data: bytes) -> None:
        super().__init__()
        self.data = data
        self.root = ""
        self.home = ""
        self.places: list[_Place] = []
        self.listed: list[tuple[str, int, int]] = []

    def _start(self, tag: str, attributes: dict[str, str]) -> None:
        outside = self._entry is None
        super()._start(tag, attributes)
        if self._depth == 1:
            self.root = self._canonical(tag)
        if outside and self._entry is not None:
            self.places.append(_Place(self._checked(tag)))
            if len(self.places) > MOST_ENTRIES:
                raise FeedRefusedError(f"holds more than {MOST_ENTRIES} entries: refused")
        elif outside and tag[-2:].lower() == "li" and self._canonical(tag) == "rdf:li":
            self._list(tag, attributes)
        elif not outside and self._depth == self._entry_depth + 1 and tag[-5:].lower() == "title" and self._canonical(tag) == "title":
            place = self.places[-1]
            place.title_at = self._checked(tag) if place.title_at is None else place.title_at

    def _end(self, tag: str) -> None:
        ends = self._entry is not None and self._depth == self._entry_depth
        self.home = self._base or self.home
        super()._end(tag)
        if ends:
            self.places[-1].end = self._behind(tag, self.places[-1].start)

    def _checked(self, tag: str) -> int:
        """Where the parser stands; raises FeedRefusedError where that is not this tag, but an entity that holds it."""
        at = self.offset
        if not self.data.startswith(b"<" + tag.encode(), at):
            raise FeedRefusedError(f"has <{tag[:40]}> in an entity: refused")
        return at

    def _behind(self, tag: str, start: int) -> int:
        """The byte behind the end of the element that began at `start` and ends now."""
        opening = OPENING.match(self.data, start)
        if opening is not None and opening[0].endswith(b"/>"):
            return opening.end()
        at = self.offset
        end = self.data.find(b">", at)
        if end < 0 or not self.data.startswith(b"</" + tag.encode(), at):
            raise FeedRefusedError(f"has </{tag[:40]}> in an entity: refused")
        return end + 1

    def _list(self, tag: str, attributes: Mapping[str, str]) -> None:
        """Takes up an entry's name in the list of an RSS 1.0 feed."""
        name = next((value for key, value in attributes.items() if self._canonical(key) in ("rdf:resource", "resource")), None)
        start = self._checked(tag)
        opening = OPENING.match(self.data, start)
        if name is None or opening is None:
            return
        end = opening.end()
        if not opening[0].endswith(b"/>"):  # written with an end tag: an empty element has nothing in it
            closing = re.compile(rb"\s*</" + re.escape(tag.encode()) + rb"\s*>").match(self.data, end)
            if closing is None:
                return
            end = closing.end()
        self.listed.append((name, start, end))


def read_xml(utf8: bytes, name: str) -> tuple[FeedKind, tuple[FeedEntry, ...], str, tuple[tuple[str, int, int], ...]]:
    """The kind of a feed in XML, its entries, its own address, and the list of an RSS 1.0 feed. Raises FeedError."""
    skipped = xml_start(utf8[:HEAD])
    data = readable(utf8)[skipped:]
    reader = PlaceReader(data)
    try:
        reader.feed(data)
        reader.end()
    except FeedRefusedError as error:
        raise FeedError(name, str(error)) from None
    except expat.ExpatError as error:
        raise FeedError(name, f"is damaged at line {error.lineno}: {expat.ErrorString(error.code)}") from None
    kind = _ROOTS.get(reader.root)
    if kind is None:
        raise FeedError(name, f"is no feed: its root is <{reader.root[:40]}>")
    make = partial(_entry, name=name, skipped=skipped)
    entries = tuple(map(make, reader.take(), reader.places))
    listed = tuple((about, start + skipped, end + skipped) for about, start, end in reader.listed)
    return kind, entries, reader.home, listed


def _entry(entry: Entry, place: _Place, *, name: str, skipped: int) -> FeedEntry:
    page = entry_page(entry, Source(name, entry.offset + skipped))
    about = entry.fields.get("rdf:about")
    guid = next((entry.fields[key].text.strip() for key in IDS if key in entry.fields), None)
    return FeedEntry(
        page=page,
        start=place.start + skipped,
        end=place.end + skipped,
        guid=guid,
        link=page.url,
        title=getattr(page, "title", None),
        title_at=None if place.title_at is None else place.title_at + skipped,
        about=None if about is None else about.text,
    )
