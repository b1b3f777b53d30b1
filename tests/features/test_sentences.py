"""Sentences: those that go back to one of the match ring, split, merged or reworded; those of somebody else stay silent."""

from __future__ import annotations

import pytest
from stories import INDEPENDENT, LIGHTHOUSE, REWRITTEN, UNRELATED, value

from spamfilter.features.sentences import (
    FEATURES,
    alike,
    fused,
    much_alike,
    nearest_here,
    nearest_there,
    pieced,
    spread,
    together,
    unsupported,
    weakest,
)

MEASURES = {feature.name: feature.measure for feature in FEATURES}
MERGED = (
    (
        "Fishermen from the Northby fleet had filled the public benches since early morning, and their speaker, Marit Quenby, warned that "
        "small boats without modern instruments still rely on the beam during the autumn fogs."
    ),
)
PADDED = (*REWRITTEN[:2], *UNRELATED)


@pytest.mark.parametrize("measure", [nearest_here, nearest_there, alike, much_alike, weakest, fused, pieced, together])
@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        pytest.param(LIGHTHOUSE, 1.0, 1.0, id="rings: verbatim"),
        pytest.param(REWRITTEN, 0.6, 1.0, id="rings: in other words"),
        pytest.param(INDEPENDENT, 0.0, 0.45, id="silent: another report"),
        pytest.param(UNRELATED, 0.0, 0.15, id="silent: another subject"),
        pytest.param((), 0.0, 0.0, id="silent: empty page"),
    ],
)
def test_counterparts(measure, text, low, high):
    assert low - 1e-9 <= value(measure, text, LIGHTHOUSE) <= high + 1e-9


@pytest.mark.parametrize("measure", [fused, pieced])
def test_merged_sentences_are_found_in_their_parts(measure):
    assert value(measure, MERGED, LIGHTHOUSE) > 0.95
    assert value(nearest_here, MERGED, LIGHTHOUSE) < value(measure, MERGED, LIGHTHOUSE)


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        pytest.param(UNRELATED, 0.9, 1.0, id="rings: the match knows nothing of it"),
        pytest.param(PADDED, 0.4, 0.9, id="rings: half of it is its own"),
        pytest.param(INDEPENDENT, 0.4, 1.0, id="rings: another report has its own facts"),
        pytest.param(REWRITTEN, 0.0, 0.05, id="silent: in other words"),
        pytest.param(LIGHTHOUSE, 0.0, 0.0, id="silent: verbatim"),
        pytest.param((), 0.0, 0.0, id="silent: empty page"),
    ],
)
def test_sentences_that_the_match_does_not_support(text, low, high):
    assert low <= value(unsupported, text, LIGHTHOUSE) <= high


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        pytest.param(REWRITTEN, 0.9, 1.0, id="rings: all parts of the match"),
        pytest.param((LIGHTHOUSE[0],) * 6, 0.0, 0.2, id="silent: one sentence over and over"),
        pytest.param(UNRELATED, 0.0, 0.0, id="silent: another subject"),
        pytest.param((), 0.0, 0.0, id="silent: empty page"),
    ],
)
def test_spread(text, low, high):
    assert low <= value(spread, text, LIGHTHOUSE) <= high


@pytest.mark.parametrize("name", MEASURES)
def test_an_empty_match(name):
    assert value(MEASURES[name], LIGHTHOUSE, ()) == (1.0 if name == "sentences.unsupported" else 0.0)
