"""Ranking: the articles with most votes, and which of them do not count as sources."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeAlias

import numpy as np

from spamfilter.hosts import are_one_site
from spamfilter.index import chunks
from spamfilter.verdict import Label

if TYPE_CHECKING:
    import sqlite3

    from numpy.typing import NDArray

Ranked: TypeAlias = tuple[float, float, str, int]  # below 0 by the votes; when first seen, in seconds since 1970; id; number
_NAMED = "SELECT n, id, seen, host, label FROM article WHERE n IN ({})"
_WIDER = 4  # times as many are looked up where none of them counts


@dataclass(frozen=True, slots=True)
class Aside:
    """The numbers of articles that must not hide whose a text is: those on the asking article's own site, and spam."""

    own: frozenset[int]
    spam: frozenset[int]

    def __contains__(self, n: int) -> bool:
        return n in self.own or n in self.spam


def rank(
    connection: sqlite3.Connection, found: NDArray[np.int64], scores: NDArray[np.float64], most: int, host: str | None
) -> tuple[list[Ranked], Aside]:
    """Of articles, given by number with their votes, the best so many; the best of those that are not aside is among them."""
    count = most
    while True:
        best = np.partition(scores, -count)[-count] <= scores if len(scores) > count else slice(None)
        score_of = dict(zip(found[best].tolist(), scores[best].tolist(), strict=True))
        named = chunks.select(connection, _NAMED, list(score_of))
        own = frozenset(n for n, _, _, theirs, _ in named if are_one_site(host, theirs)) if host else frozenset[int]()
        aside = Aside(own, frozenset(row[0] for row in named if row[-1] == Label.SPAM))
        if count >= len(scores) or any(row[0] not in aside for row in named):
            ranked = sorted((-score_of[n], seen if isinstance(seen, float) else math.inf, str(name), n) for n, name, seen, *_ in named)
            return first(ranked, aside, most), aside
        count *= _WIDER


def first(ranked: list[Ranked], aside: Aside, count: int) -> list[Ranked]:
    """The first so many; where all of these are aside, the last gives way to the best that is not."""
    source = next((one for one in ranked if one[-1] not in aside), None)
    return ranked[:count] if source is None or source in ranked[:count] else [*ranked[: count - 1], source]
