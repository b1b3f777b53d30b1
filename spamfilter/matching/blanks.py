"""Blanks: two texts that fill in one form share its wording, and in it stand other names and numbers."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import numpy as np
from rapidfuzz.distance import DamerauLevenshtein

from spamfilter.text.forms import is_number, roots
from spamfilter.text.words import stem

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
_OTHER_NUMBERS = (3, 0.7)  # the same of numbers alone
_KEPT_NUMBERS = (3, 0.5)  # so many numbers that both tell, and their share: one story, whatever became of its names
_NAMES_ALONE = 8  # different names that must be others where no number is
_ALIKE = 0.6  # similarity from which two names may be one that somebody spelt or translated wrongly


class Filled(NamedTuple):
    """The facts of one side that stand in sentences whose wording the other side has: those that both tell, and those of its own."""

    kept: tuple[str, ...]
    others: tuple[str, ...]

    def is_another(self) -> bool:
        """Whether enough facts are others."""
        told = len(self.kept) + len(self.others)
        kept_numbers, numbers = (sum(fact[0].isdigit() for fact in facts) for facts in (self.kept, self.others))
        if kept_numbers >= _KEPT_NUMBERS[0] and kept_numbers >= _KEPT_NUMBERS[1] * (kept_numbers + numbers):
            return False
        if numbers >= _OTHER_NUMBERS[0] and numbers >= _OTHER_NUMBERS[1] * (kept_numbers + numbers):
            return True
        if not numbers and len(set(self.others)) < _NAMES_ALONE:  # whoever translates may call every office and place by another name
            return False
        return any(len(self.others) >= least and len(self.others) >= share * told for least, share in (_OTHERS, _MANY_OTHERS))


class Side(NamedTuple):
    """One text with its facts: by sentence the place of each name and number among the words, and what it says; and the other words."""

    article: Article
    facts: dict[int, dict[int, str]]
    frame: NDArray[np.int64]

    @classmethod
    def of(cls, article: Article) -> Side:
        """The side of an article."""
        words, found = article.words, dict[int, dict[int, str]]()
        for name in article.names:
            found.setdefault(words.sentences[name.at], {})[name.at] = name.folded
        for n in is_number(words).nonzero()[0].tolist():
            found.setdefault(words.sentences[n], {})[n] = words.forms[n].replace(",", "")
        told = np.zeros(len(words), dtype=bool)
        told[[n for facts in found.values() for n in facts]] = True
        return cls(article, found, (~told).nonzero()[0])

    def framed(self, other: Side, nearest: dict[int, int]) -> list[int]:
        """The sentences with facts whose other words stand in the nearest sentence of the other side, most of them."""
        words, others = self.article.words, other.article.words
        like = np.full(len(words.sentence_spans), -1)
        like[list(nearest)] = list(nearest.values())
        at = words.sentence_column[self.frame]
        size = len(words.lexicon.bases)  # both are of one lexicon
        ours = like[at] * size + roots(words)[self.frame]
        theirs = np.sort(others.sentence_column[other.frame] * size + roots(others)[other.frame])
        there = theirs.searchsorted(ours, "right") > theirs.searchsorted(ours)
        count, found = np.bincount(at, minlength=len(like)), np.bincount(at, there, len(like))
        return [n for n in ((count >= _LEAST_WORDS) & (found >= _FRAME * count)).nonzero()[0].tolist() if n in self.facts and n in nearest]

    def around(self, sentence: int) -> tuple[set[str], set[str]]:
        """The words of a sentence and of its neighbours in every form, and the names among them."""
        words = self.article.words
        spans = words.sentence_spans[max(0, sentence - 1) : sentence + 2]
        part = slice(spans[0][0], spans[-1][1])
        names = {fact for near in (sentence - 1, sentence, sentence + 1) for fact in self.facts.get(near, {}).values()}
        return {*words.folded[part], *words.stems[part], *names}, names


def other_facts(alignment: Alignment) -> tuple[str, str] | None:
    """A few facts of either side, where both fill in one form; None where they tell the same facts, or share no form.

    A rewrite keeps names and numbers and changes the words between them; a form keeps the words. A name that is nearly spelt like
    one in the other text is the same name.
    """
    grid = alignment.grid
    if not grid.cosine.size:
        return None
    a, b = Side.of(alignment.a), Side.of(alignment.b)
    ours = _filled(a, b, dict(zip(grid.numbers_a.tolist(), grid.numbers_b[grid.cosine.argmax(axis=1)].tolist(), strict=True)))
    if not ours.is_another():
        return None
    theirs = _filled(b, a, dict(zip(grid.numbers_b.tolist(), grid.numbers_a[grid.cosine.argmax(axis=0)].tolist(), strict=True)))
    return (_shown(ours.others), _shown(theirs.others)) if theirs.is_another() else None


def _shown(facts: Iterable[str]) -> str:
    return ", ".join(tuple(dict.fromkeys(facts))[:8])


def _filled(a: Side, b: Side, nearest: dict[int, int]) -> Filled:
    """The facts in those sentences of `a` whose wording stands in the nearest sentence of `b`, place by place.

    One that stands in the sentences beside that one is known: the other text may have cut its sentences elsewhere.
    """
    kept, others = list[str](), list[str]()
    for sentence in a.framed(b, nearest):
        known, names = b.around(nearest[sentence])
        for fact in a.facts[sentence].values():
            same = fact in known or (not fact[0].isdigit() and (stem(fact) in known or _is_nearly(fact, names)))
            (kept if same else others).append(fact)
    return Filled(tuple(kept), tuple(others))


def _is_nearly(name: str, names: Iterable[str]) -> bool:
    """Whether a name is one of these, spelt wrongly."""
    return any(DamerauLevenshtein.normalized_similarity(name, other, score_cutoff=_ALIKE) > 0 for other in names)
