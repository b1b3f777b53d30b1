"""Heads: what scikit-learn fitted is what numpy scores, and the shares are exact."""

from __future__ import annotations

import importlib
import math
from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays
from threadpoolctl import threadpool_limits

from spamfilter.scoring.linear import LinearHead
from spamfilter.scoring.trees import Head
from spamfilter.verdict import LEAST_SCORE, sigmoid

fitting = importlib.import_module("spamfilter.model.fitting")

NAMES = ("one", "two", "three", "four", "five")
VALUES = arrays(np.float64, len(NAMES), elements=st.floats(-20, 20))


def table(rows, seed):
    random = np.random.default_rng(seed)
    values = random.normal(size=(rows, len(NAMES))).round(2)
    target = values[:, 0] + values[:, 1] * values[:, 2] + random.normal(size=rows) > 0
    return values, target, random.uniform(0.2, 2.0, size=rows)


@pytest.fixture(scope="module")
def trees():
    with threadpool_limits(1):  # scikit-learn's threads wait for one another, for minutes on a busy machine
        return fitting.fit_trees(*table(600, 1), 3)


@pytest.fixture(scope="module")
def head(trees):
    return fitting.as_head(trees, NAMES, 1.0, 0.0)


@pytest.fixture(scope="module")
def calibrated(trees):
    return fitting.as_head(trees, NAMES, 2.5, -1.25)


@pytest.fixture(scope="module")
def linear():
    return fitting.fit_even(*table(400, 2), 3)


def test_scores_are_those_of_scikit_learn(trees, head):
    values, _, _ = table(300, 9)
    expected = trees.decision_function(values)
    np.testing.assert_allclose([head.score(row).log_odds for row in values], expected, atol=1e-9)
    assert np.ptp(expected) > 3  # the trees have learned something


def test_values_on_a_threshold_go_the_same_way(trees, head):
    inner, rows = np.flatnonzero(head.feature >= 0)[::20], []
    for column, threshold in zip(head.feature[inner], head.threshold[inner], strict=True):
        for value in (threshold, np.nextafter(threshold, np.inf), np.nextafter(threshold, -np.inf)):
            row = np.zeros(len(NAMES))
            row[column] = value
            rows.append(row)
    assert len(rows) > 300
    np.testing.assert_allclose([head.score(row).log_odds for row in rows], trees.decision_function(np.array(rows)), atol=1e-9)


def test_calibration_is_linear_in_the_log_odds(head, calibrated):
    for row in table(50, 4)[0]:
        assert calibrated.score(row).log_odds == pytest.approx(2.5 * head.score(row).log_odds - 1.25, abs=1e-9)


def test_a_linear_head_scores_as_scikit_learn(linear):
    head = fitting.as_linear_head(linear, NAMES)
    values = table(200, 5)[0] * 3  # also beyond the bounds
    np.testing.assert_allclose([head.score(row).log_odds for row in values], linear.decision_function(values), atol=1e-9)


def test_a_linear_head_bounds_every_share(linear):
    head = fitting.as_linear_head(linear, NAMES)
    extreme, bound = head.score(np.full(len(NAMES), 1e300)), head.score(head.high)
    assert extreme == bound


@settings(max_examples=60, deadline=None)
@given(VALUES)
def test_base_and_shares_add_up(calibrated, linear, values):
    for head in (calibrated, fitting.as_linear_head(linear, NAMES)):
        scored = head.score(values)
        assert set(scored.shares) == set(NAMES)
        assert scored.base + sum(scored.shares.values()) == pytest.approx(scored.log_odds, abs=1e-9)
        assert head.score(values.copy()) == scored


def test_a_feature_in_no_tree_has_no_share(head):
    more = replace(head, features=(*NAMES, "unused"))
    scored = more.score(np.array([0.1, 0.2, 0.3, 0.4, 0.5, 99.0]))
    assert scored.shares["unused"] == 0.0
    assert "unused" not in more.used
    assert "one" in more.used


def test_a_path_by_hand():
    stump = Head(
        features=("length", "colour"),
        feature=np.array([0, -1, 1, -1, -1], dtype=np.int32),
        threshold=np.array([1.0, 0.0, 5.0, 0.0, 0.0]),
        left=np.array([1, 0, 3, 0, 0], dtype=np.int32),
        right=np.array([2, 0, 4, 0, 0], dtype=np.int32),
        value=np.array([0.5, -1.0, 2.0, 1.0, 4.0]),
        roots=np.array([0], dtype=np.int32),
        slope=2.0,
        intercept=-0.5,
    )
    assert stump.problem() is None
    left = stump.score(np.array([1.0, 9.0]))
    assert (left.base, left.log_odds, left.shares) == (0.5, -2.5, {"length": -3.0, "colour": 0.0})
    right = stump.score(np.array([1.5, 9.0]))
    assert (right.base, right.log_odds, right.shares) == (0.5, 7.5, {"length": 3.0, "colour": 4.0})


