"""Fitting: measured rows become a head of boosted trees, calibrated on rows it did not see."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

import numpy as np
from sklearn.ensemble import HistGradientBoostingClassifier
from sklearn.linear_model import LogisticRegression

from spamfilter.scoring.trees import Head

from .rows import TAKEN

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from .rows import Rows

FOLDS = 4  # for calibration and thresholds
_DOUBTFUL = 0.2  # share of 5-grams from which an honest label is doubted in training: shared wire copy, reprints, updates


def training_weights(rows: Rows, target: NDArray[np.bool_]) -> NDArray[np.float64]:
    """A weight a row: groups of one set, label and cut count by the root of their size, both classes the same.

    A candidate of a taken text that is not its source is an easy negative and counts a tenth.
    """
    sibling = np.isin(rows.label, TAKEN) & ~rows.true & (rows.other != "")
    keys = np.array([f"{a}|{b}|{c}|{d}" for a, b, c, d in zip(rows.set, rows.label, rows.view, sibling, strict=True)])
    _, inverse, counts = np.unique(keys, return_inverse=True, return_counts=True)
    weights = counts[inverse] ** -0.5
    weights[sibling] *= 0.1
    for part in (target, ~target):
        if part.any():
            weights[part] *= len(weights) / 2 / weights[part].sum()
    return np.asarray(weights, dtype=np.float64)


def undoubted(rows: Rows, names: Sequence[str]) -> NDArray[np.bool_]:
    """Rows whose label is fit to learn from: an honest pair that shares a fifth of its 5-grams is left out."""
    shared = np.maximum(rows.values[:, names.index("containment.five_here")], rows.values[:, names.index("containment.five_there")])
    return np.asarray(np.isin(rows.label, TAKEN) | (shared < _DOUBTFUL))


def fit_trees(
    values: NDArray[np.float64], target: NDArray[np.bool_], weights: NDArray[np.float64], *, seed: int, rounds: int
) -> HistGradientBoostingClassifier:
    """Boosted trees of depth 4: deep enough for 'alike but nothing added', too shallow to know a data set by heart."""
    trees = HistGradientBoostingClassifier(
        max_depth=4,
        max_leaf_nodes=12,
        max_iter=rounds,
        learning_rate=0.08,
        l2_regularization=1.0,
        min_samples_leaf=20,
        early_stopping=False,
        random_state=seed,
    )
    return trees.fit(values, target, sample_weight=weights)


def held_out(rows: Rows, target: NDArray[np.bool_], *, by: NDArray[np.str_], seed: int, rounds: int) -> NDArray[np.float64]:
    """The log-odds of each row by trees that saw no row of its group (`by` names the groups)."""
    folds = np.array([int.from_bytes(hashlib.blake2b(f"{seed} {name}".encode(), digest_size=4).digest(), "big") % FOLDS for name in by])
    out = np.zeros(len(target))
    for fold in range(FOLDS):
        test, train = folds == fold, folds != fold
        if test.any() and len(set(target[train])) > 1:
            part = rows.take(train)
            trees = fit_trees(part.values, target[train], training_weights(part, target[train]), seed=seed, rounds=rounds)
            out[test] = trees.decision_function(rows.values[test])
    return out


def best_by_query(scores: NDArray[np.float64], query: NDArray[np.str_]) -> tuple[NDArray[np.str_], NDArray[np.float64], NDArray[np.intp]]:
    """Each query once, its best score, and the first row it stands in."""
    names, first, inverse = np.unique(query, return_index=True, return_inverse=True)
    best = np.full(len(names), -np.inf)
    np.maximum.at(best, inverse, scores)
    return names, best, first


def platt(scores: NDArray[np.float64], target: NDArray[np.bool_]) -> tuple[float, float]:
    """Slope and intercept that make log-odds honest, spam and honest weighing the same (Platt 1999)."""
    fitted = LogisticRegression(C=1e6, class_weight="balanced").fit(scores[:, None], target)
    return float(fitted.coef_[0, 0]), float(fitted.intercept_[0])


def as_head(trees: HistGradientBoostingClassifier, features: Sequence[str], slope: float, intercept: float) -> Head:
    """The fitted trees as plain columns; an inner node's value is the mean of its leaves by training rows."""
    columns: dict[str, list[float]] = {name: [] for name in ("feature", "threshold", "left", "right", "value")}
    roots = []
    for (predictor,) in trees._predictors:  # noqa: SLF001 scikit-learn offers no other way to its trees
        nodes, start = predictor.nodes, len(columns["feature"])
        roots.append(start)
        means = nodes["value"].astype(np.float64).copy()
        for n in range(len(nodes) - 1, -1, -1):
            if not nodes["is_leaf"][n]:
                left, right = nodes["left"][n], nodes["right"][n]
                counts = nodes["count"][[left, right]].astype(np.float64)
                means[n] = (means[[left, right]] * counts).sum() / counts.sum()
        leaf = nodes["is_leaf"].astype(bool)
        columns["feature"] += np.where(leaf, -1, nodes["feature_idx"]).tolist()
        columns["threshold"] += np.where(leaf, 0.0, nodes["num_threshold"]).tolist()
        columns["left"] += np.where(leaf, 0, nodes["left"] + start).tolist()
        columns["right"] += np.where(leaf, 0, nodes["right"] + start).tolist()
        columns["value"] += means.tolist()
    baseline = float(np.ravel(trees._baseline_prediction)[0])  # noqa: SLF001 the constant under the trees
    return Head(
        features=tuple(features),
        feature=np.array(columns["feature"], dtype=np.int32),
        threshold=np.array(columns["threshold"]),
        left=np.array(columns["left"], dtype=np.int32),
        right=np.array(columns["right"], dtype=np.int32),
        value=np.array(columns["value"]),
        roots=np.array(roots, dtype=np.int32),
        slope=slope,
        intercept=slope * baseline + intercept,
    )
