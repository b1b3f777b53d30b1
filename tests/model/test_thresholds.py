"""Thresholds: no kind of honest text is accused more often than its share allows."""

from __future__ import annotations

import importlib

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

thresholds = importlib.import_module("spamfilter.model.thresholds")
SCORES = st.lists(st.floats(0.001, 0.999), max_size=60)


@pytest.mark.parametrize(("rate", "bar"), [(0.0, 0.99), (0.01, 0.98), (0.5, 0.49)])
def test_a_cut_lets_no_more_of_the_honest_be_accused(rate, bar):
    honest = np.arange(100) / 100
    found = thresholds.cut(honest, rate)
    assert found == pytest.approx(bar)
    assert (honest > found).mean() <= rate


def population(name, scores, **allowed):
    return thresholds.Population(name, np.array(scores, dtype=np.float64), allowed)


def test_the_kind_that_is_hardest_sets_the_threshold():
    easy, hard = np.linspace(0.0, 0.5, 101), np.linspace(0.0, 0.9, 101)
    chosen = thresholds.choose([population("hard", hard, suspect=0.1, spam=0.02), population("easy", easy, suspect=0.0, spam=0.0)])
    assert chosen["suspect"] == pytest.approx(0.81, abs=2e-6)
    assert chosen["spam"] == pytest.approx(0.882, abs=2e-6)
    assert chosen["honest"]["hard"] == {"n": 101, "suspect": 0.099, "spam": 0.0198, "allowed": {"suspect": 0.1, "spam": 0.02}}
    assert chosen["honest"]["easy"]["suspect"] == 0.0
    assert chosen["honest"]["all"]["n"] == 202
    assert thresholds.choose([population("easy", easy, suspect=0.0, spam=0.0)])["suspect"] == pytest.approx(0.5)


def test_what_makes_nothing_spam_has_no_threshold_for_it():
    chosen = thresholds.choose([population("alone", [0.1, 0.2, 0.3], suspect=0.4)])
    assert (chosen["suspect"], chosen["spam"]) == (0.2, None)
    assert chosen["honest"]["alone"]["spam"] == 0.0


@given(SCORES, SCORES, st.floats(0, 0.5), st.floats(0, 0.5))
def test_no_kind_is_accused_more_often_than_allowed(one, other, allowed, strictly):
    if one or other:
        kinds = [population("one", one, suspect=allowed, spam=allowed / 2), population("other", other, suspect=strictly, spam=strictly / 2)]
        chosen = thresholds.choose(kinds)
        assert 0 < chosen["suspect"] <= chosen["spam"] < 1
        for kind in kinds:
            for name in ("suspect", "spam"):
                assert (kind.scores > chosen[name]).sum() <= kind.allowed[name] * len(kind.scores)


def test_shares_by_label():
    scores, label = np.array([0.1, 0.6, 0.9, 0.2]), np.array(["human", "spun", "spun", "human"])
    assert thresholds.rates(scores, label, {"suspect": 0.5, "spam": 0.8}) == {
        "human": {"n": 2, "suspect": 0.0, "spam": 0.0},
        "spun": {"n": 2, "suspect": 1.0, "spam": 0.5},
    }
