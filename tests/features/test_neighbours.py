"""Neighbours: words that do not suit one another ring; plain, odd and foreign writing stays silent."""

from __future__ import annotations

import pytest

from spamfilter.article import Article
from spamfilter.features.neighbours import kinds_aside, misplaced, odd

PLAIN = """The council said that the old bridge would close for repairs in the spring. People who live near the river will have to take
another road to work, and the town has asked the bus company to run more buses in the morning. The work is expected to take two years."""
SPUN = """The council aforesaid that the old span would shut for fixings in the bounce. Folk who dwell near the stream will have to
ingest another route to labour, and the borough has besought the bus company to scat more coaches in the dawn. The labour is awaited to
ingest two years."""
CRUDE = """The council said that the bridge old would close for repairs in the spring. The people that live close of the river will have of
take other road to work, and the town has asked to the company of bus that runs more buses by the morning. The work is hoped that last two
years."""


def measure(feature, text):
    return feature(Article.from_lines(text.splitlines()), ())


@pytest.mark.parametrize("broken", [pytest.param(SPUN, id="rings: spun"), pytest.param(CRUDE, id="rings: translated word by word")])
def test_broken_text_is_odder_than_plain_text(broken):
    assert measure(odd, broken).value > measure(odd, PLAIN).value + 0.15


def test_the_oddest_words_are_quoted():
    assert any("scat more" in quote for quote in measure(odd, SPUN).quotes)


@pytest.mark.parametrize(
    ("text", "quote"),
    [
        pytest.param("He said that she would goes home.", "would goes", id="rings: a form that cannot follow"),
        pytest.param("It was a very consultancy day.", "very consultancy", id="rings: a noun where a quality belongs"),
        pytest.param("They want to occurs again.", "to occurs", id="rings: to with an ending"),
    ],
)
def test_kinds_that_do_not_suit_one_another(text, quote):
    for feature in (kinds_aside, misplaced):
        assert quote in " ".join(measure(feature, text).quotes)
        assert measure(feature, text).value > measure(feature, PLAIN).value


def test_function_words_count_among_kinds_alone():
    text = "They spoke to the because of it and from they the was."
    assert measure(kinds_aside, text).value > 0.05
    assert measure(misplaced, text).quotes == ()


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(PLAIN, id="silent: plain writing"),
        pytest.param("It took place there, and they had come to death.", id="silent: pairs that were counted often"),
        pytest.param("It's the one that he's a fan of.", id="silent: short forms"),
        pytest.param("Would (goes) very, consultancy; to. Occurs", id="silent: marks between them"),
    ],
)
def test_kinds_that_suit_one_another(text):
    assert measure(misplaced, text).quotes == ()


def test_a_spin_has_words_of_the_wrong_kind():
    text = "The bridge was shutting for repaired, and a vehicles did rendering to stops their very journeys of walked."
    for feature in (kinds_aside, misplaced):
        assert measure(feature, text).value > 0.1
        assert measure(feature, PLAIN).value < 0.03


@pytest.mark.parametrize("feature", [odd, kinds_aside, misplaced], ids=lambda feature: feature.__name__)
@pytest.mark.parametrize(
    "text",
    [
        pytest.param("", id="silent: empty page"),
        pytest.param("Zorble Quendrik Mebbot Tolland", id="silent: names"),
        pytest.param("citizenry, toil; ingest (scat) bounce", id="silent: words with marks between them"),
        pytest.param("toil-ingest/citizenry-fixtures", id="silent: joined words"),
        pytest.param("Citizenry. Toil. Ingest. Scat.", id="silent: a word a sentence"),
        pytest.param("TOIL INGEST CITIZENRY", id="silent: capitals"),
        pytest.param("Kokaj plumoj kaj rizpajlo estas", id="silent: another language"),
    ],
)
def test_what_has_no_neighbours_tells_nothing(feature, text):
    found = measure(feature, text)
    assert found.value == 0.0
    assert found.quotes == ()


def test_plain_text_is_hardly_odd_and_few_words_tell_little():
    assert measure(odd, PLAIN).value < 0.1
    assert abs(measure(odd, SPUN).value) > abs(measure(odd, SPUN.splitlines()[0][:60]).value)


def test_the_same_text_gives_the_same_whatever_was_read_before():
    before = measure(odd, SPUN), measure(kinds_aside, SPUN)
    measure(odd, " ".join(f"word{n} toil{n}" for n in range(500)))
    assert (measure(odd, SPUN), measure(kinds_aside, SPUN)) == before
