"""Order: the page tells the same things in the same sequence as its match."""

from __future__ import annotations

from typing import TYPE_CHECKING

from spamfilter.feature import Feature, Finding

if TYPE_CHECKING:
    from collections.abc import Sequence

    from spamfilter.article import Article
    from spamfilter.match import Match


def excess(article: Article, matches: Sequence[Match]) -> Finding:
    """Longest common subsequence of content words beyond chance, by the smaller text (about -0.1 to 1; 0 for empty texts)."""
    return Finding(matches[0].alignment.order.excess)


def excess_here(article: Article, matches: Sequence[Match]) -> Finding:
    """The same as a share of the judged page (about -0.1 to 1)."""
    return Finding(matches[0].alignment.order.excess_a)


def excess_there(article: Article, matches: Sequence[Match]) -> Finding:
    """The same as a share of the match (about -0.1 to 1)."""
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


FEATURES = (
    Feature("order.excess", "the same things are told in the same sequence, more than chance would give", excess),
    Feature("order.excess_here", "much of this page follows the sequence of its match", excess_here),
    Feature("order.excess_there", "much of the match is followed in sequence", excess_there),
    Feature("order.common_here", "this page's words stand in the match in one sequence", common_here),
    Feature("order.lift", "the shared sequence is no accident", lift),
    Feature("order.sentences", "sentence follows sentence as in the match", sentences),
)
