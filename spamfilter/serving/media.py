"""Media types: what a feed is called on its way to a reader."""

from __future__ import annotations

import re

from spamfilter.archives.feed_pages import is_feed
from spamfilter.archives.stream import HEAD
from spamfilter.feeds.document import FeedKind

# Types that no browser shows as a page: whatever an upstream calls its feed, it is never handed on as HTML.
_FEEDS = frozenset(
    {
        "application/rss+xml",
        "application/atom+xml",
        "application/rdf+xml",
        "application/xml",
        "text/xml",
        "application/feed+json",
        "application/json",
    }
)
_OWN = {
    FeedKind.RSS: "application/rss+xml",
    FeedKind.RDF: "application/rdf+xml",
    FeedKind.ATOM: "application/atom+xml",
    FeedKind.JSON: "application/feed+json",
}
_CHARSET = re.compile(r"charset\s*=\s*\"?([A-Za-z0-9_.:-]{1,40})", re.IGNORECASE)


def feed_type(stated: str | None, kind: FeedKind) -> str:
    """The content type of a feed: what its upstream stated where that is one of feeds, else by what it is; its charset is kept.

    Bytes are passed on as they are, so a charset that the upstream stated stays what readers go by (RFC 7303 3.2).
    """
    media = (stated or "").partition(";")[0].strip().lower()
    charset = _CHARSET.search(stated or "")
    fits = media in _FEEDS and media.endswith("json") == (kind is FeedKind.JSON)
    return (media if fits else _OWN[kind]) + (f"; charset={charset[1]}" if charset else "")


def is_worth_passing(body: bytes) -> bool:
    """Whether a reader may make a feed of what we cannot read: it opens as one, has an entry, and declares no entities."""
    if b"<!ENTITY" in body:
        return False
    if not is_feed(body[:HEAD]):
        return False
    return re.search(rb"<(?:\w+:)?(?:item|entry)[\s>]", body) is not None
