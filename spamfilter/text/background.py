"""Background: how common a word is in English at large, the same for every index and every model."""

from __future__ import annotations

import math
from array import array
from bisect import bisect_left
from functools import cache, lru_cache
from importlib import resources
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

RAREST = 1.5  # Zipf value of a word no list has: below every listed word, which all have 1.6 or more
_RAREST = 150
_MOST_SEARCHES = 5_000  # as many take a third of the time that a table does to be built; a crawl asks for more
_ARTICLE_WORDS = 400  # words of a typical article; the scale on which a word counts as expected or surprising


class Background:
    """Zipf values of English words: log10 of how often a word stands in a thousand million words (8 to 1.5).

    The values come from wordfreq (Speer 2022, doi 10.5281/zenodo.7199437); `model/background.py` made the file. Words are given in
    rising order, with a hundred times the value of each: they are searched at first, since a dict of so many takes longer to build
    than a page to judge.
    """

    def __init__(self, words: Sequence[str], centizipf: Sequence[int]) -> None:
        self.words = words
        self.centizipf = centizipf
        self._searches = 0
        self._places: dict[str, int] | None = None

    def __len__(self) -> int:
        return len(self.words)

    def __contains__(self, word: str) -> bool:
        return self.place(word) >= 0

    def place(self, word: str) -> int:
        """Where a folded word stands in the list, from 0; -1 for one that no list has."""
        if self._places is not None:
            return self._places.get(word, -1)
        self._searches += 1
        if self._searches > _MOST_SEARCHES:
            self._places = {known: place for place, known in enumerate(self.words)}
        at = bisect_left(self.words, word)
        return at if at < len(self.words) and self.words[at] == word else -1

    def zipf(self, word: str) -> float:
        """Zipf value of a folded word; RAREST for one that no list has."""
        return self.centizipf_of(word) / 100

    def centizipf_of(self, word: str) -> int:
        """A hundred times that."""
        place = self._places.get(word, -1) if self._places is not None else self.place(word)
        return self.centizipf[place] if place >= 0 else self.centizipf_at(place, word)

    def centizipf_at(self, place: int, word: str) -> int:
        """A hundred times that of a word whose place is known."""
        if place < 0 and "'" in word:
            place = self.place(word.replace("'", ""))
        if place >= 0:
            return self.centizipf[place]
        return 300 if word.isdigit() and len(word) < 3 else _RAREST


@cache
def english() -> Background:
    """The background that ships with the package, read once."""
    with resources.as_file(resources.files("spamfilter.model") / "background.npz") as path, np.load(path, allow_pickle=False) as arrays:
        words = arrays["words"].tobytes().decode("utf-8").split("\n")
        centizipf = array("H", arrays["centizipf"].tobytes())
    return Background(words, centizipf)


@lru_cache(maxsize=1 << 14)
def zipf(word: str) -> float:
    """The English Zipf value of a folded word."""
    return english().zipf(word)


@lru_cache(maxsize=1 << 14)
def surprise(word: str) -> float:
    """How many nats it tells that a typical article holds this folded word: about 0 for `the`, 10.6 for an unknown name."""
    return nats_of(zipf(word))


@cache
def nats_table() -> NDArray[np.float64]:
    """What words tell, by a hundred times their Zipf value (0 to 1022)."""
    return np.array([nats_of(centizipf / 100) for centizipf in range(1023)])


def nats_of(value: float) -> float:
    """What a word of this Zipf value tells: minus the logarithm of the chance that 400 words drawn at the background rate contain it."""
    rate = 10 ** (value - 9)
    return -math.log(-math.expm1(-rate * _ARTICLE_WORDS))
