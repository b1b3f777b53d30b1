"""Neighbours: how much oftener two common English words stand side by side than chance would have it, and which mean the same."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import TYPE_CHECKING

import numpy as np

from spamfilter.text.background import english
from spamfilter.text.lexicon import asked
from spamfilter.text.words import fold

if TYPE_CHECKING:
    from numpy.typing import NDArray

STEPS = 2  # steps of a nat that are told apart


@dataclass(frozen=True, eq=False)
class Neighbours:
    """Pairs of words, counted on spoken and written news of the 1990s by others (see NOTICE); it holds no word of any article.

    A word is given by its number in the table. `places` are the numbers' places in the background's list; `keys` of the pairs (first *
    words + second) in rising order, with the `steps` of a nat above chance of each; `backoff` the same of a pair with this first word
    that nobody counted; the synonyms of a word stand from `synonym_starts` on in `synonyms`, and in `commoner` how many nats commoner
    than it they are.
    """

    places: NDArray[np.uint32]
    keys: NDArray[np.uint32]
    steps: NDArray[np.int8]
    backoff: NDArray[np.int8]
    synonyms: NDArray[np.uint16]
    synonym_starts: NDArray[np.int64]
    commoner: NDArray[np.float64]

    def nats(self, first: NDArray[np.int64], second: NDArray[np.int64]) -> NDArray[np.float64]:
        """How many nats more often the second word stands behind the first than anywhere: -11 to 13."""
        wanted = (first * len(self.places) + second).astype(np.uint32)
        order = wanted.argsort()  # neighbours in the table are looked up one after the other, which takes half the time
        at = np.empty(len(wanted), dtype=np.int64)
        at[order] = self.keys.searchsorted(wanted[order])
        at = np.minimum(at, len(self.keys) - 1)
        steps = np.where(self.keys[at] == wanted, self.steps[at], self.backoff[first])
        return np.asarray(steps / STEPS, dtype=np.float64)

    def word(self, number: int) -> str:
        """The word that has this number."""
        return english().words[int(self.places[number])]


@cache
def neighbours() -> Neighbours:
    """The table that ships with the package, read once."""
    with resources.as_file(resources.files("spamfilter.model") / "neighbours.npz") as path, np.load(path, allow_pickle=False) as arrays:
        low, middle, high = arrays["gaps"].astype(np.uint32)
        keys = np.cumsum(low | middle << 8 | high << 16, dtype=np.uint32)
        places, steps, backoff = arrays["places"], arrays["nats"], arrays["backoff"]
        synonyms, counts = arrays["synonyms"], arrays["synonym_counts"]
    starts = np.concatenate(([0], np.cumsum(counts, dtype=np.int64)))
    nats = np.array(english().centizipf)[places] / 100 * np.log(10)
    return Neighbours(places, keys, steps, backoff, synonyms, starts, nats[synonyms] - np.repeat(nats, counts))


@cache
def _numbers() -> NDArray[np.int32]:
    """The number of each word of the background's list, -1 for one that is not in the table."""
    numbers = np.full(len(english()), -1, np.int32)
    numbers[neighbours().places] = np.arange(len(neighbours().places))
    return numbers


@asked(np.int32)
def neighbour_numbers(form: str) -> int:
    """Each word's number in the table; -1 for one that is not in it or not written in small letters."""
    words, folded = english().words, fold(form)
    at = bisect_left(words, folded) if form.islower() else len(words)
    return int(_numbers()[at]) if at < len(words) and words[at] == folded else -1
