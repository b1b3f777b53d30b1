"""Content words: the words that carry what a text says, with how much each one tells."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from itertools import compress
from typing import TYPE_CHECKING

import numpy as np

from spamfilter.text.background import surprise
from spamfilter.text.function_words import FUNCTION_WORDS

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from spamfilter.text.words import Words


@dataclass(frozen=True)
class Content:
    """The content words of one text as columns of equal length.

    `stems`; `at` the number of each among all words; `weights` how many nats each tells (above 0, at most 11.3);
    `sentences` the number of the sentence that each stands in; `sentence_count` how many sentences the text has.
    """

    stems: tuple[str, ...]
    at: NDArray[np.int32]
    weights: NDArray[np.float64]
    sentences: NDArray[np.int32]
    sentence_count: int

    def __len__(self) -> int:
        return len(self.stems)


def content_words(words: Words) -> Content:
    """The words that are no function words, each with the stem that it is compared by."""
    told = np.fromiter(map(nats, words.folded), np.float64, len(words))
    at = np.flatnonzero(told)
    return Content(
        stems=tuple(compress(words.stems, told.tolist())),
        at=at.astype(np.int32),
        weights=told[at],
        sentences=np.array(words.sentences, dtype=np.int32)[at],
        sentence_count=words.sentences[-1] + 1 if len(words) else 0,
    )


@lru_cache(maxsize=1 << 14)
def nats(folded: str) -> float:
    """What a folded word tells; 0 for a function word and for a lone letter."""
    if folded in FUNCTION_WORDS or (len(folded) < 2 and folded.isascii() and not folded.isdigit()):
        return 0.0
    return surprise(folded)
