"""A credited reprint and an update of one's own story resemble every copy that others made meanwhile: those do not accuse them."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest

from spamfilter import Config, Kind, Label, Page, SpamFilter

STORY = (Path(__file__).resolve().parent.parent / "examples" / "texts" / "original.txt").read_text(encoding="utf-8")
CREDIT = "\n\nThis article originally appeared on gazette.example."
MORE = "\n\nThe council said on Friday that the work would begin in May and take until the autumn of next year."


def page(host, day, text=STORY, path="story"):
    return Page(text, url=f"https://{host}/{path}", published=None if day is None else datetime(2026, 3, day, tzinfo=UTC))


def judged(article, *remembered):
    with SpamFilter(Config()) as spam_filter:
        for number, one in enumerate(remembered):
            spam_filter.learn(one, label=Label.SPAM if number and one.url.startswith("https://farm") else None)
        return spam_filter.judge(article)


@pytest.mark.parametrize(
    ("article", "kind"),
    [
        pytest.param(page("mirror.example", 3, STORY + CREDIT), Kind.SYNDICATED, id="silent: a reprint with its credit"),
        pytest.param(page("gazette.example", 3, STORY + MORE, "later"), Kind.UPDATE, id="silent: more of one's own story"),
    ],
)
def test_a_copy_that_came_between_does_not_accuse(article, kind):
    verdict = judged(article, page("gazette.example", 1), page("farm.example", 2))
    assert (verdict.label, verdict.kind) == (Label.OK, kind)
    assert verdict.matches[0].url == "https://gazette.example/story"


@pytest.mark.parametrize(
    ("article", "remembered"),
    [
        pytest.param(page("mirror.example", 3), (page("gazette.example", 1), page("farm.example", 2)), id="rings: no credit"),
        pytest.param(
            page("mirror.example", 3, STORY + CREDIT),
            (page("farm.example", 1), page("gazette.example", 2)),
            id="rings: a credit to a later copy",
        ),
        pytest.param(
            page("farm.example", 3, STORY + MORE, "later"),
            (page("gazette.example", 1), page("farm.example", 2)),
            id="rings: a copy of one's own copy",
        ),
        pytest.param(
            page("farm.example", 3, STORY + MORE, "later"),
            (page("gazette.example", 2), page("farm.example", 1, STORY.partition("\n\n")[0] + MORE)),
            id="rings: one's own earlier text holds a part only",
        ),
    ],
)
def test_an_earlier_or_fuller_source_still_does(article, remembered):
    assert judged(article, *remembered).label is Label.SPAM


@pytest.mark.parametrize(
    ("claims", "label"),
    [
        pytest.param("", Label.SUSPECT, id="rings: nobody says who was first"),
        pytest.param("<p>Source: gazette.example</p>", Label.OK, id="silent: what was remembered names this article"),
    ],
)
def test_a_credit_is_remembered_though_it_is_no_text(claims, label):
    text = "".join(f"<p>{line}</p>" for line in STORY.splitlines() if line)
    copy = Page(f"<html><body><article>{text}{claims}</article></body></html>", url="https://mirror.example/story")
    verdict = judged(page("gazette.example", None), copy)
    assert (verdict.label, verdict.matches[0].url) == (label, "https://mirror.example/story")


def test_names_that_are_words_too_do_not_overturn_the_dates():
    broken = STORY
    for wrong in ("Barkley", "Fletchxer", "Bradxley"):
        broken += f" Councillor Peter {wrong} thanked the town on Friday."
    right = STORY + "".join(f" Councillor Peter {name} thanked the town on Friday." for name in ("Barclay", "Fletcher", "Bradley"))
    verdict = judged(page("farm.example", 3, broken), page("gazette.example", 1, right))
    assert len(verdict.matches[0].names) > 1
    assert verdict.label is Label.SPAM
