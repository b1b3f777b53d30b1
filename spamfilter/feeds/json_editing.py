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
    name, new = ("title", json.dumps(f"[{label}]")) if as_title else ("tags", json.dumps([f"spamfilter:{label}"]))
    # Of a name that stands twice the last counts, to most parsers.
    member = next((member for member in reversed(found) if member.name == name), None)
    if member is None:
        at = found[-1].end if found else end - 1
        start, behind, new = at, at, f'{", " if found else ""}"{name}": {new}'
    else:
        start, behind, new = _prefixed(member, label, new) if as_title else _tagged(text, member, new)
    first = entry.start + len(text[:start].encode())
    return [(first, first + len(text[start:behind].encode()), new.encode())] if new else []


def _prefixed(title: Member, label: Label, new: str) -> tuple[int, int, str]:
    """The prefix behind the quotation mark that opens a title; a title that is no text becomes `new`."""
    if not isinstance(title.value, str):
        return title.start, title.end, new
    prefix = f"[{label}]"
    return title.start + 1, title.start + 1, "" if title.value.lstrip().startswith(prefix) else f"{prefix} "


def _tagged(text: str, tags: Member, new: str) -> tuple[int, int, str]:
    """The tag behind the last one; tags that are no list become `new`."""
    if not isinstance(tags.value, list):
        return tags.start, tags.end, new
    known, end = members(text, tags.start, strict_decoder())
    at = known[-1].end if known else end - 1
    return at, at, f", {new[1:-1]}" if known else new[1:-1]
