"""Streams: the bytes of one input with gzip undone, as a whole, by pieces or by lines."""

from __future__ import annotations

import codecs
from typing import TYPE_CHECKING

from spamfilter.archives.gunzip import CHUNK, MAGIC, Damage, Gunzip
from spamfilter.errors import InputError
from spamfilter.page import BadRecord, Source

if TYPE_CHECKING:
    from collections.abc import Iterator

    from spamfilter.archives.gunzip import Pullable

HEAD = 1 << 13  # bytes from which the type of an input is recognised
MAX_PAGE = 16 << 20  # bytes of one page: trees take ten to twenty times that
MAX_LINE = 16 << 20  # bytes of one line: objects of JSON take up to 25 times that
MAX_GAP = 1 << 30  # bytes in which nothing is found, after which a file is given up: it may be a hole of many GB


class Stream:
    """The bytes of one input. `name` is its path, printable."""

    def __init__(self, file: Pullable, name: str) -> None:
        """Begins to read the file: raises OSError where it cannot be read."""
        self.name = name
        self._file = file
        self._ahead = b""
        while len(self._ahead) < len(MAGIC) and (more := file.read(HEAD)):
            self._ahead += more
        self._gunzip: Gunzip | None = None
        self._position = len(self._ahead)
        if self._ahead.startswith(MAGIC):
            self._gunzip, self._ahead, self._position = Gunzip(file, self._ahead), b"", 0

    @property
    def zipped(self) -> bool:
        """Whether the file is compressed."""
        return self._gunzip is not None

    @property
    def position(self) -> int:
        """How many bytes of the content were read."""
        return self._position - len(self._ahead)

    def offset_at(self, position: int) -> int:
        """The byte of the file for a byte of the content: of a compressed file, the first byte of the member; never asked backwards."""
        return self._gunzip.offset_at(position) if self._gunzip else position

    def is_seam(self, position: int) -> bool:
        """Whether one member of a compressed file ends before this byte of the content; one that was just read, or is to be read."""
        return self._gunzip is not None and self._gunzip.is_seam(position)

    def damage_within(self, start: int, end: int) -> BadRecord | None:
        """The damage of the member that holds the content from `start` to `end`, if it lies in there; it is told once."""
        offset = self.offset_at(start)
        known = self._gunzip.damages if self._gunzip else []
        found = next((d for d in known if d.offset == offset and start <= d.position <= end), None)
        if found is None:
            return None
        known.remove(found)
        return BadRecord(Source(self.name, offset), "gzip", found.message)

    def head(self, size: int = HEAD) -> bytes:
        """The next bytes, which stay unread; fewer at the end."""
        while len(self._ahead) < size and (more := self._pull(size)):
            self._ahead += more
        return self._ahead[:size]

    def read(self, size: int = CHUNK) -> bytes:
        """The next bytes, at most `size` and at least one; none at the end."""
        if self._ahead:
            piece, self._ahead = self._ahead[:size], self._ahead[size:]
            return piece
        return self._pull(size)

    def read_page(self, limit: int = MAX_PAGE) -> bytes:
        """All that is left; raises InputError beyond `limit` bytes."""
        pieces, total = [], 0
        while piece := self.read():
            total += len(piece)
            if total > limit:
                raise InputError(self.name, f"is longer than {limit >> 20} MB")
            pieces.append(piece)
        return b"".join(pieces)

    def lines(self, limit: int = MAX_LINE) -> Iterator[bytes | None]:
        """Lines without their ends, in UTF-8 where the input is UTF-16; None for one of more than `limit` bytes.

        Raises InputError for one that does not seem to end.
        """
        pieces: list[bytes] = []
        size = 0
        for piece in self._as_utf8():
            first, *more = piece.split(b"\n")
            pieces.append(first)
            size += len(first)
            if size > limit:
                pieces.clear()
            if size > MAX_GAP:
                raise InputError(self.name, f"holds a line of more than {MAX_GAP >> 30} GB: the rest is not read")
            for line in more:
                yield b"".join(pieces) if size <= limit else None
                pieces, size = [line], len(line)
        if size:
            yield b"".join(pieces) if size <= limit else None

    def _as_utf8(self) -> Iterator[bytes]:
        start = self.head(4) if self.zipped or len(self._ahead) < 4 else self._ahead[:4]
        encoding = utf_of(start)
        if encoding is None:
            while piece := self.read():
                yield piece
            return
        decoder = codecs.getincrementaldecoder(encoding)("replace")
        while piece := self.read():
            yield decoder.decode(piece).encode("utf-8", "replace")
        yield decoder.decode(b"", final=True).encode("utf-8", "replace")

    def take_damages(self, before: int | None = None) -> tuple[BadRecord, ...]:
        """What was found damaged in the compression, each told once; only up to a byte of the content where one is given."""
        known: list[Damage] = self._gunzip.damages if self._gunzip else []
        taken = tuple(d for d in known if before is None or d.position <= before)
        known[:] = [d for d in known if d not in taken]
        return tuple(BadRecord(Source(self.name, d.offset), "gzip", d.message) for d in taken)

    def _pull(self, size: int) -> bytes:
        piece = self._gunzip.pull(size) if self._gunzip else self._file.read(size) or b""
        self._position += len(piece)
        return piece


def utf_of(start: bytes) -> str | None:
    """The codec of a text whose first four bytes say that it is UTF-16, UTF-32 or begins with a byte order mark; else None."""
    for mark, name in ((codecs.BOM_UTF8, "utf-8-sig"), (codecs.BOM_UTF32_LE, "utf-32"), (codecs.BOM_UTF32_BE, "utf-32")):
        if start.startswith(mark):
            return name
    if start.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return "utf-16"
    zeros = [byte == 0 for byte in start[:4]]
    if zeros == [False, True, False, True]:
        return "utf-16-le"
    return "utf-16-be" if zeros == [True, False, True, False] else None
