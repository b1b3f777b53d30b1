"""Kinds: what a beginning of a file looks like, for those who recognise it and for the message when nobody does."""

from __future__ import annotations

import re

from spamfilter.archives.foreign import foreign_kind
from spamfilter.archives.stream import utf_of

MAGICS = (
    (b"PK\x03\x04", "a zip archive"),
    (b"PK\x05\x06", "an empty zip archive"),
    (b"%PDF-", "a PDF"),
    (b"\x89PNG", "a picture (PNG)"),
    (b"\xff\xd8\xff", "a picture (JPEG)"),
    (b"GIF8", "a picture (GIF)"),
    (b"RIFF", "a picture or a sound (RIFF)"),
    (b"SQLite format 3\0", "an SQLite database"),
    (b"filedesc:", "an ARC file"),
    (b"\x1f\x8b", "gzip inside gzip"),
    (b"\x28\xb5\x2f\xfd", "compressed by zstd"),
    (b"\xfd7zXZ\0", "compressed by xz"),
    (b"BZh", "compressed by bzip2"),
    (b"\x04\x22\x4d\x18", "compressed by lz4"),
    (b"7z\xbc\xaf\x27\x1c", "a 7z archive"),
    (b"Rar!", "a rar archive"),
    (b"PAR1", "a Parquet file"),
    (b"\x93NUMPY", "an array of numpy"),
    (b"\x80\x04\x95", "a pickle"),
    (b"\x7fELF", "a program"),
    (b"MZ", "a program"),
    (b"{\\rtf", "an RTF document"),
)
# Bytes that stand in no text but as parts of UTF-16 and UTF-32; \x1b opens ISO-2022-JP's letters.
CONTROLS = re.compile(rb"[\x00-\x08\x0b\x0e-\x1a\x1c-\x1f\x7f]")
BINARY = 0.05  # share of control characters from which a beginning is no text: in random bytes it is 0.1
ROOT = re.compile(r"<([a-z_][\w.:\-]*)", re.IGNORECASE)
_PROLOG = re.compile(r"\s+|<\?.*?\?>|<!--.*?(?:-->|\Z)|<!DOCTYPE(?:[^\[>]|\[.*?\]\s*(?=>))*>", re.IGNORECASE | re.DOTALL)

# An array of records (or nothing at all), or an object whose first line is not its last: the next one goes on with a name, or closes it.
_JSON = re.compile(r"""\ufeff?\s*(?:\[\s*(?:\{\s*["}]|\]\s*\Z)|\{[^\n]*\n\s*(?:"[^"\n]*"\s*:|[}\]]))""")
_JSON_OBJECT = re.compile(r"\ufeff?\s*\{")
_JSON_FEED = re.compile(r'"version"\s*:\s*"https?:\\?/\\?/jsonfeed\.org\\?/version', re.IGNORECASE)  # jsonfeed.org, version 1.1


def as_text(head: bytes) -> str:
    """The beginning as characters, good enough to recognise markup and names by."""
    return head.decode(utf_of(head) or "latin-1", "ignore")


def is_binary(head: bytes) -> bool:
    """Whether these bytes are no text in any encoding."""
    if any(head.startswith(magic) for magic, _ in MAGICS) or is_tar(head):
        return True
    text = as_text(head).encode("utf-8", "replace")
    return not text or len(CONTROLS.findall(text)) > BINARY * len(text)


def is_tar(head: bytes) -> bool:
    """Whether it begins with the head of a file in a tar archive, which may be mostly the text of that file."""
    return head[257:262] == b"ustar"


def root_element(head: bytes) -> str | None:
    """The name of the first element, in lower case, where the text begins with markup; None where it does not."""
    text = as_text(head).removeprefix("\ufeff")
    found = ROOT.match(text, behind(_PROLOG, text))
    return found[1].lower() if found else None


def behind(parts: re.Pattern[str], text: str) -> int:
    """Where a text goes on behind whatever it begins with that is one of `parts`; none of which is empty."""
    at = 0
    while match := parts.match(text, at):
        at = match.end()
    return at


def is_json(head: bytes) -> bool:
    """Whether the beginning is JSON of which the lines are no records: an array of these, or one over several lines."""
    return bool(_JSON.match(as_text(head)))


def is_json_feed(head: bytes) -> bool:
    """Whether the beginning opens an object and states the version of a JSON Feed: to JSON Lines it looks like a record."""
    text = as_text(head)
    return bool(_JSON_OBJECT.match(text) and _JSON_FEED.search(text))


def describe(head: bytes) -> str:
    """What to say of a file that nobody reads."""
    if not head:
        return "is empty"
    for magic, kind in MAGICS:
        if head.startswith(magic):
            return f"is {kind}, which is not read"
    if is_tar(head):
        return "is a tar archive, which is not read"
    if is_binary(head):
        return "is binary: no page, text or archive that is known here"
    if form := foreign_kind(as_text(head)):
        return f"is {form}, which is not read: write its articles as JSON Lines, a record a line"
    root = root_element(head)
    return f"is XML with the root element {root}, no page and no feed" if root else "is of no kind that is known here"
