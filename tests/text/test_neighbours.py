"""The table of neighbours: sound, and right about words that everybody knows."""

from __future__ import annotations

import numpy as np
import pytest

from spamfilter.article import Article
from spamfilter.text.neighbours import neighbour_numbers, neighbours, thesaurus


def numbers(text):
    return neighbour_numbers(Article.from_lines([text]).words)


def test_the_table_is_sound():
    table, words = neighbours(), thesaurus()
    assert (table.keys[1:] > table.keys[:-1]).all()
    assert len(table.keys) == len(table.steps)
    assert int(table.keys[-1]) < len(table.backoff) ** 2 < 1 << 32
    assert words.starts[-1] == len(words.others)
    assert int(words.others.max()) < len(table.backoff) == int(words.numbers.max()) + 1
    assert words.has[words.others].all()


@pytest.mark.parametrize(
    ("pair", "low", "high"),
    [
        pytest.param("of the", 1.0, 3.0, id="often"),
        pytest.param("the of", -9.0, -2.0, id="hardly ever"),
        pytest.param("prime minister", 5.0, 12.0, id="nearly always"),
        pytest.param("prime the", -9.0, -1.0, id="never counted"),
    ],
)
def test_nats(pair, low, high):
    first, second = numbers(pair)
    assert low < neighbours().nats(np.array([first]), np.array([second]))[0] < high


@pytest.mark.parametrize("word", ["Toil", "zorbled", "1990", "tolland", "é"])
def test_what_is_not_in_the_table(word):
    assert numbers(word).tolist() == [-1]


@pytest.mark.parametrize(
    ("word", "other", "is_one"),
    [
        pytest.param("infirmary", "hospital", True, id="a commoner word"),
        pytest.param("spouses", "partners", True, id="in the same form"),
        pytest.param("hospital", "infirmary", False, id="no rarer word"),
        pytest.param("spouses", "partner", False, id="no other form"),
        pytest.param("the", "a", False, id="no function word"),
    ],
)
def test_synonyms(word, other, is_one):
    words, asked = thesaurus(), numbers(word)
    whose, entries = words.of(asked)
    assert not whose.any()
    assert bool(numbers(other)[0] in words.others[entries]) is is_one
