"""spamfilter finds articles that were made from somebody else's, and shows the evidence.

>>> from spamfilter import Config, SpamFilter, Page
>>> with SpamFilter(Config(index="seen.db")) as spam_filter:  # doctest: +SKIP
...     verdict = spam_filter.judge(Page(url="https://example.org/a", markup="<p>…</p>"))

Names are loaded when they are first used, so that `import spamfilter` costs next to nothing.
"""

from __future__ import annotations

import importlib
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spamfilter.article import Article, Paragraph, Removed
    from spamfilter.cleaning import clean
    from spamfilter.config import Config
    from spamfilter.errors import SpamFilterError
    from spamfilter.filter import SpamFilter
    from spamfilter.match import Direction, Match, Passage
    from spamfilter.page import BadRecord, Page, Source
    from spamfilter.verdict import Evidence, Kind, Label, Verdict

__version__ = "0.1.0"

_HOME = {
    "Article": "article",
    "BadRecord": "page",
    "Config": "config",
    "Direction": "match",
    "Evidence": "verdict",
    "Kind": "verdict",
    "Label": "verdict",
    "Match": "match",
    "Page": "page",
    "Paragraph": "article",
    "Passage": "match",
    "Removed": "article",
    "Source": "page",
    "SpamFilter": "filter",
    "SpamFilterError": "errors",
    "Verdict": "verdict",
    "clean": "cleaning",
}

__all__ = [
    "Article",
    "BadRecord",
    "Config",
    "Direction",
    "Evidence",
    "Kind",
    "Label",
    "Match",
    "Page",
    "Paragraph",
    "Passage",
    "Removed",
    "Source",
    "SpamFilter",
    "SpamFilterError",
    "Verdict",
    "clean",
]


def __getattr__(name: str) -> object:
    if name not in _HOME:
        raise AttributeError(f"module 'spamfilter' has no attribute {name!r}")
    return getattr(importlib.import_module(f"spamfilter.{_HOME[name]}"), name)
