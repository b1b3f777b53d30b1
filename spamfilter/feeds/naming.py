"""Naming: the id under which an entry is remembered, so that no feed can speak for another."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from hashlib import blake2b
from typing import TYPE_CHECKING

from spamfilter.hosts import host_of
from spamfilter.page import Page

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from spamfilter.feeds.document import FeedEntry
    from spamfilter.page import BadRecord

LONGEST = 300  # characters of what a feed calls an entry; of a longer name the beginning and a digest are kept


def named_pages(entries: Iterable[FeedEntry], feed: str | None, home: str) -> Iterator[Page | BadRecord]:
    """The entries' pages as they are judged: each under an id of its feed's own.

    A farm that reprints a guid or an address must not be taken for the paper that it took them from, nor speak for it. So
    the id is the feed's address, the host that the entry leads to and its guid (else its link, else a digest of its text).
    Where the address of the feed is not known, what it claims for its `home` stands in for it. Where a guid (or, without one,
    a link) stands twice, the digest goes into the id too. A link that several entries share is no address of one of them: it
    gets a fragment.
    """
    entries = tuple(entries)
    counts = Counter((entry.guid or entry.link, host_of(entry.link)) for entry in entries)
    names = [_name(entry, exact=counts[entry.guid or entry.link, host_of(entry.link)] > 1) for entry in entries]
    sharing: dict[str | None, set[str]] = {}
    for entry, name in zip(entries, names, strict=True):
        sharing.setdefault(entry.link, set()).add(name)
    for entry, name in zip(entries, names, strict=True):
        page = entry.page
        if isinstance(page, Page):
            url = f"{page.url}#{_digest(name)}" if page.url and len(sharing[page.url]) > 1 else page.url
            yield replace(page, id=f"{feed or home or 'feed'}#{name}", url=url)
        else:
            yield page


def _name(entry: FeedEntry, *, exact: bool) -> str:
    """What an entry is called within its feed; `exact` names its text too."""
    if not isinstance(entry.page, Page):
        return ""
    own = text_digest(entry.page)
    called = entry.guid or entry.link
    name = f"{host_of(entry.link) or ''}#{_short(called or own)}"
    return f"{name}#{own}" if exact and called else name


def feed_without_links(name: str) -> str | None:
    """What all ids have in common of the entries that lead nowhere, in one feed; None for the id of an entry with a host."""
    feed, sign, _ = name.partition("##")  # between the two signs stands the host
    return f"{feed}{sign}" if sign else None


def text_digest(page: Page) -> str:
    """16 digits for what an entry says: the same text, the same digits."""
    markup = page.markup if isinstance(page.markup, str) else page.markup.decode("utf-8", "replace")
    return _digest(f"{page.title or ''}\0{markup}")


def _short(name: str) -> str:
    return name if len(name) <= LONGEST else f"{name[:LONGEST]}…{_digest(name)}"


def _digest(text: str) -> str:
    return blake2b(text.encode("utf-8", "surrogatepass"), digest_size=8).hexdigest()
