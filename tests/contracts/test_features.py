"""Every feature keeps the contract: a finite value in its range, few and short quotes, on any text and beside any match."""

from __future__ import annotations

import math
import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from strategies import pairs

from spamfilter.article import Article
from spamfilter.feature import View
from spamfilter.features import all_features, measure
from spamfilter.match import Match
from spamfilter.matching.alignment import Alignment

TEXT_FEATURES = [feature for feature in all_features() if feature.view is View.TEXT]
MATCH_FEATURES = [feature for feature in all_features() if feature.view is View.MATCH]
RANGES = {  # the others are shares
    "neighbours.kinds": (-0.03, 5.0),
    "neighbours.misplaced": (-0.03, 5.0),
    "neighbours.odd": (-12.0, 13.0),
    "rarity.forced": (-0.2, 30.0),
    "containment.excess_here": (-1.0, 1.0),
    "containment.excess_there": (-1.0, 1.0),
    "novelty.added_nats": (0.0, 11.3),
    "novelty.added_weight": (0.0, 11.3),
    "novelty.strongest": (0.0, 11.3),
    "order.anchors": (-1.0, 1.0),
    "order.anchors_surprise": (-5.0, 20.0),
    "order.excess": (-1.0, 1.0),
    "order.excess_here": (-1.0, 1.0),
    "order.excess_there": (-1.0, 1.0),
    "order.surprise": (-5.0, 20.0),
    "steps.words_here": (-1.0, 1.0),
    "steps.words_surprise_here": (-5.0, 20.0),
    "steps.words_there": (-1.0, 1.0),
    "steps.words_surprise_there": (-5.0, 20.0),
    "steps.telling_here": (-1.0, 1.0),
    "steps.telling_surprise_here": (-5.0, 20.0),
    "steps.telling_there": (-1.0, 1.0),
    "steps.telling_surprise_there": (-5.0, 20.0),
    "steps.sentences_here": (-1.0, 1.0),
    "steps.sentences_surprise_here": (-5.0, 20.0),
    "steps.sentences_there": (-1.0, 1.0),
    "steps.sentences_surprise_there": (-5.0, 20.0),
}
ROUNDING = 1e-9  # of sums of many shares
PIECES = st.sampled_from(
    [
        "the",
        "of",
        "The",
        "a",
        "an",
        "apple",
        "Tolland",
        "Toland",
        "said",
        ".",
        ",",
        "”",
        "“",
        '"',
        "(",
        ")",
        "\n",
        "had",
        "zorbled",
        "he",
        "have",
        "’s",
        "1,000",
        "é",
        "市",
        "\u200d",
    ]
)
TEXTS = st.text(max_size=300) | st.lists(PIECES, max_size=80).map(" ".join)
ODD = {
    "empty": "",
    "one letter": "a",
    "a hundred thousand full stops": "." * 100_000,
    "marks only": '... !!! ”“"(((',
    "numbers": "1 2 3 4,000 5.5",
    "one word a thousand times": "buffalo " * 1000,
    "a word without end": "a" * 5000,
    "Chinese": "市议会星期二决定关闭旧游泳池。",
    "Arabic": "قرر المجلس يوم الثلاثاء إغلاق المسبح القديم",
    "combining marks": "Ze\u0301 co\u0327 \u0301\u0301\u0301 a\u0301",
    "lone surrogate": "the \ud800 of",
    "five hundred names": " ".join(f"Abra{chr(97 + n % 26)}{chr(97 + n // 26)}el" for n in range(500)),
}
SENTENCE = "The council of Tolland voted on Tuesday to close the old pool, Mayor Odella Vann said."


def article(text):
    return Article.from_lines(text.splitlines())


def beside(text, other):
    """An article and its one match, as features are handed them."""
    page, source = article(text), article(other)
    return page, (Match(source, Alignment.of(page, source), shared_runs=3, common_runs=2),)


def check(feature, page, matches):
    found = feature.measure(page, matches)
    low, high = RANGES.get(feature.name, (0.0, 1.0))
    assert math.isfinite(found.value)
    assert low - ROUNDING <= found.value <= high + ROUNDING
    assert isinstance(found.value, float)
    assert len(found.quotes) <= 5
    assert all(quote and len(quote) <= 200 and "\n" not in quote for quote in found.quotes)
    assert feature.measure(page, matches) == found
    return found


def test_there_are_features_of_both_views():
    assert len(TEXT_FEATURES) >= 10
    assert len(MATCH_FEATURES) >= 40
    assert RANGES.keys() <= {feature.name for feature in all_features()}


def test_names_are_unique_and_say_family_and_thing():
    names = [feature.name for feature in all_features()]
    assert len(set(names)) == len(names)
    assert all(re.fullmatch(r"[a-z]+\.[a-z_0-9]+", name) for name in names)


@pytest.mark.parametrize("feature", all_features(), ids=lambda feature: feature.name)
def test_a_feature_says_what_it_measures(feature):
    assert feature.description.strip() == feature.description != ""
    assert feature.measure.__doc__


@pytest.mark.parametrize("feature", TEXT_FEATURES, ids=lambda feature: feature.name)
@pytest.mark.parametrize("text", [pytest.param(text, id=name) for name, text in ODD.items()])
def test_odd_articles_keep_value_and_quotes_in_bounds(feature, text):
    assert feature.measure(article(text), ()) == check(feature, article(text), ())


@pytest.mark.parametrize("feature", TEXT_FEATURES, ids=lambda feature: feature.name)
@settings(max_examples=40, deadline=None)
@given(text=TEXTS)
def test_any_text_keeps_value_and_quotes_in_bounds(feature, text):
    assert feature.measure(article(text), ()) == check(feature, article(text), ())


@pytest.mark.parametrize("text", [pytest.param(text, id=name) for name, text in ODD.items()])
@pytest.mark.parametrize("other", [pytest.param(text, id=f"beside {name}") for name, text in (*ODD.items(), ("a sentence", SENTENCE))])
def test_odd_articles_beside_odd_matches_keep_value_and_quotes_in_bounds(text, other):
    page, matches = beside(text, other)
    for feature in MATCH_FEATURES:
        check(feature, page, matches)


@settings(max_examples=150, deadline=None)
@given(pair=pairs | st.tuples(TEXTS, TEXTS))
def test_any_pair_keeps_value_and_quotes_in_bounds(pair):
    page, matches = beside(*pair)
    assert measure(*beside(*pair), View.MATCH) == measure(page, matches, View.MATCH)
    for feature in MATCH_FEATURES:
        check(feature, page, matches)
