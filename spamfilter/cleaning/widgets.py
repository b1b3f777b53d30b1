"""Widgets: elements that seldom hold a text of the article, as buttons and drawings, and how much text they show."""

from __future__ import annotations

import html
import re
from typing import TYPE_CHECKING

from spamfilter.cleaning.hiding import HIDES, looks
from spamfilter.cleaning.prose import SHORTEST

if TYPE_CHECKING:
    from spamfilter.cleaning.tree import Node

_UNREAD = re.compile(r"<(script|style|template|noscript)\b.*?(?:</\1|$)|<!--.*?(?:-->|$)", re.IGNORECASE | re.DOTALL)
_BREAKS = re.compile(
    r"</?(?:p|div|br|hr|li|ul|ol|d[dlt]|h[1-6]|t[dhr]|table|section|article|main|aside|header|footer|nav|figure|figcaption|blockquote|pre)\b[^<>]*>",
    re.IGNORECASE,
)
_TAGS = re.compile(r"<[^<>]*>")
_LONGEST = 200_000  # characters of a page within the page


def shown_characters(tag: str, node: Node) -> int:
    """About how many characters of text a widget shows; 0 for little, for what is hidden, and for markup that is shown as text."""
    if node.first_child is None and tag not in INNER:
        return 0
    if tag in INNER:
        return sum(map(len, inner_lines(tag, node)))
    text = node.text(separator=" ", skip_empty=True)
    if len(text) < SHORTEST or "</" in text:
        return 0
    attributes = node.attributes
    if looks(attributes) & HIDES or (tag == "object" and not attributes.keys().isdisjoint(("data", "classid"))):
        return 0
    return len(" ".join(text.split()))


INNER = frozenset({"iframe", "template"})


def inner_lines(tag: str, node: Node) -> list[str]:
    """The lines of a page within the page that is shown: the source that a frame carries, the root that a template attaches."""
    attributes = node.attributes
    if tag == "iframe":
        markup = attributes.get("srcdoc")
    else:
        markup = (node.html or "").partition(">")[2] if attributes.get("shadowrootmode") else None
    if not markup or looks(attributes) & HIDES:
        return []
    markup = _TAGS.sub("", _BREAKS.sub("\n", _UNREAD.sub("", markup[:_LONGEST])))
    return [" ".join(line.split()) for line in html.unescape(markup).split("\n") if not line.isspace() and line]
