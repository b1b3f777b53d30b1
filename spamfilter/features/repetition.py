"""Repetition: the page circles round one word; a machine that paraphrases piece by piece does not hear the echo."""

from __future__ import annotations

from typing import TYPE_CHECKING

from spamfilter.feature import Feature, Finding, View
from spamfilter.text.function_words import FUNCTION_WORDS
from spamfilter.text.quoting import MOST_QUOTES, few, quote_words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from spamfilter.article import Article
    from spamfilter.match import Match

_WINDOW = 5  # words: `a generational generation`, `the municipalities of the municipalities`
_STEM = 4  # letters: shorter stems merge words that have nothing to do with each other


def stems(article: Article, matches: Sequence[Match]) -> Finding:
    """Share of words whose stem stood among the five words before, in the same sentence; 0 to 1, 0 on an empty page."""
    words = article.words
    forms, folded, stem, sentence = words.forms, words.folded, words.stems, words.sentences
    last_seen: dict[str, int] = {}
    spots = []
    for n, one in enumerate(stem):
        if folded[n] in FUNCTION_WORDS or len(one) < _STEM or not forms[n].islower():
            continue
        before = last_seen.get(one)
        if before is not None and n - before <= _WINDOW and sentence[before] == sentence[n]:
            spots.append((before, n))
        last_seen[one] = n
    quotes = few(quote_words(article, before, n + 1) for before, n in spots[:MOST_QUOTES])
    return Finding(len(spots) / len(words) if words else 0.0, quotes)


FEATURES = (Feature("repetition.stems", "one word twice within a few words", stems, View.TEXT),)
