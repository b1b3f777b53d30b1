"""Floors: what a model must reach on rows that it did not see, before it is written."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

from spamfilter.errors import ModelError

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from numpy.typing import NDArray

    from .memory import Memory

LEAST_HONEST = 100  # honest texts that resemble something known; of fewer, one in a hundred is less than one text
LEAST_FOUND = 0.5  # share of the taken texts called `spam`
MOST_FORGOTTEN = 0.02  # of the taken texts of the first training that an update may find no more


def below_training(memory: Memory, thresholds: Mapping[str, Any]) -> tuple[str, ...]:
    """Where a model that was trained from scratch falls short; empty where it does not."""
    honest, found = int(memory.sets_thresholds.sum()), _found(memory.log_odds, memory.rows.true, thresholds)
    faults = []
    if honest < LEAST_HONEST:
        faults.append(f"thresholds were chosen on {honest} honest texts (at least {LEAST_HONEST})")
    if found < LEAST_FOUND:
        faults.append(f"{found:.3f} of the taken texts are spam (at least {LEAST_FOUND})")
    return tuple(faults)


def below_update(
    old: Memory, before: Mapping[str, Any], new: Memory, after: Mapping[str, Any], yours: NDArray[np.bool_]
) -> tuple[str, ...]:
    """Where an update falls short of the model that it began with; empty where it does not.

    `old` and `new` are the same rows with the log-odds before and after, `yours` marks those that the update learned from.
    """
    faults = []
    first = new.rows.true & ~yours
    had, has = _found(old.log_odds, first, before), _found(new.log_odds, first, after)
    if has < had - MOST_FORGOTTEN:
        faults.append(
            f"{has:.3f} of the taken texts of the first training are spam ({had:.3f} before, at least {had - MOST_FORGOTTEN:.3f})"
        )
    wrong_before, wrong_after = _wrong(old, yours, before), _wrong(new, yours, after)
    if wrong_after > wrong_before:
        faults.append(f"of {int(yours.sum())} labelled texts {wrong_after} are judged wrongly (at most {wrong_before}, as before)")
    return tuple(faults)


def not_written(out: str, faults: Sequence[str]) -> ModelError:
    """The error that names every fault of a model that is not written, and the way to have it all the same."""
    return ModelError(out, f"is not written: {'; '.join(faults)} (--force writes it all the same)")


def _above(log_odds: NDArray[np.float64], thresholds: Mapping[str, Any]) -> NDArray[np.bool_]:
    return np.asarray(1 / (1 + np.exp(-log_odds)) > thresholds["spam"])


def _found(log_odds: NDArray[np.float64], taken: NDArray[np.bool_], thresholds: Mapping[str, Any]) -> float:
    return float(_above(log_odds, thresholds)[taken].mean()) if taken.any() else 1.0


def _wrong(memory: Memory, of: NDArray[np.bool_], thresholds: Mapping[str, Any]) -> int:
    """Taken texts that are not `spam`, and honest ones that are."""
    return int((_above(memory.log_odds, thresholds) != memory.rows.true)[of].sum())
