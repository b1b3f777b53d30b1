"""Editing JSON Feed: which bytes of the feed are replaced by which."""

from __future__ import annotations

import json
from itertools import pairwise
from typing import TYPE_CHECKING

from spamfilter.archives.json_text import strict_decoder
from spamfilter.feeds.coding import readable
from spamfilter.feeds.json_reading import members

if TYPE_CHECKING:
    from collections.abc import Collection

    from spamfilter.feeds.document import FeedDocument, FeedEntry
    from spamfilter.feeds.json_reading import Member
    from spamfilter.feeds.xml_editing import Change
    from spamfilter.verdict import Label


def cut_items(document: FeedDocument, gone: Collection[int]) -> list[Change]:
    """The changes that take these items away, each with one comma."""
    entries = document.entries
    kept = [number for number in range(len(entries)) if number not in gone]
    if not kept:
        return [(entries[0].start, entries[-1].end, b"")]
    before = [(entries[0].start, entries[kept[0]].start, b"")]
    between = [(entries[one].end, entries[two - 1].end, b"") for one, two in pairwise(kept)]
    behind = [(entries[kept[-1]].end, entries[-1].end, b"")]
    return [change for change in (*before, *between, *behind) if change[0] < change[1]]


def mark_item(document: FeedDocument, entry: FeedEntry, label: Label, *, as_title: bool) -> list[Change]:
    """The change that gives this item a tag, or its title a prefix; none for what is no object."""
    text = readable(document.utf8[entry.start : entry.end]).decode("utf-8")
    if not text.startswith("{"):
        return []
    found, end = members(text, 0, strict_decoder())
    name, add = ("title", _prefixed) if as_title else ("tags", _tagged)
    # Of a name that stands twice the last counts, to most parsers.
    member = next((member for member in reversed(found) if member.name == name), None)
    if member is None:
        start = found[-1].end if found else end - 1
        comma = ", " if found else ""
        at, behind, new = start, start, f'{comma}{json.dumps(name)}: {add(text, None, label)[2]}'
    else:
        at, behind, new = add(text, member, label)
    if not new:
        return []
    first = entry.start + len(text[:at].encode())
    return [(first, first + len(text[at:behind].encode()), new.encode())]
