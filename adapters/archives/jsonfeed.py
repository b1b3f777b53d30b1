"""JSON Feed: one page an item."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from spamfilter.archives.feed_pages import item_page
from spamfilter.archives.json_text import JsonError, parse_json, read_json
from spamfilter.archives.kinds import is_json_feed
from spamfilter.page import BadRecord, Source

if TYPE_CHECKING:
    from collections.abc import Iterator

    from spamfilter.archives import Stream
    from spamfilter.page import Page


def recognise(head: bytes) -> bool:
    """Whether it opens an object and states the version of a JSON Feed."""
    return is_json_feed(head)


def pages(stream: Stream) -> Iterator[Page | BadRecord]:
    """A page for each item; what is wrong with one is named with its number, from 0."""
    source = Source(stream.name)
    try:
        feed = parse_json(read_json(stream, "a JSON Feed"))
    except JsonError as error:
        yield BadRecord(source, "json", str(error))
        return
    items = feed.get("items") if isinstance(feed, dict) else None
    if not isinstance(feed, dict) or not isinstance(items, list):
        yield BadRecord(source, "feed", "JSON Feed has no list of items")
        return
    home = next((address for name in ("home_page_url", "feed_url") if isinstance(address := feed.get(name), str)), "")
    for number, item in enumerate(items):
        yield item_page(item, home, replace(source, record=f"items[{number}]"))
