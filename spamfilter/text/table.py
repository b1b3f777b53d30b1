"""A table of words: what is known of a word, found by its characters without making a string of it.

The words of a text are hashed in whole columns, by a number that nobody outside this process can foresee: two of a million words
would share a hash once in 30 million runs, and who does not know the number has no simple way to choose two that do.
"""

from __future__ import annotations

import secrets
from functools import cache
from itertools import pairwise
from typing import TYPE_CHECKING, Generic, TypeVar

import numpy as np

from spamfilter.text.words import LONGEST

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from spamfilter.text.spans import Character

T = TypeVar("T", np.int32, np.uint64)
PORTION = 1 << 16  # characters that are hashed at once
_BITS = 18  # of the places: 2 MB for the hashes
_SPREAD = np.uint64(0x9E3779B97F4A7C15)  # 2^64 / golden ratio: Knuth's multiplicative hash


def word_hashes(characters: NDArray[Character], starts: NDArray[np.int64], ends: NDArray[np.int64]) -> NDArray[np.uint64]:
    """A polynomial of the first LONGEST characters of each word, from sums over many (Karp and Rabin 1987)."""
    ends = np.minimum(ends, starts + LONGEST)
    edges = np.searchsorted(starts, np.arange(0, len(characters), PORTION - LONGEST)).tolist()
    parts = [_hashes(characters, starts[low:high], ends[low:high]) for low, high in pairwise((*edges, len(starts))) if high > low]
    return np.concatenate(parts) if len(parts) > 1 else parts[0] if parts else np.zeros(0, dtype=np.uint64)


def _hashes(characters: NDArray[Character], starts: NDArray[np.int64], ends: NDArray[np.int64]) -> NDArray[np.uint64]:
    powers, inverses = _powers()
    first = int(starts[0])
    sums = np.zeros(int(ends[-1]) - first + 1, dtype=np.uint64)
    sums[1:] = characters[first : int(ends[-1])]
    sums[1:] *= powers[: len(sums) - 1]
    np.cumsum(sums, out=sums)
    starts, ends = starts - first, ends - first
    found: NDArray[np.uint64] = (sums[ends] - sums[starts]) * inverses[starts] * _SPREAD
    return found ^ found >> np.uint64(32)


@cache
def _powers() -> tuple[NDArray[np.uint64], NDArray[np.uint64]]:
    """The powers of a secret odd number modulo 2^64, and of its inverse.

    It leaves 3 or 5 when divided by 8: of other numbers the powers have so short a period in their last bits that two words made of two
    letters in the order of Thue and Morse share a hash as often as once in 20 numbers.
    """
    base = secrets.randbits(61) << 3 | secrets.choice((3, 5))
    both = np.empty((2, PORTION), dtype=np.uint64)
    both[0], both[1] = base, pow(base, -1, 1 << 64)
    both[:, 0] = 1
    powers, inverses = np.cumprod(both, axis=1, dtype=np.uint64)
    return powers, inverses


class WordTable(Generic[T]):
    """Values of words by their hashes. Each word has one of two places, so one may be pushed out: it is unknown again then."""

    def __init__(self, kind: type[T], bits: int = _BITS) -> None:
        self._shift = np.uint64(64 - bits)
        self._hashes = np.zeros(1 << bits, dtype=np.uint64)
        self._values: NDArray[T] = np.zeros(1 << bits, dtype=kind)

    def look_up(self, words: NDArray[np.uint64]) -> tuple[NDArray[T], NDArray[np.int64]]:
        """A value for each word, and which of the words have none."""
        places = words >> self._shift
        values: NDArray[T] = self._values[places]
        (unknown,) = np.not_equal(self._hashes[places], words).nonzero()
        if len(unknown):
            others = words[unknown] * _SPREAD >> self._shift
            values[unknown] = self._values[others]
            unknown = unknown[self._hashes[others] != words[unknown]]
        return values, unknown

    def keep(self, words: NDArray[np.uint64], values: NDArray[T]) -> None:
        """Enter words, each at its first place where that is free, else at its second; of two at one place the last one stays."""
        first, second = words >> self._shift, words * _SPREAD >> self._shift
        places = np.where(self._hashes[first] == 0, first, second)
        self._hashes[places], self._values[places] = words, values
