"""Blanks: two texts that fill in one form share its wording, and in it stand other names and numbers."""

from __future__ import annotations

import re
import unicodedata
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

import numpy as np
from rapidfuzz import process
from rapidfuzz.distance import DamerauLevenshtein

from spamfilter.text.forms import folds, is_number, roots
from spamfilter.text.names import name_places

if TYPE_CHECKING:
    from collections.abc import Iterable

    from numpy.typing import NDArray

    from spamfilter.article import Article
    from spamfilter.matching.alignment import Alignment

_FRAME = 0.6  # share of a sentence's other words that its like has too: it is the same sentence with other facts
_LEAST_WORDS = 4  # words of a sentence beside its facts; a heading of names is no form
# Of 2,600 rewrites of the development data one in a thousand has so many other facts where the wording is the same, of 400 pairs of
# reports that fill in one form 95 in a hundred. Offices repeat some names (their own), so many others count though more are kept.
_OTHERS, _MANY_OTHERS = (3, 0.4), (5, 0.33)  # different facts that the other text lacks, and their share, on either side
_OTHER_NUMBERS = (3, 0.7)  # the same of numbers alone, in a text that is full of them: of the words of a news story they are one in eighty
_FULL, _FULL_COPY = 0.03, 0.05  # share of the words of a text: of any, and of one that stands in the other but for its facts
_COPY = 0.5  # share of the 5-grams of a text
_OTHER_NAMES = 0.1  # share of the names that must be others elsewhere: a story whose numbers somebody changed is no form
_KEPT_NUMBERS = (3, 0.5)  # so many numbers that both tell, and their share: one story, whatever became of its names
_NOTHING = np.iinfo(np.int64).min
_NAMES_ALONE = 8  # different names that must be others where no number is
_NOUGHT = re.compile(r"\.0+$")
_ALIKE = 0.6  # similarity from which two names may be one that somebody spelt or translated wrongly


class Filled(NamedTuple):
    """The facts of one side that stand in sentences whose wording the other side has.

    How many numbers and how many names both tell, those that it has alone, and the words of the whole text.
    """

    numbers: int
    names: int
    others: tuple[str, ...]
    words: int

    def is_another(self, full: float) -> bool:
        """Whether enough facts are others; a text is full of numbers where they are that share of its words."""
        told = self.numbers + self.names + len(self.others)
        other_numbers = sum(fact[0].isdigit() for fact in self.others)
        numbers = self.numbers + other_numbers
        if self.numbers >= _KEPT_NUMBERS[0] and self.numbers >= _KEPT_NUMBERS[1] * numbers:
            return False
        if other_numbers >= max(_OTHER_NUMBERS[0], _OTHER_NUMBERS[1] * numbers, full * self.words):
            return True
        other_names = len(self.others) - other_numbers
        if other_names < _OTHER_NAMES * (self.names + other_names):
            return False
        if not other_numbers and len(set(self.others)) < _NAMES_ALONE:  # whoever translates may call every office and place by another name
            return False
        return any(len(self.others) >= least and len(self.others) >= share * told for least, share in (_OTHERS, _MANY_OTHERS))


class Side(NamedTuple):
    """One text: the places of its names and numbers among the words, and those of the other words."""

    article: Article
    facts: NDArray[np.int64]
    frame: NDArray[np.int64]

    @classmethod
    def of(cls, article: Article) -> Side:
        """The side of an article."""
        words = article.words
        is_fact = is_number(words)
        is_fact[name_places(words)] = True
        return cls(article, is_fact.nonzero()[0], (~is_fact).nonzero()[0])

    def framed(self, other: Side, nearest: NDArray[np.int64]) -> NDArray[np.int64]:
        """The facts in sentences whose other words stand in the nearest sentence of the other side, most of them."""
        words, others = self.article.words, other.article.words
        at = words.sentence_column[self.frame]
        size = len(words.lexicon.bases)  # both are of one lexicon
        ours = nearest[at] * size + roots(words)[self.frame]
        there = _stand_in(ours, others.sentence_column[other.frame] * size + roots(others)[other.frame])
        count, found = np.bincount(at, minlength=len(nearest)), np.bincount(at, there, len(nearest))
        framed = (nearest >= 0) & (count >= _LEAST_WORDS) & (found >= _FRAME * count)
        return self.facts[framed[words.sentence_column[self.facts]]]

    def told(self, at: int) -> str:
        """A fact as it is compared."""
        words = self.article.words
        form = words.form(at)
        return _value(form) if form[0].isdigit() else words.folded_form(at)

    def names_near(self, sentence: int) -> set[str]:
        """The names and numbers of a sentence and of its neighbours."""
        edges = self.article.words.sentence_edges
        first, last = edges[[max(0, sentence - 1), min(sentence + 2, len(edges) - 1)]].tolist()
        return {self.told(at) for at in self.facts[slice(*self.facts.searchsorted((first, last)))].tolist()}

    def holds_near(self, bases: NDArray[np.int32], sentences: NDArray[np.int64]) -> NDArray[np.bool_]:
        """Which of some words or stems, in rows, stand in these sentences, or in one beside them, as a folded word or a stem."""
        words = self.article.words
        size = len(words.lexicon.bases)
        every = np.concatenate((words.sentence_column * size + folds(words), words.sentence_column * size + roots(words)))
        asked = (sentences + np.array([[[-1]], [[0]], [[1]]])) * size + bases
        return np.asarray(_stand_in(asked, every).any(axis=0))


