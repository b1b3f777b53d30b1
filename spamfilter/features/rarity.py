"""Rarity: how common the words are that the page is written in; spinning and crude translation reach for rare ones."""

from __future__ import annotations

from typing import TYPE_CHECKING

from spamfilter.feature import Feature, Finding, View
from spamfilter.text.background import RAREST, english
from spamfilter.text.forms import folds, has, is_upper
from spamfilter.text.lexicon import among
from spamfilter.text.quoting import few
from spamfilter.text.shapes import ALPHA, ASCII, FUNCTION, SMALL
from spamfilter.text.views import view

if TYPE_CHECKING:
    from collections.abc import Sequence

    import numpy as np
    from numpy.typing import NDArray

    from spamfilter.article import Article
    from spamfilter.match import Match

_RARE = 3.0  # Zipf value under which a word stands less than once in a million (garble.md, section 2)
_LETTERS = 3  # a shorter word is an abbreviation more often than not


@view
def _plain_words(article: Article) -> tuple[NDArray[np.int32], NDArray[np.float64]]:
    """The page's lower-case content words by number, and their Zipf values: no names, and no word that it also writes with a capital."""
    words, folded = article.words, folds(article.words)
    plain = has(words, SMALL | ASCII | ALPHA, FUNCTION) & (words.facts.letters >= _LETTERS) & ~among(folded, folded[is_upper(words)])
    return folded[plain], words.facts.centizipf[plain] / 100


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


FEATURES = (
    Feature("rarity.unknown", "words that no list of English words has", unknown, View.TEXT),
    Feature("rarity.rare", "words rarer than one in a million", rare, View.TEXT),
)
