"""Synonyms: where one text lacks a word of the other it has another word for the same, in the very place."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from spamfilter.feature import Feature, Finding
from spamfilter.text.lexicon import among
from spamfilter.text.neighbours import neighbour_numbers, thesaurus
from spamfilter.text.views import view

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from spamfilter.article import Article
    from spamfilter.match import Match
    from spamfilter.matching.alignment import Alignment

_AWAY = -9  # the place of a sentence that has no nearest one: nothing stands beside it


class Own(NamedTuple):
    """The content words of one text that the other lacks and the thesaurus knows, as columns; `lacking` is what all that it lacks weigh."""

    numbers: NDArray[np.int64]
    weights: NDArray[np.float64]
    sentences: NDArray[np.int64]
    lacking: float

    @classmethod
    def of(cls, article: Article, shared: NDArray[np.bool_], weights: NDArray[np.float64]) -> Own:
        """Those of an article, told which of its content words the other text shares."""
        content = article.content
        numbers = neighbour_numbers(article.words)[content.at]
        own = ~shared & (numbers >= 0)
        own[own] = thesaurus().has[numbers[own]]
        return cls(numbers[own], weights[own], content.sentences[own], float(weights[~shared].sum()))

    def share(self, chosen: NDArray[np.int64], whole: float) -> float:
        """What some of the words weigh, each counted once, as a share of the whole; 0 of nothing."""
        marks = np.zeros(len(self.weights), dtype=bool)
        marks[chosen] = True
        return float(self.weights[marks].sum()) / whole if whole else 0.0


class Replaced(NamedTuple):
    """Shares between 0 and 1, by weight, of what one text has and the other lacks: where that has a synonym instead.

    Of the words that have synonyms: those with one in the nearest sentence or beside it, and those with one anywhere; and the former of
    all words that the other text lacks.
    """

    near: float
    anywhere: float
    of_all: float


@view
def _replaced(alignment: Alignment) -> tuple[Replaced, Replaced]:
    """How much of either text the other has replaced."""
    (shared_a, shared_b), (weights_a, weights_b), grid = alignment.shared, alignment.weights, alignment.grid
    if not grid.cosine.size:
        return Replaced(0.0, 0.0, 0.0), Replaced(0.0, 0.0, 0.0)
    a, b = Own.of(alignment.a, shared_a, weights_a), Own.of(alignment.b, shared_b, weights_b)
    in_a, in_b = _meaning_the_same(a.numbers, b.numbers)
    from_a = _nearest(grid.numbers_a, grid.numbers_b[grid.cosine.argmax(axis=1)], a.sentences)
    from_b = _nearest(grid.numbers_b, grid.numbers_a[grid.cosine.argmax(axis=0)], b.sentences)
    near_a = np.abs(from_a[in_a] - b.sentences[in_b]) <= 1
    near_b = np.abs(from_b[in_b] - a.sentences[in_a]) <= 1
    return _shares(a, in_a, in_a[near_a]), _shares(b, in_b, in_b[near_b])


def _shares(own: Own, anywhere: NDArray[np.int64], near: NDArray[np.int64]) -> Replaced:
    whole = float(own.weights.sum())
    return Replaced(own.share(near, whole), own.share(anywhere, whole), own.share(near, own.lacking))


def _nearest(sentences: NDArray[np.int64], nearest: NDArray[np.int64], asked: NDArray[np.int64]) -> NDArray[np.int64]:
    """For each of the asked sentences the nearest of the other text."""
    found = np.full(int(max(sentences.max(), asked.max(initial=0))) + 1, _AWAY)
    found[sentences] = nearest
    return found[asked]


def _meaning_the_same(a: NDArray[np.int64], b: NDArray[np.int64]) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """The pairs of places whose words are synonyms, given by their numbers in the thesaurus; a pair may come twice."""
    whose, others = _synonyms_among(a, b)
    others_too, whose_too = _synonyms_among(b, a)
    return np.concatenate((whose, whose_too)), np.concatenate((others, others_too))


def _synonyms_among(words: NDArray[np.int64], known: NDArray[np.int64]) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """The places of words and of their commoner synonyms among the known."""
    table = thesaurus()
    whose, entries = table.of(words)
    wanted = table.others[entries]
    met = among(wanted, known)
    whose, wanted = whose[met], wanted[met]
    order = known.argsort(kind="stable")
    ordered = known[order]
    first = ordered.searchsorted(wanted)
    counts = ordered.searchsorted(wanted, "right") - first
    groups = counts.cumsum() - counts
    return whose.repeat(counts), order[np.arange(counts.sum()) + (first - groups).repeat(counts)]


def near_here(article: Article, matches: Sequence[Match]) -> Finding:
    """Of the page's words that the match lacks and that have synonyms, the share with one in its nearest sentence or beside it (0 to 1)."""
    return Finding(_replaced(matches[0].alignment)[0].near)


def near_there(article: Article, matches: Sequence[Match]) -> Finding:
    """The same of the match's words that the page lacks (0 to 1)."""
    return Finding(_replaced(matches[0].alignment)[1].near)


def anywhere_here(article: Article, matches: Sequence[Match]) -> Finding:
    """Of the page's words that the match lacks and that have synonyms, the share with one anywhere in what it has alone (0 to 1)."""
    return Finding(_replaced(matches[0].alignment)[0].anywhere)


def anywhere_there(article: Article, matches: Sequence[Match]) -> Finding:
    """The same of the match's words that the page lacks (0 to 1)."""
    return Finding(_replaced(matches[0].alignment)[1].anywhere)


def replaced_here(article: Article, matches: Sequence[Match]) -> Finding:
    """Of all the page's content that the match lacks, the share with a synonym in the nearest sentence or beside it (0 to 1)."""
    return Finding(_replaced(matches[0].alignment)[0].of_all)


def replaced_there(article: Article, matches: Sequence[Match]) -> Finding:
    """The same of the match's content that the page lacks (0 to 1)."""
    return Finding(_replaced(matches[0].alignment)[1].of_all)


FEATURES = (
    Feature("synonyms.near_here", "in the place of its own words the match has synonyms", near_here),
    Feature("synonyms.near_there", "it has synonyms in the place of the match's own words", near_there),
    Feature("synonyms.anywhere_here", "the match has synonyms of its own words", anywhere_here),
    Feature("synonyms.anywhere_there", "it has synonyms of the match's own words", anywhere_there),
    Feature("synonyms.replaced_here", "what the match lacks it says in other words, in the same place", replaced_here),
    Feature("synonyms.replaced_there", "what it lacks of the match it says in other words, in the same place", replaced_there),
)
