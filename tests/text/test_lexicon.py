"""The lexicon: answers asked once a word, the same whatever else it holds, from however many threads."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from spamfilter.article import Article
from spamfilter.matching.alignment import Alignment
from spamfilter.text import lexicon as module
from spamfilter.text.cutting import split_words
from spamfilter.text.forms import folds, is_small, roots, tells
from spamfilter.text.lexicon import Lexicon, among, asked, current_lexicon, one_of, renumbered
from spamfilter.text.words import fold, stem

FORMS = st.lists(st.text(st.characters(codec="utf-8"), min_size=1, max_size=4), max_size=40)


@given(FORMS)
def test_a_column_answers_for_each_word(forms):
    words = split_words(" ".join(forms))
    assert is_small(words).tolist() == [form.islower() for form in words.forms]
    assert words.lexicon.bases.named(folds(words)) == list(words.folded) == [fold(form) for form in words.forms]
    assert words.lexicon.bases.named(roots(words)) == [stem(fold(form)) for form in words.forms]


def test_a_word_is_asked_about_once():
    met = []

    @asked(np.int32)
    def length(form):
        met.append(form)
        return len(form)

    lexicon = Lexicon()
    for text in ("a bee sees a bee", "a bee sees the sea"):
        words = split_words(text).in_lexicon(lexicon)
        assert length(words).tolist() == [len(form) for form in words.forms]
    assert sorted(met) == ["a", "bee", "sea", "sees", "the"]


def test_more_words_than_there_is_room_for_at_first():
    forms = ["".join(chr(ord("a") + int(sign)) for sign in str(n)) + "x" for n in range(10_000)]
    words = split_words(" ".join(forms))
    assert (tells(words) > 0).mean() > 0.9
    assert words.lexicon.bases.named(folds(words)) == [fold(form) for form in words.forms]


@given(st.lists(st.integers(0, 9)), st.lists(st.integers(0, 9)))
def test_renumbered_by_first_appearance(a, b):
    number = {value: n for n, value in enumerate(dict.fromkeys((*a, *b)))}
    made = renumbered(np.array(a, np.int32), np.array(b, np.int32))
    assert [column.tolist() for column in made] == [[number[value] for value in column] for column in (a, b)]


@given(st.lists(st.integers(0, 9)), st.lists(st.integers(0, 9)))
def test_among(some, known):
    assert among(np.array(some, np.int32), np.array(known, np.int32)).tolist() == [value in known for value in some]


def test_a_full_lexicon_is_left_to_the_texts_that_use_it(monkeypatch):
    monkeypatch.setattr(module, "MOST_FORMS", 3)
    shelf = [Lexicon()]
    monkeypatch.setattr(module, "_shelf", lambda: shelf)
    old, new = (Article.from_lines(["The mill at Oberin Quay burned down, and the mill at Sel Quay did not."], name=name) for name in "ab")
    assert old.words.numbers.size
    assert current_lexicon() is not old.words.lexicon
    assert new.words.lexicon is not old.words.lexicon
    made = Alignment(old, new)
    assert made.b.words.lexicon is old.words.lexicon
    assert made.contained == pytest.approx((1.0, 1.0))
    assert made.runs.five_a == made.runs.five_b == 1.0


def test_many_threads_at_once():
    lexicon = Lexicon()

    def cut(seed):
        words = split_words(" ".join(f"w{n * seed % 997}" for n in range(2_000))).in_lexicon(lexicon)
        forms = list(words.forms)
        return words.lexicon.forms.named(words.numbers) == forms, lexicon.bases.named(folds(words)) == list(map(fold, forms))

    with ThreadPoolExecutor(8) as pool:
        assert set(pool.map(cut, range(1, 60))) == {(True, True)}
    assert len(set(lexicon.forms.words)) == len(lexicon.forms)


@given(FORMS, st.frozensets(st.text("abcXé'", min_size=1, max_size=3), max_size=6))
def test_one_of_some_words(forms, some):
    is_one = one_of(some)
    for text in (" ".join(forms), " ".join((*forms, *some, "later"))):  # words that are numbered after the table was made
        words = split_words(text)
        assert is_one(words).tolist() == [word in some for word in words.folded]
