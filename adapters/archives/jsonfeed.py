"""JSON Feed: one page an item."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from spamfilter.archives.entries import join
from spamfilter.archives.json_text import JsonError, parse_json
from spamfilter.archives.kinds import is_json_feed
from spamfilter.archives.records import read_record
from spamfilter.archives.stream import MAX_PAGE
from spamfilter.errors import InputError
from spamfilter.page import BadRecord, Page, Source

if TYPE_CHECKING:
    from collections.abc import Iterator

    from spamfilter.archives import Stream

# The fields of an item (jsonfeed.org, version 1.1) as a record calls them.
FIELDS = {"html": "content_html", "text": "content_text", "title": "title", "id": "id", "published": "date_published"}


def recognise(head: bytes) -> bool:
    """Whether it opens an object and states the version of a JSON Feed."""
    return is_json_feed(head)


def pages(stream: Stream) -> Iterator[Page | BadRecord]:
    """A page for each item; what is wrong with one is named with its number, from 0."""
    source = Source(stream.name)
    try:
        feed = parse_json(_read(stream))
    except JsonError as error:
        yield BadRecord(source, "json", str(error))
        return
    items = feed.get("items") if isinstance(feed, dict) else None
    if not isinstance(feed, dict) or not isinstance(items, list):
        yield BadRecord(source, "feed", "JSON Feed has no list of items")
        return
    home = next((address for name in ("home_page_url", "feed_url") if isinstance(address := feed.get(name), str)), "")
    for number, item in enumerate(items):
        yield _page(item, home, replace(source, record=f"items[{number}]"))


def _read(stream: Stream) -> bytes:
    """The whole feed in UTF-8; raises InputError for more than MAX_PAGE bytes."""
    lines, size = [], 0
    for line in stream.lines(MAX_PAGE):
        size += len(line or b"") + 1
        if line is None or size > MAX_PAGE:
            raise InputError(stream.name, f"is a JSON Feed of more than {MAX_PAGE >> 20} MB")
        lines.append(line)
    return b"\n".join(lines)


def _page(item: object, home: str, source: Source) -> Page | BadRecord:
    """The page of an item."""
    if not isinstance(item, dict):
        return BadRecord(source, "feed", "item is no object")
    record = {ours: item[theirs] for ours, theirs in FIELDS.items() if theirs in item}
    record["url"] = item.get("url") or item.get("external_url")
    record.setdefault("text", item.get("summary") or "")
    page = read_record(record, source)
    return replace(page, url=join(home, page.url)) if isinstance(page, Page) and page.url else page
