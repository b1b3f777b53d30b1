"""Feedback: what a person says of articles that an index holds becomes rows to learn from."""

from __future__ import annotations

import csv
from pathlib import Path
from typing import TYPE_CHECKING, Any

from spamfilter.config import Config
from spamfilter.errors import InputError
from spamfilter.feature import View
from spamfilter.features import measure
from spamfilter.index import Index
from spamfilter.judging import Judge
from spamfilter.match import Direction
from spamfilter.matching.finder import find_matches
from spamfilter.text.language import language_of
from spamfilter.verdict import Label

from .memory import YOURS
from .rows import SPLIT_LABEL, Rows, stack

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from spamfilter.scoring.model import Model

_TAKEN_LABEL = "paraphrase"
_LABELS = {"ok": False, "spam": True}


def read_feedback(paths: Iterable[str]) -> dict[str, bool]:
    """Whether each article was taken from another one, by id: CSV files with the columns `id` and `label`, which is `ok` or `spam`.

    A line that stands twice counts once. Raises InputError naming file and line for a file that is none, and for lines that
    contradict each other.
    """
    said: dict[str, tuple[bool, str]] = {}
    for path in paths:
        try:
            with Path(path).open(encoding="utf-8-sig", newline="") as file:
                for number, name, label in _lines(path, csv.reader(file)):
                    before, where = said.setdefault(name, (_LABELS[label], f"{path} line {number}"))
                    if before != _LABELS[label]:
                        raise InputError(path, f"line {number}: {name!r} is {label!r}, and {where} says otherwise")
        except (OSError, UnicodeDecodeError, csv.Error) as error:
            raise InputError(path, f"cannot be read: {error}") from None
    return {name: taken for name, (taken, _) in said.items()}


def _lines(path: str, rows: Any) -> Iterable[tuple[int, str, str]]:
    """Line number, id and label of every line below the heading that is not empty."""
    columns = [cell.strip().lower() for cell in next(rows, [])]
    if not {"id", "label"} <= set(columns):
        raise InputError(path, "line 1 does not name the columns `id` and `label`")
    for row in rows:
        if any(cell.strip() for cell in row):
            told = dict(zip(columns, (cell.strip() for cell in row), strict=False))
            name, label = told.get("id", ""), told.get("label", "").lower()
            if not name or label not in _LABELS:
                raise InputError(path, f"line {rows.line_num}: an id and a label, `ok` or `spam`, belong here")
            yield rows.line_num, name, label


def measure_feedback(said: Mapping[str, bool], index: str, model: Model) -> tuple[Rows, dict[str, list[str]]]:
    """A row for each article: measured against the match that decides about it; and the ids of those that teach nothing, by reason.

    The index must hold the articles with their texts, and what they resemble. Raises IndexStoreError where there is none.
    """
    rows: list[tuple[Any, ...]] = []
    strange, alone, spared = "not in the index with its text", "resembles nothing in the index", "a rule spares it already"
    idle: dict[str, list[str]] = {strange: [], alone: [], spared: []}
    config = Config()
    judging = Judge(model, config)
    with Index(index, create=False) as memory:
        for name, taken in sorted(said.items()):
            entry = memory.get(name)
            if entry is None or not entry.kept:
                idle[strange].append(name)
                continue
            article = entry.article.stating(language=language_of(entry.article))
            found = find_matches(memory, article, candidates=config.candidates, aligned=config.aligned)
            verdict, matches = judging.judge(article, found)
            first = next((match for match in matches if match.direction is not Direction.TO), None)
            if first is None:
                idle[alone].append(name)
            elif not taken and verdict.label is Label.OK and first.score > judging.suspect:
                idle[spared].append(name)  # alike it is: that it is honest does not lie in the likeness
            else:
                values = [finding.value for finding in measure(first.alignment.a, (first,), View.MATCH).values()]
                label = _TAKEN_LABEL if taken else SPLIT_LABEL
                rows.append((values, name, first.article.id, label, YOURS, first.article.id, "full", taken))
    return stack(rows, View.MATCH), idle
