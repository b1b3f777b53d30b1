"""Trees: a sum of decision trees, judged with numpy alone, each feature's share of the sum exact."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Mapping

    from numpy.typing import NDArray

MOST_NODES = 200_000
MOST_STEPS = 100_000  # from node to node for one score: 30 times those of the shipped model


@dataclass(frozen=True, slots=True)
class Scored:
    """A sum and what it is made of: `base` plus the shares is `log_odds`, to rounding."""

    log_odds: float
    base: float
    shares: Mapping[str, float]


@dataclass(frozen=True)
class Head:
    """Boosted trees over named features, calibrated on the log-odds: slope * (sum of trees) + intercept.

    One row a node: `feature` is the column asked, -1 at a leaf; a value <= `threshold` goes `left`, else `right`; `value`
    is the node's own mean output. `roots` are the trees' first nodes. Children come after their parents.
    """

    features: tuple[str, ...]
    feature: NDArray[np.int32]
    threshold: NDArray[np.float64]
    left: NDArray[np.int32]
    right: NDArray[np.int32]
    value: NDArray[np.float64]
    roots: NDArray[np.int32]
    slope: float
    intercept: float

    def problem(self) -> str | None:  # noqa: PLR0911 one answer for each way to be broken
        """What makes the arrays unusable; None when they are sound."""
        count = self.feature.size
        columns = (self.feature, self.threshold, self.left, self.right, self.value)
        if not 0 < count <= MOST_NODES or any(column.shape != (count,) for column in columns):
            return f"the node columns are not of one length between 1 and {MOST_NODES}"
        if (
            not all(np.isfinite(column).all() for column in (self.threshold, self.value))
            or not np.isfinite([self.slope, self.intercept]).all()
        ):
            return "a weight is not a finite number"
        if self.slope <= 0:
            return "the calibration's slope is not above 0"
        inner = self.feature >= 0
        own = np.arange(count)[inner]
        if (self.feature < -1).any() or (self.feature >= len(self.features)).any():
            return "a node asks for a feature that is not listed"
        for child in (self.left[inner], self.right[inner]):
            if (child <= own).any() or (child >= count).any():
                return "a node's children do not come after it"
        if self.roots.ndim != 1 or not len(self.roots) or (self.roots < 0).any() or (self.roots >= count).any():
            return "a tree begins outside the nodes"
        if len(np.unique(np.concatenate((self.left[inner], self.right[inner], self.roots)))) < 2 * len(own) + len(self.roots):
            return "a node's child is another's too, or a tree's first node"
        if len(set(self.features)) < len(self.features):
            return "a feature is listed twice"
        return "its trees take too many steps" if self._depth * len(self.roots) > MOST_STEPS else None

    @property
    def used(self) -> frozenset[str]:
        """The features that some tree asks for."""
        return frozenset(self.features[n] for n in np.unique(self.feature[self.feature >= 0]).tolist())

    @cached_property
    def base(self) -> float:
        """The log-odds before any feature was asked."""
        return self.slope * float(self.value[self.roots].sum()) + self.intercept

    def score(self, values: NDArray[np.float64]) -> Scored:
        """Log-odds of one row of values, and each feature's share.

        A share is the sum of the changes of the node's mean along the path where that feature was asked (path
        attribution, Saabas 2014): exact, since each tree's output is its root's mean plus those changes.
        """
        (shares,) = self.shares(values[None])
        return Scored(self.base + float(shares.sum()), self.base, dict(zip(self.features, shares.tolist(), strict=True)))

    def shares(self, rows: NDArray[np.float64]) -> NDArray[np.float64]:
        """The shares of several rows, each a row too, as `score` gives them."""
        walk, (count, width), trees = self._walk, rows.shape, len(self.roots)
        values = rows.ravel()
        begin = np.arange(0, count * width, width).repeat(trees)  # where in the values the row of each walk begins
        visited = np.empty((walk.depth, count * trees), dtype=np.intp)
        nodes = np.tile(np.arange(trees), count)
        for step in visited:
            went_right = values.take(walk.asked.take(nodes) + begin) > walk.threshold.take(nodes)
            nodes = np.add(walk.first.take(nodes), went_right, out=step)
        asked = (walk.came_by.take(visited) + begin).ravel()
        sums = np.bincount(asked, walk.change.take(visited).ravel(), count * width)
        return np.asarray(sums * self.slope, dtype=np.float64).reshape(count, width)

    @cached_property
    def _walk(self) -> _Walk:
        """The trees level by level, each node's children side by side: so all are walked in step, and what is read lies close together.

        Behind them stands one node more, where every walk ends and stays.
        """
        levels = [self.roots]
        while len(parents := levels[-1][self.feature[levels[-1]] >= 0]):
            levels.append(np.stack((self.left[parents], self.right[parents]), axis=1).ravel())
        order = np.concatenate(levels)
        (inner,) = (self.feature[order] >= 0).nonzero()
        asked, first = np.zeros(len(order) + 1, dtype=np.intp), np.full(len(order) + 1, len(order), dtype=np.intp)
        threshold = np.full(len(order) + 1, np.inf)  # no value goes right of a leaf
        asked[inner], threshold[inner] = self.feature[order[inner]], self.threshold[order[inner]]
        first[inner] = len(self.roots) + 2 * np.arange(len(inner))
        came_by, change = np.zeros_like(asked), np.zeros_like(threshold)
        for side in (0, 1):
            child = first[inner] + side
            came_by[child], change[child] = asked[inner], self.value[order[child]] - self.value[order[inner]]
        return _Walk(asked, threshold, first, came_by, change, len(levels) - 1)

    @cached_property
    def _depth(self) -> int:
        """How many questions the longest walk asks; of trees that take more than MOST_STEPS, some depth at which they do."""
        depth, level = 0, np.unique(self.roots)
        while len(level := level[self.feature[level] >= 0]) and depth * len(self.roots) <= MOST_STEPS:
            depth, level = depth + 1, np.concatenate([self.left[level], self.right[level]])
        return depth


@dataclass(frozen=True, slots=True)
class _Walk:
    """Columns of the nodes as a walk needs them.

    `first`: the left child of a node, behind which stands the right one. `came_by` and `change`: the feature asked before a node, and
    what the mean changed by on the way to it. `depth`: how many questions the longest walk asks.
    """

    asked: NDArray[np.intp]
    threshold: NDArray[np.float64]
    first: NDArray[np.intp]
    came_by: NDArray[np.intp]
    change: NDArray[np.float64]
    depth: int
