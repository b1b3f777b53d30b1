"""Sentences: every sentence of one text against every sentence of the other."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

import numpy as np

from spamfilter.text.lexicon import is_new

if TYPE_CHECKING:
    from numpy.typing import NDArray

MOST_SENTENCES = 400
MOST_PAIRED = 600  # shared words whose pairs are looked at
MOST_LISTED = 1 << 20  # pairs, each in both orders, that are written down one by one: some 30 MB
_ONE_THREAD = 1 << 17  # multiplications of one block
NEAR = 3  # sentences that a split or merged one may spread over


@dataclass(frozen=True)
class SentenceGrid:
    """Similarities between 0 and 1, rows for a's sentences and columns for b's.

    `numbers_a`, `numbers_b` name the sentences (those without a content word are left out), `weights_a`, `weights_b`
    are their nats. `cosine` is symmetric; `covered_a[i, j]` is the share of i's weight whose words stand in j, `fused_a`
    the same for j and the two sentences after it, `covered_b[i, j]` the share of j's weight whose words stand in i.
    `pieced_a` is the share of each sentence of a that its best sentence of b and the best complement of that hold,
    `together` the share of word pairs of one sentence of a, both words known to b, that stand in one sentence of b, by weight.
    """

    numbers_a: NDArray[np.int64]
    numbers_b: NDArray[np.int64]
    weights_a: NDArray[np.float64]
    weights_b: NDArray[np.float64]
    cosine: NDArray[np.float64]
    covered_a: NDArray[np.float64]
    covered_b: NDArray[np.float64]
    fused_a: NDArray[np.float64]
    pieced_a: NDArray[np.float64]
    together: float

    @cached_property
    def best_a(self) -> NDArray[np.float64]:
        """The cosine of each sentence of a with its nearest sentence of b."""
        return self.cosine.max(axis=1) if self.cosine.size else np.zeros(len(self.numbers_a))

    @cached_property
    def best_b(self) -> NDArray[np.float64]:
        """The cosine of each sentence of b with its nearest sentence of a."""
        return self.cosine.max(axis=0) if self.cosine.size else np.zeros(len(self.numbers_b))


def sentence_grid(
    stems: tuple[NDArray[np.int64], NDArray[np.int64]],
    weights: tuple[NDArray[np.float64], NDArray[np.float64]],
    sentences: tuple[NDArray[np.int64], NDArray[np.int64]],
) -> SentenceGrid:
    """Compare the first MOST_SENTENCES sentences of two texts, given their content words as columns."""
    size = int(max(stems[0].max(initial=-1), stems[1].max(initial=-1))) + 1
    numbers_a, bag_a = _bags(stems[0], weights[0], sentences[0], size)
    numbers_b, bag_b = _bags(stems[1], weights[1], sentences[1], size)
    both = bag_a.any(axis=0) & bag_b.any(axis=0)
    weights_a, weights_b = bag_a.sum(axis=1), bag_b.sum(axis=1)
    norm_a, norm_b = np.sqrt(np.einsum("ij,ij->i", bag_a, bag_a)), np.sqrt(np.einsum("ij,ij->i", bag_b, bag_b))
    # Not by a mask between brackets: that hands over columns, whose products take three times as long.
    near_a, near_b = bag_a.compress(both, axis=1), bag_b.compress(both, axis=1)
    cosine = _products(near_a, near_b) / np.maximum(norm_a[:, None] * norm_b, 1e-12)
    has_a, has_b = (near_a > 0).astype(float), (near_b > 0).astype(float)
    covered_a = _products(near_a, has_b) / np.maximum(weights_a, 1e-12)[:, None]
    covered_b = _products(has_a, near_b) / np.maximum(weights_b, 1e-12)
    window = has_b.copy()
    for step in range(1, min(NEAR, len(has_b))):
        np.maximum(window[:-step], has_b[step:], out=window[:-step])
    fused_a = _products(near_a, window) / np.maximum(weights_a, 1e-12)[:, None]
    pieced_a = _pieced(near_a, has_b, covered_a, weights_a)
    together = _together(near_a, has_b)
    return SentenceGrid(
        numbers_a, numbers_b, weights_a, weights_b, np.minimum(cosine, 1.0), covered_a, covered_b, fused_a, pieced_a, together
    )


def _pieced(
    near_a: NDArray[np.float64], has_b: NDArray[np.float64], covered_a: NDArray[np.float64], weights_a: NDArray[np.float64]
) -> NDArray[np.float64]:
    """Share of each sentence of a that its best sentence of b and the best complement of that hold."""
    if not covered_a.size:
        return np.zeros(len(weights_a))
    first = covered_a.argmax(axis=1)
    left = near_a * (1 - has_b[first])
    rest = _products(left, has_b).max(axis=1) / np.maximum(weights_a, 1e-12)
    return np.asarray(np.minimum(covered_a.max(axis=1) + rest, 1.0))


def _together(near_a: NDArray[np.float64], has_b: NDArray[np.float64]) -> float:
    """Weighted share of the word pairs of one sentence of a that stand in one sentence of b (0 without pairs)."""
    near_a, has_b = near_a[:, :MOST_PAIRED], has_b[:, :MOST_PAIRED]
    words = near_a.shape[1]
    if not words:
        return 0.0
    rows, columns = np.divmod(np.flatnonzero(near_a > 0), words)
    first, second = _pairs_in(rows, columns, words)
    weight = near_a.max(axis=0)
    worth = np.minimum(weight[first], weight[second])
    met = np.zeros(len(first), dtype=bool)
    for bits in _bits(has_b).T:
        met |= (bits[first] & bits[second]) != 0
    total = float(worth.sum())
    return float(worth[met].sum() / total) if total else 0.0


def _pairs_in(rows: NDArray[np.int64], columns: NDArray[np.int64], words: int) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """The different pairs of words that stand in one row, in rising order: one that stands in several rows counts once."""
    counts = np.bincount(rows)
    if int((counts * (counts - 1)).sum()) <= MOST_LISTED:
        first, second = _pairs(counts)
        pairs = np.sort(columns[first] * words + columns[second])
        pairs = pairs[is_new(pairs)]
    else:  # text without blanks has millions, of few different words
        met = np.zeros((words, words), dtype=bool)
        for held in np.split(columns, counts.cumsum()[:-1]):
            met[np.ix_(held, held)] = True
        pairs = np.flatnonzero(np.triu(met, 1))
    return np.divmod(pairs, words)


def _pairs(counts: NDArray[np.int64]) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """Every pair of two places in one group, the earlier first, of groups of so many that follow one another."""
    ends = counts.cumsum().repeat(counts)
    places = np.arange(len(ends))
    later = ends - places - 1  # places of its group behind each
    first = places.repeat(later)
    begins = later.cumsum() - later
    return first, np.arange(len(first)) - begins[first] + first + 1


def _bits(has: NDArray[np.float64]) -> NDArray[np.uint64]:
    """In which rows each column has something: one bit a row, 64 in a number."""
    bits = np.packbits(has.T > 0, axis=1)
    wide = np.zeros((len(bits), -(-bits.shape[1] // 8) * 8), np.uint8)
    wide[:, : bits.shape[1]] = bits
    return wide.view(np.uint64)


def _bags(
    stems: NDArray[np.int64], weights: NDArray[np.float64], sentences: NDArray[np.int64], size: int
) -> tuple[NDArray[np.int64], NDArray[np.float64]]:
    """Numbers of the sentences, and each one's stems as a row of weights (a stem counts once a sentence)."""
    new = is_new(sentences)
    numbers, rows = sentences[new][:MOST_SENTENCES], new.cumsum() - 1
    few = rows < MOST_SENTENCES
    bags = np.zeros((len(numbers), size))
    bags[rows[few], stems[few]] = weights[few]
    return numbers, bags


def _products(a: NDArray[np.float64], b: NDArray[np.float64]) -> NDArray[np.float64]:
    """Every row of a times every row of b, in blocks for which no BLAS starts threads.

    On matrices of this size threads burn more time than they save, and the last bit of a sum would hang on how many there are.
    OpenBLAS takes more than one from 2^18 multiplications (interface/gemm.c, SMP_THRESHOLD_MIN).
    """
    step = max(1, int((_ONE_THREAD / max(1, a.shape[1])) ** 0.5))
    if max(len(a), len(b)) <= step:
        return np.asarray(a @ b.T)
    made = np.empty((len(a), len(b)))
    for row in range(0, len(a), step):
        for column in range(0, len(b), step):
            made[row : row + step, column : column + step] = a[row : row + step] @ b[column : column + step].T
    return made
