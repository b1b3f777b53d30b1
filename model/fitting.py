"""Fitting: measured rows become a head of boosted trees, calibrated on rows it did not see."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol, TypeAlias

import numpy as np
from sklearn.ensemble import HistGradientBoostingClassifier
from sklearn.linear_model import LogisticRegression

from spamfilter.scoring.linear import LinearHead
from spamfilter.scoring.trees import Head

from .formulas import SET as FORMULAS
from .rows import TAKEN

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from numpy.typing import NDArray

    from .rows import Rows

    class Predictor(Protocol):
        """What was fitted."""

        def decision_function(self, values: NDArray[np.float64]) -> NDArray[np.float64]:
            """Log-odds or points, one a row."""

    Fit: TypeAlias = Callable[[NDArray[np.float64], NDArray[np.bool_], NDArray[np.float64], int], Predictor]

ROUNDS = 150
FITS = 6  # that are averaged: a single one finds two summaries or paraphrases in a hundred more or less with each draw of features
FOLDS = 3  # for calibration and thresholds
SHORT_CUTS = frozenset({"rarity.rare"})  # measured, but not learned from: it serves the direction of a pair
_MOST_POINTS = 1.5  # of a feature in the sum for texts alone: one sign, however strong, is no proof
_LEAST_STEP = 1e-4  # of a value that hardly any honest text has: it counts in full at once
_FORMULAIC_WEIGHT = 0.3  # made texts teach one lesson; they are not the world
# Few sentences of an honest report against a whole other one: at full weight they hide the summaries (0.59 of them found by source, 0.36
# with their set left out); at this weight one in twelve is accused at the threshold for one in a hundred reports, and 0.83 and 0.74 of
# the summaries are found (with the features of model 2026.11.23).
_HONEST_DIGEST_WEIGHT = 0.01
_DOUBTFUL = 0.2  # share of 5-grams from which an honest label is doubted in training: shared wire copy, reprints, updates
_RELATED = 0.05  # share of 5-grams, both ways, from which two texts are not unrelated: one desk's updates, one agency's copy


def training_weights(rows: Rows, target: NDArray[np.bool_]) -> NDArray[np.float64]:
    """A weight a row: groups of one set, label and cut count by the root of their size, both classes the same.

    A candidate of a taken text that is not its source is an easy negative and counts a tenth.
    """
    sibling = np.isin(rows.label, TAKEN) & ~rows.true & (rows.other != "")
    keys = np.array([f"{a}|{b}|{c}|{d}" for a, b, c, d in zip(rows.set, rows.label, rows.view, sibling, strict=True)])
    _, inverse, counts = np.unique(keys, return_inverse=True, return_counts=True)
    weights = counts[inverse] ** -0.5
    weights[sibling] *= 0.1
    weights[rows.set == FORMULAS] *= _FORMULAIC_WEIGHT
    weights[(rows.view == "digest") & ~target] *= _HONEST_DIGEST_WEIGHT
    for part in (target, ~target):
        if part.any():
            weights[part] *= len(weights) / 2 / weights[part].sum()
    return np.asarray(weights, dtype=np.float64)


def undoubted(rows: Rows, names: Sequence[str]) -> NDArray[np.bool_]:
    """Rows whose label is fit to learn from: a found honest pair that shares a fifth of its 5-grams is left out, a made one not."""
    shared = np.maximum(rows.values[:, names.index("containment.five_here")], rows.values[:, names.index("containment.five_there")])
    return np.asarray(np.isin(rows.label, TAKEN) | (rows.set == FORMULAS) | (shared < _DOUBTFUL))


def unrelated(rows: Rows, names: Sequence[str]) -> NDArray[np.bool_]:
    """Rows whose label is fit to set thresholds: of texts labelled unrelated, those that share less than a twentieth of their 5-grams.

    What shares more both ways has a common source, whatever its label says, and its score tells nothing of texts that have none.
    """
    shared = np.minimum(rows.values[:, names.index("containment.five_here")], rows.values[:, names.index("containment.five_there")])
    return np.asarray((rows.label != "unrelated_original") | (shared < _RELATED))


@dataclass(frozen=True)
class Averaged:
    """The mean of several fits that differ in their draws of features."""

    fits: tuple[HistGradientBoostingClassifier, ...]

    def decision_function(self, values: NDArray[np.float64]) -> NDArray[np.float64]:
        """Log-odds, one a row."""
        return np.asarray(np.mean([fit.decision_function(values) for fit in self.fits], axis=0))


def fit_trees(values: NDArray[np.float64], target: NDArray[np.bool_], weights: NDArray[np.float64], seed: int) -> Averaged:
    """Boosted trees of depth 4, each split choosing among a third of the features.

    Measured with whole families left out: deeper trees found fewer summaries, all features at every split leaned on a few, and three
    fits of twice the rounds at half the rate found a little less with more difference between draws.
    """
    fits = (
        HistGradientBoostingClassifier(
            max_depth=4,
            max_leaf_nodes=12,
            max_iter=ROUNDS,
            max_features=0.3,
            learning_rate=0.16,
            l2_regularization=1.0,
            min_samples_leaf=20,
            early_stopping=False,
            random_state=FITS * seed + number,
        )
        for number in range(FITS)
    )
    return Averaged(tuple(fit.fit(values, target, sample_weight=weights) for fit in fits))


@dataclass(frozen=True)
class Even:
    """A sum in which every value counts the same from where few honest texts have it up to where none do."""

    low: NDArray[np.float64]
    high: NDArray[np.float64]
    weight: NDArray[np.float64]

    def decision_function(self, values: NDArray[np.float64]) -> NDArray[np.float64]:
        """Points, one number a row: 0 for a text in which nothing is odd."""
        return np.asarray((np.clip(values, self.low, self.high) - self.low) @ self.weight)


def fit_even(values: NDArray[np.float64], target: NDArray[np.bool_], weights: NDArray[np.float64], _seed: int) -> Even:
    """A sum that learns from the honest rows alone what is odd.

    A feature gives a point for each step as wide as from the value that a tenth of them exceed to that of one in a hundred, beginning at
    the former, and at most _MOST_POINTS. No feature speaks for a text: what is broken makes it suspect, and what is not tells nothing.
    Weights learned from broken texts, by whatever regression and however bounded, find less of what engines break that they did not see:
    .40 to .44 of it against .46 (the same features, `benchmarks/garble.py`).
    """
    honest, share = values[~target], weights[~target]
    low, rare = _quantiles(honest, share, (0.9, 0.99))
    step = np.maximum(rare - low, _LEAST_STEP)
    return Even(low, low + _MOST_POINTS * step, 1 / step)


def _quantiles(values: NDArray[np.float64], weights: NDArray[np.float64], shares: tuple[float, ...]) -> list[NDArray[np.float64]]:
    """The values that these shares of the rows, by their weights, do not exceed, column by column."""
    order = values.argsort(axis=0, kind="stable")
    reached = np.cumsum(weights[order], axis=0) / weights.sum()
    places = [np.minimum((reached < share).sum(axis=0), len(values) - 1) for share in shares]
    return [np.take_along_axis(values, np.take_along_axis(order, at[None], 0), 0)[0] for at in places]


def as_linear_head(fitted: Even, features: Sequence[str]) -> LinearHead:
    """The sum as plain columns; a share is 0 where nothing is odd."""
    return LinearHead(tuple(features), fitted.weight, fitted.low, fitted.low, fitted.high, 0.0)


def fold_of(name: str, seed: int) -> int:
    """The fold of a group, by its name."""
    return int.from_bytes(hashlib.blake2b(f"{seed} {name}".encode(errors="surrogatepass"), digest_size=4).digest(), "big") % FOLDS


def held_out(rows: Rows, target: NDArray[np.bool_], *, by: NDArray[np.str_], seed: int, fit: Fit) -> NDArray[np.float64]:
    """The log-odds of each row by a fit that saw no row of its group (`by` names the groups)."""
    folds = np.array([fold_of(name, seed) for name in by])
    out = np.zeros(len(target))
    for fold in range(FOLDS):
        test, train = folds == fold, folds != fold
        if test.any() and len(set(target[train].tolist())) > 1:
            part = rows.take(train)
            out[test] = fit(part.values, target[train], training_weights(part, target[train]), seed).decision_function(rows.values[test])
    return out


def platt(scores: NDArray[np.float64], target: NDArray[np.bool_]) -> tuple[float, float]:
    """Slope and intercept that make log-odds honest, spam and honest weighing the same (Platt 1999)."""
    fitted = LogisticRegression(C=1e6, class_weight="balanced").fit(scores[:, None], target)
    return float(fitted.coef_[0, 0]), float(fitted.intercept_[0])


def as_head(trees: Averaged, features: Sequence[str], slope: float, intercept: float) -> Head:
    """The fitted trees as plain columns; an inner node's value is the mean of its leaves by training rows."""
    columns: dict[str, list[float]] = {name: [] for name in ("feature", "threshold", "left", "right", "value")}
    roots = []
    predictors = [predictor for fit in trees.fits for (predictor,) in fit._predictors]  # noqa: SLF001 there is no other way to its trees
    for predictor in predictors:
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
        columns["value"] += (means / len(trees.fits)).tolist()
    baseline = float(np.mean([np.ravel(fit._baseline_prediction)[0] for fit in trees.fits]))  # noqa: SLF001 the constant under the trees
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
