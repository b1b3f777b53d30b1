"""Ranking: the articles with most votes, and what the index tells of them."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, TypeAlias

import numpy as np

from spamfilter.index import chunks

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Collection

    from numpy.typing import NDArray

Ranked: TypeAlias = tuple[float, float, str, int]  # below 0 by the votes; when first seen, in seconds since 1970; id; number
_NAMED = "SELECT n, id, seen, label IN ('spam', 'suspect') FROM article WHERE n IN ({})"
_WIDER = 4  # times as many are looked up where all were accused


def rank(connection: sqlite3.Connection, found: NDArray[np.int64], scores: NDArray[np.float64], most: int) -> tuple[list[Ranked], set[int]]:
    """Of articles, given by number with their votes, the best so many, and the numbers of those among them that were accused themselves.

    The best that was not accused is among them: a text that many farms show must not hide whose it is.
    """
    count = most
    while True:
        best = np.partition(scores, -count)[-count] <= scores if len(scores) > count else slice(None)
        score_of = dict(zip(found[best].tolist(), scores[best].tolist(), strict=True))
        named = chunks.select(connection, _NAMED, list(score_of))
        accused = {n for n, _, _, is_accused in named if is_accused}
        if len(accused) < len(named) or count >= len(scores):
            ranked = sorted((-score_of[n], seen if isinstance(seen, float) else math.inf, str(name), n) for n, name, seen, _ in named)
            return first(ranked, accused, most), accused
        count *= _WIDER


def first(ranked: list[Ranked], accused: Collection[int], count: int) -> list[Ranked]:
    """The first so many; where all of these were accused, the last gives way to the best that was not."""
    honest = next((one for one in ranked if one[-1] not in accused), None)
    return ranked[:count] if honest is None or honest in ranked[:count] else [*ranked[: count - 1], honest]
