"""Twins: what a pair is cut and dealt out to, and that nobody's label is carried where it is wrong."""

from __future__ import annotations

import importlib
from itertools import pairwise

import pytest

from spamfilter.article import Article

twins = importlib.import_module("spamfilter.model.twins")

# Every sentence has its own words, so that one can see where it went.
SENTENCES = [
    f"Alder{n} birch{n} cedar{n} dogwood{n} elder{n} fir{n} gorse{n} hazel{n} ivy{n} juniper{n} larch{n} maple{n}." for n in range(40)
]
REWRITE = [sentence.replace("birch", "beech").replace("hazel", "heather") for sentence in SENTENCES]


def article(name, sentences=SENTENCES):
    return Article.from_lines(["\n".join(sentences)], name=name)


def made(count=60, *, taken, sentences=SENTENCES):
    """The twins of so many pairs, by view."""
    found = {}
    for n in range(count):
        for twin in twins.twins(article(f"a{n}", REWRITE), article(f"b{n}", sentences), taken=taken, seed=0, filler=FILLER):
            found.setdefault(twin.view, []).append(twin)
    return found


FILLER = article("filler", [f"Quince{n} rowan{n} sorrel{n} tansy{n} umber{n} vetch{n} willow{n}." for n in range(30)])


def numbers(text):
    """Which sentences, told by their fir, stand in a text, as they stand."""
    return [int(word[3:]) for word in text.replace(".", "").split() if word.startswith("fir")]


def test_taken_pairs_teach_every_view_and_honest_ones_no_theft():
    assert set(made(taken=True)) == set(twins.VIEWS)
    honest = made(taken=False)
    assert set(honest) == {"ledes", "digest", "moved"}
    assert len(honest["ledes"]) == 60  # every one of them, so that short reports are learned too


def test_a_split_is_honest_and_all_else_keeps_its_label():
    for view, pairs in made(taken=True).items():
        assert {twin.is_honest for twin in pairs} == {view == "split"}


@pytest.mark.parametrize("taken", [True, False])
def test_what_is_moved_is_all_there_in_another_order_and_some_sentences_still_follow_one_another(taken):
    for twin in made(taken=taken)["moved"]:
        told = numbers(twin.a.text)
        assert sorted(told) == list(range(len(SENTENCES)))
        assert told != sorted(told)
        assert 2 <= sum(later != n + 1 for n, later in pairwise(told)) + 1 <= 8
        assert numbers(twin.b.text) == list(range(len(SENTENCES)))


def test_two_reports_of_a_split_share_the_lead_and_nothing_else():
    for twin in made(taken=True)["split"]:
        ours, theirs = numbers(twin.a.text), numbers(twin.b.text)
        assert ours[0] == theirs[0] == 0
        assert not set(ours[1:]) & set(theirs[1:])
        assert "beech0" in twin.a.text
        assert "birch0" in twin.b.text


def test_a_window_stands_in_the_taken_text_as_it_was():
    starts = set()
    for twin in made(taken=True)["window"]:
        inside = numbers(twin.a.text)
        assert inside == list(range(inside[0], inside[0] + len(inside)))
        assert len(twin.b.words) == len(article("b").words)
        assert len(twin.a.words) <= 212
        starts.add(inside[0])
    assert len(starts) > 5  # not only the beginning


def test_ledes_are_cut_on_both_sides_and_a_digest_keeps_order():
    found = made(taken=False)
    for twin in found["ledes"]:
        assert max(len(twin.a.words), len(twin.b.words)) < 145
        assert numbers(twin.a.text) == list(range(len(numbers(twin.a.text))))
    for twin in found["digest"]:
        assert numbers(twin.a.text) == sorted(numbers(twin.a.text))
        assert 3 <= len(numbers(twin.a.text)) <= 6


def test_a_stitched_page_holds_something_else_in_one_piece():
    places = set()
    for twin in made(taken=True)["stitched"]:
        words = twin.a.text.split()
        foreign = [n for n, word in enumerate(words) if word.rstrip(".").rstrip("0123456789").lower() in ("quince", "willow")]
        inside = words[foreign[0] : foreign[-1] + 1]
        assert not any(word.lower().startswith("beech") for word in inside)
        assert 0 < len(inside) / len(words) < 0.5
        places.add((foreign[0] == 0, foreign[-1] == len(words) - 1))
    assert len(places) == 3  # before, inside and after
    alone = twins.twins(article("a7", REWRITE), article("b7"), taken=True, seed=0)
    assert "stitched" not in {twin.view for twin in alone}


@pytest.mark.parametrize("count", [1, 2, 5], ids=lambda count: f"{count} sentences")
def test_short_texts_have_no_twins_of_too_few_words(count):
    for n in range(40):
        for twin in twins.twins(article(f"a{n}", REWRITE[:count]), article(f"b{n}", SENTENCES[:count]), taken=True, seed=0):
            assert min(len(twin.a.words), len(twin.b.words)) >= 25
            assert twin.view != "split"


def test_the_same_seed_makes_the_same_twins():
    one, two = (twins.twins(article("a7", REWRITE), article("b7"), taken=True, seed=3) for _ in range(2))
    assert [(twin.view, twin.a.text, twin.b.text) for twin in one] == [(twin.view, twin.a.text, twin.b.text) for twin in two]
    drawn = {twin.a.text for seed in range(5) for twin in twins.twins(article("a7"), article("b7"), taken=False, seed=seed)}
    assert len(drawn) > 3
