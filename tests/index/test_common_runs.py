"""Runs of five words that many different articles hold are counted as common; those of many copies of one article are not."""

from __future__ import annotations

import pytest

from spamfilter.index.keys import run_numbers
from spamfilter.index.stock import PHRASES

FRAME = (
    "The council met on the first evening of the month and heard the reports of its committees before it turned to the list of "
    "requests that residents had handed in at the desk. Nobody from the public asked to speak and the chair closed the meeting after "
    "the usual vote of thanks to the staff who had set out the chairs and made the tea for everybody who came along that night."
)


def runs(index, article, name):
    return next((found.shared_runs, found.common_runs) for found in index.candidates(article) if found.id == name)


@pytest.mark.parametrize(
    ("forms", "known"),
    [
        pytest.param(4, True, id="rings: four different articles fill the same form"),
        pytest.param(3, True, id="rings: the match and two others"),
        pytest.param(2, False, id="silent: the match and one other"),
        pytest.param(1, False, id="silent: what only two articles share"),
    ],
)
def test_a_form_that_others_fill_too(index, writer, forms, known):
    for n in range(forms):
        index.add(writer.of(f"form{n}", writer.text(120) + "\n" + FRAME), first_seen=None)
    shared, common = runs(index, writer.of("q", writer.text(120) + "\n" + FRAME), "form0")
    assert shared >= 3
    assert shared - 1 <= common if known else common == 0  # a run at the seam may have been chosen for a neighbour that differs


@pytest.mark.parametrize("copies", [2, 40, 150])
def test_copies_of_one_article_make_nothing_common(index, writer, copies):
    text = writer.text(150)
    with index.batch():
        for n in range(copies):
            index.add(writer.of(f"copy{n:03}", text), first_seen=None)
    shared, common = runs(index, writer.of("q", text), "copy000")
    assert shared >= 5
    assert common == 0


def test_nothing_shared(index, writer):
    index.add(writer.of("a", "Velmarin zebra quokka"), first_seen=None)
    assert runs(index, writer.of("q", "A zebra in Velmarin"), "a") == (0, 0)


@pytest.mark.parametrize(
    ("line", "known"),
    [
        pytest.param(
            "No arrests have been made and inquiries are continuing. Anyone who witnessed the incident or has dashcam footage is asked to "
            "contact police.",
            True,
            id="rings: a set phrase of the trade",
        ),
        pytest.param(
            "No ferrets have been weighed and the scales are being mended. Anyone who dropped a basket or has spare corks is asked to "
            "whistle twice.",
            False,
            id="silent: a sentence that only these two have",
        ),
    ],
)
def test_a_set_phrase_is_known_to_an_index_of_one(index, writer, line, known):
    index.add(writer.of("a", line + "\n" + writer.text(120)), first_seen=None)
    shared, common = runs(index, writer.of("q", line + "\n" + writer.text(120)), "a")
    assert shared >= 1
    assert (common >= 1) == known


def test_every_set_phrase_has_a_run():
    assert min(len(run_numbers(phrase)) for phrase in PHRASES) >= 1
    assert len(set(PHRASES)) == len(PHRASES)
