"""Novelty: what a page tells of its own rings; a page that only retells its match stays silent."""

from __future__ import annotations

import pytest
from stories import INDEPENDENT, LIGHTHOUSE, REWRITTEN, UNRELATED, article, match, value

from spamfilter.features.novelty import (
    added_facts,
    added_nats,
    added_weight,
    densest,
    dropped_names,
    numbers,
    openings,
    plain_words,
    strongest,
    swapped_facts,
)

STORY = "Mayor Odella Vann met Tobin Harle on Tuesday. He asked Vann for 300 crowns to mend 12 boats before winter."
EVERY = (numbers, plain_words, dropped_names, openings)


@pytest.mark.parametrize("measure", EVERY, ids=lambda measure: measure.__name__)
def test_a_copy_tells_nothing_new_and_an_empty_page_tells_nothing(measure):
    assert value(measure, LIGHTHOUSE, LIGHTHOUSE) < (0.4 if measure is numbers else 0.2)  # drawn to the middle by the little that is told
    assert value(measure, (), ()) == 0.5


@pytest.mark.parametrize("measure", EVERY, ids=lambda measure: measure.__name__)
def test_another_report_tells_more_that_is_new_than_a_rewrite(measure):
    if measure is numbers:  # the two reports share the only number that stands in digits
        assert value(measure, (*UNRELATED, "It weighs 7 kilos."), LIGHTHOUSE) > 0.6
    else:
        assert value(measure, INDEPENDENT, LIGHTHOUSE) > value(measure, REWRITTEN, LIGHTHOUSE) + 0.2


@pytest.mark.parametrize(
    ("measure", "text", "expected"),
    [
        pytest.param(numbers, "It took 300 men and 14 days.", 2 / 4, id="rings: one of two numbers is new"),
        pytest.param(numbers, "It took 300 men and 12 days.", 1 / 4, id="silent: the match's numbers"),
        pytest.param(numbers, "It took three hundred men.", 0.5, id="silent: no digits"),
        pytest.param(plain_words, "asked, mending boats before the winter", 0.0, id="silent: other forms of the same words"),
        pytest.param(plain_words, "Vann Harle Odella", 0.5, id="silent: nothing but names"),
        pytest.param(dropped_names, "Nobody met anybody.", 6 / 7, id="rings: no name is left"),
        pytest.param(dropped_names, STORY, 1 / 7, id="silent: all names are there"),
        pytest.param(openings, "A comet rose over the mountains.", 4 / 5, id="rings: opens with something else"),
        pytest.param(openings, "Tobin Harle met mayor Odella Vann on Tuesday.", 1 / 9, id="silent: opens alike"),
    ],
)
def test_what_is_new_by_the_rule_of_succession(measure, text, expected):
    assert value(measure, text, STORY) == pytest.approx(expected)


def test_the_quotes_are_the_new_words_few_and_sorted():
    page = article(INDEPENDENT)
    found = added_facts(page, (match(page, LIGHTHOUSE),))
    assert 0 < len(found.quotes) <= 5
    assert list(found.quotes) == sorted(found.quotes)
    assert not set(found.quotes) & set(article(LIGHTHOUSE).words.folded)


FRAME = (
    "The livestock market at {} sold {} breeding ewes and store lambs under the auctioneer's hammer on Tuesday, and the highest price "
    "was {} crowns a head for crossbred shearlings from the hill flock of {} farm."
)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(FRAME.format("Orrin", 412, 96, "Tolk"), 5 / 7, id="rings: the same frame, other facts"),
        pytest.param(FRAME.format("Penmoor", 301, 88, "Wex"), 1 / 7, id="silent: the same frame and facts"),
        pytest.param(
            "Crossbred shearlings from the hill flock of Wex farm made 88 crowns, the highest price for the 301 ewes and lambs "
            "sold on Tuesday at Penmoor livestock market.",
            1 / 7,
            id="silent: reworded",
        ),
        pytest.param("A comet rose over Orrin at 4 in the morning.", 0.5, id="silent: no sentence is alike"),
    ],
)
def test_facts_that_were_swapped_inside_a_frame(text, expected):
    assert value(swapped_facts, text, FRAME.format("Penmoor", 301, 88, "Wex")) == pytest.approx(expected)


ADDED = (added_facts, added_nats, added_weight, strongest, densest)


@pytest.mark.parametrize("measure", ADDED, ids=lambda measure: measure.__name__)
def test_another_report_adds_more_than_a_rewrite(measure):
    assert value(measure, REWRITTEN, LIGHTHOUSE) < value(measure, INDEPENDENT, LIGHTHOUSE)
    assert value(measure, (), ()) == (1.0 if measure is added_weight else 0.0)


@pytest.mark.parametrize(
    ("measure", "text", "rings"),
    [
        pytest.param(added_facts, "Then Perrine Osk paid 14 crowns for a bathyscaphe.", True, id="rings: names, a number and a rare word"),
        pytest.param(added_facts, "He wanted big money to make good and new things.", False, id="silent: everyday words"),
        pytest.param(added_facts, "Then Odella Vann paid 300 crowns for 12 boats.", False, id="silent: facts of the match"),
        pytest.param(added_facts, "Boats are mended before the winterly Tuesdays.", False, id="silent: other forms of its words"),
        pytest.param(strongest, "The bathyscaphe, the dirigible and the ornithopter came home.", True, id="rings: three rare words"),
        pytest.param(strongest, "He wanted a good home.", False, id="silent: words that every article has"),
        pytest.param(densest, "He went home then. Perrine Osk hid a bathyscaphe in Quorn.", True, id="rings: one sentence full of facts"),
        pytest.param(densest, "He went home and wanted good new things. He had big money.", False, id="silent: none has any"),
        pytest.param(densest, "Osk! Perrine! Then he went home and had big money.", False, id="silent: a cry is no sentence"),
    ],
)
def test_what_is_added_in_no_form_of_the_words_of_the_match(measure, text, rings):
    found = value(measure, text, STORY)
    assert found > (6 if measure is strongest else 0.5) if rings else found < (5 if measure is strongest else 0.01)


def test_the_words_that_are_added_weigh_more_than_the_others_or_less():
    told = "Mayor Odella Vann met Tobin Harle on Tuesday and asked for boats."
    plain, rare = f"{told} He wanted good new things, big money.", f"{told} A bathyscaphe, a dirigible, an ornithopter."
    assert value(added_weight, plain, STORY) < 0.9
    assert value(added_weight, rare, STORY) > 1.1
    assert value(added_nats, plain, STORY) < value(added_nats, rare, STORY) - 1


def test_added_facts_are_quoted():
    page = article("Then Perrine Osk paid 14 crowns for a bathyscaphe.")
    assert added_facts(page, (match(page, STORY),)).quotes == ("14", "bathyscaphe", "osk", "perrine")
