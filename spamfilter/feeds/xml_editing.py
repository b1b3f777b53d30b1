"""Editing RSS and Atom: which bytes of the feed are replaced by which."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, TypeAlias

from spamfilter.feeds.document import FeedKind
from spamfilter.feeds.xml_reading import OPENING

if TYPE_CHECKING:
    from collections.abc import Collection

    from spamfilter.feeds.document import FeedDocument, FeedEntry
    from spamfilter.verdict import Label

Change: TypeAlias = tuple[int, int, bytes]  # from which byte, up to which, and what stands there instead
SPACE = b" \t\r\n"
# RSS 1.0 has no categories: what Dublin Core calls a subject is what readers show as one.
CATEGORIES = {
    FeedKind.RSS: "<{prefix}category>spamfilter:{label}</{prefix}category>",
    FeedKind.RDF: '<dc:subject xmlns:dc="http://purl.org/dc/elements/1.1/">spamfilter:{label}</dc:subject>',
    FeedKind.ATOM: '<{prefix}category term="spamfilter:{label}"/>',
}
_NAME = re.compile(rb"<([^\s<>/\"'=]+)")
_GAP = re.compile(rb"\s*")
_NO_TEXT = re.compile(rb"(?:\s+|<!--.*?-->|<\?.*?\?>)*", re.DOTALL)
_CDATA = b"<![CDATA["


def cut_entries(document: FeedDocument, gone: Collection[int]) -> list[Change]:
    """The changes that take these entries away, each with the white space in front of it."""
    data = document.utf8
    kept = {entry.about for number, entry in enumerate(document.entries) if number not in gone}
    names = {document.entries[number].about for number in gone} - kept
    spans = [(document.entries[number].start, document.entries[number].end) for number in gone]
    spans += [(start, end) for name, start, end in document.listed if name in names]
    return [(_after_text(data, start), end, b"") for start, end in spans]


def mark_entry(document: FeedDocument, entry: FeedEntry, label: Label, *, as_title: bool) -> list[Change]:
    """The change that gives this entry a category, or its title a prefix."""
    if as_title:
        return _title_change(document, entry, label)
    _, prefix = _names(document.utf8, entry.start)
    category = CATEGORIES[document.kind].format(label=label, prefix=prefix.decode()).encode()
    return _added(document.utf8, entry, category, last=True)


def _title_change(document: FeedDocument, entry: FeedEntry, label: Label) -> list[Change]:
    data, text = document.utf8, f"[{label}]".encode()
    if entry.title_at is None:
        _, prefix = _names(data, entry.start)
        return _added(data, entry, b"<%btitle>%b</%btitle>" % (prefix, text, prefix), last=False)
    opening = OPENING.match(data, entry.title_at)
    assert opening is not None  # a parser has read it
    if opening[0].endswith(b"/>"):
        name, _ = _names(data, entry.title_at)
        return [(opening.end() - 2, opening.end(), b">%b</%b>" % (text, name))]
    at = _text_start(data, opening.end())
    return [] if data.startswith(text, at) else [(at, at, text + b" ")]


def _text_start(data: bytes, at: int) -> int:
    """Where a title's text begins, behind white space, comments, markup (Atom allows it) and the opening of CDATA."""
    while True:
        noise = _NO_TEXT.match(data, at)
        at = at if noise is None else noise.end()
        opening = OPENING.match(data, at)
        if data.startswith(_CDATA, at):
            return _space_end(data, at + len(_CDATA))
        if opening is None or opening[0].endswith(b"/>"):
            return at
        at = opening.end()


def _added(data: bytes, entry: FeedEntry, element: bytes, *, last: bool) -> list[Change]:
    """The change that puts an element into an entry as its first or its last, set out as its first is."""
    opening = OPENING.match(data, entry.start)
    assert opening is not None  # a parser has read it
    begin = opening.end()
    if opening[0].endswith(b"/>"):
        name, _ = _names(data, entry.start)
        return [(begin - 2, begin, b">%b</%b>" % (element, name))]
    gap = data[begin : _space_end(data, begin)]
    closing = data.rindex(b"</", begin, entry.end)
    if not last or begin + len(gap) == closing:
        return [(begin, begin, gap + element if last is False else element)]
    at = _after_text(data, closing)
    return [(at, at, gap + element)]


def _names(data: bytes, at: int) -> tuple[bytes, bytes]:
    """The name of the element that begins here, and its prefix with the colon."""
    found = _NAME.match(data, at)
    assert found is not None  # a parser has read it
    prefix, colon, _ = found[1].rpartition(b":")
    return found[1], prefix + colon


def _after_text(data: bytes, at: int) -> int:
    """Where the white space in front of a place begins."""
    while at and data[at - 1] in SPACE:
        at -= 1
    return at


def _space_end(data: bytes, at: int) -> int:
    found = _GAP.match(data, at)
    return at if found is None else found.end()
