"""A text as numbers: the same words that everybody else finds in it, whatever was read before."""

import threading
from functools import partial

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from spamfilter.article import Article
from spamfilter.index import vocabulary
from spamfilter.index.vocabulary import MUTE, NUMBER_BITS, numbers_of_texts, numbers_of_words, word_numbers
from spamfilter.text.table import WordTable
from spamfilter.text.words import LONGEST, word_forms

SIGNS = "abZ0 7.,'’-_\n\t\x00é²½ßЯ漢カ٣Ⅷ𠮷😀"
texts = st.text(st.sampled_from(SIGNS) | st.characters(codec=None), max_size=60)


def alone(form):
    return int(vocabulary._of_forms([form])[0])


@given(text=texts)
def test_the_words_are_those_of_the_expression(text):
    assert word_numbers(text, 10**6).tolist() == [alone(form) for form in word_forms(text)]


@given(text=texts)
def test_the_words_of_a_text_that_was_cut_have_the_same_numbers(text):
    assert numbers_of_words(Article.from_lines([text]).words).tolist() == word_numbers(text, 10**6).tolist()


@given(many=st.lists(texts, min_size=1, max_size=6))
def test_several_texts_together(many):
    numbers, counts = numbers_of_texts(many)
    assert [part.tolist() for part in np.split(numbers, np.cumsum(counts)[:-1])] == [word_numbers(text, 10**6).tolist() for text in many]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        pytest.param("don’t DON'T", "don't don't", id="apostrophes among letters"),
        pytest.param("'tis dogs' 'x' a''b", "tis dogs x a b", id="apostrophes elsewhere"),
        pytest.param("1,000.5 3. .4 5,x", "1,000.5 3 4 5 x", id="points among digits and elsewhere"),
        pytest.param("A320neo x_y", "A 320 neo x y", id="letters beside digits"),
        pytest.param("白河の水A", "白 河 の 水 A", id="a sign is a word"),
        pytest.param("ÜBER über", "über über", id="capitals that are not plain"),
        pytest.param("y" * LONGEST + "z", "y" * LONGEST, id="a long word"),
        pytest.param("", "", id="nothing"),
    ],
)
def test_words(text, words):
    assert word_numbers(text, 100).tolist() == [alone(word) for word in words.split()]


def test_rarity_and_silence():
    the, letter, zebra, name, digit = (word_numbers("the x zebra Velmarin 7", 9) >> np.uint64(NUMBER_BITS)).tolist()
    assert the == letter == MUTE
    assert name < zebra < digit + 200 < MUTE


@pytest.mark.parametrize("blank", [" ", "\n", " é "])
def test_a_long_text_is_read_in_portions(monkeypatch, blank):
    text = blank.join(f"word{n} {n}" for n in range(500))
    whole = word_numbers(text, 10**6).tolist()
    assert len(whole) == 1500 + (499 if "é" in blank else 0)
    monkeypatch.setattr(vocabulary, "PORTION", 64)
    assert word_numbers(text, 10**6).tolist() == whole
    assert word_numbers(text, 77).tolist() == whole[:77]
    assert len(word_numbers("a" * 1000, 99)) == 1000 // 64 + 1  # without blanks it is cut anywhere


def test_a_table_that_is_full_gives_the_same_numbers(monkeypatch):
    text = " ".join(f"name{chr(97 + n % 26)}{chr(97 + n // 26 % 26)}x and the" for n in range(600))
    expected = [alone(form) for form in word_forms(text)]
    monkeypatch.setattr(vocabulary, "WordTable", partial(WordTable, bits=4))
    small = vocabulary._Vocabulary()
    for _ in range(3):
        assert small.look_up(text)[0].tolist() == expected


def test_many_threads_share_the_table():
    wanted = [" ".join(f"{name}{chr(97 + n % 26)}q{chr(97 + n // 26)}" for n in range(300)) for name in ("ka", "lo", "mi", "ka")]
    expected = [[alone(form) for form in text.split()] for text in wanted]
    found = [None] * 4

    def work(n):
        for _ in range(5):
            found[n] = word_numbers(wanted[n], 999).tolist()

    threads = [threading.Thread(target=work, args=(n,)) for n in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert found == expected
