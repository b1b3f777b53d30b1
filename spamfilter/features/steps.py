"""Steps: what comes next here comes next in the match too, though whole paragraphs may stand elsewhere.

The longest common subsequence and the sequence of the names (`order`) see a text as one line and lose it where parts of it were moved.
Within each part the sequence stays. Two reports of one event share words and names, which follow one another by chance alone.
"""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from spamfilter.feature import Feature, Finding
from spamfilter.text.lexicon import first_places
from spamfilter.text.views import view

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from spamfilter.article import Article
    from spamfilter.match import Match
    from spamfilter.matching.alignment import Alignment

_USUAL, _TELLING = 3.0, 5.0  # nats: of a word that fewer than one article in 20, in 150 holds
_REACH = 30  # words within which one follows another, about a sentence
_ONE_NAME = 3  # words: as far apart in both texts they are one expression, whose order says nothing
_SENTENCES = 2  # within which one follows another
_ALIKE = 0.15  # cosine from which a sentence has a counterpart
_LEAST_WORDS, _LEAST_SENTENCES = 5, 3  # fewer have no sequence
_LEAST_SURPRISE, _MOST_SURPRISE = -5.0, 20.0


class Steps(NamedTuple):
    """Of how many steps from one thing to the next the other text makes `taken`; `chance` is the share that any sequence would have."""

    taken: int
    possible: int
    chance: float

    @classmethod
    def of(cls, places: NDArray[np.int64], reach: int, counts: NDArray[np.bool_] | None = None) -> Steps:
        """Where the things of one text stand in the other, in the order of the first; `counts` says which steps do."""
        ordered, steps = np.sort(places), np.diff(places)
        near = ordered.searchsorted(ordered + reach, side="right") - ordered.searchsorted(ordered, side="left") - 1
        counted = np.ones(len(steps), dtype=bool) if counts is None else counts
        taken = counted & (steps >= 0) & (steps <= reach)
        return cls(int(taken.sum()), int(counted.sum()), float(near.sum()) / (len(places) * (len(places) - 1)))

    @property
    def excess(self) -> float:
        """Share of the steps taken beyond chance, of what chance leaves (-1 to 1; 0 without steps)."""
        if not self.possible or self.chance >= 1:
            return 0.0
        return max(-1.0, (self.taken / self.possible - self.chance) / (1 - self.chance))

    @property
    def surprise(self) -> float:
        """How many spreads of chance that lies above chance (-5 to 20; 0 without steps); half a step is added to the variance."""
        expected = self.possible * self.chance
        spread = math.sqrt(expected * (1 - self.chance) + 0.5)
        return min(_MOST_SURPRISE, max(_LEAST_SURPRISE, (self.taken - expected) / spread))


_NO_STEPS = Steps(0, 0, 0.0)


@view
def _usual(alignment: Alignment) -> tuple[Steps, Steps]:
    """The steps between content words of either text."""
    return _between_words(alignment, _USUAL)


@view
def _telling(alignment: Alignment) -> tuple[Steps, Steps]:
    """The steps between names and rare words of either text."""
    return _between_words(alignment, _TELLING)


def _between_words(alignment: Alignment, least: float) -> tuple[Steps, Steps]:
    """The steps between shared words that tell so much, from where each first stands."""
    first = alignment.first
    stems = np.flatnonzero(alignment.shared[0][first] & (alignment.weights[0][first] >= least))
    if len(stems) < _LEAST_WORDS:
        return _NO_STEPS, _NO_STEPS
    here = alignment.a.content.at[first[stems]].astype(np.int64)  # rising: so stems are numbered
    there = alignment.b.content.at[first_places(alignment.stems[1])[stems]].astype(np.int64)
    order = there.argsort()
    return _word_steps(here, there), _word_steps(there[order], here[order])


def _word_steps(places: NDArray[np.int64], others: NDArray[np.int64]) -> Steps:
    """The steps between words that stand at these rising places, and at the others in the other text."""
    steps = np.diff(places)
    return Steps.of(others, _REACH, (steps != np.diff(others)) | (steps > _ONE_NAME))


@view
def _sentences(alignment: Alignment) -> tuple[Steps, Steps]:
    """The steps between sentences of either text that have a counterpart."""
    grid = alignment.grid
    if not grid.cosine.size:
        return _NO_STEPS, _NO_STEPS
    return _between_sentences(grid.cosine), _between_sentences(grid.cosine.T)


