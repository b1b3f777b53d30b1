"""Blanks: reports that fill in one form are told from a text and its rewrite by the facts that stand in the wording."""

from __future__ import annotations

import pytest
from stories import LIGHTHOUSE, REWRITTEN, article

from spamfilter.matching.alignment import Alignment
from spamfilter.matching.blanks import other_facts

MATCH_REPORT = (
    "{home} beat {away} {score} at {ground} on {day} in front of {crowd} people and climbed to place {place} of the table.",
    "Striker {scorer} put the hosts in front after {minute} minutes with a low shot into the far corner of the goal.",
    "The visitors came back strongly in the second half but goalkeeper {keeper} saved twice from {other} and kept the lead.",
    "Manager {boss} praised the way in which the team had defended and said that the next match would be harder.",
)
FIRST = {
    "home": "Orre Rovers", "away": "Skerrow Town", "score": "2-1", "ground": "Mill Lane", "day": "Saturday", "crowd": "812", "place": "4",
    "scorer": "Pell Ostrander", "minute": "17", "keeper": "Benat Ricou", "other": "Edric Tolland", "boss": "Corva Lint",
}  # fmt: skip
SECOND = {
    "home": "Hallmere United", "away": "Orsane Athletic", "score": "3-0", "ground": "Quay Road", "day": "Sunday", "crowd": "1,204",
    "place": "9", "scorer": "Jonas Feld", "minute": "63", "keeper": "Marit Quenby", "other": "Ilse Brannock", "boss": "Odo Varn",
}  # fmt: skip
NEXT = {**FIRST, "away": "Northby", "score": "0-2", "crowd": "640", "minute": "88", "day": "Tuesday", "place": "6", "other": "Jonas Feld"}

WEATHER = (
    "Orre expects a high of {0} degrees and a low of {1} with winds of {2} knots from the west during the day.",
    "Skerrow expects a high of {3} degrees and a low of {4} with winds of {5} knots from the west during the day.",
    "Hallmere expects a high of {6} degrees and a low of {7} with winds of {8} knots from the west during the day.",
)
WHARF = (
    "The council of Orre voted on Monday to close the old wharf, where {0} people still work, before the winter storms arrive.",
    "Engineers from Skerrow had found that the timbers under the crane were rotten and that the quay could sink at any time.",
    "Repairs would cost {1} million crowns, which Mayor Corva Lint called more than the town collects from its harbour in years.",
    "Fishermen marched to the town hall with empty baskets and asked why nobody had looked at the piles since {2} came to an end.",
    "Pell Ostrander, who mends nets beside the slipway, said that the closure would push the last boats over to Hallmere.",
    "The council promised to keep the ice house open and to pay for a bus that carries the crews along the coast every morning.",
)

FORECAST = (
    "Highest temperature {0} degrees in Orre and {1} degrees in Skerrow, with winds easterly and light until the evening.",
    "High water at Skerrow is at {2} and the sun rises over Hallmere at {3}, the radio of the harbour says.",
    "Thunder may spread from the hills after lunch, and whoever sails should listen before he leaves the basin behind.",
    "Tonight stays cloudy and mild while the islands get more rain, some of it so heavy that cellars could fill up.",
    "Fog that drifts in from the water before dawn should lift by the time the first ferry leaves the northern pier.",
)
NEXT_FORECAST = (
    *FORECAST[:2],
    "A dry morning gives way to sunshine, so that washing hung out early should be dry when children come home from school.",
    "Gardeners are told to cover young plants in low places, since a clear sky lets the ground lose what warmth it has.",
    "Walkers on the ridge will see far across the valley, and the dust that troubled many noses last week is washed away.",
)
TODAY, TOMORROW = (21, 17, 146, 514), (14, 12, 1052, 521)


def filled(facts):
    return article(tuple(line.format(**facts) for line in MATCH_REPORT))


def numbered(lines, numbers):
    return article(tuple("\n".join(lines).format(*numbers).split("\n")))


@pytest.mark.parametrize(
    ("a", "b", "seen"),
    [
        pytest.param(filled(FIRST), filled(SECOND), True, id="rings: two matches, one form"),
        pytest.param(filled(FIRST), filled(NEXT), True, id="rings: one club's next match, half of the names the same"),
        pytest.param(filled(FIRST), filled(FIRST), False, id="silent: a copy"),
        pytest.param(filled(FIRST), filled({**FIRST, "crowd": "813", "minute": "18"}), False, id="silent: a copy with two slips"),
        pytest.param(
            filled(FIRST),
            filled({**FIRST, "scorer": "Pel Ostranda", "keeper": "Benit Ricoux", "other": "Edrik Toland", "boss": "Korva Lindt"}),
            False,
            id="silent: a copy with broken names",
        ),
        pytest.param(numbered(WEATHER, range(2, 11)), numbered(WEATHER, range(12, 21)), True, id="rings: one table, other numbers"),
        pytest.param(
            numbered(FORECAST, TODAY),
            numbered(NEXT_FORECAST, TOMORROW),
            True,
            id="rings: one outlook, in half of the words, with other numbers",
        ),
        pytest.param(numbered(WHARF, (84, 12, 1987)), numbered(WHARF, (61, 45, 2003)), False, id="silent: a story with other numbers"),
        pytest.param(article(LIGHTHOUSE), article(REWRITTEN), False, id="silent: a rewrite keeps the facts"),
        pytest.param(article(""), filled(FIRST), False, id="silent: empty page"),
    ],
)
def test_one_form_filled_in_twice(a, b, seen):
    assert (other_facts(Alignment.of(a, b)) is not None) == seen
    assert (other_facts(Alignment.of(b, a)) is not None) == seen


def test_the_facts_are_shown():
    ours, theirs = other_facts(Alignment.of(filled(FIRST), filled(SECOND)))
    assert "812" in ours.split(", ")
    assert "3" in theirs.split(", ")
