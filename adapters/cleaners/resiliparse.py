"""The lines that resiliparse takes for the main content, cleaned by our text rules."""

from __future__ import annotations

from typing import TYPE_CHECKING

from resiliparse.extract.html2text import extract_plain_text

from spamfilter.cleaning.road import clean_foreign

from .selectolax import blocks

if TYPE_CHECKING:
    from spamfilter.article import Article
    from spamfilter.page import Page


def clean(page: Page) -> Article:
    """The article of a page, as resiliparse's main content mode finds it."""
    return clean_foreign(page, _extract, blocks)


def _extract(markup: str) -> str:
    return extract_plain_text(markup, main_content=True, alt_texts=False, links=False, form_fields=False, noscript=False, comments=False)
