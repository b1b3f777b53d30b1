"""Feeds: RSS 0.9x, 1.0 and 2.0, Atom; one page an entry."""

from __future__ import annotations

from functools import partial
from itertools import chain
from typing import TYPE_CHECKING
from xml.parsers import expat

from spamfilter.archives.entries import EntryReader, FeedDamagedError, FeedRefusedError
from spamfilter.archives.feed_pages import entry_page, is_feed, xml_start
from spamfilter.archives.salvage import blocks, mend
from spamfilter.archives.stream import MAX_PAGE
from spamfilter.archives.xml_text import as_utf8, encoding_of
from spamfilter.page import BadRecord, Source

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from spamfilter.archives import Stream
    from spamfilter.archives.salvage import Block
    from spamfilter.page import Page

MAX_LOST = 10_000  # damaged entries after which a feed is given up
MAX_EMPTY = 64 << 20  # bytes without an entry: a hole of many GB is no feed


def recognise(head: bytes) -> bool:
    """Whether the first element is that of a feed; text in front of it is forgiven."""
    return is_feed(head)


def pages(stream: Stream) -> Iterator[Page | BadRecord]:
    """A page for each entry. Where the XML is damaged, what follows is read entry by entry, and what is lost is named.

    A feed that declares entities which could grow, prefixes or attributes without end, or nests too deeply, is refused.
    Nothing that a feed names is ever opened.
    """
    head = stream.head()
    narrow = encoding_of(head).startswith("utf-8")
    skipped = xml_start(head) if narrow else 0
    # Where bytes were decoded or unzipped, the line is what one finds an entry by.
    where = partial(_where, stream.name, skipped if narrow and not stream.zipped else None)
    pieces = as_utf8(stream, skipped)
    reader = EntryReader()
    unread, unread_at, line, empty = b"", 0, 1, 0
    for piece in pieces:
        unread += piece
        trouble = _feed(reader, piece)
        done = reader.take()
        yield from (entry_page(entry, where(entry.offset, entry.line)) for entry in done)
        kept = reader.opened.offset if reader.opened else reader.offset
        line += unread.count(b"\n", 0, kept - unread_at)
        unread, unread_at = unread[kept - unread_at :], kept
        empty = 0 if done else empty + len(piece)
        if trouble is None and empty > MAX_EMPTY:
            trouble = FeedRefusedError("holds no entry in 64 MB: the rest is not read")
        if trouble is None and len(unread) > MAX_PAGE:
            trouble = FeedRefusedError("holds a tag or an entry of more than 16 MB")
        if trouble is None:
            continue
        if reader.opened is None:
            yield BadRecord(where(unread_at, line), "feed", str(trouble))
            if isinstance(trouble, FeedRefusedError):
                return
        yield from _salvage(chain((unread,), pieces), (unread_at, line), reader, where)
        return


def _salvage(
    pieces: Iterator[bytes], place: tuple[int, int], reader: EntryReader, where: Callable[[int, int], Source]
) -> Iterator[Page | BadRecord]:
    """The entries behind the damage, which is at this offset and line; given up where almost nothing is whole."""
    lost, inside = 0, None
    for block in blocks(pieces, *place):
        source = where(block.offset, block.line)
        if inside is None:  # making one takes longer than reading an entry
            inside = EntryReader(reader)
            inside.feed(b"<salvage>")
        found = _mended(block, inside, source)
        yield found
        if isinstance(found, BadRecord):
            lost, inside = lost + 1, None
        if lost > MAX_LOST:
            yield BadRecord(source, "feed", f"more than {MAX_LOST} entries are damaged: the rest is not read")
            return


def _feed(reader: EntryReader, piece: bytes) -> FeedRefusedError | FeedDamagedError | None:
    """Feeds a piece, or the end; what is wrong with it, if anything."""
    try:
        if piece:
            reader.feed(piece)
        else:
            reader.end()
    except FeedRefusedError as error:
        return error
    except expat.ExpatError as error:  # its own place counts from wherever the parser began: the record's source tells it
        ended = "is cut off: it ends before its elements are closed"
        return FeedDamagedError(f"is damaged: {expat.ErrorString(error.code)}" if piece else ended)
    return None


def _mended(block: Block, inside: EntryReader, source: Source) -> Page | BadRecord:
    """The page of an entry that was cut out of a damaged feed."""
    if block.trouble:
        return BadRecord(source, "feed", f"entry {block.trouble}")
    trouble = _feed(inside, mend(block.xml))
    entries = inside.take()
    if trouble or len(entries) != 1:
        return BadRecord(source, "feed", f"entry {trouble or 'is damaged: it holds none, or several'}")
    return entry_page(entries[0], source)


def _where(name: str, skipped: int | None, offset: int, line: int) -> Source:
    return Source(name, line=line) if skipped is None else Source(name, skipped + offset)
