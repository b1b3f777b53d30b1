"""Ranking: the best so many, and among them the best that is neither the site's own nor spam."""

from __future__ import annotations

import pytest
from stories import EARLIER, REWRITTEN, article

from spamfilter.index import Index
from spamfilter.verdict import Label


@pytest.mark.parametrize("lines", [6, 1], ids=["an article", "a text of which all words are keys"])
@pytest.mark.parametrize(
    ("label", "url"),
    [
        pytest.param(Label.SPAM, "https://farm{}.example/1", id="spam"),
        pytest.param(Label.OK, "https://m.page.example/{}", id="its own"),
        pytest.param(Label.SPAM, "https://page.example/{}", id="both"),
    ],
)
def test_however_many_there_are_the_best_other_is_a_candidate(lines, label, url):
    page = article(REWRITTEN[:lines], "page", url="https://www.page.example/0")
    with Index(None) as memory, memory.batch():
        for number in range(50):
            memory.add(article(REWRITTEN[:lines], f"farm{number:02}", url=url.format(number)), first_seen=EARLIER, label=label)
        memory.add(article((*REWRITTEN[: max(1, lines - 1)], "Its own end was nicer."), "paper"), first_seen=None, label=Label.OK)
        memory.add(article((REWRITTEN[0][:60], "Nothing else is the same."), "far"), first_seen=None)
        found = memory.candidates(page, 20)
    assert len(found) == 20
    assert [candidate.id for candidate in found if not (candidate.is_spam or candidate.is_own)] == ["paper"]


@pytest.mark.parametrize("label", [None, Label.OK, Label.SUSPECT])
def test_what_is_no_spam_gives_no_way(label):
    with Index(None) as memory, memory.batch():
        for number in range(21):
            memory.add(article(REWRITTEN, f"paper{number:02}"), first_seen=EARLIER, label=label)
        memory.add(article((*REWRITTEN[:5], "Its own end was nicer."), "late"), first_seen=None, label=Label.OK)
        assert "late" not in [candidate.id for candidate in memory.candidates(article(REWRITTEN, "page"), 20)]
