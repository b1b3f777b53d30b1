"""Runs: words that stand in the same sequence, word for word, in both texts."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import chain
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Sequence

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


def numbered(words_a: Sequence[str], words_b: Sequence[str]) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """Both columns of words as numbers from 0: the same word, the same number."""
    number = {word: n for n, word in enumerate(dict.fromkeys(chain(words_a, words_b)))}.__getitem__
    return np.fromiter(map(number, words_a), np.int64, len(words_a)), np.fromiter(map(number, words_b), np.int64, len(words_b))


def shared_runs(words_a: Sequence[str], words_b: Sequence[str]) -> Runs:
    """Word 3- and 5-grams of each side that stand in the other (0 and nothing covered for texts too short)."""
    a, b = numbered(words_a, words_b)
    three_a, three_b, _, _ = _shares(a, b, 3)
    five_a, five_b, covered_a, covered_b = _shares(a, b, 5)
    return Runs(three_a, three_b, five_a, five_b, covered_a, covered_b)


def _shares(a: NDArray[np.int64], b: NDArray[np.int64], size: int) -> tuple[float, float, NDArray[np.bool_], NDArray[np.bool_]]:
    """Share of each side's n-grams in the other, and the words those cover."""
    grams_a, grams_b = _grams(a, size), _grams(b, size)
    if not len(grams_a) or not len(grams_b):
        return 0.0, 0.0, np.zeros(len(a), dtype=bool), np.zeros(len(b), dtype=bool)
    hits_a, hits_b = _among(grams_a, grams_b), _among(grams_b, grams_a)
    return float(hits_a.mean()), float(hits_b.mean()), _cover(hits_a, len(a), size), _cover(hits_b, len(b), size)


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
