"""Thresholds: chosen for the shares of honest texts that they may accuse, on scores of fits that had not seen those texts."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from numpy.typing import NDArray


@dataclass(frozen=True, slots=True)
class Population:
    """Honest texts of one kind: their scores (0 to 1), and the share of them that may be accused, by threshold."""

    name: str
    scores: NDArray[np.float64]
    allowed: Mapping[str, float]


def choose(populations: Sequence[Population]) -> dict[str, Any]:
    """For each threshold the lowest score that accuses no more of any population than it allows, and what it accuses.

    A threshold that no population names is None: nothing reaches it.
    """
    populations = [one for one in populations if len(one.scores)]
    found: dict[str, Any] = {"suspect": None, "spam": None}
    for name in found:
        bars = [cut(one.scores, one.allowed[name]) for one in populations if name in one.allowed]
        found[name] = min(0.999999, max(0.000001, *(math.ceil(bar * 1e6) / 1e6 for bar in bars))) if bars else None
    if len(populations) > 1:
        populations.append(Population("all", np.concatenate([one.scores for one in populations]), {}))
    found["honest"] = {one.name: {"n": len(one.scores), **above(one.scores, found), "allowed": dict(one.allowed)} for one in populations}
    return found


def cut(honest: NDArray[np.float64], rate: float) -> float:
    """The score that at most this share of the honest exceeds."""
    ordered = np.sort(honest)[::-1]
    return float(ordered[min(int(rate * len(ordered)), len(ordered) - 1)])


def above(scores: NDArray[np.float64], thresholds: Mapping[str, Any]) -> dict[str, float]:
    """The shares of the scores above `suspect` and `spam`."""
    bars = {name: thresholds[name] for name in ("suspect", "spam")}
    return {name: 0.0 if bar is None else round(float((scores > bar).mean()), 4) for name, bar in bars.items()}


def rates(scores: NDArray[np.float64], label: NDArray[np.str_], thresholds: Mapping[str, Any]) -> dict[str, Any]:
    """Of each label the number of texts and the shares above the thresholds."""
    return {str(name): {"n": int((label == name).sum()), **above(scores[label == name], thresholds)} for name in np.unique(label)}
