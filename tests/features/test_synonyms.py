"""Synonyms: words changed for others that mean the same ring; the same words, other words and other places stay silent."""

from __future__ import annotations

import pytest
from stories import INDEPENDENT, LIGHTHOUSE, REWRITTEN, UNRELATED, value

from spamfilter.features.synonyms import anywhere_here, anywhere_there, near_here, near_there, replaced_here, replaced_there

EVERY = (near_here, near_there, anywhere_here, anywhere_there, replaced_here, replaced_there)
TURNED = {
    near_here: near_there,
    near_there: near_here,
    anywhere_here: anywhere_there,
    anywhere_there: anywhere_here,
    replaced_here: replaced_there,
    replaced_there: replaced_here,
}
STORY = (
    "Skerrow built an infirmary on Gannet Point for the Northby fleet.",
    "Edric Tolland sold the cottage to Ilse Brannock.",
    "Marit Quenby cleaned the old lantern in Hallmere.",
    "Jonas Feld carried five lamps to Port Vessel.",
)


@pytest.mark.parametrize("measure", EVERY, ids=lambda measure: measure.__name__)
@pytest.mark.parametrize(("a", "b"), [((), LIGHTHOUSE), (LIGHTHOUSE, ()), ((), ()), (LIGHTHOUSE, LIGHTHOUSE), ("Tolland", "Quenby")])
def test_where_no_word_is_another_one_nothing_is_replaced(measure, a, b):
    assert value(measure, a, b) == 0.0


@pytest.mark.parametrize("measure", EVERY, ids=lambda measure: measure.__name__)
@pytest.mark.parametrize("other", [UNRELATED, INDEPENDENT], ids=["another subject", "a report of its own"])
def test_a_rewrite_replaces_more(measure, other):
    assert 1.0 >= value(measure, REWRITTEN, LIGHTHOUSE) > value(measure, other, LIGHTHOUSE) >= 0.0


@pytest.mark.parametrize("measure", EVERY, ids=lambda measure: measure.__name__)
def test_seen_from_the_other_side(measure):
    assert value(measure, REWRITTEN, LIGHTHOUSE) == pytest.approx(value(TURNED[measure], LIGHTHOUSE, REWRITTEN))


@pytest.mark.parametrize(
    ("page", "near", "anywhere"),
    [
        pytest.param(STORY, 0.0, 0.0, id="silent: the same"),
        pytest.param((STORY[0].replace("an infirmary", "a hospital"), *STORY[1:]), 1.0, 1.0, id="rings: a commoner word"),
        pytest.param((STORY[0].replace("an infirmary", "a Hospital"), *STORY[1:]), 0.0, 0.0, id="silent: a name"),
        pytest.param((STORY[0].replace("an infirmary", "a bakery"), *STORY[1:]), 0.0, 0.0, id="silent: something else"),
        pytest.param(
            (
                STORY[0].replace("an infirmary", "it"),
                *STORY[1:3],
                "Jonas Feld carried five lamps to the Port Vessel hospital.",
            ),
            0.0,
            1.0,
            id="silent: in another place",
        ),
        pytest.param(
            (
                STORY[0].replace("an infirmary", "it"),
                "Edric Tolland of the hospital sold the cottage to Ilse Brannock.",
                *STORY[2:],
            ),
            1.0,
            1.0,
            id="rings: a sentence further on",
        ),
    ],
)
def test_the_place_counts(page, near, anywhere):
    assert (value(near_there, page, STORY), value(anywhere_there, page, STORY)) == (near, anywhere)
