"""The lexicon: what is asked of single words, asked once of each and looked up for whole texts.

A text's words are numbered. A question such as "is it written in small letters?" is answered once for each number that is asked about
and kept as a column; for a text all its answers are then one look-up in that column, and features work on arrays instead of words.

    @asked(np.bool_)
    def is_small(form: str) -> bool:
        return form.islower()

    is_small(article.words)  # one answer for each word of the text
"""

from __future__ import annotations

from functools import cache, wraps
from threading import RLock
from typing import TYPE_CHECKING, Any, NamedTuple, TypeVar

import numpy as np

from spamfilter.text.shapes import describe
from spamfilter.text.table import WordTable, word_hashes
from spamfilter.text.words import LONGEST

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from numpy.typing import NDArray

    from spamfilter.text.cutting import Words
    from spamfilter.text.spans import Character

T = TypeVar("T", bound=np.generic)
MOST_FORMS = 4 << 13  # some 14 MB: from here on a new lexicon is begun, and the old one goes with the texts that use it
_FIRST_ROOM = 1 << 12


def _wider(column: NDArray[Any], least: int) -> NDArray[Any]:
    """The column with room for so many rows and as many again; whoever reads the one before is not disturbed."""
    wider = np.zeros((2 * least, *column.shape[1:]), column.dtype)
    wider[: len(column)] = column
    return wider


class _Column:
    """The answers to one question, and which words have theirs."""

    def __init__(self, kind: type[np.generic]) -> None:
        self.answers, self.known = np.zeros(_FIRST_ROOM, kind), np.zeros(_FIRST_ROOM, dtype=bool)

    def answer(self, words: list[str], numbers: NDArray[np.int32], ask: Callable[[str], object]) -> None:
        """Ask the question of those of these words that have no answer yet."""
        if len(words) > len(self.known):
            self.answers, self.known = _wider(self.answers, len(words)), _wider(self.known, len(words))
        new = list(set(numbers[~self.known[numbers]].tolist()))
        self.answers[new] = [ask(words[number]) for number in new]
        self.known[new] = True


class Facts(NamedTuple):
    """What `describe` knows of words, as columns; folded form, stem and beginning by their numbers among the bases."""

    folds: NDArray[np.int32]
    roots: NDArray[np.int32]
    beginnings: NDArray[np.int32]
    centizipf: NDArray[np.int32]
    root_centizipf: NDArray[np.int32]
    shapes: NDArray[np.int32]
    letters: NDArray[np.int32]
    root_letters: NDArray[np.int32]
    places: NDArray[np.int32]


class Numbering:
    """Words by number, and what was asked of them. Safe to use from several threads: what is written once never changes."""

    def __init__(self) -> None:
        self.words: list[str] = []
        self.lock = RLock()
        self._numbers = _Numbers(self.words, self.lock)
        self._columns: dict[Callable[[str], object], _Column] = {}

    def __len__(self) -> int:
        return len(self.words)

    def number(self, word: str) -> int:
        """The word's number: equal words have equal numbers."""
        return self._numbers[word]

    def numbers(self, words: Iterable[str]) -> NDArray[np.int32]:
        """The words' numbers."""
        return np.array(list(map(self._numbers.__getitem__, words)), dtype=np.int32)

    def known(self, words: Iterable[str]) -> NDArray[np.int32]:
        """The words' numbers; -1 for one that has none, which gets none."""
        return np.array([self._numbers.get(word, -1) for word in words], dtype=np.int32)

    def named(self, numbers: NDArray[np.int32]) -> list[str]:
        """The words that have these numbers."""
        return list(map(self.words.__getitem__, numbers.tolist()))

    def answers(self, ask: Callable[[str], object], kind: type[T], numbers: NDArray[np.int32]) -> NDArray[T]:
        """What `ask` tells of the words of these numbers, as a column of `kind`."""
        column = self._columns.get(ask) or self._columns.setdefault(ask, _Column(kind))
        known = column.known
        if len(known) < len(self.words) or not known[numbers].all():
            with self.lock:
                column.answer(self.words, numbers, ask)
        found: NDArray[T] = column.answers[numbers]
        return found


