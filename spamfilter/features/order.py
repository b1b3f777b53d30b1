"""Order: the page tells the same things in the same sequence as its match."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from spamfilter.feature import Feature, Finding

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from spamfilter.article import Article
    from spamfilter.match import Match

_TELLING = 5.0  # nats: a word that fewer than one article in 150 holds
_LEAST_ANCHORS, _MOST_ANCHORS = 5, 300


def excess(article: Article, matches: Sequence[Match]) -> Finding:
    """Longest common subsequence of content words beyond chance, by the smaller text (-1 to 1, seldom below -0.1; 0 for empty texts)."""
    return Finding(matches[0].alignment.order.excess)


def excess_here(article: Article, matches: Sequence[Match]) -> Finding:
    """The same as a share of the judged page (-1 to 1)."""
    return Finding(matches[0].alignment.order.excess_a)


def excess_there(article: Article, matches: Sequence[Match]) -> Finding:
    """The same as a share of the match (-1 to 1)."""
    order = matches[0].alignment.order
    return Finding((order.common - order.chance) / order.total_b if order.total_b else 0.0)


def common_here(article: Article, matches: Sequence[Match]) -> Finding:
    """Longest common subsequence as a share of the judged page (0 to 1)."""
    order = matches[0].alignment.order
    return Finding(min(1.0, order.common / order.total_a) if order.total_a else 0.0)


def lift(article: Article, matches: Sequence[Match]) -> Finding:
    """Share of the common subsequence that chance does not explain (0 to 1)."""
    return Finding(matches[0].alignment.order.lift)


def sentences(article: Article, matches: Sequence[Match]) -> Finding:
    """Share of the page's sentences that stand in the match in the same order, beyond chance (-1 to 1)."""
    found, chance = matches[0].alignment.grid.monotone
    return Finding(found - chance)


def surprise(article: Article, matches: Sequence[Match]) -> Finding:
    """How many spreads of chance the common subsequence lies above chance (-5 to 20; 0 where nothing is common)."""
    return Finding(matches[0].alignment.order.surprise)


def anchors(article: Article, matches: Sequence[Match]) -> Finding:
    """Kendall's tau of the places where telling words shared by both first stand (-1 to 1; 0 with fewer than five)."""
    places = _anchor_places(matches[0])
    return Finding(_tau(places) if len(places) >= _LEAST_ANCHORS else 0.0)


def anchors_surprise(article: Article, matches: Sequence[Match]) -> Finding:
    """The same by its standard deviation under chance (-5 to 20; 0 with fewer than five): many anchors in order are no accident.

    The variance of tau is 2 (2n + 5) / 9n (n - 1) (Kendall 1938).
    """
    places = _anchor_places(matches[0])
    count = len(places)
    if count < _LEAST_ANCHORS:
        return Finding(0.0)
    return Finding(min(20.0, max(-5.0, _tau(places) / (2 * (2 * count + 5) / (9 * count * (count - 1))) ** 0.5)))


def _anchor_places(match: Match) -> NDArray[np.int64]:
    """Where telling shared words first stand in the match, in the order in which they first stand here."""
    alignment = match.alignment
    (stems_a, stems_b), telling = alignment.stems, alignment.weights[0] >= _TELLING
    shared = np.intersect1d(stems_a[alignment.shared[0] & telling], stems_b)[:_MOST_ANCHORS]
    names_a, first_a = np.unique(stems_a, return_index=True)
    names_b, first_b = np.unique(stems_b, return_index=True)
    order = np.argsort(first_a[np.searchsorted(names_a, shared)], kind="stable")
    return np.asarray(first_b[np.searchsorted(names_b, shared)][order], dtype=np.int64)


def _tau(places: NDArray[np.int64]) -> float:
    """Share of pairs in order less the share out of order."""
    later = np.triu(np.ones((len(places), len(places)), dtype=bool), 1)
    return float(np.sign(places[None, :] - places[:, None])[later].mean())


FEATURES = (
    Feature("order.surprise", "so long a shared sequence is no accident", surprise),
    Feature("order.anchors_surprise", "so many names and rare words in one sequence are no accident", anchors_surprise),
    Feature("order.anchors", "names and rare words come up in the same sequence", anchors),
    Feature("order.excess", "the same things are told in the same sequence, more than chance would give", excess),
    Feature("order.excess_here", "much of this page follows the sequence of its match", excess_here),
    Feature("order.excess_there", "much of the match is followed in sequence", excess_there),
    Feature("order.common_here", "this page's words stand in the match in one sequence", common_here),
    Feature("order.lift", "the shared sequence is no accident", lift),
    Feature("order.sentences", "sentence follows sentence as in the match", sentences),
)
