"""Company: what one match seems to prove, the others may contradict; dates and references stand above that."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from stories import LIGHTHOUSE, REWRITTEN, UNRELATED, article, match

from spamfilter.match import Direction
from spamfilter.matching.company import detours, weigh_together
from spamfilter.verdict import Label

OURS, THEIRS = article(LIGHTHOUSE, "ours"), article(LIGHTHOUSE, "theirs")
HEAD, TAIL = (*LIGHTHOUSE[:3], *REWRITTEN[3:]), (*REWRITTEN[:3], *LIGHTHOUSE[3:])  # two texts made from one, each in its own way


def judged(ours, theirs, direction=Direction.UNKNOWN, **points):
    return replace(match(article(ours, "ours"), article(theirs)), direction=direction, **points)


def test_words_are_asked_together():
    """Words of several texts that were made from an article outweigh those of one that looks older."""
    false, *true = (replace(match(OURS, THEIRS), traced=traced, lean=1.2 + traced) for traced in (0.1, -0.9, -0.9))
    false = replace(false, direction=Direction.FROM)
    assert [one.direction for one in weigh_together((false, *true))] == [Direction.UNKNOWN] * 3
    open_ones = [replace(one, lean=one.traced) for one in true]  # without dates, and sure of it together
    assert [one.direction for one in weigh_together((false, *open_ones))] == [Direction.UNKNOWN, Direction.TO, Direction.TO]
    for named in open_ones:
        vars(named.alignment)["names"] = (("Utrecht", "Utrect"),)  # this article's names are the broken ones
    assert [one.direction for one in weigh_together((false, *open_ones))] == [Direction.UNKNOWN] * 3
    assert weigh_together((false,)) == (false,)
    seen = replace(false, lean=2.6)
    assert weigh_together((seen, *true))[0].direction is Direction.FROM
    later = tuple(replace(one, lean=one.traced - 1.2) for one in true)
    assert weigh_together((false, *later))[0].direction is Direction.FROM


@pytest.mark.parametrize(
    ("ours", "source", "other", "dated", "expected"),
    [
        pytest.param(LIGHTHOUSE, HEAD, TAIL, 0.0, Direction.UNKNOWN, id="rings: what the others share stands in the article"),
        pytest.param(HEAD, LIGHTHOUSE, TAIL, 0.0, Direction.FROM, id="silent: it stands in the source"),
        pytest.param(REWRITTEN, LIGHTHOUSE, LIGHTHOUSE, 0.0, Direction.FROM, id="silent: two copies of the source"),
        pytest.param(LIGHTHOUSE, LIGHTHOUSE, TAIL, 0.0, Direction.FROM, id="silent: article and source are one text"),
        pytest.param(HEAD, LIGHTHOUSE, UNRELATED, 0.0, Direction.FROM, id="silent: the other has nothing of it"),
        pytest.param(LIGHTHOUSE, HEAD, TAIL, 1.25, Direction.FROM, id="silent: a date decides"),
        pytest.param("Six words and no more here.", "Six.", "", 0.0, Direction.FROM, id="silent: next to nothing"),
    ],
)
def test_what_the_others_share(ours, source, other, dated, expected):
    found = weigh_together((judged(ours, source, Direction.FROM, traced=1.2, lean=1.2 + dated), judged(ours, other)))
    assert [one.direction for one in found] == [expected, Direction.UNKNOWN]
    assert bool(found[0].why) == (expected is Direction.UNKNOWN)


@pytest.mark.parametrize(
    ("text", "label", "expected"),
    [
        pytest.param(LIGHTHOUSE, Label.SPAM, Direction.FROM, id="silent: its own text was judged spam elsewhere"),
        pytest.param(LIGHTHOUSE, Label.SUSPECT, Direction.UNKNOWN, id="rings: its own text was not judged for sure"),
        pytest.param(LIGHTHOUSE, None, Direction.UNKNOWN, id="rings: its own text, of which nothing is known"),
        pytest.param(TAIL, Label.SPAM, Direction.UNKNOWN, id="rings: another text that was judged spam"),
    ],
)
def test_the_same_text_that_was_judged_spam_is_no_witness(text, label, expected):
    source = judged(LIGHTHOUSE, HEAD, Direction.FROM, traced=1.2, lean=1.2)
    assert weigh_together((source, judged(LIGHTHOUSE, text, label=label)))[0].direction is expected


def test_detours_are_least_for_the_text_that_all_others_are_made_from():
    texts = [np.array(numbers) for numbers in ((1, 2, 3, 4, 5, 6), (1, 2, 3, 9), (3, 4, 5, 8), (5, 6, 1, 7))]
    found = detours(texts)
    assert found == pytest.approx([0, *[(2 + 2 + 1) / 4 / 3] * 3])
    assert detours(texts[::-1]) == pytest.approx(found[::-1])  # in whatever order
    assert detours([np.array([], dtype=np.int64)] * 3) == [0, 0, 0]
