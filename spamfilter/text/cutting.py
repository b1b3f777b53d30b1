"""Cutting: how every part of the package cuts a text into words and sentences, so that offsets, keys and features agree."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise
from typing import TYPE_CHECKING

import numpy as np

from spamfilter.text.function_words import word_set
from spamfilter.text.lexicon import Facts, current_lexicon
from spamfilter.text.spans import word_spans

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from spamfilter.text.lexicon import Lexicon

_SENTENCE_END = re.compile(  # one class of signs first: that is what is searched for fast
    r"[.!?…\n。！？](?:(?<=\n)\n*+|(?<=[。！？])[。！？]*+[」』”]*+"
    r"|(?<=[.!?…])(?<![.!?…][.!?…])[.!?…]*+[\"'”’)\]»]*+(?=\s+[\"'“‘(\[«]*[^\W_a-z]))"
)
_NO_END = word_set(
    "mr mrs ms dr prof st sen rep gov gen col sgt lt jr sr inc corp ltd co vs no dept approx est jan feb mar apr jun jul aug sept sep oct "
    "nov dec u.s u.k e.g i.e a.m p.m"
)
_BEFORE_DOT = re.compile(r"[\s(\"“]")
_LONG = 7  # letters that no abbreviation has


@dataclass(frozen=True, eq=False)
class Words:
    """The words of one text as columns of equal length.

    `numbers` in the lexicon (a word longer than LONGEST stands for all that begin like it); `start_column`, `end_column` their
    characters in the text; `sentence_column` the number of each word's sentence, from 0.
    """

    lexicon: Lexicon
    numbers: NDArray[np.int32]
    start_column: NDArray[np.int64]
    end_column: NDArray[np.int64]
    sentence_column: NDArray[np.int64]

    def __len__(self) -> int:
        return len(self.numbers)

    def in_lexicon(self, lexicon: Lexicon) -> Words:
        """The same words, with their numbers in this lexicon."""
        return Words(lexicon, lexicon.forms.numbers(self.forms), self.start_column, self.end_column, self.sentence_column)

    def form(self, at: int) -> str:
        """One word as it is written, the first LONGEST characters of it."""
        return self.lexicon.forms.words[int(self.numbers[at])]

    def folded_form(self, at: int) -> str:
        """One word in lower case with straight apostrophes, without a possessive ending."""
        return self.lexicon.bases.words[int(self.facts.folds[at])]

    @cached_property
    def facts(self) -> Facts:
        """What is known of each word."""
        return Facts(*self.lexicon.facts()[self.numbers].T)

    @cached_property
    def forms(self) -> tuple[str, ...]:
        """Each word as it is written, the first LONGEST characters of it."""
        return tuple(self.lexicon.forms.named(self.numbers))

    @cached_property
    def folded(self) -> tuple[str, ...]:
        """Each word in lower case with straight apostrophes, without a possessive ending."""
        return tuple(self.lexicon.bases.named(self.facts.folds))

    @cached_property
    def sentence_edges(self) -> NDArray[np.int64]:
        """The first word of each sentence, and behind them the number of words; nothing but that in an empty text."""
        return np.append(self.sentence_starts.nonzero()[0], len(self))

    @cached_property
    def starts(self) -> tuple[int, ...]:
        """First character of each word."""
        return tuple(self.start_column.tolist())

    @cached_property
    def ends(self) -> tuple[int, ...]:
        """Last character + 1 of each word."""
        return tuple(self.end_column.tolist())

    @cached_property
    def sentence_starts(self) -> NDArray[np.bool_]:
        """Which words are the first of a sentence."""
        starts = np.ones(len(self), dtype=bool)
        starts[1:] = self.sentence_column[1:] != self.sentence_column[:-1]
        return starts

    @cached_property
    def sentence_spans(self) -> tuple[tuple[int, int], ...]:
        """First word and last word + 1 of each sentence."""
        return tuple(pairwise(self.sentence_edges.tolist()))


def split_words(text: str) -> Words:
    """Cut a text into words and number their sentences; an empty text gives empty columns."""
    lexicon = current_lexicon()
    starts, ends, characters = word_spans(text)
    numbers = lexicon.numbers_in(text, starts, ends, characters)
    closed = [found.end() for found in _SENTENCE_END.finditer(text) if not is_abbreviation(text, found.start(), found.end())]
    begins = np.zeros(len(numbers) + 1, dtype=bool)  # before which words a sentence ended
    begins[starts.searchsorted(closed)] = True
    begins[0] = False
    return Words(lexicon, numbers, starts, ends, begins[:-1].cumsum())


def is_abbreviation(text: str, dot: int, end: int) -> bool:
    """Whether the full stop at `dot` closes an abbreviation or an initial, not a sentence."""
    if text[dot] != "." or end - dot > 1 or (dot >= _LONG and text[dot - _LONG : dot].isalpha()):
        return False
    word = _BEFORE_DOT.split(text[max(0, dot - 8) : dot])[-1].lower()
    return word in _NO_END or (len(word) == 1 and word.isalpha() and word != "i")
