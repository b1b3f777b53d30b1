"""Pages met again: since when a page has its text is one answer, in turn and in a mutual audit."""

from __future__ import annotations

import pytest
from stories import EARLIER, INDEPENDENT, LATER, LIGHTHOUSE, REWRITTEN, UNRELATED

from spamfilter.again import seen_with
from spamfilter.article import Article
from spamfilter.index import Index

SYLLABLES = ["bal", "cor", "dun", "el", "far", "gor", "hal", "is", "jor", "kel", "lum", "mor", "nav", "os", "pel", "qua"]
GUESTS = tuple(
    f"{one.capitalize()}{other}zan was a guest, and so was {one.capitalize()}wen{other}." for one in SYLLABLES for other in SYLLABLES
)


def article(lines):
    return Article.from_lines(lines, name="a")


@pytest.mark.parametrize(
    ("former", "since"),
    [
        pytest.param(LIGHTHOUSE, EARLIER, id="silent: the same text"),
        pytest.param((*LIGHTHOUSE, "Updated at noon."), EARLIER, id="silent: a line less"),
        pytest.param((*LIGHTHOUSE[::3], *UNRELATED), LATER, id="rings: two paragraphs of three are new"),
        pytest.param((*LIGHTHOUSE, *GUESTS), EARLIER, id="silent: a part of what was there, whose rarest words are others"),
        pytest.param(REWRITTEN, EARLIER, id="silent: the same in other words"),
        pytest.param(INDEPENDENT, LATER, id="rings: another report of the same"),
        pytest.param(UNRELATED, LATER, id="rings: another story"),
    ],
)
def test_since_when_a_page_has_had_its_text(former, since):
    now = article(LIGHTHOUSE)
    with Index(None) as index:
        index.add(article(former), first_seen=EARLIER)
        in_mutual = seen_with(now, index.get("a")) or LATER
        index.add(now, first_seen=LATER)
        known = index.get("a")
    assert (known.text_seen or known.first_seen, in_mutual) == (since, since)
