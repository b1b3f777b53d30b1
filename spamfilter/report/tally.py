"""Tallies: what came out of a run, counted."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from spamfilter.hosts import host_of
from spamfilter.match import Direction
from spamfilter.verdict import ACCUSED, Label

if TYPE_CHECKING:
    from spamfilter.verdict import Verdict

SHOWN_ERRORS = 5


class Tally:
    """Counts of labels, kinds, sources and unreadable records of a run.

    `sources` counts, for articles labelled `spam` or `suspect`, the host (else the id) that they most likely came from.
    `errors` keeps the first few unreadable records as (where, what is wrong).
    """

    def __init__(self) -> None:
        self.labels: Counter[Label] = Counter()
        self.kinds: Counter[str] = Counter()
        self.sources: Counter[str] = Counter()
        self.unreadable = 0
        self.errors: list[tuple[str, str]] = []

    @property
    def total(self) -> int:
        """How many verdicts were counted, unreadable records included."""
        return self.labels.total()

    def add(self, verdict: Verdict) -> None:
        """Count one more verdict."""
        self.labels[verdict.label] += 1
        if verdict.error is not None:
            self.unreadable += 1
            if len(self.errors) < SHOWN_ERRORS:
                self.errors.append((str(verdict.source or verdict.id), verdict.error.message))
            return
        if verdict.label is not Label.UNJUDGED:
            self.kinds[verdict.kind.value] += 1
        if verdict.label in ACCUSED and verdict.matches and verdict.matches[0].direction is Direction.FROM:
            self.sources[host_of(verdict.matches[0].url) or verdict.matches[0].id] += 1
