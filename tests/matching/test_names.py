"""Broken names: Latteval for Rottevel rings; other people, and other honest spellings, stay silent."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from stories import match
from strategies import pairs

from spamfilter.matching.names import is_variant

SOURCE = (
    "The envoy Mark Rottevel met Olga Pelmanova in Kyiv on Monday. Sergei Halvard of the Brenish delegation left Turkmark's capital early."
)


def names(text, source=SOURCE):
    return match(text, source).alignment.names


@pytest.mark.parametrize(
    ("right", "broken"),
    [
        pytest.param("Rottevel", "Rattevel", id="rings: a letter changed"),
        pytest.param("Pelmanova", "Palmenova", id="rings: two letters changed"),
        pytest.param("Halvard", "Halward's", id="silent: w for v is one sound"),
        pytest.param("Halvard", "Helverd", id="rings: vowels changed"),
        pytest.param("Rottevel", "Latteval", id="rings: far off, but beside the same first name"),
        pytest.param("Kyiv", "Kiev", id="silent: Kiev"),
        pytest.param("Sergei", "Sergey", id="silent: Sergey"),
        pytest.param("Rottevel", "Rottevel’s", id="silent: a possessive"),
        pytest.param("Turkmark's", "Turkmark", id="silent: a possessive gone"),
        pytest.param("Brenish", "Bren", id="silent: a place for its people"),
        pytest.param("Olga Pelmanova", "Wendel Astor", id="silent: somebody else"),
        pytest.param("Monday", "Tuesday", id="silent: an everyday word"),
    ],
)
def test_pairs(request, right, broken):
    rings = request.node.callspec.id.startswith("rings")
    assert names(SOURCE.replace(right, broken)) == (((right, broken),) if rings else ())


def test_a_name_that_stands_in_both_texts_is_not_broken():
    source = SOURCE + " His cousin Mark Rattevel stayed."
    assert names(SOURCE.replace("Rottevel", "Rattevel"), source) == ()


def test_a_name_of_a_sentence_that_resembles_none_is_not_compared():
    assert names("Snow fell upon Rattevel and the sheep went down to the village.") == ()


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("kyiv", "kiev"),
        ("sergey", "sergei"),
        ("kharkiv", "kharkov"),
        ("tarabel", "tarrabel"),
        ("malta", "maltese"),
        ("vienna", "viennese"),
        ("scotland", "scotlander"),
        ("rome", "roman"),
        ("müller", "muller"),
        ("same", "same"),
    ],
)
def test_variants_both_ways(one, other):
    assert is_variant(one, other)
    assert is_variant(other, one)


@pytest.mark.parametrize(("one", "other"), [("rottevel", "latteval"), ("dorseth", "dorses"), ("harvie", "harlos"), ("", "abc")])
def test_no_variants(one, other):
    assert not is_variant(one, other)
    assert not is_variant(other, one)


@settings(deadline=None)
@given(pairs)
def test_each_pair_is_of_two_words_that_stand_in_the_texts(pair):
    made = match(*pair)
    found = made.alignment.names
    assert len(found) == len(set(found)) <= 50
    for right, broken in found:
        assert right in made.article.text
        assert broken in made.alignment.a.text
        assert broken.casefold() not in made.article.words.folded
