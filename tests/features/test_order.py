"""Order: a text that follows its match rings; one that tells the same things in its own sequence stays silent."""

from __future__ import annotations

import pytest
from stories import INDEPENDENT, LIGHTHOUSE, REWRITTEN, UNRELATED, value

from spamfilter.features.order import anchors, anchors_surprise, excess, excess_here, excess_there, lift, surprise

SUMMARY = (REWRITTEN[0], REWRITTEN[2], REWRITTEN[4])
# The same subject and the same stock sentences, about other people in another place.
FORMULA = (
    "The harbour board of Pellmouth voted on Friday to widen the slipway, ending months of debate.",
    "Chairwoman Adela Strand told members that the work would cost 40,000 marks.",
    "Work is due to begin in the first week of May.",
)
TURNED = tuple(reversed(LIGHTHOUSE))
EVERY = (excess, excess_here, excess_there, lift, surprise, anchors, anchors_surprise)


@pytest.mark.parametrize("measure", [excess, excess_here, lift], ids=lambda measure: measure.__name__)
@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        pytest.param(LIGHTHOUSE, 0.5, 1.0, id="rings: verbatim"),
        pytest.param(REWRITTEN, 0.25, 1.0, id="rings: in other words, sentence for sentence"),
        pytest.param(SUMMARY, 0.15, 1.0, id="rings: a summary follows it too"),
        pytest.param(INDEPENDENT, -0.1, 0.25, id="silent: another report of the same event"),
        pytest.param(UNRELATED, -0.05, 0.05, id="silent: another subject"),
        pytest.param(TURNED, -1.0, 0.0, id="silent: the same sentences, last one first"),
        pytest.param((), 0.0, 0.0, id="silent: empty page"),
    ],
)
def test_sequence_beyond_chance(measure, text, low, high):
    assert low <= value(measure, text, LIGHTHOUSE) <= high


@pytest.mark.parametrize("measure", [excess, excess_here, excess_there], ids=lambda measure: measure.__name__)
def test_formulaic_news_of_one_kind_stays_below_a_rewrite(measure):
    assert value(measure, FORMULA, LIGHTHOUSE) < value(measure, SUMMARY, LIGHTHOUSE)


def test_a_summary_follows_little_of_its_source_but_much_of_itself():
    assert value(excess_there, SUMMARY, LIGHTHOUSE) < 0.6 * value(excess_here, SUMMARY, LIGHTHOUSE)


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        pytest.param(LIGHTHOUSE, 1.0, 1.0, id="rings: verbatim"),
        pytest.param(REWRITTEN, 0.7, 1.0, id="rings: the names come up as they did"),
        pytest.param(TURNED, -1.0, -0.5, id="silent: the other way round"),
        pytest.param(UNRELATED, 0.0, 0.0, id="silent: no names in common"),
        pytest.param("Skerrow and Tolland and Quenby and Brannock met.", 0.0, 0.0, id="silent: four names are too few"),
        pytest.param((), 0.0, 0.0, id="silent: empty page"),
    ],
)
def test_telling_words_in_sequence(text, low, high):
    assert low <= value(anchors, text, LIGHTHOUSE) <= high


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        pytest.param(LIGHTHOUSE, 7.0, 20.0, id="rings: verbatim"),
        pytest.param(REWRITTEN, 5.0, 20.0, id="rings: in other words, sentence for sentence"),
        pytest.param(INDEPENDENT, -5.0, 3.0, id="silent: another report of the same event"),
        pytest.param(UNRELATED, -5.0, 1.0, id="silent: another subject"),
        pytest.param(TURNED, -5.0, 0.0, id="silent: the same sentences, last one first"),
        pytest.param((), 0.0, 0.0, id="silent: empty page"),
    ],
)
def test_how_surely_the_sequence_is_no_chance(text, low, high):
    assert low <= value(surprise, text, LIGHTHOUSE) <= high


def test_a_longer_text_in_one_sequence_is_less_of_an_accident():
    assert value(surprise, LIGHTHOUSE[:1], LIGHTHOUSE[:1]) < value(surprise, LIGHTHOUSE[:3], LIGHTHOUSE[:3])


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        pytest.param(LIGHTHOUSE, 5.0, 20.0, id="rings: verbatim"),
        pytest.param(REWRITTEN, 3.0, 20.0, id="rings: the names come up as they did"),
        pytest.param(TURNED, -5.0, -2.0, id="silent: the other way round"),
        pytest.param(UNRELATED, 0.0, 0.0, id="silent: no names in common"),
        pytest.param("Skerrow and Tolland and Quenby and Brannock met.", 0.0, 0.0, id="silent: four names are too few"),
        pytest.param((), 0.0, 0.0, id="silent: empty page"),
    ],
)
def test_how_surely_the_telling_words_stand_in_sequence(text, low, high):
    assert low <= value(anchors_surprise, text, LIGHTHOUSE) <= high


def test_five_names_in_sequence_prove_less_than_many():
    five = "Skerrow, Tolland, Quenby, Brannock and Hallmere."
    assert value(anchors, five, LIGHTHOUSE) == 1.0
    assert 0 < value(anchors_surprise, five, LIGHTHOUSE) < value(anchors_surprise, LIGHTHOUSE, LIGHTHOUSE) / 2


@pytest.mark.parametrize("measure", EVERY, ids=lambda measure: measure.__name__)
def test_an_empty_match_gives_nothing(measure):
    assert value(measure, LIGHTHOUSE, ()) == 0.0
