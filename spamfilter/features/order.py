"""Order: the page tells the same things in the same sequence as its match."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from spamfilter.feature import Feature, Finding
from spamfilter.text.lexicon import first_places
from spamfilter.text.views import view

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from spamfilter.article import Article
    from spamfilter.match import Match
    from spamfilter.matching.alignment import Alignment

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


def lift(article: Article, matches: Sequence[Match]) -> Finding:
    """Share of the common subsequence that chance does not explain (0 to 1)."""
    return Finding(matches[0].alignment.order.lift)


def surprise(article: Article, matches: Sequence[Match]) -> Finding:
    """How many spreads of chance the common subsequence lies above chance (-5 to 20; 0 where nothing is common)."""
    return Finding(matches[0].alignment.order.surprise)


def anchors(article: Article, matches: Sequence[Match]) -> Finding:
    """Kendall's tau of the places where telling words shared by both first stand (-1 to 1; 0 with fewer than five)."""
    return Finding(_anchors(matches[0].alignment)[1])


def anchors_surprise(article: Article, matches: Sequence[Match]) -> Finding:
    """The same by its standard deviation under chance (-5 to 20; 0 with fewer than five): many anchors in order are no accident.

    The variance of tau is 2 (2n + 5) / 9n (n - 1) (Kendall 1938).
    """
    count, found = _anchors(matches[0].alignment)
    if count < _LEAST_ANCHORS:
        return Finding(0.0)
    return Finding(min(20.0, max(-5.0, found / (2 * (2 * count + 5) / (9 * count * (count - 1))) ** 0.5)))


@view
def _anchors(alignment: Alignment) -> tuple[int, float]:
    """How many telling shared words there are, and Kendall's tau of the places where they first stand in both texts."""
    (stems_a, stems_b), telling = alignment.stems, alignment.weights[0] >= _TELLING
    ours = stems_a[alignment.shared[0] & telling]
    is_anchor = np.zeros(int(ours.max(initial=-1)) + 1, dtype=bool)
    is_anchor[ours] = True
    anchors = np.flatnonzero(is_anchor)[:_MOST_ANCHORS]  # in the order in which they first stand in the page: so stems are numbered
    if len(anchors) < _LEAST_ANCHORS:
        return len(anchors), 0.0
    return len(anchors), tau(first_places(stems_b)[anchors])


def tau(places: NDArray[np.int64]) -> float:
    """Share of the pairs of two different places or more in rising order, less the share in falling order (-1 to 1)."""
    pairs = len(places) * (len(places) - 1) // 2
    rising = np.count_nonzero(np.triu(places > places[:, None]))
    return (2 * rising - pairs) / pairs


FEATURES = (
    Feature("order.surprise", "so long a shared sequence is no accident", surprise),
    Feature("order.anchors_surprise", "so many names and rare words in one sequence are no accident", anchors_surprise),
    Feature("order.anchors", "names and rare words come up in the same sequence", anchors),
    Feature("order.excess", "the same things are told in the same sequence, more than chance would give", excess),
    Feature("order.excess_here", "much of this page follows the sequence of its match", excess_here),
    Feature("order.excess_there", "much of the match is followed in sequence", excess_there),
    Feature("order.lift", "the shared sequence is no accident", lift),
)
