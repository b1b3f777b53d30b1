"""Repetition: the page circles round one word; a machine that paraphrases piece by piece does not hear the echo."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from spamfilter.feature import Feature, Finding, View
from spamfilter.text.forms import has, roots
from spamfilter.text.quoting import MOST_QUOTES, few, quote_words
from spamfilter.text.shapes import FUNCTION, SMALL

if TYPE_CHECKING:
    from collections.abc import Sequence

    from spamfilter.article import Article
    from spamfilter.match import Match

_WINDOW = 5  # words: `a generational generation`, `the municipalities of the municipalities`
_STEM = 4  # letters: shorter stems merge words that have nothing to do with each other


def stems(article: Article, matches: Sequence[Match]) -> Finding:
    """Share of words whose stem stood among the five words before, in the same sentence; 0 to 1, 0 on an empty page."""
    words = article.words
    stems = roots(words)
    places = np.flatnonzero(has(words, SMALL, FUNCTION) & (words.facts.root_letters >= _STEM))
    stem = stems[places]
    order = stem.argsort(kind="stable")  # the places of each stem side by side, in the order of the text
    places, stem = places[order], stem[order]
    before, after = places[:-1], places[1:]
    sentence = words.sentence_column
    echoes = (stem[:-1] == stem[1:]) & (after - before <= _WINDOW) & (sentence[before] == sentence[after])
    spots = sorted(zip(after[echoes].tolist(), before[echoes].tolist(), strict=True))
    quotes = few(quote_words(article, first, last + 1) for last, first in spots[:MOST_QUOTES])
    return Finding(len(spots) / len(words) if words else 0.0, quotes)


FEATURES = (Feature("repetition.stems", "one word twice within a few words", stems, View.TEXT),)
