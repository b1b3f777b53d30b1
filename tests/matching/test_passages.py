"""Passages: characters inside both texts, one to one, the strongest first."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import given, settings
from stories import LIGHTHOUSE, REWRITTEN, UNRELATED, match
from strategies import pairs

from spamfilter.matching.passages import MOST


def found(a, b):
    made = match(a, b)
    return made.alignment.a.text, made.article.text, made.alignment.passages


def apart(spans):
    ordered = sorted(spans)
    return all(one[1] <= other[0] for one, other in pairwise(ordered))


@settings(deadline=None)
@given(pairs)
def test_inside_both_texts_and_one_to_one(pair):
    a, b, passages = found(*pair)
    for passage in passages:
        assert 0 <= passage.a[0] < passage.a[1] <= len(a)
        assert 0 <= passage.b[0] < passage.b[1] <= len(b)
        assert 0 < passage.similarity <= 1
    assert apart([passage.a for passage in passages])
    assert apart([passage.b for passage in passages])
    assert len(passages) <= MOST
    assert all(type(n) is int for passage in passages for n in (*passage.a, *passage.b))


@settings(deadline=None)
@given(pairs)
def test_the_strongest_comes_first(pair):
    sizes = [p.similarity * (p.a[1] - p.a[0]) for p in found(*pair)[2]]
    assert sizes == sorted(sizes, reverse=True)


def test_a_copied_part_is_one_passage():
    a, b, passages = found((*UNRELATED[:2], *LIGHTHOUSE[2:4], *UNRELATED[2:]), LIGHTHOUSE)
    assert len(passages) == 1
    (one,) = passages
    copied = "\n".join(LIGHTHOUSE[2:4]).rstrip(".")
    assert a[slice(*one.a)] == b[slice(*one.b)] == copied
    assert one.similarity == 1.0


def test_a_rewrite_is_shown_beside_its_source():
    a, b, passages = found(REWRITTEN, LIGHTHOUSE)
    assert sum(p.a[1] - p.a[0] for p in passages) > 0.9 * len(a)
    assert sum(p.b[1] - p.b[0] for p in passages) > 0.9 * len(b)


def test_other_subjects_and_empty_texts_have_none():
    assert found(UNRELATED, LIGHTHOUSE)[2] == ()
    assert found((), LIGHTHOUSE)[2] == ()
    assert found(LIGHTHOUSE, ())[2] == ()


def test_a_sentence_that_stands_twice_is_paired_once():
    assert len(found((LIGHTHOUSE[0], UNRELATED[0], LIGHTHOUSE[0]), LIGHTHOUSE)[2]) == 1
