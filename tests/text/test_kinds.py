"""The table of kinds: sound, and right about words that everybody knows."""

from __future__ import annotations

import numpy as np
import pytest

from spamfilter.article import Article
from spamfilter.text.background import english
from spamfilter.text.kinds import kind_numbers, kinds, synonym_gaps


def words(text):
    return Article.from_lines([text]).words


def test_the_table_is_sound():
    table = kinds()
    assert len(table.kinds) == len(table.gaps) == len(english()) + len(table.others)
    assert list(table.others) == sorted(set(table.others))
    assert not any(word in english() for word in table.others)
    assert table.steps.shape == (len(table.functions) + max(table.kinds),) * 2
    assert max(table.gaps) < 100


@pytest.mark.parametrize(
    ("pair", "low", "high"),
    [
        pytest.param("the bridge", 0.3, 6.0, id="often"),
        pytest.param("would goes", -6.0, -2.0, id="hardly ever"),
        pytest.param("of the", 0.3, 6.0, id="function words"),
        pytest.param("the of", -6.0, -1.0, id="function words the other way round"),
    ],
)
def test_nats(pair, low, high):
    first, second = kind_numbers(words(pair))
    assert low < kinds().nats(np.array([first]), np.array([second]))[0] < high


@pytest.mark.parametrize(
    ("one", "other", "alike"),
    [
        pytest.param("bridges", "hammers", True, id="plural or third person"),
        pytest.param("bridge", "bridges", False, id="another form"),
        pytest.param("the", "this", False, id="each function word"),
    ],
)
def test_kinds_are_forms(one, other, alike):
    first, second = kind_numbers(words(f"{one} {other}"))
    assert bool(first == second) is alike


@pytest.mark.parametrize("word", ["Bridge", "zorbled", "1990", "o'clock", "it's", "é", "BRIDGE"])
def test_what_has_no_kind(word):
    found = words(word)
    assert kind_numbers(found)[0] == -1
    assert synonym_gaps(found)[0] == 0.0


@pytest.mark.parametrize(
    ("word", "least", "most"),
    [
        pytest.param("infirmary", 1.0, 4.0, id="a commoner one"),
        pytest.param("whippersnapper", 2.0, 6.0, id="a much commoner one"),
        pytest.param("hospital", 0.0, 0.5, id="none commoner"),
        pytest.param("the", 0.0, 0.0, id="a function word"),
    ],
)
def test_gaps(word, least, most):
    assert least <= synonym_gaps(words(word))[0] <= most
