"""Entries: the items of an RSS feed or the entries of an Atom feed, out of a stream of XML."""

from __future__ import annotations

from dataclasses import dataclass, field
from html import escape
from html.entities import html5
from urllib.parse import urljoin
from xml.parsers import expat

from spamfilter.archives.stream import MAX_PAGE
from spamfilter.archives.xml_text import UNREADABLE

ENTITY = 32  # characters that an entity may stand for: a reference of three bytes then grows tenfold at most
XHTML = "http://www.w3.org/1999/xhtml"
# Prefixes that fields are known by, whatever prefix the feed has chosen.
PREFIXES = {
    "http://www.w3.org/2005/Atom": "",
    "http://purl.org/atom/ns#": "",
    "http://purl.org/rss/1.0/": "",
    "http://backend.userland.com/rss2": "",
    "http://backend.userland.com/rss2.1": "",
    "http://my.netscape.com/rdf/simple/0.9/": "",
    "http://purl.org/rss/1.0/modules/content/": "content:",
    "http://purl.org/dc/elements/1.1/": "dc:",
    "http://purl.org/dc/terms/": "dcterms:",
    "http://www.w3.org/1999/02/22-rdf-syntax-ns#": "rdf:",
    XHTML: "xhtml:",
}
MAX_DEPTH = 2000  # elements within each other: each costs the parser memory
MAX_PREFIXES = 200  # of PREFIXES that hold at one place: each element that declares another copies them
MAX_ATTRIBUTES = 200  # that the document type declares: the parser goes through them at each element
LINKS = ("", "alternate")


class FeedRefusedError(Exception):
    """A feed that would take more memory or time than its size tells."""


class FeedDamagedError(Exception):
    """A feed that is no sound XML."""


@dataclass(frozen=True, slots=True)
class Field:
    """What one field of an entry holds, and what it says of it: `text`, `html`, `xhtml`; of a guid, its `isPermaLink`."""

    text: str
    type: str = ""


@dataclass(slots=True)
class Entry:
    """One entry while it is read: its fields by canonical name, the address its links are relative to, where it began."""

    offset: int
    line: int
    base: str
    fields: dict[str, Field] = field(default_factory=dict)
    size: int = 0

    @property
    def oversized(self) -> bool:
        """Whether it is too long to be kept: its fields are not complete then."""
        return self.size > MAX_PAGE


@dataclass(slots=True)
class _Capture:
    """One field while it is read; markup inside it is written down again once there is any."""

    name: str
    type: str
    depth: int
    pieces: list[str] = field(default_factory=list)
    nested: bool = False

    def open_tag(self, tag: str, attributes: dict[str, str]) -> None:
        """Takes up an element inside the field: from here on its text is markup."""
        if not self.nested:
            self.nested, self.pieces = True, [escape(piece, quote=False) for piece in self.pieces]
        written = "".join(f' {name}="{escape(value)}"' for name, value in attributes.items())
        self.pieces.append(f"<{tag}{written}>")

    def close_tag(self, tag: str) -> None:
        """Takes up its end."""
        self.pieces.append(f"</{tag}>")

    def text(self, text: str) -> None:
        """Takes up text."""
        self.pieces.append(escape(text, quote=False) if self.nested else text)


