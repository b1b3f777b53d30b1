"""The card says what the files say: written anew from the model and the results, it is the same page."""

from __future__ import annotations

import importlib
import json
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def card():
    """The module that writes the card."""
    before = list(sys.path)
    sys.path.insert(0, str(ROOT / "benchmarks"))
    try:
        yield importlib.import_module("card")
    finally:
        sys.path[:] = before


def test_the_card_is_the_one_that_the_files_make(card):
    written = (ROOT / "model" / "CARD.md").read_text(encoding="utf-8")
    facts = json.loads((ROOT / "model" / "rewrite.json").read_text(encoding="utf-8"))
    assert written.split(card.OTHERS, 1)[0] == card.card(facts).rstrip() + "\n"


def test_a_feature_without_weight_is_named(card):
    facts = json.loads((ROOT / "model" / "rewrite.json").read_text(encoding="utf-8"))
    assert card.unused(facts) == []


@pytest.mark.parametrize(("share", "says"), [(0.0, "0.0 %"), (0.0123, "1.2 %"), (None, "")])
def test_shares_in_a_hundred(card, share, says):
    assert card.percent(share) == says


@pytest.mark.parametrize(
    ("said", "so", "marks"),
    [
        pytest.param(0.0, 1.0, "|o                        *|", id="wrong all along the scale"),
        pytest.param(0.5, 0.5, "|            #             |", id="as it was said"),
        pytest.param(0.96, 1.0, "|                        o*|", id="too modest"),
    ],
)
def test_a_line_of_the_reliability_diagram(card, said, so, marks):
    fence, _, line, *_ = card.reliability({"calibration": {"bins": [{"n": 7, "said": said, "is": so}]}}).splitlines()
    assert fence == "```"
    assert line == f"{said:.2f}    {so:.2f}      7  {marks}"


def test_all_honest_texts_together_are_weighed_by_their_number(card):
    cells = {
        "a": {"n": 10, "spam": 0.1, "flagged": 0.3},
        "b": {"n": 30, "spam": 0.0, "flagged": 0.1},
        "c | fnc1": {"n": 9, "spam": 1, "flagged": 1},
    }
    told = card.everywhere({"details": {"honest by set": cells}})
    assert told.startswith("All 40 of them")
    assert "`spam` 2.5 %" in told
    assert "`spam` or `suspect` 15.0 %" in told
