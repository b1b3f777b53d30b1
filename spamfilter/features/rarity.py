"""Rarity: how common the words are that the page is written in; spinning and crude translation reach for rare ones."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from spamfilter.feature import Feature, Finding, View
from spamfilter.text.background import RAREST, english
from spamfilter.text.forms import folds, has, is_upper
from spamfilter.text.kinds import synonym_gaps
from spamfilter.text.lexicon import among
from spamfilter.text.quoting import MOST_QUOTES, few
from spamfilter.text.shapes import ALPHA, ASCII, FUNCTION, SMALL
from spamfilter.text.views import view

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from spamfilter.article import Article
    from spamfilter.match import Match

_RARE = 3.0  # Zipf value under which a word stands less than once in a million (garble.md, section 2)
_SELDOM = 4.0  # Zipf value from which a word is no rare one
_USUAL, _WORDS = 0.035, 60  # of free texts (digital.gov, 18F, GUM), and words of them that each page is taken to hold besides its own
_MUCH = 2.0  # a quoted word has this much
_LETTERS = 3  # a shorter word is an abbreviation more often than not


@view
def _plain(article: Article) -> NDArray[np.int64]:
    """Where the page's lower-case content words stand: no names, and no word that it also writes with a capital."""
    words, folded = article.words, folds(article.words)
    plain = has(words, SMALL | ASCII | ALPHA, FUNCTION) & (words.facts.letters >= _LETTERS) & ~among(folded, folded[is_upper(words)])
    return np.flatnonzero(plain)


def _plain_words(article: Article) -> tuple[NDArray[np.int32], NDArray[np.float64]]:
    """The plain words by the numbers of their folded forms, and their Zipf values."""
    plain = _plain(article)
    return folds(article.words)[plain], article.words.facts.centizipf[plain] / 100


def unknown(article: Article, matches: Sequence[Match]) -> Finding:
    """Share of the plain content words that no list of English words has; 0 to 1, 0 on an empty page."""
    plain, values = _plain_words(article)
    rarest = article.words.lexicon.bases.named(plain[values == RAREST])
    strange = [word for word in rarest if word not in english()]
    return Finding(len(strange) / len(plain) if len(plain) else 0.0, few(strange))


def rare(article: Article, matches: Sequence[Match]) -> Finding:
    """Share of the plain content words rarer than one in a million; 0 to 1, 0 on an empty page."""
    plain, values = _plain_words(article)
    is_rare = values < _RARE
    listed = is_rare & (values > RAREST)
    told = set(zip(values[listed].tolist(), article.words.lexicon.bases.named(plain[listed]), strict=True))
    return Finding(int(is_rare.sum()) / len(plain) if len(plain) else 0.0, few(word for _, word in sorted(told)))


def forced(article: Article, matches: Sequence[Match]) -> Finding:
    """How much oftener than usual it takes a rare word where a common one means the same (`whippersnapper`); -0.2 to 30, 0 if empty.

    A thesaurus gives such words, whoever uses it. A word counts by how rare it is times how much commoner its commonest synonym is.
    """
    plain = _plain(article)
    folded, values = _plain_words(article)
    strange = synonym_gaps(article.words)[plain] * np.maximum(_SELDOM - values, 0.0)
    told = folded[np.argsort(-strange, kind="stable")[: min(MOST_QUOTES, np.count_nonzero(strange > _MUCH))]]
    value = float((strange - _USUAL).sum()) / (len(plain) + _WORDS)
    return Finding(value, few(article.words.lexicon.bases.named(told)))


FEATURES = (
    Feature("rarity.unknown", "words that no list of English words has", unknown, View.TEXT),
    Feature("rarity.forced", "rare words for which there is a common one", forced, View.TEXT),
    Feature("rarity.rare", "words rarer than one in a million", rare, View.TEXT),
)
