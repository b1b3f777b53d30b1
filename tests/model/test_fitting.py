"""Fitting: who weighs what, who is held out, and that calibration makes log-odds honest."""

from __future__ import annotations

import importlib
import math

import numpy as np
import pytest
from threadpoolctl import threadpool_limits

fitting = importlib.import_module("spamfilter.model.fitting")
rows_module = importlib.import_module("spamfilter.model.rows")


def rows(count, label, *, true, names="east", group=None, view="full"):
    """So many rows of one label, with one value each."""
    column = np.array([names] * count)
    return rows_module.Rows(
        np.linspace(0, 1, count)[:, None] + 2.0 * true,
        np.array([f"{label}{n}" for n in range(count)]),
        np.array(["other"] * count),
        np.array([label] * count),
        column,
        np.array([group or f"{label}{n}" for n in range(count)]),
        np.array([view] * count),
        np.full(count, true),
    )


def together(*parts):
    return rows_module.Rows(*(np.concatenate([getattr(part, name) for part in parts]) for name in rows_module.Rows.__slots__))


def test_both_classes_weigh_the_same_and_large_sets_do_not_drown_small_ones():
    made = together(rows(10, "copy", true=True), rows(400, "human", true=False), rows(4, "human", true=False, names="west"))
    weights = fitting.training_weights(made, made.true)
    assert weights[made.true].sum() == pytest.approx(weights[~made.true].sum())
    large, small = weights[(made.set == "east") & ~made.true].sum(), weights[made.set == "west"].sum()
    assert large / small == pytest.approx(10)  # the root of a hundred


def test_a_candidate_that_is_not_the_source_of_a_taken_text_weighs_little():
    made = together(rows(9, "copy", true=True), rows(9, "copy", true=False), rows(9, "human", true=False))
    weights = fitting.training_weights(made, made.true)
    assert weights[9] == pytest.approx(weights[-1] / 10)


@pytest.mark.parametrize(
    ("label", "shared", "kept"),
    [
        pytest.param("copy", 0.9, True, id="taken texts share"),
        pytest.param("human", 0.19, True, id="an honest text that shares little"),
        pytest.param("human", 0.3, False, id="an honest label in doubt"),
    ],
)
def test_doubtful_labels_are_left_out(label, shared, kept):
    one = rows(1, label, true=label == "copy")
    made = rows_module.Rows(np.array([[0.0, shared]]), *(getattr(one, name) for name in rows_module.Rows.__slots__[1:]))
    assert fitting.undoubted(made, ["containment.five_here", "containment.five_there"]).tolist() == [kept]


def test_no_row_is_scored_by_a_fit_that_saw_its_group():
    made = together(rows(30, "copy", true=True), rows(30, "human", true=False))
    seen = []

    class Memory:
        """Knows the values it was fitted on."""

        def __init__(self, values):
            self.values = set(values[:, 0].tolist())

        def decision_function(self, values):
            seen.extend(value in self.values for value in values[:, 0].tolist())
            return values[:, 0]

    out = fitting.held_out(made, made.true, by=made.group, seed=0, fit=lambda values, *_: Memory(values))
    assert len(seen) == 60
    assert not any(seen)
    np.testing.assert_array_equal(out, made.values[:, 0])


def test_calibrated_log_odds_are_what_happens():
    random = np.random.default_rng(4)
    truth = random.normal(0, 2, size=6000)
    target = random.uniform(size=6000) < 1 / (1 + np.exp(-truth))
    with threadpool_limits(1):
        slope, intercept = fitting.platt(truth * 3 + 1, target)
    assert slope == pytest.approx(1 / 3, rel=0.1)
    assert slope + intercept == pytest.approx(0, abs=0.15)
    assert math.isfinite(slope)


def test_a_sum_starts_where_few_honest_rows_are_and_ends_where_none_is():
    values = np.linspace(0, 1, 1001)[:, None] * [1.0, 10.0]
    target = np.zeros(1001, dtype=bool)
    fitted = fitting.fit_even(values, target, np.ones(1001), 0)
    np.testing.assert_allclose(fitted.low, [0.9, 9.0])
    points = fitted.decision_function(np.array([[0.5, 5.0], [0.99, 0.0], [0.0, 9.9], [0.99, 9.9], [50.0, 0.0]]))
    np.testing.assert_allclose(points, [0.0, 1.0, 1.0, 2.0, 1.5])


def test_a_sum_learns_from_honest_rows_by_their_weights_and_from_no_broken_one():
    random = np.random.default_rng(5)
    values, target = random.random((600, 3)), np.arange(600) >= 400
    one = fitting.fit_even(values, target, np.ones(600), 0)
    more = fitting.fit_even(np.where(target[:, None], 9.0, values), target, np.ones(600), 0)
    np.testing.assert_array_equal(one.high, more.high)
    weighed = fitting.fit_even(np.vstack([values[:400], values[:1]]), np.zeros(401, bool), np.append(np.ones(400), 1e6), 0)
    np.testing.assert_array_equal(weighed.low, values[0])


def test_what_no_honest_row_has_counts_in_full_at_once():
    values = np.zeros((200, 2))
    head = fitting.as_linear_head(fitting.fit_even(values, np.zeros(200, bool), np.ones(200), 0), ("a.a", "b.b"))
    assert head.score(np.array([0.002, 0.0])).shares == {"a.a": pytest.approx(1.5), "b.b": 0.0}
    assert head.score(np.array([-1.0, 0.0])).log_odds == head.score(np.zeros(2)).log_odds == 0.0


def test_a_name_that_utf_8_cannot_write_has_a_fold():
    assert fitting.fold_of("half a \ud800", 0) in range(fitting.FOLDS)


@pytest.mark.parametrize(
    ("label", "here", "there", "kept"),
    [
        pytest.param("unrelated_original", 0.04, 0.9, True, id="a formula in a short text"),
        pytest.param("unrelated_original", 0.06, 0.06, False, id="runs both ways"),
        pytest.param("independent_same_event", 0.15, 0.15, True, id="reports of one event"),
        pytest.param("copy", 0.9, 0.9, True, id="taken"),
    ],
)
def test_texts_that_share_runs_both_ways_set_no_threshold_as_unrelated_ones(label, here, there, kept):
    one = rows(1, label, true=label == "copy")
    made = rows_module.Rows(np.array([[0.0, here, there]]), *(getattr(one, name) for name in rows_module.Rows.__slots__[1:]))
    assert fitting.unrelated(made, ["rarity.rare", "containment.five_here", "containment.five_there"]).tolist() == [kept]
