"""Thresholds of a situation against those of a caller."""

from __future__ import annotations

import pytest

from spamfilter.scoring.thresholds import Thresholds

OWN, ALONE = Thresholds(0.4, 0.8), Thresholds(0.3)


@pytest.mark.parametrize(
    ("own", "suspect", "spam", "used"),
    [
        pytest.param(OWN, None, None, OWN, id="none given"),
        pytest.param(OWN, 0.1, 0.9, Thresholds(0.1, 0.9), id="both given"),
        pytest.param(OWN, 0.5, None, Thresholds(0.5, 0.8), id="suspect alone"),
        pytest.param(OWN, 0.85, None, Thresholds(0.85, 0.85), id="suspect above the model's spam"),
        pytest.param(OWN, None, 0.2, Thresholds(0.2, 0.2), id="spam below the model's suspect"),
        pytest.param(ALONE, None, None, ALONE, id="a text alone"),
        pytest.param(ALONE, 0.6, None, Thresholds(0.6), id="a text alone, suspect given"),
        pytest.param(ALONE, None, 0.2, Thresholds(0.2, 0.2), id="a text alone, spam below its suspect"),
    ],
)
def test_the_callers_come_first(own, suspect, spam, used):
    assert own.given(suspect, spam) == used
