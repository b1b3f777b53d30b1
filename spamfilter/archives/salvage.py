"""Salvage: the entries of a feed whose XML is damaged, each cut out and mended by itself."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from spamfilter.archives.stream import MAX_PAGE

if TYPE_CHECKING:
    from collections.abc import Iterator

_EDGE = re.compile(rb"<(/?)((?:[\w\-]{1,40}:)?(?:item|entry))(?=[\s/>])[^<>]{0,4000}>")
_LONGEST_EDGE = 4096
# What mending mends: an ampersand that begins no reference, a reference to no character.
_STRAY = re.compile(
    rb"&(?:#(?:0*(?:[0-8]|1[124-9]|2[0-9]|3[01])|x0*(?:[0-8bcef]|1[0-9a-f]));|(?!(?:[a-z][a-z0-9]{1,31}|#[0-9]{1,7}|#x[0-9a-f]{1,6});))",
    re.IGNORECASE,
)
# What stands in CDATA is text as it is: taken as a whole, it is not mended.
_CDATA_OR_STRAY = re.compile(rb"<!\[CDATA\[.*?\]\]>|" + _STRAY.pattern, re.DOTALL | re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Block:
    """The XML of one entry: where it began, and what is wrong with its end; None where that was found."""

    offset: int
    line: int
    xml: bytes
    trouble: str | None


def mend(xml: bytes) -> bytes:
    """The XML with each stray `&` written as `&amp;`; references that XML does not know are mended or taken out."""
    before, end, rest = xml.replace(b"&#X", b"&#x").rpartition(b"]]>")  # in the rest no end is to be looked for from every opener
    return _CDATA_OR_STRAY.sub(_mend, before + end) + _STRAY.sub(_mend, rest)


def _mend(match: re.Match[bytes]) -> bytes:
    found = match[0]
    if found == b"&":
        return b"&amp;"
    return found if found.startswith(b"<") else b""


def blocks(pieces: Iterator[bytes], offset: int, line: int) -> Iterator[Block]:
    """Every entry in the pieces, the first byte of which stands at this offset and line.

    An entry that is not closed ends where the next begins; at most MAX_PAGE bytes are kept.
    """
    counted = 0  # the byte that `line` is the line of

    def cut(begin: int, end: int, trouble: str | None) -> Block:
        nonlocal line, counted
        line, counted = line + data.count(b"\n", counted, begin), begin
        return Block(offset + begin, line, data[begin:end], trouble)

    data, at, begin = b"", 0, -1  # `at` is where to look on, `begin` where the open entry began
    for piece in pieces:
        data += piece
        while edge := _EDGE.search(data, at):
            closing, at = bool(edge[1]), edge.end()
            if begin >= 0:
                end = edge.end() if closing else edge.start()
                yield cut(begin, end, None if closing else "has no end: the next one begins inside it")
            begin = -1 if closing or edge[0].endswith(b"/>") else edge.start()
        at = max(at, len(data) - _LONGEST_EDGE)
        if begin >= 0 and len(data) - begin > MAX_PAGE:
            yield cut(begin, begin + 1, f"has no end within {MAX_PAGE >> 20} MB")
            begin = -1
        done = begin if begin >= 0 else at
        line, counted = line + data.count(b"\n", counted, done), 0
        data, at, begin, offset = data[done:], at - done, min(begin, 0), offset + done
    if begin >= 0:
        yield cut(begin, len(data), "is cut off: the feed ends inside it")
