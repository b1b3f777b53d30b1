"""Company: the matches of one article weighed together. What one of them claims, the others may contradict."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np

from spamfilter.match import Direction
from spamfilter.matching.direction import names_told
from spamfilter.matching.relation import NEARLY_VERBATIM
from spamfilter.text.forms import folds
from spamfilter.verdict import Label

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from spamfilter.article import Article
    from spamfilter.match import Match

_SURE_TOGETHER = -0.5  # points a match, on average
_FIRM = 2.0  # beside the traces: from here on they do not matter
_DECIDED = 1.0  # the same: from here on they do not decide alone
# Of the originals that the words of one of several rewrites accuse (development data, translations apart) this frees five in six; of the
# rewrites that their words alone convict, where others of the same original are known, it loses three in a hundred.
_BEYOND = 0.1
_STEP = 1_000_003  # above the numbers of words: a number for each three


def weigh_together(matches: Sequence[Match]) -> tuple[Match, ...]:
    """The matches of one article, given the strong ones, with the doubt that they cast on one another."""
    return _by_sharing(_by_words(matches))


def _by_words(matches: Sequence[Match]) -> tuple[Match, ...]:
    """The matches, where their words are asked together.

    A claimed date or the words of one match may mislead; where the words of all that may be earlier say together that they were made
    from this article, none of them is taken for its source on such evidence alone.
    """
    asked = [match.traced for match in matches if match.traced and match.lean - match.traced > -1]
    if len(asked) < 2 or sum(asked) > 0:
        return tuple(matches)
    sure = sum(asked) / len(asked) <= _SURE_TOGETHER
    why = f"the words of {len(asked)} texts that are alike say together that they were made from this one"
    return tuple(_doubted(match, why, sure=sure) if match.lean - match.traced < _FIRM else match for match in matches)


def _by_sharing(matches: Sequence[Match]) -> tuple[Match, ...]:
    """The matches, where it is asked what they share with one another.

    What two texts share that were made from a third stands in the third too. A match beyond which the others share more than they share
    beyond this article is not their source, and hardly this one's. The same text that was judged spam elsewhere is no witness for it.
    """
    asked = [match for match in matches if match.label is not Label.SPAM or match.alignment.runs.five_a < NEARLY_VERBATIM]
    if len(asked) < 2 or not any(_rests_on_words(match) for match in asked):
        return tuple(matches)
    parts = {id(match.alignment.a): match.alignment.a for match in asked}.values()
    ours = np.unique(np.concatenate([_threes(part) for part in parts]))
    own, *theirs = detours([ours, *(_threes(match.alignment.b) for match in asked)])
    why = "the other texts that are alike share more with this one that the match lacks than with the match that this one lacks"
    beyond = {id(match): detour - own for match, detour in zip(asked, theirs, strict=True)}
    return tuple(
        _doubted(match, why, sure=False) if _rests_on_words(match) and beyond.get(id(match), 0.0) >= _BEYOND else match for match in matches
    )


def _rests_on_words(match: Match) -> bool:
    """Whether a match is taken for the source because of what the words show."""
    return match.direction is Direction.FROM and match.lean - match.traced < _DECIDED


def _doubted(match: Match, why: str, *, sure: bool) -> Match:
    """A match whose own evidence is weak: unknown instead of `from`, and `to` instead of unknown where all are sure and it agrees.

    It agrees where its words do, and no broken names speak against them.
    """
    if match.direction is Direction.FROM:
        return replace(match, direction=Direction.UNKNOWN, why=(why, *match.why))
    agrees = match.traced < 0 and match.lean < 0 and not any(clue.points > 0 for clue in names_told(match))
    if match.direction is Direction.UNKNOWN and sure and agrees:
        return replace(match, direction=Direction.TO, why=(why, *match.why))
    return match


def detours(texts: Sequence[NDArray[np.int64]]) -> list[float]:
    """For each of three texts and more, what two of the others share that it lacks: least where all others were made from it.

    Texts are given as different numbers. Shares of the smaller of the two (0 to 1), the mean of all twos.
    """
    every = np.unique(np.concatenate(texts))
    has = np.array([np.isin(every, text, assume_unique=True) for text in texts], dtype=np.int32)
    smaller = np.maximum(np.minimum.outer(has.sum(axis=1), has.sum(axis=1)), 1)
    twos = (len(texts) - 1) * (len(texts) - 2) / 2
    found = []
    for one in has:
        rest = has[:, one == 0]
        found.append(float(np.triu(rest @ rest.T / smaller, 1).sum()) / twos)
    return found


def _threes(article: Article) -> NDArray[np.int64]:
    """The different runs of three words, as numbers of the text's lexicon."""
    words = folds(article.words).astype(np.int64)
    return np.unique((words[:-2] * _STEP + words[1:-1]) * _STEP + words[2:])
