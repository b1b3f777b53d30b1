"""Repetition: an echo within a few words rings; refrains, lists and names do not."""

from __future__ import annotations

import pytest

from spamfilter.article import Article
from spamfilter.features.repetition import stems


@pytest.mark.parametrize(
    ("text", "rings"),
    [
        pytest.param("They called it a marketing marketed plan.", True, id="rings: one stem twice"),
        pytest.param("The request of the municipalities of the municipalities was read.", True, id="rings: a phrase that circles"),
        pytest.param("The bridge is old. The bridge will close.", False, id="silent: two sentences"),
        pytest.param("The bridge that the whole of the town had paid for is a bridge.", False, id="silent: further apart"),
        pytest.param("It went on and on, more and more, up and up.", False, id="silent: function words"),
        pytest.param("Duran Duran met Duran fans.", False, id="silent: names"),
        pytest.param("Sing, o sing, and go, go.", False, id="silent: short words of a song"),
        pytest.param("", False, id="silent: empty page"),
    ],
)
def test_stems(text, rings):
    found = stems(Article.from_lines([text]), ())
    assert (found.value > 0) == rings
    assert bool(found.quotes) == rings


def test_each_echo_counts_once_by_the_number_of_words():
    assert stems(Article.from_lines(["a plain echo of plain echoes here"]), ()).value == pytest.approx(2 / 7)
