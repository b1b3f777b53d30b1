"""The second tree: BeautifulSoup, for callers who already hold a soup. Building one costs 28 times what selectolax takes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bs4 import BeautifulSoup
from bs4.element import Comment, NavigableString, PreformattedString, Tag

from spamfilter.cleaning.builder import PLAIN, SKIPPED, Builder
from spamfilter.cleaning.decode import rewrite
from spamfilter.cleaning.road import clean_blocks, clean_stream
from spamfilter.page import Page

if TYPE_CHECKING:
    from spamfilter.article import Article
    from spamfilter.cleaning.blocks import Stream

MOST = 1_000_000  # characters: html.parser needs 1.6 s for as many ampersands


def clean(page: Page) -> Article:
    """The article of a page, cut out of a soup."""
    return clean_blocks(page, blocks)


def clean_soup(soup: Tag, url: str | None = None) -> Article:
    """The article in a soup that the caller holds; the soup is left as it is."""
    return clean_stream(Page("", url=url), _stream(soup))


def blocks(markup: str) -> Stream:
    """The blocks of markup that was bounded before (`spamfilter.cleaning.decode.bound`); of a long page the first million characters."""
    return _stream(BeautifulSoup(rewrite(markup)[:MOST], "html.parser", on_duplicate_attribute="ignore"))


def _stream(soup: Tag) -> Stream:
    """Every node in reading order, without recursion."""
    builder = Builder()
    first: list[object] = list(reversed(soup.contents)) if isinstance(soup, BeautifulSoup) else [soup]
    stack = [(first, -1)]
    while stack:
        nodes, mark = stack[-1]
        if not nodes:
            stack.pop()
            builder.leave(mark)
            continue
        node = nodes.pop()
        if isinstance(node, Tag):
            entered = _enter(node, builder)
            if entered is not None:
                stack.append((list(reversed(node.contents)), entered))
        elif isinstance(node, NavigableString) and not isinstance(node, (Comment, PreformattedString)):
            builder.text(str(node))
    return builder.finish()


def _enter(node: Tag, builder: Builder) -> int | None:
    """What the builder makes of an element; facts of the head go their own way."""
    tag = node.name.lower()
    attributes = {k: " ".join(v) if isinstance(v, list) else str(v) for k, v in node.attrs.items()} if tag not in PLAIN else {}
    if tag == "title":
        builder.title(node.get_text())
        return None
    if tag == "meta":
        builder.meta(attributes)
        return None
    if tag == "link":
        builder.link(attributes)
        return None
    if tag in SKIPPED:
        if tag == "script" and attributes.get("type", "").strip().lower() == "application/ld+json":
            builder.script(node.get_text())
        return None
    return builder.enter(tag, attributes)
