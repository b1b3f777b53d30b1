"""Containment: what stands in both texts rings, word for word or word by word; other words stay silent."""

from __future__ import annotations

import pytest
from stories import INDEPENDENT, LIGHTHOUSE, REWRITTEN, UNRELATED, value

from spamfilter.features.containment import (
    excess_here,
    excess_there,
    five_here,
    five_there,
    surprise_here,
    surprise_there,
    telling_here,
    three_here,
    three_there,
    words_there,
)
from spamfilter.text.background import english

# An article of its own that copies one long paragraph of the lighthouse story.
MIXED = (*UNRELATED, LIGHTHOUSE[3], LIGHTHOUSE[4], *INDEPENDENT[:1])
# Both papers print the chairman's words.
SHARED_QUOTE = (*INDEPENDENT, '"Ships steer by satellite now, and we cannot pay for a memory," said Edric Tolland.')
EVERY = (words_there, three_here, three_there, five_here, five_there)


@pytest.mark.parametrize("measure", EVERY, ids=lambda measure: measure.__name__)
def test_a_copy_is_all_there(measure):
    assert value(measure, LIGHTHOUSE, LIGHTHOUSE) == pytest.approx(1.0)


@pytest.mark.parametrize("measure", EVERY, ids=lambda measure: measure.__name__)
@pytest.mark.parametrize(("a", "b"), [((), LIGHTHOUSE), (LIGHTHOUSE, ()), ((), ()), ("One word", "One word")])
def test_too_short_for_runs_or_empty(measure, a, b):
    assert value(measure, a, b) == (1.0 if a == "One word" and measure is words_there else 0.0)


FORM = "{} beat {} by four wickets at {} on Saturday. {} won the toss and chose to field, and {} was the best with the bat."


@pytest.mark.parametrize(
    ("text", "other", "low", "high"),
    [
        pytest.param(LIGHTHOUSE, LIGHTHOUSE, 0.95, 1.0, id="rings: the same text"),
        pytest.param(REWRITTEN, LIGHTHOUSE, 0.75, 1.0, id="rings: in other words, the names remain"),
        pytest.param(UNRELATED, LIGHTHOUSE, 0.0, 0.2, id="silent: another subject"),
        pytest.param(
            (FORM.format("Wexmoor", "Tarnholt", "Priddlecombe", "Snaithby", "Ollerton"),),
            (FORM.format("Haldreth", "Quennor", "Zabenfield", "Urswick", "Cotterill"),),
            0.0,
            0.25,
            id="silent: one form, filled in with other names",
        ),
        pytest.param(("It was what it was.",), LIGHTHOUSE, 0.5, 0.5, id="silent: nothing telling"),
        pytest.param((), (), 0.5, 0.5, id="silent: empty"),
    ],
)
def test_telling(text, other, low, high):
    assert low <= value(telling_here, text, other) <= high


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        pytest.param(LIGHTHOUSE[2:4], 1.0, 1.0, id="rings: a part of it"),
        pytest.param(REWRITTEN, 0.65, 1.0, id="rings: in other words, the names and things remain"),
        pytest.param(INDEPENDENT, 0.0, 0.35, id="silent: another report"),
        pytest.param(UNRELATED, 0.0, 0.1, id="silent: another subject"),
    ],
)
def test_words(text, low, high):
    assert low <= value(words_there, LIGHTHOUSE, text) <= high + 1e-12


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        pytest.param(MIXED, 0.15, 0.5, id="rings: two paragraphs of it"),
        pytest.param(SHARED_QUOTE, 0.01, 0.1, id="silent: a quotation that both print"),
        pytest.param(REWRITTEN, 0.0, 0.05, id="silent: in other words"),
        pytest.param(UNRELATED, 0.0, 0.0, id="silent: another subject"),
    ],
)
def test_runs_of_five(text, low, high):
    assert low <= value(five_here, text, LIGHTHOUSE) <= high


@pytest.mark.parametrize(("here", "there"), [(three_here, three_there), (five_here, five_there)])
def test_here_is_the_page_and_there_the_match(here, there):
    part = LIGHTHOUSE[1]
    assert value(here, part, LIGHTHOUSE) == pytest.approx(1.0)
    assert 0 < value(there, part, LIGHTHOUSE) < 0.4
    assert value(there, LIGHTHOUSE, part) == pytest.approx(1.0)


BEYOND = (surprise_here, surprise_there, excess_here, excess_there)
# A long text about nothing in particular: it holds nearly every common word, and none of the lighthouse's own.
LONG = tuple(" ".join(words) for words in zip(*[iter(english().words[n] for n in range(0, 140_000, 7))] * 20, strict=False))


@pytest.mark.parametrize("measure", BEYOND, ids=lambda measure: measure.__name__)
def test_what_chance_explains_is_not_held(measure):
    assert value(measure, LIGHTHOUSE, LIGHTHOUSE) == pytest.approx(1.0)
    assert value(measure, REWRITTEN, LIGHTHOUSE) > value(measure, INDEPENDENT, LIGHTHOUSE) + 0.1 > value(measure, UNRELATED, LIGHTHOUSE)
    assert -0.1 < value(measure, UNRELATED, LIGHTHOUSE) < 0.2
    assert value(measure, (), LIGHTHOUSE) == value(measure, LIGHTHOUSE, ()) == value(measure, (), ()) == 0.0


def test_the_longer_a_text_the_less_it_tells_that_it_holds_a_common_word():
    page, short = "The harbour board voted on a zorbled quay.", "The harbour board voted on it."
    assert value(excess_here, page, (short, *UNRELATED * 5)) < value(excess_here, page, short)
    assert value(excess_here, "Nobody met anybody on the ferry.", LONG) < 0.1


@pytest.mark.parametrize("measure", BEYOND, ids=lambda measure: measure.__name__)
def test_from_minus_one_to_one_beside_a_text_that_holds_nearly_everything(measure):
    assert -1.0 <= value(measure, LIGHTHOUSE, LONG) <= 1.0
    assert -1.0 <= value(measure, LONG, LIGHTHOUSE) <= 1.0
