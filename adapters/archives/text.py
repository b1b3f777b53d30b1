"""Plain text: one page a file."""

from __future__ import annotations

from typing import TYPE_CHECKING

from spamfilter.archives.kinds import is_binary, root_element
from spamfilter.archives.stream import utf_of
from spamfilter.page import Page, Source

if TYPE_CHECKING:
    from collections.abc import Iterator

    from spamfilter.archives import Stream

XML = (b"<?xml", b"\xef\xbb\xbf<?xml")


def recognise(head: bytes) -> bool:
    """Whether it is text in some encoding, and no markup."""
    return not is_binary(head) and not head.lstrip().startswith(XML) and root_element(head) is None


def pages(stream: Stream) -> Iterator[Page]:
    """The file as one page: UTF-8, else what its first bytes say, else Windows-1252, which any byte is a letter of."""
    data = stream.read_page()
    try:
        text = data.decode(utf_of(data[:4]) or "utf-8")
    except UnicodeDecodeError:
        text = data.decode(utf_of(data[:4]) or "cp1252", "replace")
    yield Page(text, content_type="text/plain", source=Source(stream.name))
