"""Rarity: how common the words are that the page is written in; spinning and crude translation reach for rare ones."""

from __future__ import annotations

import math
from functools import lru_cache
from typing import TYPE_CHECKING

from spamfilter.feature import Feature, Finding, View
from spamfilter.text.background import RAREST, english, zipf
from spamfilter.text.function_words import FUNCTION_WORDS
from spamfilter.text.quoting import few
from spamfilter.text.views import view

if TYPE_CHECKING:
    from collections.abc import Sequence

    from spamfilter.article import Article
    from spamfilter.match import Match

_RARE = 3.0  # Zipf value under which a word stands less than once in a million (garble.md, section 2)
_LETTERS = 3  # a shorter word is an abbreviation more often than not


@view
def _plain_words(article: Article) -> list[tuple[str, float]]:
    """The page's lower-case content words with their Zipf values: no names, and no word that the page also writes with a capital."""
    words = article.words
    capital = {word for form, word in zip(words.forms, words.folded, strict=True) if form[0].isupper()}
    values = {word: value for word in set(words.folded) - capital if (value := _plain_zipf(word)) is not None}
    return [(word, values[word]) for form, word in zip(words.forms, words.folded, strict=True) if word in values and form.islower()]


@lru_cache(maxsize=1 << 14)
def _plain_zipf(word: str) -> float | None:
    """The Zipf value of a content word of three plain letters or more."""
    return zipf(word) if len(word) >= _LETTERS and word.isascii() and word.isalpha() and word not in FUNCTION_WORDS else None


def unknown(article: Article, matches: Sequence[Match]) -> Finding:
    """Share of the plain content words that no list of English words has; 0 to 1, 0 on an empty page."""
    plain, known = _plain_words(article), english()
    strange = [word for word, value in plain if value == RAREST and word not in known]
    return Finding(len(strange) / len(plain) if plain else 0.0, few(strange))


def rare(article: Article, matches: Sequence[Match]) -> Finding:
    """Share of the plain content words rarer than one in a million; 0 to 1, 0 on an empty page."""
    plain = _plain_words(article)
    found = [(value, word) for word, value in plain if value < _RARE]
    return Finding(len(found) / len(plain) if plain else 0.0, few(word for value, word in sorted(set(found)) if value > RAREST))


def spread(article: Article, matches: Sequence[Match]) -> Finding:
    """Standard deviation of the plain content words' Zipf values; 0 to 3.3, 0 on an empty page."""
    values = [value for _, value in _plain_words(article)]
    if not values:
        return Finding(0.0)
    middle = math.fsum(values) / len(values)
    return Finding(math.sqrt(math.fsum((value - middle) ** 2 for value in values) / len(values)))


FEATURES = (
    Feature("rarity.unknown", "words that no list of English words has", unknown, View.TEXT),
    Feature("rarity.rare", "words rarer than one in a million", rare, View.TEXT),
    Feature("rarity.spread", "common and very rare content words side by side", spread, View.TEXT),
)
