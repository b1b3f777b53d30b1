"""Order: whether two texts tell the same things in the same sequence.

Independent reports of one event share words, not their order; a rewrite keeps it. The longest common subsequence (LCS) of
content words measures that; what shuffled sentences would still share is taken away, since long texts on one subject share
some order by chance.
"""

from __future__ import annotations

import math
import random
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from typing import TYPE_CHECKING

import numpy as np
from rapidfuzz.distance import LCSseq

if TYPE_CHECKING:
    from numpy.typing import NDArray

SHUFFLES = 3
MOST_COMPARED = 6_000  # content words of each text, more than 40,000 characters of English hold: of signs there are one a character


@dataclass(frozen=True, slots=True)
class Order:
    """Weights in nats: of the common subsequence, of its mean and spread over shuffled sentences, and of both texts."""

    common: float
    chance: float
    total_a: float
    total_b: float
    spread: float = 0.0

    @property
    def excess(self) -> float:
        """Common subsequence beyond chance, as a share of the smaller text (-1 to 1, seldom below -0.1; 0 for empty texts)."""
        least = min(self.total_a, self.total_b)
        return (self.common - self.chance) / least if least else 0.0

    @property
    def excess_a(self) -> float:
        """The same as a share of the judged text."""
        return (self.common - self.chance) / self.total_a if self.total_a else 0.0

    @property
    def surprise(self) -> float:
        """How many spreads of chance the common subsequence lies above chance (-5 to 20): the longer the texts, the surer."""
        return min(20.0, max(-5.0, (self.common - self.chance) / self.spread)) if self.spread else 0.0

    @property
    def lift(self) -> float:
        """Share of the common subsequence that chance does not explain (0 to 1; 0 where nothing is common)."""
        return max(0.0, 1 - self.chance / self.common) if self.common else 0.0


def common_order(
    stems: tuple[NDArray[np.int64], NDArray[np.int64]],
    weights: tuple[NDArray[np.float64], NDArray[np.float64]],
    shared: tuple[NDArray[np.bool_], NDArray[np.bool_]],
    sentences_b: NDArray[np.int64],
) -> Order:
    """Measure the common subsequence of the first MOST_COMPARED of two stem columns, and its mean over SHUFFLES orders of b's sentences."""
    stems_a, stems_b = (side[:MOST_COMPARED] for side in stems)
    weights_a, weights_b = (side[:MOST_COMPARED] for side in weights)
    kept_a, kept_b = (side[:MOST_COMPARED] for side in shared)
    total_a, total_b = float(weights_a.sum()), float(weights_b.sum())
    row_a, row_b = stems_a[kept_a], stems_b[kept_b]
    if not (len(row_a) and len(row_b)):
        return Order(0.0, 0.0, total_a, total_b)
    worth = np.zeros(int(max(row_a.max(), row_b.max())) + 1)
    worth[row_b] = weights_b[kept_b]
    sums = np.concatenate(([0.0], np.cumsum(worth[row_a]))).tolist()
    text_a, text_b = _as_text(row_a), _as_text(row_b)
    edges = [0, *(np.flatnonzero(np.diff(sentences_b[:MOST_COMPARED][kept_b])) + 1).tolist(), len(text_b)]
    pieces = [text_b[start:end] for start, end in pairwise(edges)]
    nulls = [_common(text_a, "".join([pieces[n] for n in order]), sums) for order in shuffled_orders(len(pieces))]
    # Three shuffles say little of their own spread: it is never taken below what two typical shared words tell.
    chance = sum(nulls) / len(nulls)
    spread = max(math.sqrt(sum((null - chance) ** 2 for null in nulls) / (len(nulls) - 1)), 2 * float(worth[row_b].mean()))
    return Order(_common(text_a, text_b, sums), chance, total_a, total_b, spread)


def _common(text_a: str, text_b: str, sums: list[float]) -> float:
    """Weight of the longest common subsequence; `sums` is what so many of the first signs of a weigh."""
    blocks = LCSseq.opcodes(text_a, text_b).as_matching_blocks()
    return sum(sums[block.a + block.size] - sums[block.a] for block in blocks)


def _as_text(row: NDArray[np.int64]) -> str:
    """Numbers as a string, one character each, which rapidfuzz compares fastest (surrogates left out)."""
    return (row + 0x10000).astype("<u4").tobytes().decode("utf-32-le")


@lru_cache(maxsize=256)
def shuffled_orders(count: int) -> tuple[tuple[int, ...], ...]:
    """SHUFFLES fixed orders of so many sentences: the same for every pair, every run and every machine."""
    orders = []
    for seed in range(SHUFFLES):
        order = list(range(count))
        random.Random(seed).shuffle(order)  # noqa: S311 a fixed null model, no secret
        orders.append(tuple(order))
    return tuple(orders)
