"""Skeletons keep function words and endings, and no word of the subject."""

from __future__ import annotations

import importlib

import numpy as np
import pytest

from spamfilter.article import Article
from spamfilter.text.function_words import FUNCTION_WORDS
from spamfilter.text.skeleton import SYMBOLS, pair_information, skeleton
from spamfilter.text.words import fold


def symbols(text):
    article = Article.from_lines(text.splitlines())
    return [SYMBOLS[number] for number in skeleton(article.text, article.words)[0]]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("The mayor of Harlow", ["<.>", "the", "<->", "of", "<N>", "<.>"], id="a name and a plain word"),
        pytest.param("closing quickly closed roads", ["<.>", "<-ing>", "<-ly>", "<-ed>", "<-s>", "<.>"], id="endings"),
        pytest.param("a king sings", ["<.>", "a", "<->", "<-s>", "<.>"], id="an ending needs a stem"),
        pytest.param("in 1984, he", ["<.>", "in", "<0>", "<,>", "he", "<.>"], id="a number and a comma"),
        pytest.param("It is. The", ["<.>", "it", "is", "<.>", "the", "<.>"], id="a sentence end"),
        pytest.param("", ["<.>"], id="empty"),
    ],
)
def test_skeleton(text, expected):
    assert symbols(text) == expected


def test_each_symbol_carries_the_number_of_its_word():
    article = Article.from_lines(["In 1984, he came."])
    assert skeleton(article.text, article.words)[1].tolist() == [0, 0, 1, 2, 2, 3, 4]


def test_the_table_that_ships_knows_english_from_jumble():
    table = pair_information()
    at = {symbol: number for number, symbol in enumerate(SYMBOLS)}
    assert table.shape == (len(SYMBOLS), len(SYMBOLS))
    assert np.isfinite(table).all()
    assert table[at["of"], at["the"]] > 1
    assert table[at["the"], at["of"]] < -2
    assert table[at["would"], at["be"]] > 1


def test_a_table_is_counted_from_texts_and_the_same_texts_give_the_same_one():
    build = importlib.import_module("spamfilter.model.skeleton")
    texts = ["The man in the house of the king went to the town."] * 30
    table = build.information(texts)
    at = {symbol: number for number, symbol in enumerate(SYMBOLS)}
    assert table[at["of"], at["the"]] > 0
    assert table[at["the"], at["the"]] < 0
    assert np.array_equal(table, build.information(texts))


def test_function_words_are_folded_and_hold_what_every_part_leans_on():
    assert all(fold(word) == word for word in FUNCTION_WORDS)
    assert {"the", "of", "and", "to", "is", "not", "don't", "would", "because"} <= FUNCTION_WORDS
    assert not {"council", "said", "year", "government", "one's"} & FUNCTION_WORDS
