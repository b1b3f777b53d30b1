"""Novelty: what a page tells of its own rings; a page that only retells its match stays silent."""

from __future__ import annotations

import pytest
from stories import INDEPENDENT, LIGHTHOUSE, REWRITTEN, article, match, value

from spamfilter.features.novelty import (
    added_facts,
    added_nats,
    added_weight,
    openings,
    plain_words,
    strongest,
)

STORY = "Mayor Odella Vann met Tobin Harle on Tuesday. He asked Vann for 300 crowns to mend 12 boats before winter."
EVERY = (plain_words, openings)


@pytest.mark.parametrize("measure", EVERY, ids=lambda measure: measure.__name__)
def test_a_copy_tells_nothing_new_and_an_empty_page_tells_nothing(measure):
    assert value(measure, LIGHTHOUSE, LIGHTHOUSE) < 0.2
    assert value(measure, (), ()) == 0.5


@pytest.mark.parametrize("measure", EVERY, ids=lambda measure: measure.__name__)
def test_another_report_tells_more_that_is_new_than_a_rewrite(measure):
    assert value(measure, INDEPENDENT, LIGHTHOUSE) > value(measure, REWRITTEN, LIGHTHOUSE) + 0.2


@pytest.mark.parametrize(
    ("measure", "text", "expected"),
    [
        pytest.param(plain_words, "asked, mending boats before the winter", 0.0, id="silent: other forms of the same words"),
        pytest.param(plain_words, "Vann Harle Odella", 0.5, id="silent: nothing but names"),
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


ADDED = (added_facts, added_nats, added_weight, strongest)


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


SPELT = "Mayor Vann showed Ambassador Galetskaya the bathyscaphe of Quornwich."


@pytest.mark.parametrize(
    ("text", "added"),
    [
        pytest.param("Vann showed Galetskya a batyscaphe.", (), id="silent: letters dropped"),
        pytest.param("Vann showed Galettskaja the Quornwitch.", (), id="silent: written as they sound"),
        pytest.param("Vann showed Gabinskow a dirigible.", ("dirigible", "gabinskow"), id="rings: other names and things that begin alike"),
        pytest.param("Galetskaya met Paletskaya.", ("paletskaya",), id="rings: the match's own name stands beside it"),
        pytest.param("Vamm showed Osk.", ("osk", "vamm"), id="rings: too short to tell"),
    ],
)
def test_a_near_spelling_of_a_word_that_only_the_match_has_is_not_added(text, added):
    page = article(text)
    assert added_facts(page, (match(page, SPELT),)).quotes == added


def test_added_facts_are_quoted():
    page = article("Then Perrine Osk paid 14 crowns for a bathyscaphe.")
    assert added_facts(page, (match(page, STORY),)).quotes == ("14", "bathyscaphe", "osk", "perrine")
