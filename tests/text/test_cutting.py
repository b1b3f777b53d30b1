"""Cutting: the words that the expression finds, and sentences that end where a reader would end them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from spamfilter.text.cutting import split_words
from spamfilter.text.words import LONGEST, WORD

SIGNS = "abZ0 7.,'’-_\n\t\x00é²½ßЯ漢カ٣Ⅷ𠮷😀"


@given(st.text(st.sampled_from(SIGNS) | st.characters(codec=None), max_size=80))
def test_the_words_are_those_of_the_expression(text):
    words, spans = split_words(text), [found.span() for found in WORD.finditer(text)]
    assert list(zip(words.starts, words.ends, strict=True)) == spans
    assert list(words.forms) == [text[start:end][:LONGEST] for start, end in spans]
    sentences = words.sentence_column.tolist()
    assert sentences == sorted(sentences)
    assert set(sentences) == set(range(len(words.sentence_spans)))


@pytest.mark.parametrize(
    ("text", "sentences"),
    [
        pytest.param("It rained. It stopped.", ["It rained", "It stopped"], id="a full stop"),
        pytest.param("Dr. Amsel left at 5 p.m. on Monday.", ["Dr. Amsel left at 5 p.m. on Monday"], id="abbreviations"),
        pytest.param("J. Amsel and U.S. Brook met.", ["J. Amsel and U.S. Brook met"], id="initials"),
        pytest.param("So said I. Then he left.", ["So said I", "Then he left"], id="I is no initial"),
        pytest.param("“Why?” she asked. “No.” He left!", ["Why?” she asked", "No", "He left"], id="quotes close after the mark"),
        pytest.param("A heading\nA line", ["A heading", "A line"], id="lines"),
        pytest.param("It costs 3.50 today.", ["It costs 3.50 today"], id="a number"),
        pytest.param("水が来た。山も。", ["水が来た", "山も"], id="no blanks"),
        pytest.param("The department. The end.", ["The department", "The end"], id="a long word is no abbreviation"),
        pytest.param("", [], id="nothing"),
    ],
)
def test_sentences(text, sentences):
    words = split_words(text)
    assert [text[words.starts[first] : words.ends[last - 1]] for first, last in words.sentence_spans] == sentences