class Lexicon:
    """The words of texts as they are written (`forms`), their folded forms, stems and beginnings (`bases`), and what is known of them."""

    def __init__(self) -> None:
        self.forms, self.bases = Numbering(), Numbering()
        self._facts, self._described = np.zeros((_FIRST_ROOM, len(Facts._fields)), np.int32), 0
        self._table = WordTable(np.int32)
        self._values: dict[int, tuple[Mapping[str, int], NDArray[np.int32]]] = {}  # each with its mapping, so that no other gets its id

    def numbers_in(
        self, text: str, starts: NDArray[np.int64], ends: NDArray[np.int64], characters: NDArray[Character]
    ) -> NDArray[np.int32]:
        """The numbers of a text's words that begin and end there (of a longer one the first LONGEST characters count)."""
        hashes = word_hashes(characters, starts, ends)
        with self.forms.lock:
            numbers, new = self._table.look_up(hashes)
            if len(new):
                at = starts[new]
                spans = zip(at.tolist(), np.minimum(ends[new], at + LONGEST).tolist(), strict=True)
                numbers[new] = self.forms.numbers([text[start:end] for start, end in spans])
                self._table.keep(hashes[new], numbers[new])
        return numbers

    def facts(self) -> NDArray[np.int32]:
        """What is known of every word numbered so far: a row for each, the columns of Facts."""
        if self._described < len(self.forms):
            with self.forms.lock:
                new, end = self.forms.words[self._described :], len(self.forms)
                if end > len(self._facts):
                    self._facts = _wider(self._facts, end)
                if new:
                    folded, stems, beginnings, *rest = zip(*map(describe, new), strict=True)
                    bases = [self.bases.numbers(some) for some in (folded, stems, beginnings)]
                    self._facts[self._described : end] = np.array([*bases, *rest], dtype=np.int32).T
                self._described = end
        return self._facts

    def values(self, told: Mapping[str, int]) -> NDArray[np.int32]:
        """A value for each of some bases by number, the last one for all that come after; kept with the mapping."""
        known = self._values.get(id(told))
        if known is None:
            numbers = self.bases.numbers(told)
            values = np.zeros(int(numbers.max(initial=-1)) + 2, np.int32)
            values[numbers] = list(told.values())
            known = self._values[id(told)] = told, values
        return known[1]


class _Numbers(dict[str, int]):
    """Words to numbers; one that has none gets the next."""

    def __init__(self, words: list[str], lock: RLock) -> None:
        super().__init__()
        self._words, self._lock = words, lock

    def __missing__(self, word: str) -> int:
        with self._lock:
            if word not in self:
                self._words.append(word)
                self[word] = len(self._words) - 1
        return self[word]


def asked(kind: type[T]) -> Callable[[Callable[[str], object]], Callable[[Words], NDArray[T]]]:
    """Turns a question about one word into one about a text: a column of `kind`, one answer for each word."""

    def decorate(ask: Callable[[str], object]) -> Callable[[Words], NDArray[T]]:
        @wraps(ask)
        def of_words(words: Words) -> NDArray[T]:
            numbers = words.numbers  # first: the words get their numbers here
            return words.lexicon.forms.answers(ask, kind, numbers)

        return of_words

    return decorate


def valued(values: Mapping[str, int]) -> Callable[[Words], NDArray[np.int32]]:
    """The question for the value of each folded word of a text: 0 for one that has none."""

    def of_words(words: Words) -> NDArray[np.int32]:
        folds = words.facts.folds
        table = words.lexicon.values(values)
        return table[np.minimum(folds, len(table) - 1)]

    return of_words


def one_of(some: frozenset[str]) -> Callable[[Words], NDArray[np.bool_]]:
    """The question whether each folded word of a text is one of these."""
    value = valued(dict.fromkeys(sorted(some), 1))

    def of_words(words: Words) -> NDArray[np.bool_]:
        return value(words).astype(np.bool_)

    return of_words


@cache
def _shelf() -> list[Lexicon]:
    return [Lexicon()]


def current_lexicon() -> Lexicon:
    """The lexicon for texts that are cut now."""
    shelf = _shelf()
    if len(shelf[0].forms) > MOST_FORMS:
        shelf[0] = Lexicon()
    return shelf[0]


def among(some: NDArray[np.integer], known: NDArray[np.integer]) -> NDArray[np.bool_]:
    """Which of some numbers stand among the known: both of one kind, from 0 and small."""
    marks = np.zeros(int(max(some.max(initial=0), known.max(initial=0))) + 1, dtype=bool)
    marks[known] = True
    found: NDArray[np.bool_] = marks[some]
    return found


def is_new(ordered: NDArray[T]) -> NDArray[np.bool_]:
    """Which of some numbers, equal ones side by side, differ from the one before them."""
    new = np.ones(len(ordered), dtype=bool)
    np.not_equal(ordered[1:], ordered[:-1], out=new[1:])
    return new


def first_places(numbers: NDArray[np.integer]) -> NDArray[np.int64]:
    """Where each number first stands in a column (anything for one that does not)."""
    places = np.empty(int(numbers.max(initial=-1)) + 1, np.int64)
    places[numbers[::-1]] = np.arange(len(numbers))[::-1]
    return places


def renumbered(*columns: NDArray[np.int32]) -> tuple[NDArray[np.int64], ...]:
    """The columns with numbers from 0 in the order in which they first stand there: the same whatever else a lexicon holds."""
    every = np.concatenate(columns)
    if not len(every):
        return tuple(np.zeros(0, np.int64) for _ in columns)
    begun = first_places(every)[every]
    rank = (begun == np.arange(len(every))).cumsum() - 1
    numbers = rank[begun]
    ends = np.cumsum([len(column) for column in columns])
    return tuple(numbers[end - len(column) : end] for column, end in zip(columns, ends.tolist(), strict=True))
