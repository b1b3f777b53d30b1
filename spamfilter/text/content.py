"""Content words: the words that carry what a text says, with how much each one tells."""

from __future__ import annotations

from dataclasses import dataclass
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
    folded, stems = words.folded, words.stems
    at = [n for n, word in enumerate(folded) if word not in FUNCTION_WORDS and (len(word) > 1 or not word.isascii() or word.isdigit())]
    return Content(
        stems=tuple(stems[n] for n in at),
        at=np.array(at, dtype=np.int32),
        weights=np.array([surprise(folded[n]) for n in at], dtype=np.float64),
        sentences=np.array([words.sentences[n] for n in at], dtype=np.int32),
        sentence_count=words.sentences[-1] + 1 if len(words) else 0,
    )
