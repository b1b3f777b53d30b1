"""A mutual audit beside a kept index: nobody is accused for the moment of learning, and what was learned bears its label."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from itertools import islice, permutations
from pathlib import Path

import pytest

from spamfilter import Config, Kind, Label, Page, SpamFilter

TEXTS = Path(__file__).resolve().parent.parent / "examples" / "texts"
ORIGINAL, REWRITE = ((TEXTS / f"{name}.txt").read_text(encoding="utf-8") for name in ("original", "rewrite"))

MOOR = (
    "Wardens on Harrow Moor counted forty-one curlews on Sunday, twice as many as last spring. Ewan Brodie, who leads them, put it down to "
    "the ditches that volunteers filled in over two winters. The farmer at Skell Top has agreed to mow his upper meadows three weeks "
    "later than usual, for which the park pays him 9,200 crowns a year. Walkers are asked to keep their dogs on a lead until the end of "
    "July. A second count follows in June, with help from the school in Lidden, whose pupils have painted the signs themselves."
)


def pages(*, dated):
    days = (datetime(2026, 3, 1, tzinfo=UTC), datetime(2026, 3, 2, tzinfo=UTC)) if dated else (None, None)
    return tuple(
        Page(text, url=f"https://{host}/story", published=day)
        for text, host, day in zip((ORIGINAL, REWRITE), ("gazette.example", "brief.example"), days, strict=True)
    )


def audit(index, given, **options):
    with SpamFilter(Config(index=str(index), **options)) as spam_filter:
        found = [(verdict.label, verdict.kind) for verdict in spam_filter.audit(given, mutual=True)]
        return found, {name: spam_filter.index.get(name).label for name in spam_filter.index.ids()}


@pytest.fixture
def index(tmp_path):
    return tmp_path / "seen.db"


def test_what_was_learned_bears_its_label(index):
    found, kept = audit(index, pages(dated=True))
    assert [label for label, _ in found] == [Label.OK, Label.SPAM]
    assert kept == {"https://gazette.example/story": Label.OK, "https://brief.example/story": Label.SPAM}


def test_pages_met_again_are_never_spam(index):
    audit(index, pages(dated=True))
    found, _ = audit(index, pages(dated=True))
    assert found == [(Label.OK, Kind.ORIGINAL), (Label.OK, Kind.REWRITE)]


def test_without_dates_the_moment_of_learning_accuses_neither(index):
    first, second = (Page(ORIGINAL, url=f"https://{host}/story") for host in ("gazette.example", "brief.example"))
    found, _ = audit(index, (first, second))  # in other words the words would tell
    assert [label for label, _ in found] == [Label.SUSPECT, Label.SUSPECT]


def test_what_was_kept_before_is_earlier(index):
    with SpamFilter(Config(index=str(index))) as spam_filter:
        spam_filter.learn(pages(dated=False)[0])
    found, _ = audit(index, pages(dated=False)[1:])
    assert found == [(Label.SPAM, Kind.REWRITE)]


def test_nothing_is_learned_that_should_not_be(index):
    found, kept = audit(index, pages(dated=True), learn=False)
    assert [label for label, _ in found] == [Label.OK, Label.SPAM]
    assert kept == {}


def test_of_two_texts_under_one_id_the_order_decides_nothing():
    source, copy = pages(dated=True)
    other = Page("Another text about the weather on the moor. " * 12, url=source.url, published=source.published)
    verdicts = []
    for given in ((source, other, copy), (other, source, copy)):
        with SpamFilter() as spam_filter:
            verdicts.append({(verdict.id, verdict.text): verdict for verdict in spam_filter.audit(given, mutual=True)})
    assert verdicts[0] == verdicts[1]


def test_of_a_page_that_was_read_with_two_texts_both_are_sources():
    source, copy = pages(dated=True)
    later = Page(MOOR, url=source.url, published=copy.published)
    taken = Page(MOOR, url="https://other.example/moor", published=datetime(2026, 3, 4, tzinfo=UTC))
    again = Page(ORIGINAL.replace("Tuesday", "Wednesday"), url=source.url, published=source.published)
    labels = []
    for given in islice(permutations((source, later, again, copy, taken)), 0, None, 17):
        with SpamFilter() as spam_filter:
            verdicts = list(spam_filter.audit(given, mutual=True))
        labels.append({verdict.id + verdict.text[:20]: (verdict.label, [match.id for match in verdict.matches]) for verdict in verdicts})
    assert all(one == labels[0] for one in labels)
    assert {label for name, (label, _) in labels[0].items() if source.url in name} == {Label.OK}
    assert labels[0][copy.url + REWRITE[:20]] == labels[0][taken.url + MOOR[:20]] == (Label.SPAM, [source.url])


def test_an_id_that_no_file_can_hold_stops_no_audit():
    source, copy = (replace(page, id=name, url=None) for page, name in zip(pages(dated=True), ("half \ud800", "copy"), strict=True))
    with SpamFilter() as spam_filter:
        verdicts = list(spam_filter.audit((source, replace(source, markup=MOOR), copy), mutual=True))
    assert [verdict.label for verdict in verdicts] == [Label.OK, Label.OK, Label.SPAM]
    assert [match.id for match in verdicts[2].matches] == [source.id]


def test_a_time_without_a_zone_is_utc():
    with SpamFilter() as spam_filter:
        spam_filter.learn(Page(ORIGINAL, id="a", published=datetime(2026, 3, 1)))  # noqa: DTZ001 what a caller may hand over
        verdict = spam_filter.judge(Page(REWRITE, id="b", published=datetime(2026, 3, 2, tzinfo=UTC)))
    assert verdict.label is Label.SPAM
