"""Quotes are short, on one line, and few."""

from __future__ import annotations

import pytest

from spamfilter.article import Article
from spamfilter.text.quoting import LONGEST_QUOTE, MOST_QUOTES, few, quote_words, shorten

LINES = ("The council of Harlow met late.", "Nobody came to the of meeting, it said.")


@pytest.mark.parametrize(
    ("first", "last", "quote"),
    [
        pytest.param(9, 11, "Nobody came to the of meeting, it said", id="three words on either side, none of another line"),
        pytest.param(0, 1, "The council of Harlow", id="at the beginning"),
        pytest.param(13, 14, "of meeting, it said", id="at the end"),
    ],
)
def test_a_quote_shows_the_words_around(first, last, quote):
    assert quote_words(Article.from_lines(LINES), first, last) == quote


def test_quotes_are_shortened_and_few():
    assert shorten("a\n  b\tc") == "a b c"
    assert len(shorten("x" * 10_000)) == LONGEST_QUOTE
    assert shorten("x" * 10_000).endswith("…")
    assert few(["one", "two", "one"]) == ("one", "two")
    assert len(few(str(n) for n in range(100))) == MOST_QUOTES
