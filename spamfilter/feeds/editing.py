"""Editing: the same feed without some entries, or with some of them marked. Every other byte stays what it was."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING

from spamfilter.feeds.document import FeedKind
from spamfilter.feeds.json_editing import cut_items, mark_item
from spamfilter.feeds.xml_editing import cut_entries, mark_entry
from spamfilter.verdict import ACCUSED, Label

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from spamfilter.feeds.document import FeedDocument
    from spamfilter.feeds.xml_editing import Change


class Mode(StrEnum):
    """What is done with an entry that was judged `spam`, and with one that is `suspect`."""

    DROP = "drop"  # spam goes, suspect stays as it is
    TAG = "tag"  # both get a category: `spamfilter:spam`, `spamfilter:suspect`
    PREFIX = "prefix"  # the titles of both begin with `[spam] ` or `[suspect] `
    SPAM_ONLY = "spam-only"  # only spam stays


def edit(document: FeedDocument, labels: Mapping[int, Label], mode: Mode) -> bytes:
    """The feed after `mode`; `labels` are those of its entries by their number, and one that is missing is as good as `ok`.

    With nothing to do these are the bytes that were sent. `drop` and `spam-only` take the entry and the white space in front
    of it; of a JSON Feed one comma; of RSS 1.0 the entry's name in the list too. The others add ASCII and change nothing else.
    """
    spam = {number for number, label in labels.items() if label is Label.SPAM}
    changes: list[Change] = []
    if mode in (Mode.DROP, Mode.SPAM_ONLY):
        gone = spam if mode is Mode.DROP else set(range(len(document.entries))) - spam
        if gone:
            changes = cut_items(document, gone) if document.kind is FeedKind.JSON else cut_entries(document, gone)
    else:
        mark = mark_item if document.kind is FeedKind.JSON else mark_entry
        for number in sorted(labels):
            if labels[number] in ACCUSED:
                changes += mark(document, document.entries[number], labels[number], as_title=mode is Mode.PREFIX)
    return document.coding.from_utf8(_applied(document.utf8, changes)) if changes else document.data


def _applied(data: bytes, changes: Iterable[Change]) -> bytes:
    """The bytes with each (start, end) replaced; places do not overlap."""
    pieces: list[bytes] = []
    at = 0
    for start, end, new in sorted(changes):
        pieces += (data[at:start], new)
        at = end
    return b"".join((*pieces, data[at:]))
