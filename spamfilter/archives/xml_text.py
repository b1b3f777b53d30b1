"""XML as UTF-8: what a parser can take, whatever encoding and control characters came in."""

from __future__ import annotations

import codecs
import re
from typing import TYPE_CHECKING

from spamfilter.archives.stream import utf_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from spamfilter.archives.stream import Stream

CHUNK = 1 << 18  # expat before 2.6 reads a token that is cut in two from its beginning again: few cuts
_DECLARED = re.compile(rb"<\?xml[^>]{0,200}?encoding\s*=\s*[\"']([A-Za-z0-9_.:\-]{2,40})")
_KNOWN = re.compile(r"(?:us-?)?ascii|iso-?8859|latin|windows-?|cp\d|koi8|mac|gb|big5|shift|sjis|euc|iso-2022-jp|tis", re.IGNORECASE)
_UTF8 = re.compile(r"utf-?8", re.IGNORECASE)
# XML 1.0 section 2.2 knows no control characters but tab, line feed and carriage return.
CONTROLS = bytes.maketrans(bytes([*range(9), 11, 12, *range(14, 32)]), b" " * 29)
UNREADABLE = "\x7f"  # stands for a byte that is no character: XML knows it, nobody writes it, and it is one byte too
ESCAPED = re.compile("[\udc80-\udcff]")  # bytes that `surrogateescape` could not read


def encoding_of(head: bytes) -> str:
    """The codec of an XML file, by its first bytes, else by its declaration; UTF-8 where that is missing or unknown."""
    if (found := utf_of(head[:4])) is not None:
        return found
    declared = _DECLARED.search(head)
    name = declared[1].decode("ascii") if declared else "utf-8"
    try:
        name = codecs.lookup(name).name if _KNOWN.match(name) else "utf-8"
    except LookupError:
        name = "utf-8"
    return "cp1252" if name in ("ascii", "iso8859-1") else name  # as browsers do: encoding.spec.whatwg.org, "windows-1252"


def as_utf8(stream: Stream, skip: int) -> Iterator[bytes]:
    """The rest of the stream behind `skip` bytes in UTF-8; of what was UTF-8 each byte stays where it was.

    Bytes that are no character become UNREADABLE, control characters spaces. An empty piece says that it is over.
    """
    encoding = encoding_of(stream.head())
    errors = "surrogateescape" if _UTF8.match(encoding) else "replace"
    decoder = codecs.getincrementaldecoder(encoding)(errors)
    while skip:
        skip -= len(stream.read(skip))
    ended = False
    while not ended:
        piece = stream.read(CHUNK)
        ended = not piece
        text = decoder.decode(piece, final=ended)
        if errors == "surrogateescape":
            text = ESCAPED.sub(UNREADABLE, text)
        if text:
            yield text.encode("utf-8", "replace").translate(CONTROLS)
    yield b""
