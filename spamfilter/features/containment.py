"""Containment: how much of one text stands in the other."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from spamfilter.feature import Feature, Finding
from spamfilter.text.views import view

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from spamfilter.article import Article
    from spamfilter.match import Match
    from spamfilter.matching.alignment import Alignment

_TELLING = 6.0  # nats: a word that fewer than one article in 400 holds
_ONE_WORD = 10.0  # nats that a name tells
_RATES = 10 ** (np.arange(1023) / 100 - 9)  # how often a word stands among others, by a hundred times its Zipf value


class Contained(NamedTuple):
    """How much of one text's different words another one holds, beyond what any text of its length would: a speech of an hour holds most.

    `surprise` is the share of the words by how surprising each is in a text of that length (0 to 1), `excess` the share by weight beyond
    what chance lets it hold, of what chance leaves (-1 to 1).
    """

    surprise: float
    excess: float

    @classmethod
    def of(cls, article: Article, first: NDArray[np.int64], shared: NDArray[np.bool_], words: int) -> Contained:
        """That of an article, told where its different words first stand, which are shared, and how many words the other text has."""
        content, held = article.content, shared[first]
        chance = -np.expm1(-_RATES[article.words.facts.root_centizipf[content.at[first]]] * words)
        told, weights = -np.log(chance), content.weights[first]
        whole, expected = float(weights.sum()), float((weights * chance).sum())
        every = float(told.sum())
        surprise = float(told[held].sum()) / every if every else 0.0
        return cls(surprise, max(-1.0, (float(weights[held].sum()) - expected) / (whole - expected)) if whole > expected else 0.0)


@view
def _contained(alignment: Alignment) -> tuple[Contained, Contained]:
    """How much of either text the other holds."""
    a, b, (shared_a, shared_b) = alignment.a, alignment.b, alignment.shared
    if not (len(shared_a) and len(shared_b)):
        return Contained(0.0, 0.0), Contained(0.0, 0.0)
    first_b = np.unique(alignment.stems[1], return_index=True)[1]
    return Contained.of(a, alignment.first, shared_a, len(b.words)), Contained.of(b, first_b, shared_b, len(a.words))


def words_there(article: Article, matches: Sequence[Match]) -> Finding:
    """Share of the match's content, by weight, whose words stand in the page (0 to 1)."""
    return Finding(matches[0].alignment.contained[1])


def telling_here(article: Article, matches: Sequence[Match]) -> Finding:
    """Share of the page's different telling words, by weight, that stand in the match (0 to 1, drawn to 0.5 as if by one word more).

    Reports that fill one form share its words and not their own names; a rewrite keeps the names and changes the rest.
    """
    alignment = matches[0].alignment
    first = alignment.first
    weights = alignment.weights[0][first]
    telling = weights >= _TELLING
    kept = float(weights[telling & alignment.shared[0][first]].sum())
    return Finding((kept + _ONE_WORD / 2) / (float(weights[telling].sum()) + _ONE_WORD))


def surprise_here(article: Article, matches: Sequence[Match]) -> Finding:
    """Share of the page's different words that the match holds, by how surprising they are in a text of its length (0 to 1)."""
    return Finding(_contained(matches[0].alignment)[0].surprise)


def surprise_there(article: Article, matches: Sequence[Match]) -> Finding:
    """The same of the match's words (0 to 1)."""
    return Finding(_contained(matches[0].alignment)[1].surprise)


def excess_here(article: Article, matches: Sequence[Match]) -> Finding:
    """Share of the page's different words, by weight, that the match holds beyond what any text of its length does (-1 to 1)."""
    return Finding(_contained(matches[0].alignment)[0].excess)


def excess_there(article: Article, matches: Sequence[Match]) -> Finding:
    """The same of the match's words (-1 to 1)."""
    return Finding(_contained(matches[0].alignment)[1].excess)


def three_here(article: Article, matches: Sequence[Match]) -> Finding:
    """Share of the page's word 3-grams that stand in the match (0 to 1)."""
    return Finding(matches[0].alignment.runs.three_a)


def three_there(article: Article, matches: Sequence[Match]) -> Finding:
    """Share of the match's word 3-grams that stand in the page (0 to 1)."""
    return Finding(matches[0].alignment.runs.three_b)


def five_here(article: Article, matches: Sequence[Match]) -> Finding:
    """Share of the page's word 5-grams that stand in the match (0 to 1)."""
    return Finding(matches[0].alignment.runs.five_a)


def five_there(article: Article, matches: Sequence[Match]) -> Finding:
    """Share of the match's word 5-grams that stand in the page (0 to 1)."""
    return Finding(matches[0].alignment.runs.five_b)


FEATURES = (
    Feature("containment.telling_here", "the page's names and rare words stand in the match", telling_here),
    Feature("containment.words_there", "the match's telling words stand in the page", words_there),
    Feature("containment.surprise_here", "the match holds words of the page that a text of its length seldom holds", surprise_here),
    Feature("containment.surprise_there", "it holds words of the match that a text of its length seldom holds", surprise_there),
    Feature("containment.excess_here", "the match holds more of the page's words than chance lets it", excess_here),
    Feature("containment.excess_there", "it holds more of the match's words than chance lets it", excess_there),
    Feature("containment.three_here", "runs of three words stand in the match", three_here),
    Feature("containment.three_there", "runs of three words of the match stand in the page", three_there),
    Feature("containment.five_here", "runs of five words stand in the match", five_here),
    Feature("containment.five_there", "runs of five words of the match stand in the page", five_there),
)
