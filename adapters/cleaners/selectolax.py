"""The default tree: selectolax on lexbor, 28 times cheaper to build than a soup."""

from __future__ import annotations

from typing import TYPE_CHECKING

from selectolax.lexbor import LexborHTMLParser

from spamfilter.cleaning.blocks import Stream
from spamfilter.cleaning.builder import Builder
from spamfilter.cleaning.road import clean_blocks

if TYPE_CHECKING:
    from spamfilter.article import Article
    from spamfilter.page import Page


def clean(page: Page) -> Article:
    """The article of a page, cut out of selectolax's tree."""
    return clean_blocks(page, blocks)


def blocks(markup: str) -> Stream:
    """The blocks of markup that was bounded before (`spamfilter.cleaning.decode.bound`)."""
    root = LexborHTMLParser(markup.encode("utf-8", "ignore")).root  # bytes are faster than a str; half signs drop out
    return Builder().walk(root) if root is not None else Stream()
