"""Thresholds: the scores above which an article is `suspect` and `spam`, for each situation that it is judged in."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Thresholds:
    """Scores between 0 and 1. `spam` is 1, which no score reaches, where the evidence makes nothing spam: that of a text alone."""

    suspect: float
    spam: float = 1.0

    def given(self, suspect: float | None, spam: float | None) -> Thresholds:
        """Those of a caller, else these; one of these gives way where the caller's other one passes it."""
        if suspect is None:
            suspect = self.suspect if spam is None else min(self.suspect, spam)
        return Thresholds(suspect, max(self.spam, suspect) if spam is None else spam)
