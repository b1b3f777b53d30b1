"""Plain text: one page a file."""

from __future__ import annotations

from typing import TYPE_CHECKING

from spamfilter.archives.foreign import foreign_kind
from spamfilter.archives.kinds import as_text, is_binary, root_element
from spamfilter.page import Page, Source

if TYPE_CHECKING:
    from collections.abc import Iterator

    from spamfilter.archives import Stream

XML = (b"<?xml", b"\xef\xbb\xbf<?xml")


def recognise(head: bytes) -> bool:
    """Whether it is text in some encoding, no markup, and in no form that holds articles as records."""
    if is_binary(head) or head.lstrip().startswith(XML):
        return False
    return root_element(head) is None and foreign_kind(as_text(head)) is None


def pages(stream: Stream) -> Iterator[Page]:
    """The file as one page, its bytes as they are: the cleaner finds out their encoding."""
    yield Page(stream.read_page(), content_type="text/plain", source=Source(stream.name))
