"""The second tree: BeautifulSoup, for callers who already hold a soup. Building one costs 28 times what selectolax takes."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from bs4 import BeautifulSoup
from bs4.element import PreformattedString, Tag

from spamfilter.cleaning.decode import rewrite
from spamfilter.cleaning.facts import is_statement
from spamfilter.cleaning.opened import read_tree
from spamfilter.cleaning.road import clean_blocks, clean_stream
from spamfilter.cleaning.tree import TAGS
from spamfilter.page import Page

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bs4.element import PageElement

    from spamfilter.article import Article
    from spamfilter.cleaning.blocks import Stream

_BLANKS = " \t\n\f\r"
MOST = 1_000_000  # characters: html.parser needs 1.6 s for as many ampersands
_NO_CHARACTER = re.compile(r"&#(?:\d{9,}|[xX][\da-fA-F]{9,})")  # a soup makes a number of all its digits, and Python refuses thousands


def clean(page: Page) -> Article:
    """The article of a page, cut out of a soup."""
    return clean_blocks(page, blocks)


def clean_soup(soup: Tag, url: str | None = None) -> Article:
    """The article in a soup that the caller holds; the soup is left as it is."""
    return clean_stream(Page("", url=url), _stream(soup))


def blocks(markup: str) -> Stream:
    """The blocks of markup that was bounded before (`spamfilter.cleaning.decode.bound`); of a long page the first million characters."""
    markup = _NO_CHARACTER.sub("\ufffd", rewrite(markup)[:MOST])
    return _stream(BeautifulSoup(markup, "html.parser", on_duplicate_attribute="ignore"))


def _stream(soup: Tag) -> Stream:
    scripts = (node.get_text() for node in soup.find_all("script") if is_statement(str(node.get("type") or "")))
    styles = (node.get_text() for node in soup.find_all("style"))
    return read_tree(_Node(soup), TAGS, scripts, styles)


class _Node:
    """A node of a soup under the names that the builder asks for."""

    __slots__ = ("_node", "tag")

    def __init__(self, node: PageElement) -> None:
        self._node = node
        if isinstance(node, Tag):
            self.tag = "html" if isinstance(node, BeautifulSoup) else node.name.lower()
        else:
            self.tag = "-comment" if isinstance(node, PreformattedString) else "-text"  # CDATA and declarations too

    @property
    def tag_id(self) -> str:
        return self.tag

    @property
    def first_child(self) -> _Node | None:
        return _Node(self._node.contents[0]) if isinstance(self._node, Tag) and self._node.contents else None

    @property
    def next(self) -> _Node | None:
        return None if self._node.next_sibling is None else _Node(self._node.next_sibling)

    @property
    def prev(self) -> _Node | None:
        return None if self._node.previous_sibling is None else _Node(self._node.previous_sibling)

    @property
    def attributes(self) -> dict[str, str | None]:
        attributes = self._node.attrs if isinstance(self._node, Tag) else {}
        return {key: " ".join(value) if isinstance(value, list) else str(value) for key, value in attributes.items()}

    @property
    def html(self) -> str:
        return str(self._node)

    @property
    def text_content(self) -> str:
        return str(self._node)

    @property
    def is_empty_text_node(self) -> bool:
        return not str(self._node).strip(_BLANKS)

    def iter(self) -> Iterator[_Node]:
        inside = map(_Node, self._node.contents if isinstance(self._node, Tag) else ())
        return (node for node in inside if node.tag != "-text" or not node.is_empty_text_node)

    def text(self, *, separator: str, skip_empty: bool) -> str:
        if not isinstance(self._node, Tag):
            return ""
        return separator.join(self._node.stripped_strings if skip_empty else self._node.strings)
