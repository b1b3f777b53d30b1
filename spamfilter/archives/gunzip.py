"""Gzip undone member by member: what is damaged is named, what follows is found again."""

from __future__ import annotations

import contextlib
import io
import zlib
from collections import deque
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from typing import Protocol

    class Pullable(Protocol):
        """An unbuffered file, opened for reading bytes."""

        def read(self, size: int, /) -> bytes | None:
            """What is there now, at most `size` bytes; nothing at the end."""

        def seek(self, offset: int, /) -> int:
            """Moves to a byte of the file; raises OSError for a pipe."""


MAGIC = b"\x1f\x8b\x08"  # RFC 1952 section 2.3.1; 8 is the only method there is
CHUNK = 1 << 16
STEP = 1 << 12  # bytes that are unzipped at once: what is damaged takes no more with it
FREE_OUTPUT = 64 << 20  # bytes that a file may always inflate to
RATIO = 64  # beyond that, bytes out for a byte in: text gives 3 to 10, deflate at most 1032
MAX_BOMBS = 3  # members that inflate without measure
MAX_TRIES = 1 << 16  # places that look like the beginning of a member and are none
REREAD = 256 << 20  # bytes of a file that are read twice in search of the next member


@dataclass(frozen=True, slots=True)
class Damage:
    """What is wrong with a compressed file: at which byte of the file, after how many bytes of output."""

    offset: int
    position: int
    message: str


class Gunzip:
    """The output of all members of a gzip file, in order, without those that are damaged beyond reading."""

    def __init__(self, file: Pullable, start: bytes) -> None:
        self.damages: list[Damage] = []
        self._file, self._input = file, start
        self._at = 0  # the next byte of _input
        self._base = 0  # the byte of the file at which _input begins
        self._output = 0  # bytes given out so far
        self._budget = REREAD
        self._tries = self._bombs = 0
        self._forgiven = 0  # bytes of output up to the last bomb
        self._marks: deque[tuple[int, int]] = deque()  # position and offset at which each member begins
        self._inflater: zlib._Decompress | None = None
        self._searching = False

    def offset_at(self, position: int) -> int:
        """The first byte of the member which holds this byte of output; positions asked for never go back."""
        while len(self._marks) > 1 and self._marks[1][0] <= position:
            self._marks.popleft()
        return self._marks[0][1] if self._marks else 0

    def is_seam(self, position: int) -> bool:
        """Whether a member, or what is damaged, begins with this byte of output, as far as it was read."""
        return any(mark[0] == position for mark in self._marks) or any(damage.position == position for damage in self.damages)

    def pull(self, size: int) -> bytes:
        """The next bytes of output, at most `size`; nothing at the end."""
        while True:
            if self._inflater is None and not self._open_member():
                return b""
            if out := self._inflate(size):
                self._output += len(out)
                return out

    def _fill(self) -> bool:
        """Reads on in the file; False at its end."""
        more = self._file.read(CHUNK) or b""
        self._base += self._at
        self._input, self._at = self._input[self._at :] + more, 0
        return bool(more)

    def _open_member(self) -> bool:
        """Goes to the next member; False at the end of the file."""
        while len(self._input) - self._at < len(MAGIC) and self._fill():
            pass
        if not self._searching:
            self._skip_padding()
            if self._at < len(self._input) and not self._input.startswith(MAGIC, self._at):
                self._report(self._base + self._at, "bytes that are no gzip member")
                self._searching = True
        while (found := self._input.find(MAGIC, self._at)) < 0:
            self._at = max(self._at, len(self._input) - len(MAGIC) + 1)
            if not self._fill():
                return False
        self._at = found
        self._marks.append((self._output, self._base + found))
        self._inflater = zlib.decompressobj(16 + zlib.MAX_WBITS)
        return True

    def _skip_padding(self) -> None:
        """Passes over zeros: tapes and some writers fill up their last block with them."""
        while True:
            rest = self._input[self._at :].lstrip(b"\0")
            self._at = len(self._input) - len(rest)
            if rest or not self._fill():
                return

    def _inflate(self, size: int) -> bytes:
        """The next bytes of the member, perhaps none; closes it at its end or where it is damaged."""
        inflater, start = self._inflater, self._marks[-1][1]
        assert inflater is not None
        if self._at >= len(self._input) and not self._fill():
            self._report(start, "gzip member is cut off")
            self._inflater = None
            return b""
        piece = self._input[self._at : self._at + STEP]
        try:
            out = inflater.decompress(piece, size)
        except zlib.error as error:
            self._search_after(start, f"gzip member is damaged ({error})")
            return b""
        rest = inflater.unused_data if inflater.eof else inflater.unconsumed_tail
        self._at += len(piece) - len(rest)
        self._searching = self._searching and not out
        if inflater.eof:
            self._inflater = None
        elif self._output + len(out) - self._forgiven > max(FREE_OUTPUT, RATIO * (self._base + self._at)):
            self._bombs += 1
            self._forgiven = self._output + len(out)
            self._search_after(start, f"gzip member inflates to more than {RATIO} times its size")
        return out

    def _search_after(self, start: int, message: str) -> None:
        """Names the damage of the member, and looks for the next one behind its first byte."""
        self._inflater = None
        if self._searching:  # a few bytes that only looked like the beginning of a member
            self._marks.pop()
            self._tries += 1
        else:
            self._report(start, message)
        self._searching = True
        if self._tries > MAX_TRIES or self._bombs > MAX_BOMBS:
            self._report(start, "no sound gzip member is found any more: the rest is not read")
            self._input, self._at = b"", 0
            self._file = io.BytesIO()
        elif start >= self._base:
            self._at = start + 1 - self._base
        else:
            self._rewind(start + 1)

    def _rewind(self, offset: int) -> None:
        """Goes back in the file, as far as the budget reaches; else the search goes on from here."""
        again = self._base + len(self._input) - offset
        with contextlib.suppress(OSError):  # a pipe
            if again <= self._budget:
                self._file.seek(offset)
                self._budget -= again
                self._base, self._input, self._at = offset, b"", 0

    def _report(self, offset: int, message: str) -> None:
        self.damages.append(Damage(offset, self._output, message))
