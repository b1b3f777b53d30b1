"""Sentences: each sentence of the page has its counterpart in the match."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from spamfilter.feature import Feature, Finding

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from spamfilter.article import Article
    from spamfilter.match import Match


def _mean(values: NDArray[np.float64], weights: NDArray[np.float64]) -> float:
    """Mean by weight; 0 of nothing."""
    return float((values * weights).sum() / weights.sum()) if len(values) and weights.sum() else 0.0


def nearest_here(article: Article, matches: Sequence[Match]) -> Finding:
    """Mean cosine of the page's sentences with their nearest in the match, by weight (0 to 1)."""
    grid = matches[0].alignment.grid
    return Finding(_mean(grid.best_a, grid.weights_a))


def nearest_there(article: Article, matches: Sequence[Match]) -> Finding:
    """Mean cosine of the match's sentences with their nearest in the page, by weight (0 to 1)."""
    grid = matches[0].alignment.grid
    return Finding(_mean(grid.best_b, grid.weights_b))


def alike(article: Article, matches: Sequence[Match]) -> Finding:
    """Share of the page's sentences, by weight, with a counterpart of cosine 0.3 or more (0 to 1)."""
    grid = matches[0].alignment.grid
    return Finding(_mean((grid.best_a >= 0.3).astype(float), grid.weights_a))


def much_alike(article: Article, matches: Sequence[Match]) -> Finding:
    """Share of the page's sentences, by weight, with a counterpart of cosine 0.5 or more (0 to 1)."""
    grid = matches[0].alignment.grid
    return Finding(_mean((grid.best_a >= 0.5).astype(float), grid.weights_a))


def weakest(article: Article, matches: Sequence[Match]) -> Finding:
    """20th percentile of the sentences' nearest cosine (0 to 1): low where some sentences come from nowhere."""
    best = np.sort(matches[0].alignment.grid.best_a)
    if not len(best):
        return Finding(0.0)
    below, part = divmod(0.2 * (len(best) - 1), 1)  # as numpy.quantile has it, which takes ten times as long on so few
    low, high = best[int(below)], best[min(int(below) + 1, len(best) - 1)]
    return Finding(float(low + (high - low) * part))


def fused(article: Article, matches: Sequence[Match]) -> Finding:
    """Mean share of each sentence's words found in three neighbouring sentences of the match, by weight (0 to 1)."""
    grid = matches[0].alignment.grid
    best = grid.fused_a.max(axis=1) if grid.fused_a.size else np.zeros(len(grid.weights_a))
    return Finding(_mean(best, grid.weights_a))


def unsupported(article: Article, matches: Sequence[Match]) -> Finding:
    """Share of the page's sentences, by weight, of whose words three neighbouring sentences of the match hold under a quarter (0 to 1)."""
    grid = matches[0].alignment.grid
    best = grid.fused_a.max(axis=1) if grid.fused_a.size else np.zeros(len(grid.weights_a))
    return Finding(_mean((best < 0.25).astype(float), grid.weights_a))


def spread(article: Article, matches: Sequence[Match]) -> Finding:
    """How many different sentences of the match the page's sentences go back to, by the number possible (0 to 1)."""
    grid = matches[0].alignment.grid
    rows = np.flatnonzero(grid.best_a >= 0.2)
    if not len(rows):
        return Finding(0.0)
    return Finding(len(set(grid.cosine[rows].argmax(axis=1).tolist())) / min(len(grid.numbers_a), len(grid.numbers_b)))


def together(article: Article, matches: Sequence[Match]) -> Finding:
    """Of the pairs of shared words that stand in one sentence here, the share that stands in one sentence there too (0 to 1)."""
    grid = matches[0].alignment.grid
    return Finding(grid.together)


def pieced(article: Article, matches: Sequence[Match]) -> Finding:
    """Mean share of each sentence's words found in the two sentences of the match that hold most of them, by weight (0 to 1)."""
    grid = matches[0].alignment.grid
    return Finding(_mean(grid.pieced_a, grid.weights_a))


FEATURES = (
    Feature("sentences.together", "words that share a sentence here share one in the match", together),
    Feature("sentences.pieced", "each sentence is put together from one or two of the match", pieced),
    Feature("sentences.nearest_here", "each sentence has its like in the match", nearest_here),
    Feature("sentences.nearest_there", "each sentence of the match has its like here", nearest_there),
    Feature("sentences.alike", "many sentences resemble one of the match", alike),
    Feature("sentences.much_alike", "many sentences closely resemble one of the match", much_alike),
    Feature("sentences.weakest", "how alike even the least alike sentences are to one of the match", weakest),
    Feature("sentences.fused", "sentences are put together from neighbouring ones of the match", fused),
    Feature("sentences.unsupported", "sentences that the match knows nothing of", unsupported),
    Feature("sentences.spread", "the sentences go back to all parts of the match", spread),
)
