"""Coding: the bytes of a feed as UTF-8 to work on, and back without loss."""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass

from spamfilter.archives.stream import HEAD
from spamfilter.archives.xml_text import CONTROLS, ESCAPED, UNREADABLE, encoding_of

_MARKS = {
    "utf-16": ((codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be")),
    "utf-32": ((codecs.BOM_UTF32_LE, "utf-32-le"), (codecs.BOM_UTF32_BE, "utf-32-be")),
}
_LONE = re.compile(rb"\xed[\xa0-\xbf][\x80-\xbf]")  # a surrogate: a byte or half a character that could not be read
_DECLARED = re.compile(rb"\A(\s*<\?xml[^>]{0,200}?encoding\s*=\s*)([\"'])[^\"'>]{0,60}\2")


@dataclass(frozen=True, slots=True)
class Coding:
    """How a feed is written: the codec, and the mark in front of it where UTF-8 does not keep it.

    What the declaration says is believed only as far as the bytes bear it out.
    """

    name: str
    mark: bytes = b""

    @classmethod
    def of(cls, data: bytes) -> Coding:
        """The coding of these bytes."""
        name = encoding_of(data[:HEAD])
        if name in _MARKS:
            return next(cls(codec, mark) for mark, codec in _MARKS[name] if data.startswith(mark))
        return cls("utf-8" if name.startswith("utf-8") else name)

    @property
    def is_utf8(self) -> bool:
        """Whether nothing is converted: a place in the UTF-8 is then the place in the bytes."""
        return self.name == "utf-8"

    def to_utf8(self, data: bytes) -> bytes:
        """The feed in UTF-8; what is no character stands in it as a surrogate, or as it is where the feed is UTF-8.

        Raises ValueError where `from_utf8` would not give back the same bytes.
        """
        if self.is_utf8:
            return data
        utf8 = data[len(self.mark) :].decode(self.name, self._errors).encode("utf-8", "surrogatepass")
        if self.from_utf8(utf8) != data:
            raise ValueError("its bytes cannot be decoded without loss")
        return utf8

    def from_utf8(self, utf8: bytes) -> bytes:
        """The bytes of the feed. What is added to it must be ASCII, which every coding has. Raises ValueError as encoders do."""
        if self.is_utf8:
            return utf8
        return self.mark + utf8.decode("utf-8", "surrogatepass").encode(self.name, self._errors)

    @property
    def _errors(self) -> str:
        return "surrogatepass" if self.name.startswith("utf-") else "surrogateescape"


def readable(utf8: bytes) -> bytes:
    """As many bytes, each at its place, that a parser can take: what is no character is UNREADABLE, a control character a space."""
    try:
        utf8.decode("utf-8")
    except UnicodeDecodeError:
        utf8 = _LONE.sub(UNREADABLE.encode() * 3, utf8)
        utf8 = ESCAPED.sub(UNREADABLE, utf8.decode("utf-8", "surrogateescape")).encode()
    return utf8.translate(CONTROLS)


def as_utf8(data: bytes) -> bytes:
    """The same feed in sound UTF-8, without a byte order mark, its declaration saying so.

    A byte that is no character is read as windows-1252 has it, as browsers do, and else is U+FFFD. Raises ValueError where
    the bytes are no text in their coding.
    """
    coding = Coding.of(data)
    text = coding.to_utf8(data).decode("utf-8", "surrogateescape" if coding.is_utf8 else "surrogatepass")
    text = ESCAPED.sub(_as_windows, text).removeprefix("\ufeff")
    return _DECLARED.sub(rb"\1\2UTF-8\2", text.encode("utf-8", "replace"), count=1)


def _as_windows(found: re.Match[str]) -> str:
    return bytes([ord(found[0]) - 0xDC00]).decode("cp1252", "replace")
