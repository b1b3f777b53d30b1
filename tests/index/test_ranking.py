"""Ranking: the best so many, and among them the best that is not aside."""

from __future__ import annotations

import pytest
from stories import EARLIER, REWRITTEN, article

from spamfilter.index import Index
from spamfilter.index.ranking import Aside, first
from spamfilter.verdict import Label

RANKED = [(-9.0, 0.0, "a", 1), (-8.0, 0.0, "b", 2), (-7.0, 0.0, "c", 3)]


@pytest.mark.parametrize(
    ("numbers", "names"),
    [
        pytest.param((), "ab", id="none is aside"),
        pytest.param((1,), "ab", id="the second is not"),
        pytest.param((1, 2), "ac", id="the third alone is not"),
        pytest.param((1, 2, 3), "ab", id="all are"),
    ],
)
def test_the_last_gives_way_to_the_best_that_is_not_aside(numbers, names):
    for aside in (Aside(frozenset(), frozenset(numbers)), Aside(frozenset(numbers), frozenset())):
        assert "".join(name for _, _, name, _ in first(RANKED, aside, 2)) == names


@pytest.mark.parametrize("lines", [6, 1], ids=["an article", "a text of which all words are keys"])
def test_however_much_is_spam_the_best_other_is_a_candidate(lines):
    page = article(REWRITTEN[:lines], "page")
    with Index(None) as memory, memory.batch():
        for number in range(50):
            memory.add(article(REWRITTEN[:lines], f"farm{number:02}"), first_seen=EARLIER, label=Label.SPAM)
        memory.add(article((*REWRITTEN[: max(1, lines - 1)], "Its own end was nicer."), "paper"), first_seen=None, label=Label.OK)
        memory.add(article((REWRITTEN[0][:60], "Nothing else is the same."), "far"), first_seen=None)
        found = memory.candidates(page, 20)
    assert len(found) == 20
    assert [candidate.id for candidate in found if not candidate.is_spam] == ["paper"]
