"""Passages: the sentences that resemble one another, for a reader's eyes."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from spamfilter.match import Passage

if TYPE_CHECKING:
    from spamfilter.article import Article
    from spamfilter.matching.sentences import SentenceGrid
    from spamfilter.text.cutting import Words

_LEAST = 0.3  # cosine from which two sentences are shown side by side
MOST = 60  # passages a match shows


def passages(a: Article, b: Article, grid: SentenceGrid) -> tuple[Passage, ...]:
    """Passages of `a` and `b` one to one, strongest first; neighbours on both sides are joined into one."""
    if not grid.cosine.size:
        return ()
    pairs = _pairs(grid)
    joined: list[list[tuple[int, int]]] = []
    for pair in pairs:
        if joined and pair[0] == joined[-1][-1][0] + 1 and pair[1] == joined[-1][-1][1] + 1:
            joined[-1].append(pair)
        else:
            joined.append([pair])
    made = [_passage(a.words, b.words, grid, group) for group in joined]
    return tuple(sorted(made, key=lambda p: (-p.similarity * (p.a[1] - p.a[0]), p.a))[:MOST])


def _pairs(grid: SentenceGrid) -> list[tuple[int, int]]:
    """Rows and columns, one to one, the most alike first; in the order of a."""
    strength = grid.cosine * np.minimum(grid.weights_a[:, None], grid.weights_b[None, :])
    rows, columns = np.nonzero(grid.cosine >= _LEAST)
    order = np.lexsort((columns, rows, -strength[rows, columns]))
    used_a, used_b, pairs = set(), set(), []
    for row, column in zip(rows[order].tolist(), columns[order].tolist(), strict=True):
        if row not in used_a and column not in used_b:
            used_a.add(row)
            used_b.add(column)
            pairs.append((row, column))
    return sorted(pairs)


def _passage(words_a: Words, words_b: Words, grid: SentenceGrid, group: list[tuple[int, int]]) -> Passage:
    """Characters from the first to the last sentence of a group, and its mean similarity by weight."""
    rows, columns = [row for row, _ in group], [column for _, column in group]
    weights = grid.weights_a[rows]
    alike = float((grid.cosine[rows, columns] * weights).sum() / weights.sum())
    return Passage(
        _span(words_a, int(grid.numbers_a[rows[0]]), int(grid.numbers_a[rows[-1]])),
        _span(words_b, int(grid.numbers_b[columns[0]]), int(grid.numbers_b[columns[-1]])),
        round(alike, 4),
    )


def _span(words: Words, first: int, last: int) -> tuple[int, int]:
    """First character of sentence `first` and last + 1 of sentence `last`."""
    return words.starts[words.sentence_spans[first][0]], words.ends[words.sentence_spans[last][1] - 1]
