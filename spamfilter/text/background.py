"""Background: how common a word is in English at large, the same for every index and every model."""

from __future__ import annotations

import math
from functools import cache, lru_cache
from importlib import resources
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Sequence

RAREST = 1.5  # Zipf value of a word no list has: below every listed word, which all have 1.6 or more
_ARTICLE_WORDS = 400  # words of a typical article; the scale on which a word counts as expected or surprising


class Background:
    """Zipf values of English words: log10 of how often a word stands in a thousand million words (8 to 1.5).

    The values come from wordfreq (Speer 2022, doi 10.5281/zenodo.7199437); `model/background.py` made the file.
    """

    def __init__(self, words: Sequence[str], zipf: Sequence[float]) -> None:
        self._zipf = dict(zip(words, zipf, strict=True))

    def __len__(self) -> int:
        return len(self._zipf)

    def __contains__(self, word: str) -> bool:
        return word in self._zipf

    def zipf(self, word: str) -> float:
        """Zipf value of a folded word; RAREST for one that no list has."""
        value = self._zipf.get(word)
        if value is None and "'" in word:
            value = self._zipf.get(word.replace("'", ""))
        if value is not None:
            return value
        return 3.0 if word.isdigit() and len(word) < 3 else RAREST


@cache
def english() -> Background:
    """The background that ships with the package, read once."""
    with resources.as_file(resources.files("spamfilter.model") / "background.npz") as path, np.load(path, allow_pickle=False) as arrays:
        words = arrays["words"].tobytes().decode("utf-8").split("\n")
        zipf = (arrays["centizipf"].astype(np.float64) / 100).tolist()
    return Background(words, zipf)


@lru_cache(maxsize=1 << 14)
def zipf(word: str) -> float:
    """The English Zipf value of a folded word."""
    return english().zipf(word)


@lru_cache(maxsize=1 << 14)
def surprise(word: str) -> float:
    """How many nats it tells that a typical article holds this folded word: about 0 for `the`, 10.6 for an unknown name."""
    return nats_of(zipf(word))


def nats_of(value: float) -> float:
    """What a word of this Zipf value tells: minus the logarithm of the chance that 400 words drawn at the background rate contain it."""
    rate = 10 ** (value - 9)
    return -math.log(-math.expm1(-rate * _ARTICLE_WORDS))
