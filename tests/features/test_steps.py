"""Steps: a text that goes on as its match does rings, wherever its parts stand; one with the same names in its own order is silent."""

from __future__ import annotations

import numpy as np
import pytest
from stories import INDEPENDENT, LIGHTHOUSE, REWRITTEN, UNRELATED, value

from spamfilter.features.order import excess
from spamfilter.features.steps import (
    Steps,
    sentences_here,
    sentences_surprise_here,
    sentences_surprise_there,
    sentences_there,
    telling_here,
    telling_surprise_here,
    telling_surprise_there,
    telling_there,
    words_here,
    words_surprise_here,
    words_surprise_there,
    words_there,
)

MOVED = (*LIGHTHOUSE[3:], *LIGHTHOUSE[:3])
RETOLD_AND_MOVED = (*REWRITTEN[3:], *REWRITTEN[:3])
SUMMARY = (REWRITTEN[0], REWRITTEN[2], REWRITTEN[4])
# The names and numbers of the lighthouse, in an order of their own.
SHUFFLED = (
    "The museum in Port Vessel, the governor in Hallmere and the 5,400 names of Ilse Brannock come up again when Marit Quenby speaks.",
    "Jonas Feld blamed salt in January. Gannet Point has cost 870,000 marks, and Edric Tolland of Skerrow looks at the Northby fleet.",
)
SHARES = (words_here, words_there, telling_here, telling_there)
SURPRISES = (words_surprise_here, words_surprise_there, telling_surprise_here, telling_surprise_there)
OF_SENTENCES = (sentences_here, sentences_there)
HOW_SURELY = (sentences_surprise_here, sentences_surprise_there)
EVERY = (*SHARES, *SURPRISES, *OF_SENTENCES, *HOW_SURELY)


def name(measure):
    return measure.__name__


@pytest.mark.parametrize("measure", SHARES, ids=name)
@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        pytest.param(LIGHTHOUSE, 0.9, 1.0, id="rings: verbatim"),
        pytest.param(REWRITTEN, 0.4, 1.0, id="rings: in other words, sentence for sentence"),
        pytest.param(MOVED, 0.8, 1.0, id="rings: the second half first"),
        pytest.param(RETOLD_AND_MOVED, 0.3, 1.0, id="rings: in other words, the second half first"),
        pytest.param(SHUFFLED, -0.3, 0.3, id="silent: the same names in another order"),
        pytest.param(INDEPENDENT, -0.3, 0.3, id="silent: another report of the same event"),
        pytest.param(UNRELATED, -0.3, 0.3, id="silent: another subject"),
        pytest.param("Skerrow and Tolland and Quenby and Brannock met.", 0.0, 0.0, id="silent: four words are too few"),
        pytest.param((), 0.0, 0.0, id="silent: empty page"),
    ],
)
def test_what_comes_next(measure, text, low, high):
    assert low <= value(measure, text, LIGHTHOUSE) <= high


@pytest.mark.parametrize("measure", SURPRISES, ids=name)
@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        pytest.param(LIGHTHOUSE, 5.0, 20.0, id="rings: verbatim"),
        pytest.param(RETOLD_AND_MOVED, 2.0, 20.0, id="rings: in other words, the second half first"),
        pytest.param(SHUFFLED, -5.0, 1.5, id="silent: the same names in another order"),
        pytest.param(INDEPENDENT, -5.0, 1.5, id="silent: another report of the same event"),
        pytest.param((), 0.0, 0.0, id="silent: empty page"),
    ],
)
def test_how_surely_it_is_no_accident(measure, text, low, high):
    assert low <= value(measure, text, LIGHTHOUSE) <= high


@pytest.mark.parametrize(("share", "surprise"), tuple(zip(OF_SENTENCES, HOW_SURELY, strict=True)), ids=("here", "there"))
def test_the_next_sentence(share, surprise):
    assert value(share, REWRITTEN, LIGHTHOUSE) == 1.0
    assert value(surprise, REWRITTEN, LIGHTHOUSE) > 1.0
    assert value(share, RETOLD_AND_MOVED, LIGHTHOUSE) > 0.5
    assert max(value(share, SHUFFLED, LIGHTHOUSE), value(share, INDEPENDENT, LIGHTHOUSE)) < 0.3
    assert value(share, UNRELATED, LIGHTHOUSE) == value(surprise, UNRELATED, LIGHTHOUSE) == 0.0


def test_the_common_subsequence_loses_what_the_steps_keep():
    assert value(excess, MOVED, LIGHTHOUSE) < 0.6 * value(excess, LIGHTHOUSE, LIGHTHOUSE)
    assert value(words_here, MOVED, LIGHTHOUSE) > 0.9 * value(words_here, LIGHTHOUSE, LIGHTHOUSE)


def test_a_summary_leaves_out_steps_of_its_source():
    assert value(words_there, SUMMARY, LIGHTHOUSE) > 0.3
    assert value(words_surprise_there, SUMMARY, LIGHTHOUSE) < value(words_surprise_there, REWRITTEN, LIGHTHOUSE)


def test_a_name_of_several_words_makes_no_step():
    people = "Edric Tolland Marit Quenby Jonas Feld Ilse Brannock"
    assert value(telling_here, f"{people}.", f"{people}.") == 0.0


@pytest.mark.parametrize(
    ("places", "reach", "taken", "chance"),
    [
        pytest.param([0, 1, 2, 3], 1, 3, 3 / 12, id="each next one follows"),
        pytest.param([3, 2, 1, 0], 1, 0, 3 / 12, id="backwards"),
        pytest.param([0, 0, 5], 2, 1, 2 / 6, id="two stand in one place"),
        pytest.param([0, 9, 1, 8], 2, 0, 2 / 12, id="to and fro"),
    ],
)
def test_steps_and_chance_by_hand(places, reach, taken, chance):
    found = Steps.of(np.array(places), reach)
    assert (found.taken, found.possible) == (taken, len(places) - 1)
    assert found.chance == pytest.approx(chance)


def test_where_everything_is_near_nothing_can_be_told():
    assert Steps.of(np.zeros(4, np.int64), 2).excess == 0.0


@pytest.mark.parametrize("measure", EVERY, ids=name)
def test_an_empty_match_gives_nothing(measure):
    assert value(measure, LIGHTHOUSE, ()) == 0.0
