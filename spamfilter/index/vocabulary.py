"""Vocabulary: a text as numbers, one a word: the hash of its stem, and how rare it is.

Cuts a text as `spamfilter.text.words.word_forms` does, in whole columns of characters, and remembers what it found of a word in
two flat arrays: a table of words that stays small however much is read, and no object for each word of each text.
"""

from __future__ import annotations

import threading
from functools import cache
from hashlib import blake2b
from typing import TYPE_CHECKING

import numpy as np

from spamfilter.text.background import english
from spamfilter.text.function_words import FUNCTION_WORDS
from spamfilter.text.lexicon import Facts, current_lexicon
from spamfilter.text.shapes import FUNCTION, LONE
from spamfilter.text.spans import lowered, word_spans
from spamfilter.text.table import WordTable, word_hashes
from spamfilter.text.views import view
from spamfilter.text.words import LONGEST, fold, stem

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from numpy.typing import NDArray

    from spamfilter.text.cutting import Words
    from spamfilter.text.lexicon import Lexicon

NUMBER_BITS = 40  # of 3 * 10^7 keys in use (a million articles) a new one meets another by chance once in 40,000 times
PORTION = 1 << 16  # characters that are cut at once; a longer text is parted at a blank
MOST_TOGETHER = 1 << 14  # texts
MUTE = 1023  # the rarity of a word that tells nothing
_MASK = (1 << NUMBER_BITS) - 1
_fold, _stem = fold.__wrapped__, stem.__wrapped__  # words that stand in no table yet are new to those of others too


def word_numbers(text: str, most: int) -> NDArray[np.uint64]:
    """For each of the first `most` words its stem's number (40 bits) and above it the word's rarity.

    The rarity is a hundred times its Zipf value, so that a smaller one is rarer, and MUTE for one that is no content word. A word
    longer than LONGEST stands for all that begin like it, else it would fill the memory.
    """
    found = [np.zeros(0, dtype=np.uint64)]
    at = 0
    while at < len(text) and most > 0:
        end = _portion_end(text, at)
        found.append(_vocabulary().look_up(text[at:end])[0][:most])
        most -= len(found[-1])
        at = end
    return found[1] if len(found) == 2 else np.concatenate(found)


@view
def numbers_of_words(words: Words) -> NDArray[np.uint64]:
    """The same for the words of a text that was cut already."""
    return _of_facts(words.lexicon, words.facts)


def _of_facts(lexicon: Lexicon, facts: Facts) -> NDArray[np.uint64]:
    """The same for words of a lexicon."""
    rarity = facts.root_centizipf.astype(np.uint64)
    rarity[(facts.shapes & (FUNCTION | LONE)) != 0] = MUTE
    return rarity << np.uint64(NUMBER_BITS) | lexicon.bases.answers(_hash, np.uint64, facts.roots)


def numbers_of_texts(texts: Sequence[str]) -> tuple[NDArray[np.uint64], NDArray[np.int64]]:
    """The same for all words of several texts, one after the other, and how many each text has; together at most PORTION characters."""
    numbers, starts = _vocabulary().look_up("\n".join(texts))
    ends = np.cumsum(np.array([len(text) + 1 for text in texts]))
    return numbers, np.diff(np.searchsorted(starts, ends), prepend=0)


def portions_of(texts: Iterable[str]) -> Iterator[list[str]]:
    """Neighbouring texts that are cut together, for that costs less: at most PORTION characters, a longer text alone."""
    together, size = list[str](), 0
    for text in texts:
        size += len(text) + 1
        if together and (size > PORTION or len(together) == MOST_TOGETHER):
            yield together
            together, size = [], len(text) + 1
        together.append(text)
    if together:
        yield together


def numbers_of_each(texts: Iterable[str]) -> Iterator[NDArray[np.uint64]]:
    """The same for all words of each text; of at most PORTION characters."""
    for together in portions_of(texts):
        numbers, counts = numbers_of_texts(together)
        yield from np.split(numbers, np.cumsum(counts)[:-1])


def _portion_end(text: str, start: int) -> int:
    """Where the portion ends that begins there: at a blank, or anywhere in a text without blanks."""
    end = start + PORTION
    if end >= len(text):
        return len(text)
    blank = max(text.rfind(" ", start + 1, end), text.rfind("\n", start + 1, end))
    return blank if blank > 0 else end


class _Vocabulary:
    """The numbers of words that were looked up."""

    def __init__(self) -> None:
        self._table = WordTable(np.uint64)
        self._lock = threading.Lock()

    def look_up(self, text: str) -> tuple[NDArray[np.uint64], NDArray[np.int64]]:
        """What each word of a portion tells, and where it begins."""
        starts, ends, characters = word_spans(text)
        if not len(starts):
            return np.zeros(0, dtype=np.uint64), starts
        words = word_hashes(lowered(characters), starts, ends)
        with self._lock:
            numbers, new = self._table.look_up(words)
            if len(new):
                numbers[new] = _numbers(text, words[new], starts[new], ends[new])
                self._table.keep(words[new], numbers[new])
        return numbers, starts


def _numbers(text: str, hashes: NDArray[np.uint64], starts: NDArray[np.int64], ends: NDArray[np.int64]) -> NDArray[np.uint64]:
    """The numbers of some words of a text, each asked for once; a word that the lexicon knows already is asked there."""
    spans = zip(starts.tolist(), np.minimum(ends, starts + LONGEST).tolist(), strict=True)
    forms, lexicon = [text[start:end] for start, end in spans], current_lexicon()
    places = lexicon.forms.known(forms)
    there = places >= 0
    numbers = np.zeros(len(forms), dtype=np.uint64)
    numbers[there] = _of_facts(lexicon, Facts(*lexicon.facts()[places[there]].T))
    (others,) = (~there).nonzero()
    if len(others):
        _, first, which = np.unique(hashes[others], return_index=True, return_inverse=True)
        numbers[others] = _of_forms([forms[at] for at in others[first].tolist()])[which]
    return numbers


def _of_forms(forms: Sequence[str]) -> NDArray[np.uint64]:
    """Rarity and number of words, the same in every process.

    A stem tells what its commoner form tells, so that all its forms agree where the stem is a word itself.
    """
    words = [_fold(form) for form in forms]
    stems, told = [_stem(word) for word in words], english().centizipf_of
    rarity = [
        MUTE if _is_mute(word) else told(word) if word == root else max(told(word), told(root))
        for word, root in zip(words, stems, strict=True)
    ]
    return np.array(rarity, dtype=np.uint64) << np.uint64(NUMBER_BITS) | np.array([_hash(root) for root in stems], dtype=np.uint64)


def _is_mute(word: str) -> bool:
    """Whether a folded word is none that tells anything: a function word, or a single letter or sign."""
    return word in FUNCTION_WORDS or (len(word) == 1 and word.isascii() and not word.isdigit())


def _hash(word: str) -> int:
    """The number of a stem, the same in every process."""
    return int.from_bytes(blake2b(word.encode("utf-8", "surrogatepass"), digest_size=8).digest(), "little") & _MASK


@cache
def _vocabulary() -> _Vocabulary:
    """The one of this process."""
    return _Vocabulary()
