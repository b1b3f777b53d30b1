"""Passages: the sentences that resemble one another, for a reader's eyes."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from spamfilter.match import Passage

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from spamfilter.article import Article
    from spamfilter.matching.sentences import SentenceGrid
    from spamfilter.text.cutting import Words

_LEAST = 0.3  # cosine from which two sentences are shown side by side
MOST = 60  # passages a match shows


def passages(a: Article, b: Article, grid: SentenceGrid) -> tuple[Passage, ...]:
    """Passages of `a` and `b` one to one, strongest first; neighbours on both sides are joined into one."""
    if not grid.cosine.size:
        return ()
    rows, columns = _pairs(grid)
    weights = grid.weights_a[rows].tolist()
    alike = (grid.cosine[rows, columns] * grid.weights_a[rows]).tolist()
    ours, theirs = _spans(a.words, grid.numbers_a[rows]), _spans(b.words, grid.numbers_b[columns])
    made: list[Passage] = []
    first = 0
    for last in range(len(rows)):
        if last + 1 < len(rows) and rows[last + 1] == rows[last] + 1 and columns[last + 1] == columns[last] + 1:
            continue
        mean = sum(alike[first : last + 1]) / sum(weights[first : last + 1])
        made.append(Passage((ours[first][0], ours[last][1]), (theirs[first][0], theirs[last][1]), round(mean, 4)))
        first = last + 1
    return tuple(sorted(made, key=lambda p: (-p.similarity * (p.a[1] - p.a[0]), p.a))[:MOST])


def _pairs(grid: SentenceGrid) -> tuple[list[int], list[int]]:
    """Rows and columns, one to one, the most alike first taken; in the order of a."""
    strength = grid.cosine * np.minimum(grid.weights_a[:, None], grid.weights_b)
    rows, columns = np.nonzero(grid.cosine >= _LEAST)
    order = np.lexsort((columns, rows, -strength[rows, columns]))
    used, pairs = set[int](), dict[int, int]()
    for row, column in zip(rows[order].tolist(), columns[order].tolist(), strict=True):
        if row not in pairs and column not in used:
            used.add(column)
            pairs[row] = column
    return sorted(pairs), [pairs[row] for row in sorted(pairs)]


def _spans(words: Words, sentences: NDArray[np.int64]) -> list[tuple[int, int]]:
    """First character and last + 1 of each of these sentences."""
    first, last = words.sentence_edges[sentences], words.sentence_edges[sentences + 1] - 1
    return list(zip(words.start_column[first].tolist(), words.end_column[last].tolist(), strict=True))
