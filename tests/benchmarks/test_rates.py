"""Rates: every verdict is counted once, in its own band, and a missing one nowhere."""

from __future__ import annotations

import importlib.util
import sys
from pathlib import Path

import pytest

BENCHMARKS = Path(__file__).parents[2] / "benchmarks"


@pytest.fixture(scope="module")
def rates():
    """The module, which is no package of the project."""
    spec = importlib.util.spec_from_file_location("rates_under_test", BENCHMARKS / "rates.py")
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module
    yield spec.loader.exec_module(module) or module
    del sys.modules[spec.name]


def row(name, label, words, generator="human"):
    return {"id": name, "label": label, "text": "word " * words, "set": "own", "generator": generator}


def verdict(name, label, score):
    return {"id": name, "label": label, "score": score}


@pytest.mark.parametrize(
    ("words", "name"),
    [(0, "0 to 59 words"), (59, "0 to 59 words"), (60, "60 to 89 words"), (999, "500 to 999 words"), (1000, "1000 words and more")],
)
def test_a_length_has_one_band(rates, words, name):
    assert rates.band(words) == name


def test_honest_and_taken_are_counted_apart_and_a_row_without_verdict_nowhere(rates):
    rows = [
        row("a", "independent_same_event", 100),
        row("b", "independent_same_event", 100),
        row("c", "paraphrase", 100, "some model"),
        row("lost", "paraphrase", 100, "some model"),
        row("d", "unrelated_original", 300),
    ]
    told = [verdict("a", "spam", 0.9), verdict("b", "suspect", 0.6), verdict("c", "spam", 0.95), verdict("d", "unjudged", None)]
    found = rates.details(rows, told, 0.8)
    assert found["honest by length"] == {
        "90 to 129 words": {"n": 2, "spam": 0.5, "flagged": 1.0, "over_cut": 0.5},
        "250 to 499 words": {"n": 1, "spam": 0.0, "flagged": 0.0, "over_cut": 0.0},
    }
    assert found["by generator"] == {"paraphrase | some model": {"n": 1, "spam": 1.0, "flagged": 1.0, "over_cut": 1.0}}
    assert set(found["honest by set"]) == {"independent_same_event | own", "unrelated_original | own"}


def test_bands_come_in_order_of_length(rates):
    rows = [row(str(words), "paraphrase", words) for words in (1200, 70, 300, 100)]
    found = rates.details(rows, [verdict(one["id"], "ok", 0.1) for one in rows], 0.5)
    assert list(found["taken by length"]) == ["60 to 89 words", "90 to 129 words", "250 to 499 words", "1000 words and more"]
