"""Linear: a weighted sum of bounded values, for evidence that must carry over to pages unlike those it was trained on."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from spamfilter.scoring.trees import Scored

if TYPE_CHECKING:
    from numpy.typing import NDArray


@dataclass(frozen=True)
class LinearHead:
    """Log-odds = intercept + sum of weight * (value - mean), each value kept within [low, high] first.

    The bounds are quantiles of the training rows: one strange page cannot push a value, and so a share, beyond them.
    """

    features: tuple[str, ...]
    weight: NDArray[np.float64]
    mean: NDArray[np.float64]
    low: NDArray[np.float64]
    high: NDArray[np.float64]
    intercept: float

    def problem(self) -> str | None:
        """What makes the arrays unusable; None when they are sound."""
        columns = (self.weight, self.mean, self.low, self.high)
        if any(column.shape != (len(self.features),) for column in columns):
            return "the columns do not have one number a feature"
        if not all(np.isfinite(column).all() for column in columns) or not np.isfinite(self.intercept):
            return "a weight is not a finite number"
        if len(set(self.features)) < len(self.features):
            return "a feature is listed twice"
        return "a lower bound lies above its upper bound" if (self.low > self.high).any() else None

    @property
    def used(self) -> frozenset[str]:
        """The features that weigh anything."""
        return frozenset(name for name, weight in zip(self.features, self.weight.tolist(), strict=True) if weight)

    def score(self, values: NDArray[np.float64]) -> Scored:
        """Log-odds of one row of values, and each feature's share."""
        shares = self.weight * (np.clip(values, self.low, self.high) - self.mean)
        return Scored(self.intercept + float(shares.sum()), self.intercept, dict(zip(self.features, shares.tolist(), strict=True)))