class EntryReader:
    """Collects entries while a feed in UTF-8 is fed to it.

    `feed` and `end` raise expat's error where the XML is damaged, FeedRefusedError where it declares
    entities that grow, prefixes or attributes without end, or is nested too deeply.
    """

    def __init__(self, inside: EntryReader | None = None) -> None:
        """Reads a feed from its beginning, or entries one by one that stand inside another reader's feed."""
        parser = expat.ParserCreate("utf-8")
        parser.UseForeignDTD(True)  # an entity that nobody declared is passed over then, no error
        parser.buffer_text = True
        parser.StartElementHandler = self._start
        parser.EndElementHandler = self._end
        parser.CharacterDataHandler = self._text
        parser.SkippedEntityHandler = self._skipped
        parser.EntityDeclHandler = _check_entity
        parser.AttlistDeclHandler = self._count_attribute
        parser.specified_attributes = True  # not those that the document type gives to every element, which may be thousands
        self._parser = parser
        self._attributes = 0
        self._done: list[Entry] = []
        self._entry: Entry | None = None
        self._capture: _Capture | None = None
        self._depth = 0
        self._entry_depth = 0
        self._scopes: list[tuple[int, dict[str, str]]] = []  # at which depth prefixes changed, and what they were outside
        self._prefixes: dict[str, str] = inside._prefixes if inside else {}  # noqa: SLF001 its own kind
        self._base: str = inside._base if inside else ""  # noqa: SLF001 its own kind

    @property
    def offset(self) -> int:
        """The byte at which the parser stands."""
        return max(0, self._parser.CurrentByteIndex)

    @property
    def line(self) -> int:
        """The line at which the parser stands, from 1."""
        return self._parser.CurrentLineNumber

    @property
    def opened(self) -> Entry | None:
        """The entry that was begun and not ended yet."""
        return self._entry

    def feed(self, piece: bytes) -> None:
        """Reads on."""
        self._parser.Parse(piece, False)

    def end(self) -> None:
        """Says that the feed is over."""
        self._parser.Parse(b"", True)

    def take(self) -> list[Entry]:
        """The entries that were completed since the last time."""
        done, self._done = self._done, []
        return done

    def _start(self, tag: str, attributes: dict[str, str]) -> None:
        self._depth += 1
        if self._depth > MAX_DEPTH:
            raise FeedRefusedError(f"holds more than {MAX_DEPTH} elements within each other: refused")
        if any(name.startswith("xmlns") for name in attributes):
            self._declare(attributes)
        if self._capture is not None:
            if self._grow(len(tag) + sum(len(name) + len(value) for name, value in attributes.items())):
                self._capture.open_tag(tag, attributes)
            return
        name = self._canonical(tag)
        if self._entry is None and name in ("item", "entry"):
            self._entry_depth = self._depth
            self._entry = Entry(self.offset, self.line, join(self._base, attributes.get("xml:base", "")))
            about = next((value for key, value in attributes.items() if self._canonical(key) == "rdf:about"), None)
            if about:
                self._entry.fields["rdf:about"] = Field(about)
        elif self._entry is None:
            self._outside(name, attributes)
        elif self._depth == self._entry_depth + 1:
            self._field(name, attributes)

    def _outside(self, name: str, attributes: dict[str, str]) -> None:
        """An element of the feed itself: what tells its own address counts, the first that does."""
        if self._depth == 1:
            self._base = attributes.get("xml:base", self._base)
        elif name == "link" and not self._base and self._depth <= 3 and attributes.get("rel", "") in (*LINKS, "self"):
            self._base = attributes.get("href", "").strip()
            if not self._base:
                self._capture = _Capture(name, "", self._depth)

    def _field(self, name: str, attributes: dict[str, str]) -> None:
        """An element right below the entry."""
        assert self._entry is not None
        kind = attributes.get("isPermaLink" if name == "guid" else "type", "").strip().lower()
        if name == "link" and attributes.get("href"):
            if attributes.get("rel", "").strip().lower() in LINKS:
                self._entry.fields.setdefault("link", Field(join(attributes.get("xml:base", ""), attributes["href"])))
            return
        self._capture = _Capture(name, kind, self._depth)

    def _end(self, tag: str) -> None:
        if self._capture is not None and self._depth == self._capture.depth:
            self._close_field(self._capture)
        elif self._capture is not None:
            if self._grow(len(tag)):
                self._capture.close_tag(tag)
        elif self._entry is not None and self._depth == self._entry_depth:
            self._done.append(self._entry)
            self._entry = None
        if self._scopes and self._scopes[-1][0] == self._depth:
            self._prefixes = self._scopes.pop()[1]
        self._depth -= 1

    def _close_field(self, capture: _Capture) -> None:
        self._capture = None
        text = "".join(capture.pieces)
        if not text.strip():
            return
        if self._entry is None:
            self._base = text.strip()
        else:
            self._entry.fields.setdefault(capture.name, Field(text, "xhtml" if capture.nested else capture.type))

    def _text(self, text: str) -> None:
        if self._capture is not None and self._grow(len(text)):
            self._capture.text(text.replace(UNREADABLE, "\ufffd"))

    def _skipped(self, name: str, is_parameter: bool) -> None:  # noqa: FBT001 expat calls it
        """An entity that nobody declared: HTML's are known by heart."""
        if not is_parameter:
            self._text(html5.get(f"{name};", f"&{name};"))

    def _grow(self, size: int) -> bool:
        """Whether the entry may grow by so many characters."""
        if self._entry is None:
            return True
        self._entry.size += size
        return not self._entry.oversized

    def _declare(self, attributes: dict[str, str]) -> None:
        """Takes up the prefixes that an element declares, until it ends."""
        self._scopes.append((self._depth, self._prefixes))
        declared = {name[5:].removeprefix(":"): PREFIXES.get(uri.strip()) for name, uri in attributes.items() if name.startswith("xmlns")}
        prefixes = self._prefixes | {prefix: known for prefix, known in declared.items() if known is not None}
        if len(prefixes) > MAX_PREFIXES:
            raise FeedRefusedError(f"declares more than {MAX_PREFIXES} prefixes: refused")
        self._prefixes = prefixes

    def _count_attribute(self, *_attribute: object) -> None:
        """An attribute that the document type declares."""
        self._attributes += 1
        if self._attributes > MAX_ATTRIBUTES:
            raise FeedRefusedError(f"declares more than {MAX_ATTRIBUTES} attributes: refused")

    def _canonical(self, tag: str) -> str:
        """An element's name in lower case, under the prefix that it is known by."""
        prefix, colon, local = tag.rpartition(":")
        known = self._prefixes.get(prefix)
        return f"{known if known is not None else prefix + colon}{local}".lower()


def _check_entity(name: str, _is_parameter: int, value: str | None, *_where: str | None) -> None:
    """Raises FeedRefusedError for an entity that could grow; those of other files are never opened, so they cannot."""
    if value is not None and (len(value) > ENTITY or "&" in value or "%" in value):
        raise FeedRefusedError(f"declares the entity {name[:40]}, which could grow: refused")


def join(base: str, address: str) -> str:
    """An address made whole; as it is where it cannot be."""
    try:
        return urljoin(base, address.strip())
    except ValueError:  # what looks like an IPv6 address and is none
        return address.strip()
