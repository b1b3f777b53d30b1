"""Content words: the words that carry what a text says, with how much each one tells."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

import numpy as np

from spamfilter.text.forms import is_strange, roots, tells

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from spamfilter.text.cutting import Words
    from spamfilter.text.lexicon import Lexicon


@dataclass(frozen=True)
class Content:
    """The content words of one text as columns of equal length.

    `roots` the numbers of their stems in `lexicon`; `at` the number of each among all words; `weights` how many nats each
    tells (above 0, at most 11.3); `sentences` the number of the sentence that each stands in; `sentence_count` how many
    sentences the text has.
    """

    roots: NDArray[np.int32]
    lexicon: Lexicon
    at: NDArray[np.int32]
    weights: NDArray[np.float64]
    sentences: NDArray[np.int64]
    sentence_count: int

    def __len__(self) -> int:
        return len(self.roots)

    @cached_property
    def stems(self) -> tuple[str, ...]:
        """The stems as words."""
        return tuple(self.lexicon.bases.named(self.roots))


def content_words(words: Words) -> Content:
    """The words that are no function words, each with what it tells.

    Words in another script than most letters tell nothing: a machine left them as they were, or they stand in brackets behind a name.
    """
    told = tells(words)
    strange = is_strange(words)
    if strange.any() and 2 * words.facts.letters[strange].sum() < words.facts.letters.sum():
        told[strange] = 0.0
    at = np.flatnonzero(told)
    return Content(
        roots=roots(words)[at],
        lexicon=words.lexicon,
        at=at.astype(np.int32),
        weights=told[at],
        sentences=words.sentence_column[at],
        sentence_count=len(words.sentence_edges) - 1,
    )
