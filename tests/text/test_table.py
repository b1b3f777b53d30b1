"""The table of words: two words have two hashes, also where somebody chose them so that they should not."""

from __future__ import annotations

import pytest

from spamfilter.text import table
from spamfilter.text.spans import word_spans


def in_order_of_thue_and_morse(first, second):
    """A word of two letters: sums over its letters and over theirs exchanged differ by a product of many even numbers."""
    return "".join(second if number.bit_count() % 2 else first for number in range(table.LONGEST))


@pytest.mark.parametrize(
    ("first", "second"),
    [
        pytest.param("a", "q", id="letters that differ by 16"),
        pytest.param("\u0400", "\U00020400", id="letters that differ by 2 to the 17th"),
    ],
)
def test_two_words_made_to_share_a_hash_do_not(monkeypatch, first, second):
    words = in_order_of_thue_and_morse(first, second), in_order_of_thue_and_morse(second, first)
    draw = table._powers.__wrapped__
    for _ in range(100):
        powers = draw()
        monkeypatch.setattr(table, "_powers", lambda powers=powers: powers)
        one, other = (table.word_hashes(characters, starts, ends) for starts, ends, characters in map(word_spans, words))
        assert one != other
