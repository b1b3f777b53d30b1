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
