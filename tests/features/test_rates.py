"""Rates: how often `of`, `a` and possessive endings stand."""

from __future__ import annotations

import pytest

from spamfilter.article import Article
from spamfilter.features.rates import FEATURES

MEASURES = {feature.name: feature.measure for feature in FEATURES}


@pytest.mark.parametrize(
    ("name", "text", "value"),
    [
        pytest.param("rates.of", "The roof of the house of the mayor", 0.25, id="rings: of"),
        pytest.param("rates.of", "The mayor's roof", 0.0, id="silent: no of"),
        pytest.param("rates.possession", "the hat of the man of the hill", 0.75, id="rings: of alone"),
        pytest.param("rates.possession", "the man's hat and the hill’s top", 0.25, id="silent: possessive endings"),
        pytest.param("rates.possession", "It's late, that's all, he's gone", 0.5, id="silent: 's that owns nothing"),
        pytest.param("rates.possession", "", 0.5, id="silent: empty page"),
    ],
)
def test_rates(name, text, value):
    assert MEASURES[name](Article.from_lines([text]), ()).value == pytest.approx(value)
