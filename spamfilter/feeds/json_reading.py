"""Reading JSON Feed: items with their places."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import accumulate, chain, pairwise
from typing import TYPE_CHECKING

from spamfilter.archives.feed_pages import item_page
from spamfilter.archives.json_text import strict_decoder
from spamfilter.archives.stream import MAX_PAGE
from spamfilter.errors import FeedError
from spamfilter.feeds.coding import readable
from spamfilter.feeds.document import MOST_ENTRIES, FeedEntry
from spamfilter.page import Page, Source

if TYPE_CHECKING:
    import json
    from collections.abc import Sequence

_SPACE = re.compile(r"[ \t\r\n]*")
_VERSION = "://jsonfeed.org/version"


@dataclass(frozen=True, slots=True)
class Member:
    """A member of an object, or an element of a list (its `name` is empty): its value and the characters that this takes."""

    name: str
    start: int
    end: int
    value: object


def members(text: str, at: int, decoder: json.JSONDecoder) -> tuple[tuple[Member, ...], int]:
    """What stands in the object or list that opens at this character, in order, and the character behind it.

    Raises ValueError where it is no JSON or has more than MOST_ENTRIES, RecursionError where it is nested too deeply.
    """
    closing = {"{": "}", "[": "]"}.get(text[at : at + 1])
    if closing is None:
        raise ValueError("is no object and no list")
    found: list[Member] = []
    at = _skip(text, at + 1)
    while text[at : at + 1] != closing or found:
        name = ""
        if closing == "}":
            label, at = decoder.raw_decode(text, at)
            at = _skip(text, at)
            if not isinstance(label, str) or text[at : at + 1] != ":":
                raise ValueError(f"is no JSON: a member has no name at character {at + 1}")
            name, at = label, _skip(text, at + 1)
        value, end = decoder.raw_decode(text, at)
        found.append(Member(name, at, end, value))
        if len(found) > MOST_ENTRIES:
            raise ValueError(f"holds more than {MOST_ENTRIES} entries or members")
        at = _skip(text, end)
        if text[at : at + 1] == closing:
            break
        if text[at : at + 1] != ",":
            raise ValueError(f"is no JSON: a comma is missing at character {at + 1}")
        at = _skip(text, at + 1)
    return tuple(found), at + 1


def read_json(utf8: bytes, name: str) -> tuple[tuple[FeedEntry, ...], str]:
    """The items of a JSON Feed and its own address. Raises FeedError."""
    if len(utf8) > MAX_PAGE:
        raise FeedError(name, f"is a JSON Feed of more than {MAX_PAGE >> 20} MB")
    try:
        return _read(readable(utf8).decode("utf-8"), name)
    except RecursionError:
        raise FeedError(name, "is nested too deeply") from None
    except ValueError as error:
        raise FeedError(name, f"is no JSON Feed that can be filtered: {error}") from None


def _read(text: str, name: str) -> tuple[tuple[FeedEntry, ...], str]:
    """Items and address; raises ValueError for what is no JSON Feed."""
    decoder = strict_decoder()
    start = _skip(text, 1 if text.startswith("\ufeff") else 0)
    top, end = members(text, start, decoder)
    if _skip(text, end) != len(text):
        raise ValueError(f"something stands behind it at character {end + 1}")
    facts = {member.name: member.value for member in top}
    lists = [member.start for member in top if member.name == "items"]
    if _VERSION not in str(facts.get("version"))[:200]:
        raise ValueError("it does not state the version of one")
    if len(lists) != 1 or not isinstance(facts["items"], list):
        raise ValueError("it has no list of items, or several")
    home = next((address for key in ("home_page_url", "feed_url") if isinstance(address := facts.get(key), str)), "")
    del top, facts
    items, _ = members(text, lists[0], decoder)
    edges = _bytes_at(text, [edge for item in items for edge in (item.start, item.end)])
    found = []
    for number, item in enumerate(items):
        place = edges[2 * number], edges[2 * number + 1]
        found.append(_entry(item, place, home, Source(name, record=f"items[{number}]")))
    return tuple(found), home


def _entry(item: Member, place: tuple[int, int], home: str, source: Source) -> FeedEntry:
    page = item_page(item.value, home, source)
    if not isinstance(page, Page):
        return FeedEntry(page, *place, guid=page.id, link=page.url)
    return FeedEntry(page, *place, guid=page.id, link=page.url, title=page.title)


def _bytes_at(text: str, characters: Sequence[int]) -> Sequence[int]:
    """The byte at which each of these characters begins in UTF-8; they are in rising order."""
    if text.isascii():
        return characters
    return list(accumulate(len(text[first:last].encode()) for first, last in pairwise(chain((0,), characters))))


def _skip(text: str, at: int) -> int:
    """The next character that is no white space."""
    found = _SPACE.match(text, at)
    return at if found is None else found.end()
