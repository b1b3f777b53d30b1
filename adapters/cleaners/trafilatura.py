"""The lines that trafilatura takes for the main content, cleaned by our text rules."""

from __future__ import annotations

from typing import TYPE_CHECKING

from trafilatura import extract

from spamfilter.cleaning.road import clean_foreign

from .selectolax import blocks

if TYPE_CHECKING:
    from spamfilter.article import Article
    from spamfilter.page import Page


def clean(page: Page) -> Article:
    """The article of a page, as trafilatura's default mode finds it, without comments."""
    return clean_foreign(page, _extract, blocks)


def _extract(markup: str) -> str | None:
    return extract(markup, include_comments=False)
