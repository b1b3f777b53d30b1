"""Windows: a view over a stream that can look ahead and find, with bounded memory."""

from __future__ import annotations

from typing import TYPE_CHECKING

from spamfilter.archives.gunzip import CHUNK

if TYPE_CHECKING:
    import re

    from spamfilter.archives.stream import Stream

KEPT = 256  # bytes that a pattern may reach back over while it is sought


class Window:
    """The unread bytes of a stream, as many as were asked for. Indices count from the first unread byte."""

    def __init__(self, stream: Stream) -> None:
        self._stream = stream
        self._data = bytearray()
        self._at = 0
        self._ended = False
        self.position = stream.position  # of the first unread byte in the content

    def fill(self, size: int) -> int:
        """How many bytes lie ahead, after reading until there are `size` or the stream ends."""
        while not self._ended and len(self._data) - self._at < size:
            piece = self._stream.read(CHUNK)
            self._ended = not piece
            self._data += piece
        return len(self._data) - self._at

    def copy(self, start: int, end: int) -> bytes:
        """The bytes from `start` to `end`, fewer at the end of the stream."""
        self.fill(end)
        return bytes(self._data[self._at + start : self._at + end])

    def search(self, pattern: re.Pattern[bytes], start: int, end: int) -> re.Match[bytes] | None:
        """The first match between two indices; `index` tells where it lies."""
        self.fill(end)
        return pattern.search(self._data, self._at + start, self._at + end)

    def index(self, at: int) -> int:
        """The index for a place in a match."""
        return at - self._at

    def drop(self, count: int) -> int:
        """Passes over so many bytes, or as many as there are; how many it were."""
        passed = 0
        while passed < count and (ahead := self.fill(1)):
            step = min(ahead, count - passed)
            self._at += step
            passed += step
            if self._at * 2 > len(self._data):
                del self._data[: self._at]
                self._at = 0
        self.position += passed
        return passed

    def seek(self, pattern: re.Pattern[bytes], limit: int) -> bool:
        """Passes on to the next match within `limit` bytes; False, with those passed over, where there is none."""
        while limit > 0:
            ahead = min(self.fill(CHUNK), limit)
            match = pattern.search(self._data, self._at)
            if match:
                self.drop(self.index(match.start()))
                return True
            if ahead <= KEPT or self._ended:
                self.drop(ahead)
                if self._ended:
                    return False
            else:
                self.drop(ahead - KEPT)
            limit -= max(1, ahead - KEPT)
        return False
