"""Skeletons: a text with its subject taken out, function words kept and every other word replaced by its ending."""

from __future__ import annotations

from functools import cache
from importlib import resources
from typing import TYPE_CHECKING

import numpy as np

from spamfilter.text.function_words import FUNCTION_WORDS
from spamfilter.text.lexicon import asked
from spamfilter.text.words import fold

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from spamfilter.text.cutting import Words

STOP, COMMA, NUMBER, NAME = "<.>", "<,>", "<0>", "<N>"
# What a word that is no function word becomes: the first ending it has, each a part of speech more often than not.
ENDINGS = ("ing", "ed", "ly", "tion", "ment", "ness", "ity", "ous", "ive", "able", "al", "ic", "er", "est", "s")
PLAIN = "<->"
SYMBOLS: tuple[str, ...] = (STOP, COMMA, NUMBER, NAME, PLAIN, *(f"<-{ending}>" for ending in ENDINGS), *sorted(FUNCTION_WORDS))
_LEAST_STEM = 3  # letters before an ending: `king` ends in no -ing
_COMMAS = frozenset(",;:()[]–—/")


@cache
def _numbers() -> dict[str, int]:
    return {symbol: number for number, symbol in enumerate(SYMBOLS)}


@cache
def _endings() -> dict[str, tuple[str, ...]]:
    """The endings by their last letter."""
    return {ending[-1]: tuple(other for other in ENDINGS if other[-1] == ending[-1]) for ending in ENDINGS}


def symbol(form: str) -> int:
    """The number of a word's symbol in SYMBOLS."""
    numbers, folded = _numbers(), fold(form)
    if folded in FUNCTION_WORDS:
        return numbers[folded]
    if folded[0].isdigit():
        return numbers[NUMBER]
    if form[0].isupper():
        return numbers[NAME]
    for ending in _endings().get(folded[-1], ()):
        if folded.endswith(ending) and len(folded) >= len(ending) + _LEAST_STEM:
            return numbers[f"<-{ending}>"]
    return numbers[PLAIN]


_symbols = asked(np.int16)(symbol)


def skeleton(text: str, words: Words) -> tuple[NDArray[np.int16], NDArray[np.int32]]:
    """The text's symbols, with commas and sentence ends between them, and the number of the word each stands at.

    A mark carries the number of the word that follows it; the text ends with a STOP. An empty text gives one STOP.
    """
    numbers, count = _numbers(), len(words)
    if not count:
        return np.array([numbers[STOP]], dtype=np.int16), np.array([0], dtype=np.int32)
    told, ended = _symbols(words), words.sentence_starts[1:]
    starts, ends = words.start_column, words.end_column
    wide = (np.flatnonzero(~ended & (starts[1:] - ends[:-1] > 1)) + 1).tolist()
    marked = [n for n in wide if not _COMMAS.isdisjoint(text[ends[n - 1] : starts[n]])]
    marks = np.zeros(count + 1, dtype=np.int16)  # before each word, and at the end: 0 stands for a STOP
    is_marked = np.concatenate(([True], ended, [True]))
    marks[marked], is_marked[marked] = numbers[COMMA], True
    after = np.cumsum(is_marked)  # marks up to each word
    symbols, at = np.full(count + int(after[-1]), numbers[STOP], dtype=np.int16), np.zeros(count + int(after[-1]), dtype=np.int32)
    places, spots = np.arange(count) + after[:-1], np.flatnonzero(is_marked)
    symbols[places], at[places] = told, np.arange(count)
    symbols[spots + after[spots] - 1], at[spots + after[spots] - 1] = np.where(marks, marks, numbers[STOP])[spots], spots
    return symbols, at


@cache
def pair_information() -> NDArray[np.float32]:
    """For each pair of symbols, how many nats more often it stands in human English than chance would have it.

    Made by `spamfilter.model.skeleton` from freely licensed text; it holds numbers over function words and endings,
    no word of any article. About -5 for `the of`, 2 for `in the`.
    """
    with resources.as_file(resources.files("spamfilter.model") / "skeleton.npz") as path, np.load(path, allow_pickle=False) as arrays:
        tenths: NDArray[np.int8] = arrays["pairs"]
    return tenths.astype(np.float32) / np.float32(10)
