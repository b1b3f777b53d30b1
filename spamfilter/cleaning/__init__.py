"""Cleaning: the article of a page, and what was not the article."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from spamfilter import plugins
from spamfilter.errors import CleaningError
from spamfilter.page import Page

if TYPE_CHECKING:
    from spamfilter.article import Article

DEFAULT = "selectolax"


def clean(markup: str | bytes | Any, url: str | None = None, *, cleaner: str = DEFAULT) -> Article:
    """The article in HTML or plain text; the content decides which of the two it is.

    `markup` may also be a BeautifulSoup that the caller already holds. What was taken away stands in `removed`: at most
    500 passages of at most 300 characters each, with their places where plain text was given. What stands behind the first
    2,000,000 characters (of long markup: scripts, styles and comments not counted), 40,000 tags or 20,000 blocks is not
    read. `cleaner` is the name of an adapter in `spamfilter.adapters.cleaners`. Raises CleaningError for whatever holds no
    article text, PluginError for a cleaner that is not there.
    """
    if not isinstance(markup, str) and type(markup).__module__.partition(".")[0] == "bs4":  # a soup's own strings are text
        article: Article = plugins.load("cleaners", "beautifulsoup").clean_soup(markup, url)
        return article
    return clean_page(Page(bytes(markup) if isinstance(markup, (bytearray, memoryview)) else markup, url=url), cleaner)


def clean_page(page: Page, cleaner: str = DEFAULT) -> Article:
    """The article of a page, under the page's own id, url, title and dates: what a record states wins over its markup.

    Raises CleaningError for whatever holds no article text, PluginError for a cleaner that is not there.
    """
    if not isinstance(page.markup, (str, bytes)):
        raise CleaningError(page.url, f"cannot be cleaned: {type(page.markup).__name__} is neither text nor bytes")
    article: Article = plugins.load("cleaners", cleaner).clean(page)
    return article
