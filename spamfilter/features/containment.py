"""Containment: how much of one text stands in the other."""

from __future__ import annotations

from typing import TYPE_CHECKING

from spamfilter.feature import Feature, Finding

if TYPE_CHECKING:
    from collections.abc import Sequence

    from spamfilter.article import Article
    from spamfilter.match import Match

_TELLING = 6.0  # nats: a word that fewer than one article in 400 holds
_ONE_WORD = 10.0  # nats that a name tells


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


def densest(article: Article, matches: Sequence[Match]) -> Finding:
    """Highest share of words in shared 5-grams in any 60 words of the page (0 to 1): a copied stretch inside another text."""
    return Finding(matches[0].alignment.runs.densest)


FEATURES = (
    Feature("containment.telling_here", "the page's names and rare words stand in the match", telling_here),
    Feature("containment.words_there", "the match's telling words stand in the page", words_there),
    Feature("containment.three_here", "runs of three words stand in the match", three_here),
    Feature("containment.three_there", "runs of three words of the match stand in the page", three_there),
    Feature("containment.five_here", "runs of five words stand in the match", five_here),
    Feature("containment.five_there", "runs of five words of the match stand in the page", five_there),
    Feature("containment.densest", "one stretch of the page is word for word the match's", densest),
)
