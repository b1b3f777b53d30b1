"""Runs: words that stand in the same sequence, word for word, in both texts."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

_PRIME = np.int64(1_000_003)
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


def shared_runs(a: NDArray[np.int64], b: NDArray[np.int64]) -> Runs:
    """Word 3- and 5-grams of each side that stand in the other (0 and nothing covered for texts too short).

    Words are given as numbers from 0 in the order in which they first stand in a and b: the same word, the same number.
    """
    three_a, three_b = _hits(a, b, 3)
    # Who shares five words in a row shares the three runs of three in it: few have to be looked up.
    five_a, five_b = _hits(a, b, 5, _threes(three_a), _threes(three_b))
    return Runs(_share(three_a), _share(three_b), _share(five_a), _share(five_b), _cover(five_a, len(a), 5), _cover(five_b, len(b), 5))


def _share(hits: NDArray[np.bool_]) -> float:
    return float(hits.mean()) if len(hits) else 0.0


def _threes(three: NDArray[np.bool_]) -> NDArray[np.bool_]:
    """Where three hits begin that follow one another."""
    return three[:-2] & three[1:-1] & three[2:]


def _hits(
    a: NDArray[np.int64],
    b: NDArray[np.int64],
    size: int,
    likely_a: NDArray[np.bool_] | None = None,
    likely_b: NDArray[np.bool_] | None = None,
) -> tuple[NDArray[np.bool_], NDArray[np.bool_]]:
    """Which n-grams of each side stand in the other, of those that are likely to."""
    grams_a, grams_b = _grams(a, size), _grams(b, size)
    hits_a, hits_b = np.zeros(len(grams_a), dtype=bool), np.zeros(len(grams_b), dtype=bool)
    if not len(grams_a) or not len(grams_b):
        return hits_a, hits_b
    at_a = np.arange(len(grams_a)) if likely_a is None else likely_a.nonzero()[0]
    at_b = np.arange(len(grams_b)) if likely_b is None else likely_b.nonzero()[0]
    if len(at_a) and len(at_b):
        hits_a[at_a], hits_b[at_b] = _among(grams_a[at_a], grams_b[at_b]), _among(grams_b[at_b], grams_a[at_a])
    return hits_a, hits_b


def _among(some: NDArray[np.int64], known: NDArray[np.int64]) -> NDArray[np.bool_]:
    """Which numbers stand among the known (at least one is)."""
    ordered = np.sort(known)
    at = np.searchsorted(ordered, some)
    return np.asarray(ordered[np.minimum(at, len(ordered) - 1)] == some)


def _grams(ids: NDArray[np.int64], size: int) -> NDArray[np.int64]:
    """A number for each n-gram: equal n-grams have equal numbers (64 bits, wrapping)."""
    if len(ids) < size:
        return np.zeros(0, dtype=np.int64)
    ids = ids + 1  # a 0 would tell nothing of how many words it stands for
    out = ids[: len(ids) - size + 1].copy()
    for step in range(1, size):
        out = out * _PRIME + ids[step : len(ids) - size + 1 + step]
    return out


def _cover(hits: NDArray[np.bool_], length: int, size: int) -> NDArray[np.bool_]:
    """The words that lie in a hit n-gram."""
    covered = np.zeros(length, dtype=bool)
    for step in range(size):
        covered[step : step + len(hits)] |= hits
    return covered
