"""Every feature of the text alone keeps the contract: a finite value in its range, few and short quotes, on any text."""

from __future__ import annotations

import math
import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from spamfilter.article import Article
from spamfilter.feature import View
from spamfilter.features import all_features

TEXT_FEATURES = [feature for feature in all_features() if feature.view is View.TEXT]
RANGES = {  # the others are shares
    "neighbours.kinds": (-0.03, 5.0),
    "neighbours.misplaced": (-0.03, 5.0),
    "neighbours.odd": (-12.0, 13.0),
    "rarity.forced": (-0.2, 30.0),
}
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


def article(text):
    return Article.from_lines(text.splitlines())


def check(feature, text):
    found = feature.measure(article(text), ())
    low, high = RANGES.get(feature.name, (0.0, 1.0))
    assert math.isfinite(found.value)
    assert low <= found.value <= high
    assert isinstance(found.value, float)
    assert len(found.quotes) <= 5
    assert all(quote and len(quote) <= 200 and "\n" not in quote for quote in found.quotes)
    assert feature.measure(article(text), ()) == found


def test_there_are_features_of_the_text():
    assert len(TEXT_FEATURES) >= 10


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
    check(feature, text)


@pytest.mark.parametrize("feature", TEXT_FEATURES, ids=lambda feature: feature.name)
@settings(max_examples=40, deadline=None)
@given(text=TEXTS)
def test_any_text_keeps_value_and_quotes_in_bounds(feature, text):
    check(feature, text)
