"""Memory: one row a text, the honest ones all of them, and read as they were written."""

from __future__ import annotations

import importlib
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from spamfilter.feature import View
from spamfilter.scoring.model import load_model

memory, rows = (importlib.import_module(f"spamfilter.model.{name}") for name in ("memory", "rows"))


def some_rows(*lines):
    """Rows of query, label, view, true."""
    count = len(lines)
    query, label, view, true = (np.array(column) for column in zip(*lines, strict=True))
    other = np.array([f"o{n}" for n in range(count)])
    return rows.Rows(np.arange(count, dtype=float)[:, None], query, other, label, np.full(count, "east"), query, view, true)


def test_the_strongest_whole_pair_of_each_query_is_kept():
    measured = some_rows(
        ("b", "unrelated_original", "full", False),
        ("b", "unrelated_original", "full", False),
        ("b", "unrelated_original", "digest", False),  # a twin
        ("a", "spun", "full", True),
        ("a", "spun", "full", False),  # another candidate of a taken text
    )
    kept = memory.whole_pairs(measured, np.array([-1.0, 1.0, 5.0, 2.0, 7.0]))
    assert kept.rows.other.tolist() == ["o3", "o1"]
    assert kept.log_odds.tolist() == [2.0, 1.0]


def test_every_honest_text_is_kept_and_an_even_share_of_the_taken(monkeypatch):
    monkeypatch.setattr(memory, "MOST_TAKEN", 3)
    lines = [(f"t{n}", "spun", "full", True) for n in range(7)] + [(f"h{n}", "human", "full", False) for n in range(9)]
    kept = memory.to_keep(memory.Memory(some_rows(*lines), np.zeros(16)))
    assert int(kept.rows.true.sum()) == 3
    assert int((~kept.rows.true).sum()) == 9
    assert kept.rows.query.tolist() == [f"#{n}" for n in range(12)]
    assert len(set(kept.rows.group.tolist())) == 12
    assert set(kept.rows.other.tolist()) == {""}


def test_what_was_written_is_read(tmp_path):
    told = memory.Memory(some_rows(("a", "spun", "full", True), ("b", "human", "full", False)), np.array([0.5, -3.0]))
    for name in ("one", "two"):
        digest = memory.save_memory(tmp_path / f"{name}.npz", told)
    assert (tmp_path / "one.rows.npz").read_bytes() == (tmp_path / "two.rows.npz").read_bytes()
    read = memory.load_memory(tmp_path / "one.npz", {"training": {"rows": digest}})
    for name in rows.Rows.__slots__:
        np.testing.assert_array_equal(getattr(read.rows, name), getattr(told.rows, name))
    np.testing.assert_array_equal(read.log_odds, told.log_odds)
    assert memory.save_memory(tmp_path / "one.npz", read) == digest


@pytest.mark.parametrize(
    ("label", "name", "sets"),
    [
        pytest.param("human", "east", True, id="an honest text"),
        pytest.param("human", "formulas", False, id="a made one"),
        pytest.param("human", "fnc1-a", False, id="a label in doubt"),
        pytest.param("spun", "east", False, id="a taken one"),
    ],
)
def test_what_sets_thresholds(label, name, sets):
    told = some_rows(("a", label, "full", label == "spun"))
    assert memory.Memory(replace(told, set=np.array([name])), np.zeros(1)).sets_thresholds.tolist() == [sets]


def test_the_shipped_model_has_its_rows():
    shipped = load_model()
    kept = memory.load_memory(Path(memory.__file__).with_name("rewrite.npz"), shipped.facts)
    assert kept.rows.values.shape[1] == len(shipped.heads[View.MATCH].features)
    assert memory.for_matches(kept)[0]["spam"] == pytest.approx(shipped.thresholds[View.MATCH].spam, abs=1e-4)
