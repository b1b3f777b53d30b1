"""Rates: how often the commonest function words stand; a translation keeps the habits of the language between."""

from __future__ import annotations

from typing import TYPE_CHECKING

from spamfilter.feature import Feature, Finding, View
from spamfilter.text.forms import has
from spamfilter.text.function_words import word_set
from spamfilter.text.lexicon import one_of
from spamfilter.text.shapes import OWNING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from spamfilter.article import Article
    from spamfilter.match import Match

_IS = word_set("it that he she there here what who where how let this when why")  # `it's` owns nothing


def of(article: Article, matches: Sequence[Match]) -> Finding:
    """Share of the words that are `of`; 0 to 1, 0 on an empty page."""
    words = article.words
    return Finding(int(_is_of(words).sum()) / len(words) if words else 0.0)


def possession(article: Article, matches: Sequence[Match]) -> Finding:
    """Share of `of` among all `of` and possessive endings (`hat of the man`, `the man's hat`), one of each added; 0 to 1, 0.5 if empty."""
    of, owners = int(_is_of(article.words).sum()), int((has(article.words, OWNING) & ~_is_short_for_is(article.words)).sum())
    return Finding((of + 1) / (of + owners + 2))


_is_of = one_of(word_set("of"))
_is_short_for_is = one_of(_IS)


FEATURES = (
    Feature("rates.possession", "`of` where English has a possessive ending", possession, View.TEXT),
    Feature("rates.of", "how often `of` stands", of, View.TEXT),
)
