"""Neighbours: how much oftener two common English words stand side by side than chance would have it, and which mean the same."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import TYPE_CHECKING, Any

import numpy as np

from spamfilter.text.background import english
from spamfilter.text.shapes import SMALL
from spamfilter.text.views import view

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from spamfilter.text.cutting import Words

STEPS = 2  # steps of a nat that are told apart


@dataclass(frozen=True, eq=False)
class Thesaurus:
    """Common English words and which of them mean the same, from WordNet.

    A word is given by its number: `numbers` those of the words of the background's list and last of all a -1, as for every word that is
    not in the table. The synonyms of a word, at most eight that are commoner than it, stand from `starts` on in `others`; `has` tells
    which words have any or are some.
    """

    numbers: NDArray[np.int32]
    others: NDArray[np.uint16]
    starts: NDArray[np.int64]
    has: NDArray[np.bool_]

    def of(self, numbers: NDArray[np.int64]) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
        """The synonyms of some words, one after the other: which of the words each belongs to, and where it stands in `others`."""
        begins, counts = self.starts[numbers], self.starts[numbers + 1] - self.starts[numbers]
        groups = counts.cumsum() - counts  # where the synonyms of each word begin
        return np.arange(len(numbers)).repeat(counts), np.arange(counts.sum()) + (begins - groups).repeat(counts)


@dataclass(frozen=True, eq=False)
class Neighbours:
    """Pairs of words, counted on spoken and written news of the 1990s by others (see NOTICE); it holds no word of any article.

    `keys` of the pairs (first * words + second, by their numbers in the thesaurus) in rising order, with the `steps` of a nat above
    chance of each; `backoff` the same of a pair with this first word that nobody counted.
    """

    keys: NDArray[np.uint32]
    steps: NDArray[np.int8]
    backoff: NDArray[np.int8]

    def nats(self, first: NDArray[np.int64], second: NDArray[np.int64]) -> NDArray[np.float64]:
        """How many nats more often the second word stands behind the first than anywhere: -11 to 13."""
        wanted = (first * len(self.backoff) + second).astype(np.uint32)
        order = wanted.argsort()  # neighbours in the table are looked up one after the other, which takes half the time
        at = np.empty(len(wanted), dtype=np.int64)
        at[order] = self.keys.searchsorted(wanted[order])
        at = np.minimum(at, len(self.keys) - 1)
        steps = np.where(self.keys[at] == wanted, self.steps[at], self.backoff[first])
        return np.asarray(steps / STEPS, dtype=np.float64)


@cache
def thesaurus() -> Thesaurus:
    """The words and synonyms that ship with the package, read once."""
    places, others, counts = _read("places", "synonyms", "synonym_counts")
    numbers = np.full(len(english()) + 1, -1, np.int32)
    numbers[places] = np.arange(len(places))
    has = counts > 0
    has[others] = True
    return Thesaurus(numbers, others, np.concatenate(([0], np.cumsum(counts, dtype=np.int64))), has)


@cache
def neighbours() -> Neighbours:
    """The pairs that ship with the package, read once."""
    gaps, steps, backoff = _read("gaps", "nats", "backoff")
    low, middle, high = gaps.astype(np.uint32)
    return Neighbours(np.cumsum(low | middle << 8 | high << 16, dtype=np.uint32), steps, backoff)


def _read(*names: str) -> list[NDArray[Any]]:
    with resources.as_file(resources.files("spamfilter.model") / "neighbours.npz") as path, np.load(path, allow_pickle=False) as arrays:
        return [arrays[name] for name in names]


@view
def neighbour_numbers(words: Words) -> NDArray[np.int64]:
    """Each word's number in the table; -1 for one that is not in it or not written in small letters."""
    numbers = thesaurus().numbers[words.facts.places].astype(np.int64)
    numbers[(words.facts.shapes & SMALL) == 0] = -1
    return numbers
