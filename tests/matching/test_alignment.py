"""Alignment, and every feature of the view MATCH on any two texts: finite, in its range, the same twice."""

from __future__ import annotations

import math
import re

import numpy as np
import pytest
from hypothesis import given, settings
from stories import LIGHTHOUSE, REWRITTEN, article, match
from strategies import pairs

from spamfilter.feature import View
from spamfilter.features import features_of
from spamfilter.matching.alignment import MOST_CHARACTERS, Alignment

FEATURES = features_of(View.MATCH)
SLACK = 1e-9
ODD = {
    "empty": "",
    "one letter": "a",
    "marks only": '... !!! ”“"(((',
    "one word a thousand times": "buffalo " * 1000,
    "a word without end": "a" * 5000,
    "three thousand sentences": " ".join(f"word{n}." for n in range(3000)),
    "five hundred names": " ".join(f"Abra{chr(97 + n % 26)}{chr(97 + n // 26)}el" for n in range(500)),
    "Chinese": "市议会星期二决定关闭旧游泳池。明天再说。",
    "lone surrogate": "the \ud800 lighthouse. Skerrow \udfff voted.",
    "an ordinary article": "\n".join(LIGHTHOUSE),
}


def stated_range(feature):
    """The lowest and highest value that the first line of the docstring states."""
    found = re.search(r"\((-?\d+(?:\.\d+)?) to (-?\d+(?:\.\d+)?)", feature.measure.__doc__)
    assert found, f"{feature.name} states no range"
    return float(found[1]), float(found[2])


def check(pair):
    a, b = article(pair[0], "a"), article(pair[1], "b")
    for feature in FEATURES:
        finding = feature.measure(a, (match(a, b),))
        low, high = stated_range(feature)
        assert math.isfinite(finding.value), feature.name
        assert low - SLACK <= finding.value <= high + SLACK, (feature.name, finding.value)
        assert isinstance(finding.value, float), feature.name
        assert len(finding.quotes) <= 5, feature.name
        assert feature.measure(a, (match(a, b),)) == finding, feature.name


def test_there_are_features_of_pairs():
    assert len(FEATURES) >= 30


@settings(max_examples=150, deadline=None)
@given(pairs)
def test_any_two_texts_give_values_in_range(pair):
    check(pair)


@pytest.mark.parametrize("one", ODD)
@pytest.mark.parametrize("other", ["empty", "an ordinary article", "Chinese", None])
def test_odd_texts_give_values_in_range(one, other):
    check((ODD[one], ODD[other or one]))


@settings(deadline=None)
@given(pairs)
def test_turned_round_the_same_is_shared(pair):
    a, b = article(pair[0], "a"), article(pair[1], "b")
    one, other = Alignment(a, b), Alignment(b, a)
    for mine, theirs in ((one.shared, other.shared[::-1]), (one.weights, other.weights[::-1])):
        np.testing.assert_array_equal(mine[0], theirs[0])
        np.testing.assert_array_equal(mine[1], theirs[1])
    assert one.runs.five_a == other.runs.five_b
    assert one.order.total_a == other.order.total_b


@settings(deadline=None)
@given(pairs)
def test_one_number_a_stem_on_both_sides(pair):
    made = Alignment(article(pair[0], "a"), article(pair[1], "b"))
    for side, numbers in zip((made.a, made.b), made.stems, strict=True):
        assert len(numbers) == len(side.content) == len(made.weights[0 if side is made.a else 1])
    told = dict(zip(made.stems[0].tolist(), made.a.content.stems, strict=True))
    for number, stem in zip(made.stems[1].tolist(), made.b.content.stems, strict=True):
        assert told.setdefault(number, stem) == stem
    assert len(set(told.values())) == len(told)


def test_a_book_is_aligned_up_to_a_bound():
    book = article([f"Ferry number {n} sank near Skerrow." for n in range(3000)])
    made = Alignment.of(book, article(LIGHTHOUSE, "b"))
    assert len(book.text) > 2 * MOST_CHARACTERS
    assert len(made.a.text) <= MOST_CHARACTERS
    assert book.text.startswith(made.a.text)
    assert len(made.stems[0]) == len(made.weights[0]) == len(made.shared[0])
    assert made.b.text == "\n".join(LIGHTHOUSE)


def test_the_same_pair_gives_the_same_values_with_and_without_cached_views():
    warm = match(REWRITTEN, LIGHTHOUSE)
    for feature in FEATURES:
        cold = match(REWRITTEN, LIGHTHOUSE)
        assert feature.measure(warm.alignment.a, (warm,)) == feature.measure(cold.alignment.a, (cold,))
