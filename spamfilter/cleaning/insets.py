"""Insets: letters that stand in an element of their own within a word, and whether the words are words without them.

A style sheet may hide them, or a script: neither is read. Where many words of a page are cut like this, a list of words tells.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from spamfilter.cleaning.tree import A_TEXT

if TYPE_CHECKING:
    from collections.abc import Sequence

    from spamfilter.cleaning.tree import Node

LEAST, LEAST_AT_END = 20, 60  # words with an inset inside, or with any, before the list of words is asked: it is large
MOST = 200  # that are looked at
_LONGEST = 12  # letters of an inset
_LAST, _FIRST = re.compile(r"[^\W\d_]+\Z"), re.compile(r"[^\W\d_]*")
_KNOWN, _OFTENER = 0.6, 3  # share of the words that must be known without their insets, and how many times as many as with them

Inset = tuple[str, str, str]


def inset_of(before: str, node: Node) -> Inset | None:
    """The letters before an element, in it and right behind it, where those in it follow upon the others and make no word apart."""
    inside = node.first_child
    if inside is None or inside.tag != A_TEXT[0] or inside.next is not None:
        return None
    letters = inside.text_content or ""
    if not letters.isalpha() or len(letters) > _LONGEST or (start := _LAST.search(before[-2 * _LONGEST :])) is None:
        return None
    behind = node.next
    end = _FIRST.match(behind.text_content or "") if behind is not None and behind.tag == A_TEXT[0] else None
    return start.group(), letters, end.group()[: 2 * _LONGEST] if end else ""


def are_strange(insets: Sequence[Inset]) -> bool:
    """Whether the words of a page are words without what is set into them, and none with it."""
    if len(insets) < LEAST_AT_END and sum(behind != "" for _, _, behind in insets) < LEAST:
        return False
    from spamfilter.text.background import english  # noqa: PLC0415 a large table, of which hardly a page has need

    known = english()
    without = sum((before + behind).lower() in known for before, _, behind in insets)
    whole = sum("".join(inset).lower() in known for inset in insets)
    return without >= _KNOWN * len(insets) and without >= _OFTENER * whole
