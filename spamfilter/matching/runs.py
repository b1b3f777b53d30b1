"""Runs: words that stand in the same sequence, word for word, in both texts."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from spamfilter.text.lexicon import among, is_new

if TYPE_CHECKING:
    from numpy.typing import NDArray

_MOST_NUMBERS = 1 << 21  # three of them make a number of 63 bits; a lexicon holds fewer words
_WINDOW = 60  # words: about one long paragraph


@dataclass(frozen=True, slots=True)
class Runs:
    """Shares between 0 and 1 of the word n-grams of one side that stand in the other, and where they lie.

    `covered_a` and `covered_b` mark the words inside a shared 5-gram.
    """

    three_a: float
    three_b: float
    five_a: float
    five_b: float
    covered_a: NDArray[np.bool_]
    covered_b: NDArray[np.bool_]

    @property
    def longest(self) -> int:
        """Words of the longest stretch of the judged text that is covered by shared 5-grams."""
        edges = np.flatnonzero(np.diff(np.concatenate(([0], self.covered_a.view(np.int8), [0]))))
        return int((edges[1::2] - edges[::2]).max()) if len(edges) else 0

    @property
    def densest(self) -> float:
        """Highest share of covered words in any window of 60 words of the judged text (0 to 1)."""
        return densest(self.covered_a)


def densest(marks: NDArray[np.bool_], window: int = _WINDOW) -> float:
    """Highest share of marked words in any window (of the whole text, if that is shorter)."""
    if not len(marks):
        return 0.0
    window = min(window, len(marks))
    sums = np.concatenate(([0], np.cumsum(marks)))
    return float((sums[window:] - sums[:-window]).max() / window)


def shared_runs(a: NDArray[np.int32], b: NDArray[np.int32]) -> Runs:
    """Word 3- and 5-grams of each side that stand in the other (0 and nothing covered for texts too short).

    Words are given as numbers from 0 below _MOST_NUMBERS: the same word, the same number.
    """
    three_a, three_b = np.zeros(max(0, len(a) - 2), dtype=bool), np.zeros(max(0, len(b) - 2), dtype=bool)
    five_a, five_b = np.zeros(max(0, len(a) - 4), dtype=bool), np.zeros(max(0, len(b) - 4), dtype=bool)
    if len(three_a) and len(three_b):
        three_a, three_b, ranks_a, ranks_b = _hits(_threes(a), _threes(b))
        # Who shares five words in a row shares the three runs of three in it, and is told by the first and the last of those.
        (at_a,), (at_b,) = _in_a_row(three_a).nonzero(), _in_a_row(three_b).nonzero()
        if len(at_a) and len(at_b):
            size = len(a) + len(b)
            five_a[at_a], five_b[at_b], *_ = _hits(ranks_a[at_a] * size + ranks_a[at_a + 2], ranks_b[at_b] * size + ranks_b[at_b + 2])
    return Runs(_share(three_a), _share(three_b), _share(five_a), _share(five_b), _cover(five_a, len(a), 5), _cover(five_b, len(b), 5))


def _share(hits: NDArray[np.bool_]) -> float:
    return np.count_nonzero(hits) / len(hits) if len(hits) else 0.0


def _in_a_row(hits: NDArray[np.bool_]) -> NDArray[np.bool_]:
    """Where three hits begin that follow one another."""
    return hits[:-2] & hits[1:-1] & hits[2:]


def _threes(words: NDArray[np.int32]) -> NDArray[np.int64]:
    """A number for each run of three words: different ones have different numbers."""
    words = words.astype(np.int64)
    return (words[:-2] * _MOST_NUMBERS + words[1:-1]) * _MOST_NUMBERS + words[2:]


def _hits(a: NDArray[np.int64], b: NDArray[np.int64]) -> tuple[NDArray[np.bool_], NDArray[np.bool_], NDArray[np.int64], NDArray[np.int64]]:
    """Which numbers of each side stand in the other, and which of all different numbers, in rising order, each is."""
    every, size = np.concatenate((a, b)), len(a)
    order = every.argsort()
    ranks = np.empty(len(every), dtype=np.int64)
    ranks[order] = is_new(every[order]).cumsum()
    ranks_a, ranks_b = ranks[:size], ranks[size:]
    return among(ranks_a, ranks_b), among(ranks_b, ranks_a), ranks_a, ranks_b


def _cover(hits: NDArray[np.bool_], length: int, size: int) -> NDArray[np.bool_]:
    """The words that lie in a hit n-gram."""
    covered = np.zeros(length, dtype=bool)
    for step in range(size):
        covered[step : step + len(hits)] |= hits
    return covered
