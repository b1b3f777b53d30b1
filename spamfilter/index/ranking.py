"""Ranking: the articles with most votes, and which of them do not count as sources."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

import numpy as np

from spamfilter.hosts import are_one_site
from spamfilter.index import chunks
from spamfilter.index.held import MOST_HELD, by_held
from spamfilter.verdict import Label

if TYPE_CHECKING:
    import sqlite3

    from numpy.typing import NDArray

    from spamfilter.index.held import Ranked
    from spamfilter.index.keys import Keys

_NAMED = "SELECT n, id, seen, host, label FROM article WHERE n IN ({})"
_WIDER = 4  # times as many are looked up where none of them counts


class Ranking:
    """The best of the articles that share keys with one on a host: however many are its own or spam, they must not hide whose a text is."""

    def __init__(self, connection: sqlite3.Connection, host: str | None) -> None:
        self._connection, self._host = connection, host
        self._own, self._spam = frozenset[int](), frozenset[int]()

    def sides(self, n: int) -> tuple[bool, bool]:
        """Whether one that was looked up stands on the same site, and whether it was judged spam itself."""
        return n in self._own, n in self._spam

    def best(self, keys: Keys, found: NDArray[np.int64], scores: NDArray[np.float64], count: int) -> list[Ranked]:
        """The best so many of the articles found, by number, with their votes; of a text all of whose words are keys by what they hold."""
        if not keys.are_all:
            return self._most_voted(found, scores, count)
        held = by_held(self._connection, keys, self._most_voted(found, scores, max(count, MOST_HELD)))
        return self._first(held, count)

    def _most_voted(self, found: NDArray[np.int64], scores: NDArray[np.float64], count: int) -> list[Ranked]:
        most = count
        while True:
            best = np.partition(scores, -most)[-most] <= scores if len(scores) > most else slice(None)
            score_of = dict(zip(found[best].tolist(), scores[best].tolist(), strict=True))
            named = chunks.select(self._connection, _NAMED, list(score_of))
            self._spam = frozenset(n for n, *_, label in named if label == Label.SPAM)
            if self._host is not None:
                self._own = frozenset(n for n, _, _, host, _ in named if are_one_site(self._host, host))
            if most >= len(scores) or not all(any(self.sides(n)) for n, *_ in named):
                ranked = sorted((-score_of[n], seen if isinstance(seen, float) else math.inf, str(name), n) for n, name, seen, *_ in named)
                return self._first(ranked, count)
            most *= _WIDER

    def _first(self, ranked: list[Ranked], count: int) -> list[Ranked]:
        """The first so many; where all of these are its own or spam, the last gives way to the best that is neither."""
        source = next((one for one in ranked if not any(self.sides(one[-1]))), None)
        return ranked[:count] if source is None or source in ranked[:count] else [*ranked[: count - 1], source]