def broken(head, **columns):
    return replace(head, **columns).problem()


def changed(array, at, value):
    array = array.copy()
    array[at] = value
    return array


@pytest.mark.parametrize(
    ("column", "make", "says"),
    [
        pytest.param("value", lambda h: changed(h.value, 0, math.nan), "finite", id="a weight that is no number"),
        pytest.param("threshold", lambda h: changed(h.threshold, 0, math.inf), "finite", id="a threshold without end"),
        pytest.param("intercept", lambda _: math.nan, "finite", id="an intercept that is no number"),
        pytest.param("slope", lambda _: 0.0, "slope", id="a slope of nothing"),
        pytest.param("slope", lambda _: -1.0, "slope", id="a slope that turns all round"),
        pytest.param("left", lambda h: changed(h.left, 0, 0), "children", id="a node that is its own child"),
        pytest.param("right", lambda h: changed(h.right, np.flatnonzero(h.feature >= 0)[1], 0), "children", id="a way back to the root"),
        pytest.param("left", lambda h: changed(h.left, 0, 10**6), "children", id="a child beyond the nodes"),
        pytest.param("right", lambda h: changed(h.right, 0, -1), "children", id="a child before the nodes"),
        pytest.param("right", lambda h: changed(h.right, 0, h.left[0]), "another's", id="two ways to one node"),
        pytest.param("roots", lambda h: changed(h.roots, 1, h.roots[0]), "another's", id="a tree that is walked twice"),
        pytest.param("roots", lambda h: changed(h.roots, 1, h.left[0]), "another's", id="a tree inside another one"),
        pytest.param("feature", lambda h: changed(h.feature, 0, 5), "feature", id="a feature nobody listed"),
        pytest.param("feature", lambda h: changed(h.feature, 0, -2), "feature", id="a feature below none"),
        pytest.param("roots", lambda h: changed(h.roots, 0, 10**6), "begins", id="a root beyond the nodes"),
        pytest.param("roots", lambda h: changed(h.roots, 0, -1), "begins", id="a root before the nodes"),
        pytest.param("roots", lambda h: h.roots[:0], "begins", id="no tree at all"),
        pytest.param("roots", lambda h: h.roots[None], "begins", id="roots in two dimensions"),
        pytest.param("value", lambda h: h.value[:-1], "length", id="a column that is too short"),
        pytest.param("left", lambda h: h.left[None], "length", id="a column in two dimensions"),
    ],
)
def test_broken_trees_are_named(head, column, make, says):
    assert head.problem() is None
    assert says in broken(head, **{column: make(head)})


def test_the_nodes_are_bounded():
    count = 200_001
    zeros = np.zeros(count)
    none = zeros.astype(np.int32)
    assert "length" in Head(("x",), none - 1, zeros, none, none, zeros, none[:1], 1.0, 0.0).problem()


def test_the_steps_are_bounded():
    count = 150_002  # one long branch with a leaf at every step, and one leaf that is a tree by itself
    column = np.arange(count, dtype=np.int32)
    feature = np.where((column % 2 == 0) & (column < count - 2), 0, -1).astype(np.int32)
    zeros = np.zeros(count)
    assert "steps" in Head(("x",), feature, zeros, column + 1, column + 2, zeros, column[[0, -1]], 1.0, 0.0).problem()


@pytest.mark.parametrize(
    ("column", "make", "says"),
    [
        pytest.param("weight", lambda h: changed(h.weight, 0, math.nan), "finite", id="a weight that is no number"),
        pytest.param("low", lambda h: h.high + 1, "bound", id="bounds the wrong way round"),
        pytest.param("mean", lambda h: h.mean[:-1], "number a feature", id="a column that is too short"),
        pytest.param("high", lambda h: h.high[None], "number a feature", id="a column in two dimensions"),
        pytest.param("intercept", lambda _: math.inf, "finite", id="an intercept without end"),
    ],
)
def test_broken_linear_heads_are_named(linear, column, make, says):
    head = fitting.as_linear_head(linear, NAMES)
    assert isinstance(head, LinearHead)
    assert head.problem() is None
    assert says in broken(head, **{column: make(head)})


@given(st.floats(allow_nan=False))
def test_a_score_stays_within_its_bounds_and_rises(log_odds):
    assert LEAST_SCORE <= sigmoid(log_odds) <= 1 - LEAST_SCORE
    assert sigmoid(log_odds) <= sigmoid(log_odds + 1)