def _value(number: str) -> str:
    """A number as its spellings are compared: 1,500 and 1500, 65 and 65.0, in the digits of any script."""
    if not number.isascii():
        number = "".join([str(unicodedata.decimal(sign, sign)) for sign in number])
    return _NOUGHT.sub("", number.replace(",", ""))


def _stand_in(some: NDArray[np.int64], known: NDArray[np.int64]) -> NDArray[np.bool_]:
    """Which numbers stand among the known."""
    known = np.append(np.sort(known), _NOTHING)  # which whatever lies above all of them meets
    return np.asarray(known[known[:-1].searchsorted(some)] == some)


def other_facts(alignment: Alignment) -> tuple[str, str] | None:
    """A few facts of either side, where both fill in one form; None where they tell the same facts, or share no form.

    A rewrite keeps names and numbers and changes the words between them; a form keeps the words. A name that is nearly spelt like
    one in the other text is the same name.
    """
    grid = alignment.grid
    if not grid.cosine.size:
        return None
    a, b = Side.of(alignment.a), Side.of(alignment.b)
    full = _FULL_COPY if max(alignment.runs.five_a, alignment.runs.five_b) >= _COPY else _FULL
    ours = _filled(a, b, _nearest(a, grid.numbers_a, grid.numbers_b[grid.cosine.argmax(axis=1)]))
    if not ours.is_another(full):
        return None
    theirs = _filled(b, a, _nearest(b, grid.numbers_b, grid.numbers_a[grid.cosine.argmax(axis=0)]))
    return (_shown(ours.others), _shown(theirs.others)) if theirs.is_another(full) else None


def _nearest(side: Side, sentences: NDArray[np.int64], nearest: NDArray[np.int64]) -> NDArray[np.int64]:
    """For every sentence of a side the one of the other text that is most like it; -1 for one without content."""
    found = np.full(len(side.article.words.sentence_edges) - 1, -1)
    found[sentences] = nearest
    return found


def _shown(facts: Iterable[str]) -> str:
    return ", ".join(tuple(dict.fromkeys(facts))[:8])


def _filled(a: Side, b: Side, nearest: NDArray[np.int64]) -> Filled:
    """The facts in those sentences of `a` whose wording stands in the nearest sentence of `b`, place by place.

    One that stands in the sentences beside that one is known: the other text may have cut its sentences elsewhere.
    """
    words, places = a.article.words, a.framed(b, nearest)
    sentences, is_name = nearest[words.sentence_column[places]], ~is_number(words)[places]
    held, held_stem = b.holds_near(np.stack((folds(words)[places], roots(words)[places])), sentences)
    held |= is_name & held_stem
    near = cache(b.names_near)
    others: list[str] = []
    (left,) = (~held).nonzero()
    for n, at, sentence in zip(left.tolist(), places[left].tolist(), sentences[left].tolist(), strict=True):
        fact, known = a.told(at), near(sentence)
        if fact in known or (is_name[n] and _is_nearly(fact, known)):
            held[n] = True
        else:
            others.append(fact)
    known_names = int(np.count_nonzero(held & is_name))
    return Filled(int(np.count_nonzero(held)) - known_names, known_names, tuple(others), len(words))


def _is_nearly(name: str, names: Iterable[str]) -> bool:
    """Whether a name is one of these, spelt wrongly."""
    return process.extractOne(name, names, scorer=DamerauLevenshtein.normalized_similarity, score_cutoff=_ALIKE) is not None
