"""HTML: one page a file."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from spamfilter.archives.foreign import foreign_kind
from spamfilter.archives.kinds import as_text, behind, is_binary, root_element
from spamfilter.page import Page, Source

if TYPE_CHECKING:
    from collections.abc import Iterator

    from spamfilter.archives import Stream

HEAD = ("html", "head", "title", "meta", "link", "base", "script", "style", "noscript", "template", "body", "frameset", "frame", "iframe")
PARTS = (
    "article",
    "section",
    "main",
    "header",
    "footer",
    "nav",
    "aside",
    "address",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "p",
    "div",
    "hr",
    "br",
)
LISTS = (
    "ul",
    "ol",
    "li",
    "dl",
    "dt",
    "dd",
    "table",
    "caption",
    "thead",
    "tbody",
    "tfoot",
    "tr",
    "td",
    "th",
    "colgroup",
    "details",
    "summary",
)
WORDS = (
    "span",
    "a",
    "b",
    "i",
    "u",
    "s",
    "em",
    "strong",
    "small",
    "big",
    "font",
    "center",
    "blockquote",
    "q",
    "cite",
    "pre",
    "code",
    "time",
)
MEDIA = ("img", "picture", "figure", "figcaption", "video", "audio", "source", "object", "embed", "svg", "math", "form", "input", "button")
OTHERS = ("select", "option", "textarea", "label", "fieldset", "sub", "sup", "mark", "abbr")
ELEMENTS = frozenset(HEAD + PARTS + LISTS + WORDS + MEDIA + OTHERS)
TAGS = re.compile(
    r"</?(?:html|head|body|article|main|div|p|span|a|h[1-6]|[uo]l|li|br|table|t[rd]|title|script|meta)\b[^<]{0,500}>", re.IGNORECASE
)
# What may stand before the document type. Matched one by one: a repetition of them would try each comment's end anew.
BEFORE = re.compile(r"\s+|<\?xml[^>]*>|<!--.*?-->", re.IGNORECASE | re.DOTALL)
DOCTYPE = re.compile(r"<!doctype\s+html\b", re.IGNORECASE)


def recognise(head: bytes) -> bool:
    """Whether it begins with an element of HTML, or holds several tags behind other text."""
    if is_binary(head):
        return False
    text = as_text(head).removeprefix("\ufeff")
    if DOCTYPE.match(text, behind(BEFORE, text)):
        return True
    root = root_element(head)
    if root is not None:
        return root.removeprefix("html:") in ELEMENTS
    if text.lstrip().startswith(("{", "[", "<?xml", "WARC/")) or foreign_kind(text):
        return False
    return sum(1 for _ in TAGS.finditer(text)) >= 3


def pages(stream: Stream) -> Iterator[Page]:
    """The file as one page, its bytes as they are: what charset it is in is said inside."""
    yield Page(stream.read_page(), content_type="text/html", source=Source(stream.name))
