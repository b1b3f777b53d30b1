"""Votes: the articles that share keys with the one asked for, and what each of those keys tells."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from spamfilter.index.levels import CAP, cap_lists, group
from spamfilter.index.stock import are_stock

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from spamfilter.index.keys import Keys

OTHERS = 2  # other articles with a run that make it a common one
_DIFFERS = 0.35  # share of the rare words under which another article tells of something else
# Nats: a word that fewer than one article in 3,000 holds. At one in 400 the words of a form itself count (`restitution`, `fairway`), and
# reports that fill it in seem to be copies of one article; at one in 8,000 rewrites of one article begin to seem different ones.
_TELLING = 8.0
# What is left of a key's nats in a list of so many entries: all in a list of one, a seventh in a full one.
_SHARES = np.array([1.0 - math.log(max(1, length)) / math.log(2 * CAP) for length in range(CAP + 1)])
_LOW = np.uint64(0xFFFFFFFF)
_HIGH = np.uint64(32)


@dataclass(frozen=True, slots=True, eq=False)
class Lists:
    """The lists of some keys as columns: of each entry which key it stands under, in rising order, and the number of the article.

    `cut` says of each key whether its list has left entries out.
    """

    asked: NDArray[np.int64]
    docs: NDArray[np.uint32]
    cut: NDArray[np.bool_]

    @classmethod
    def joined(cls, parts: Sequence[tuple[NDArray[np.int64], NDArray[np.uint32]]], cut: NDArray[np.bool_]) -> Lists:
        """The entries of all parts; of one key those of earlier parts first."""
        asked, docs = np.concatenate([part[0] for part in parts]), np.concatenate([part[1] for part in parts])
        if (asked[1:] < asked[:-1]).any():
            ordered = np.sort(asked.astype(np.uint64) << _HIGH | np.arange(len(asked), dtype=np.uint64))
            asked, docs = (ordered >> _HIGH).astype(np.int64), docs[(ordered & _LOW).astype(np.int64)]
        return cls(asked, docs, cut)

    def where(self, chosen: NDArray[np.bool_]) -> Lists:
        """Some of the entries."""
        return Lists(self.asked[chosen], self.docs[chosen], self.cut)

    def capped(self) -> Lists:
        """The same with no list longer than CAP."""
        starts = group(self.asked)
        long = np.diff(starts, append=len(self.asked)) > CAP
        if not long.any():
            return self
        chosen = cap_lists(starts, len(self.asked))
        cut = self.cut.copy()
        cut[self.asked[starts[long]]] = True
        return Lists(self.asked[chosen], self.docs[chosen], cut)


@dataclass(frozen=True, slots=True, eq=False)
class Votes:
    """The articles that share a key with the one asked for, as columns: their numbers, and the sum of what the shared keys tell.

    `alike` is the share of the word keys, by weight, that each of them has (0 to 1). `run` and `at` name each entry of the lists of
    run keys: which list, and which of the articles; `stock` says of each list whether its run is a set phrase.
    """

    found: NDArray[np.int64]
    scores: NDArray[np.float64]
    alike: NDArray[np.float64]
    run: NDArray[np.int64]
    at: NDArray[np.int64]
    stock: NDArray[np.bool_]

    @classmethod
    def of(cls, keys: Keys, lists: Lists) -> Votes:
        """A key that one article holds tells all its nats, one with a full list a seventh."""
        starts = group(lists.asked)
        lengths = np.diff(starts, append=len(lists.asked))
        listed = lists.asked[starts]
        plain, is_run = keys.weights[listed], keys.is_run[listed]
        weights = plain * _SHARES[np.where(lists.cut[listed], CAP, lengths)]
        found, at = _numbered(lists.docs)
        telling = np.where(is_run | (plain < _TELLING), 0.0, plain)
        in_run = np.repeat(is_run, lengths)
        return cls(
            found,
            np.bincount(at, np.repeat(weights, lengths), len(found)).astype(np.float64),
            np.bincount(at, np.repeat(telling, lengths), len(found))
            / max(float(keys.weights[~keys.is_run & (keys.weights >= _TELLING)].sum()), 1e-12),
            np.repeat(np.arange(len(starts)), lengths)[in_run],
            at[in_run],
            are_stock(keys.numbers[listed]),
        )

    def runs(self, numbers: Sequence[int]) -> list[tuple[int, int]]:
        """For each of these articles how many runs it shares, and how many of those are stock or stand in OTHERS more that differ.

        An article differs that has few of the rare words: reports that fill one form differ in their names, forty copies of one
        article do not.
        """
        differs = self.alike < _DIFFERS
        different = np.bincount(self.run, differs[self.at])  # articles that differ, for each list
        which = np.full(len(self.found), -1)
        which[np.searchsorted(self.found, np.array(numbers, dtype=np.int64))] = np.arange(len(numbers))
        mine = which[self.at]
        entries = mine >= 0
        runs = self.run[entries]
        common = (different[runs] - differs[self.at[entries]] >= OTHERS) | self.stock[runs]
        shared = np.bincount(mine[entries], minlength=len(numbers)).tolist()
        return list(zip(shared, np.bincount(mine[entries], common, len(numbers)).astype(int).tolist(), strict=True))


def _numbered(docs: NDArray[np.uint32]) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """The distinct articles in rising order, and which of them each entry is."""
    ordered = np.sort(docs.astype(np.uint64) << _HIGH | np.arange(len(docs), dtype=np.uint64))
    sorted_docs = ordered >> _HIGH
    starts = group(sorted_docs)
    at = np.empty(len(docs), dtype=np.int64)
    at[(ordered & _LOW).astype(np.int64)] = np.repeat(np.arange(len(starts)), np.diff(starts, append=len(docs)))
    return sorted_docs[starts].astype(np.int64), at
