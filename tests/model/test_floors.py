"""Floors: each figure that falls short is named, and one that does not is not."""

from __future__ import annotations

import importlib

import numpy as np
import pytest

floors, memory, rows = (importlib.import_module(f"spamfilter.model.{name}") for name in ("floors", "memory", "rows"))
BARS = {"suspect": 0.4, "spam": 0.6}


def remembered(taken, honest, name="east"):
    """Rows with these scores."""
    scores = np.array([*taken, *honest])
    names = np.array([f"{name}{number}" for number in range(len(scores))])
    label = np.array(["spun"] * len(taken) + ["unrelated_original"] * len(honest))
    same = np.full(len(scores), name)
    true = np.arange(len(scores)) < len(taken)
    column = rows.Rows(scores[:, None], names, names, label, same, names, np.full(len(scores), "full"), true)
    return memory.Memory(column, np.log(scores / (1 - scores)))


@pytest.mark.parametrize(
    ("taken", "honest", "says"),
    [
        pytest.param([0.9] * 5 + [0.1] * 5, [0.1] * 100, [], id="silent: half of them found, by a hundred honest texts"),
        pytest.param([0.9] * 4 + [0.1] * 6, [0.1] * 100, ["0.400"], id="rings: too few are found"),
        pytest.param([0.9] * 9, [0.1] * 99, ["99 honest"], id="rings: too few honest texts"),
        pytest.param([0.5] * 9, [0.1] * 3, ["3 honest", "0.000"], id="rings: both"),
    ],
)
def test_training(taken, honest, says):
    faults = floors.below_training(remembered(taken, honest), BARS)
    assert len(faults) == len(says)
    for fault, part in zip(faults, says, strict=True):
        assert part in fault
        assert "at least" in fault


@pytest.mark.parametrize(
    ("old", "new", "says"),
    [
        pytest.param([0.9] * 100, [0.9] * 98 + [0.1] * 2, None, id="silent: two in a hundred are forgotten"),
        pytest.param([0.9] * 100, [0.9] * 97 + [0.1] * 3, "0.970 of the taken texts", id="rings: three are"),
        pytest.param([0.1] * 100, [0.1] * 100, None, id="silent: it knew none before"),
    ],
)
def test_an_update_does_not_forget(old, new, says):
    yours = np.zeros(100, dtype=np.bool_)
    faults = floors.below_update(remembered(old, []), BARS, remembered(new, []), BARS, yours)
    assert len(faults) == (says is not None)
    assert all(says in fault for fault in faults)


@pytest.mark.parametrize(
    ("taken", "honest", "says"),
    [
        pytest.param([0.9, 0.1], [0.1, 0.9], None, id="silent: as many wrong as before, others"),
        pytest.param([0.9, 0.9], [0.1, 0.5], None, id="silent: fewer; a suspect one is not spam"),
        pytest.param([0.1, 0.1], [0.9, 0.1], "3 are judged wrongly (at most 2", id="rings: more"),
    ],
)
def test_an_update_is_no_worse_on_what_it_was_given(taken, honest, says):
    old, yours = remembered([0.1, 0.9], [0.9, 0.1]), np.ones(4, dtype=np.bool_)
    faults = floors.below_update(old, BARS, remembered(taken, honest), BARS, yours)
    assert len(faults) == (says is not None)
    assert all(says in fault for fault in faults)
