"""Runs: shared n-grams as a plain set finds them, and what they cover."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from spamfilter.matching.runs import densest
from spamfilter.matching.runs import shared_runs as runs_of_numbers
from spamfilter.text.lexicon import Lexicon

WORDS = st.lists(st.sampled_from("abcde"), max_size=30)


def shared_runs(a, b):
    lexicon = Lexicon()
    return runs_of_numbers(lexicon.forms.numbers(a), lexicon.forms.numbers(b))


def grams(words, size):
    return [tuple(words[at : at + size]) for at in range(len(words) - size + 1)]


def share(mine, theirs, size):
    ours, other = grams(mine, size), set(grams(theirs, size))
    return sum(gram in other for gram in ours) / len(ours) if ours and other else 0.0


def covered(mine, theirs):
    marks, other = [False] * len(mine), set(grams(theirs, 5))
    for at, gram in enumerate(grams(mine, 5)):
        if gram in other:
            marks[at : at + 5] = [True] * 5
    return marks


@given(WORDS, WORDS)
def test_agrees_with_plain_sets(a, b):
    runs = shared_runs(a, b)
    assert (runs.three_a, runs.three_b) == pytest.approx((share(a, b, 3), share(b, a, 3)))
    assert (runs.five_a, runs.five_b) == pytest.approx((share(a, b, 5), share(b, a, 5)))
    assert runs.covered_a.tolist() == covered(a, b)
    assert runs.covered_b.tolist() == covered(b, a)


@given(WORDS, WORDS)
def test_is_symmetric(a, b):
    one, other = shared_runs(a, b), shared_runs(b, a)
    assert (one.three_a, one.five_a) == (other.three_b, other.five_b)
    assert one.covered_a.tolist() == other.covered_b.tolist()


@given(WORDS, WORDS)
def test_longest_is_the_longest_stretch_of_marks(a, b):
    stretches = "".join("x" if mark else " " for mark in covered(a, b)).split()
    assert shared_runs(a, b).longest == max(map(len, stretches), default=0)


@pytest.mark.parametrize(
    ("a", "b", "five", "longest"),
    [
        pytest.param("a b c d e f", "x a b c d e y", 0.5, 5, id="rings: five words in a row"),
        pytest.param("a b c d", "a b c d", 0.0, 0, id="silent: four words have no run of five"),
        pytest.param("a b c d x e", "a b c d e", 0.0, 0, id="silent: a word between"),
        pytest.param("", "a b c d e", 0.0, 0, id="silent: empty"),
    ],
)
def test_runs_of_five(a, b, five, longest):
    runs = shared_runs(a.split(), b.split())
    assert (runs.five_a, runs.longest) == (five, longest)


@pytest.mark.parametrize(
    ("marks", "window", "expected"),
    [
        pytest.param([], 3, 0.0, id="nothing"),
        pytest.param([1, 1], 3, 1.0, id="shorter than the window"),
        pytest.param([0, 1, 1, 0, 1], 3, 2 / 3, id="best window in the middle"),
        pytest.param([0, 0, 0, 1], 2, 0.5, id="best window at the end"),
    ],
)
def test_densest(marks, window, expected):
    assert densest(np.array(marks, dtype=bool), window) == pytest.approx(expected)


def test_many_different_words_do_not_collide():
    a, b = [f"a{n}" for n in range(6000)], [f"b{n}" for n in range(6000)]
    runs = shared_runs(a, b)
    assert not runs.covered_a.any()
    assert runs.three_a == runs.five_b == 0.0
