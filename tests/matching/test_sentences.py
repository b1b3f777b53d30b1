"""The grid of sentences: shares in range, symmetric where they should be, and what each of them means."""

from __future__ import annotations

import tracemalloc

import numpy as np
import pytest
from hypothesis import given, settings
from stories import LIGHTHOUSE, match
from strategies import pairs

from spamfilter.matching import sentences
from spamfilter.matching.sentences import MOST_SENTENCES, sentence_grid

SLACK = 1e-9


def grid(a, b):
    return match(a, b).alignment.grid


@settings(deadline=None)
@given(pairs)
def test_every_share_is_in_its_range(pair):
    found = grid(*pair)
    for name in ("cosine", "covered_a", "covered_b", "fused_a", "pieced_a"):
        values = getattr(found, name)
        assert np.isfinite(values).all(), name
        assert ((values >= 0) & (values <= 1 + SLACK)).all(), name
    assert 0 <= found.together <= 1 + SLACK
    assert found.cosine.shape == (len(found.numbers_a), len(found.numbers_b))


@settings(deadline=None)
@given(pairs)
def test_turned_round_the_cosine_is_the_same(pair):
    one, other = grid(*pair), grid(*pair[::-1])
    np.testing.assert_allclose(one.cosine, other.cosine.T, atol=1e-12)
    np.testing.assert_allclose(one.best_a, other.best_b, atol=1e-12)


@settings(deadline=None)
@given(pairs)
def test_three_sentences_hold_no_less_than_the_first_of_them(pair):
    found = grid(*pair)
    assert (found.fused_a >= found.covered_a - SLACK).all()
    if found.covered_a.size:
        assert (found.pieced_a >= found.covered_a.max(axis=1) - SLACK).all()


@settings(deadline=None)
@given(pairs)
def test_pairs_of_words_are_the_same_however_they_are_listed(pair):
    listed = grid(*pair).together
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(sentences, "MOST_LISTED", -1)
        assert grid(*pair).together == listed


def test_sentences_of_the_same_six_hundred_signs_take_little_memory():
    count, words = 66, 590
    stems, places = np.tile(np.arange(words), count), np.repeat(np.arange(count), words)
    tracemalloc.start()
    try:
        found = sentence_grid((stems, stems), (np.ones(len(stems)),) * 2, (places, places))
        assert tracemalloc.get_traced_memory()[1] < 60_000_000
    finally:
        tracemalloc.stop()
    assert found.together == 1


def test_what_covers_and_what_fuses():
    found = grid(
        "The ferry brought marmalade, turnips and candles.", "The ferry brought marmalade. Somebody carried turnips. Candles burned."
    )
    assert found.covered_a[0, 0] > found.covered_a[0, 1] > 0
    assert found.fused_a[0, 0] == pytest.approx(1.0)
    assert found.covered_b[0, 0] == pytest.approx(1.0)
    assert found.covered_a[0, 0] < found.pieced_a[0] < 1.0
    assert found.numbers_b.tolist() == [0, 1, 2]


@pytest.mark.parametrize(
    ("a", "together"),
    [
        pytest.param("Marmalade and turnips. Candles and lanterns.", 1.0, id="rings: the same neighbours"),
        pytest.param("Marmalade and candles. Turnips and lanterns.", 0.0, id="silent: the same words with other neighbours"),
        pytest.param("Marmalade.", 0.0, id="silent: one word has no neighbour"),
        pytest.param("", 0.0, id="silent: empty page"),
    ],
)
def test_words_that_stand_together(a, together):
    assert grid(a, "Marmalade with turnips. Lanterns with candles.").together == together


def test_sentences_without_content_words_are_left_out():
    assert grid("It was so. The ferry came. And this?", LIGHTHOUSE).numbers_a.tolist() == [1]


def test_a_book_is_compared_by_its_beginning():
    book = " ".join(f"Ferry number {n} sank." for n in range(MOST_SENTENCES + 50))
    found = grid(book, LIGHTHOUSE)
    assert len(found.numbers_a) == MOST_SENTENCES
    assert found.cosine.shape[0] == MOST_SENTENCES
