"""Plain text: one page a file."""

from __future__ import annotations

from typing import TYPE_CHECKING

from spamfilter.archives.kinds import is_binary, root_element
from spamfilter.page import Page, Source

if TYPE_CHECKING:
    from collections.abc import Iterator

    from spamfilter.archives import Stream

XML = (b"<?xml", b"\xef\xbb\xbf<?xml")


def recognise(head: bytes) -> bool:
    """Whether it is text in some encoding, and no markup."""
    return not is_binary(head) and not head.lstrip().startswith(XML) and root_element(head) is None


def pages(stream: Stream) -> Iterator[Page]:
    """The file as one page, its bytes as they are: the cleaner finds out their encoding."""
    yield Page(stream.read_page(), content_type="text/plain", source=Source(stream.name))