def _between_sentences(cosine: NDArray[np.float64]) -> Steps:
    """The steps between the rows that have a counterpart among the columns."""
    places = cosine.argmax(axis=1)[cosine.max(axis=1) >= _ALIKE]
    return Steps.of(places, _SENTENCES) if len(places) >= _LEAST_SENTENCES else _NO_STEPS


def words_here(article: Article, matches: Sequence[Match]) -> Finding:
    """Share of the steps from one shared word of the page to the next that go on in the match too, beyond chance (-1 to 1; 0 of none)."""
    return Finding(_usual(matches[0].alignment)[0].excess)


def words_there(article: Article, matches: Sequence[Match]) -> Finding:
    """The same from one shared word of the match to the next (-1 to 1)."""
    return Finding(_usual(matches[0].alignment)[1].excess)


def words_surprise_here(article: Article, matches: Sequence[Match]) -> Finding:
    """How many spreads of chance the steps through the page lie above chance (-5 to 20; 0 of none)."""
    return Finding(_usual(matches[0].alignment)[0].surprise)


def words_surprise_there(article: Article, matches: Sequence[Match]) -> Finding:
    """The same of the steps through the match (-5 to 20)."""
    return Finding(_usual(matches[0].alignment)[1].surprise)


def telling_here(article: Article, matches: Sequence[Match]) -> Finding:
    """As `words_here`, of names and rare words alone (-1 to 1)."""
    return Finding(_telling(matches[0].alignment)[0].excess)


def telling_there(article: Article, matches: Sequence[Match]) -> Finding:
    """As `words_there`, of names and rare words alone (-1 to 1)."""
    return Finding(_telling(matches[0].alignment)[1].excess)


def telling_surprise_here(article: Article, matches: Sequence[Match]) -> Finding:
    """As `words_surprise_here`, of names and rare words alone (-5 to 20)."""
    return Finding(_telling(matches[0].alignment)[0].surprise)


def telling_surprise_there(article: Article, matches: Sequence[Match]) -> Finding:
    """As `words_surprise_there`, of names and rare words alone (-5 to 20)."""
    return Finding(_telling(matches[0].alignment)[1].surprise)


def sentences_here(article: Article, matches: Sequence[Match]) -> Finding:
    """Share of the steps from one sentence of the page to the next that the match makes too, beyond chance (-1 to 1; 0 of none)."""
    return Finding(_sentences(matches[0].alignment)[0].excess)


def sentences_there(article: Article, matches: Sequence[Match]) -> Finding:
    """The same from one sentence of the match to the next (-1 to 1)."""
    return Finding(_sentences(matches[0].alignment)[1].excess)


def sentences_surprise_here(article: Article, matches: Sequence[Match]) -> Finding:
    """How many spreads of chance the steps between sentences of the page lie above chance (-5 to 20; 0 of none)."""
    return Finding(_sentences(matches[0].alignment)[0].surprise)


def sentences_surprise_there(article: Article, matches: Sequence[Match]) -> Finding:
    """The same of the steps between sentences of the match (-5 to 20)."""
    return Finding(_sentences(matches[0].alignment)[1].surprise)


FEATURES = (
    Feature("steps.words_here", "what comes next here comes next in the match, wherever the parts stand", words_here),
    Feature("steps.words_there", "what comes next in the match comes next here, wherever the parts stand", words_there),
    Feature("steps.words_surprise_here", "so many of its next words are next in the match that it is no accident", words_surprise_here),
    Feature("steps.words_surprise_there", "so many next words of the match are next here that it is no accident", words_surprise_there),
    Feature("steps.telling_here", "names and rare words follow one another as in the match", telling_here),
    Feature("steps.telling_there", "names and rare words of the match follow one another here", telling_there),
    Feature("steps.telling_surprise_here", "so many names that follow one another as in the match are no accident", telling_surprise_here),
    Feature("steps.telling_surprise_there", "so many names of it that follow one another here are no accident", telling_surprise_there),
    Feature("steps.sentences_here", "the next sentence goes back to what comes next in the match", sentences_here),
    Feature("steps.sentences_there", "the match's next sentence comes next here", sentences_there),
    Feature("steps.sentences_surprise_here", "so many sentences that go on as in the match are no accident", sentences_surprise_here),
    Feature("steps.sentences_surprise_there", "so many sentences of the match that go on here are no accident", sentences_surprise_there),
)
