from dataclasses import replace
from datetime import UTC, datetime, timedelta, timezone
from math import log

import pytest

from spamfilter.article import Removed
from spamfilter.match import Direction
from spamfilter.report.tally import SHOWN_ERRORS, Tally
from spamfilter.report.words import moment_words, name_pairs, reason_lines, removed_lines, score_words, title_words
from spamfilter.verdict import Evidence, Label, Trouble


@pytest.mark.parametrize(
    ("score", "words"),
    [
        (None, "–"),
        (1e-6, "<0.01"),
        (0.004999, "<0.01"),
        (0.005, "0.01"),
        (0.5, "0.50"),
        (0.994, "0.99"),
        (0.995, ">0.99"),
        (1 - 1e-6, ">0.99"),
    ],
)
def test_scores(score, words):
    assert score_words(score) == words


def test_marks(spam):
    assert [r.mark for r in reason_lines(spam, 5)] == ["+3.90", "+2.10", "−0.42", "rule", "+0.70", "−2.94"]
    noted = replace(spam, evidence=(Evidence("direction", 0.0, None, "was earlier"), Evidence("rule.x", 0.0, None, "capped")), base=None)
    assert [r.mark for r in reason_lines(noted, 5)] == ["rule", "note"]
    assert [r.mark for r in reason_lines(noted, 5, ("was earlier",))] == ["rule"]


@pytest.mark.parametrize(
    ("moment", "words"),
    [
        pytest.param(None, None, id="none"),
        pytest.param(datetime(2026, 3, 1, tzinfo=UTC), "2026-03-01", id="a day"),
        pytest.param(datetime(2026, 3, 1, 9, 5, tzinfo=UTC), "2026-03-01 09:05", id="a minute"),
        pytest.param(datetime(2026, 3, 1, 0, 30, tzinfo=timezone(timedelta(hours=1))), "2026-02-28 23:30", id="in UTC"),
        pytest.param(datetime(1, 1, 1, tzinfo=timezone(timedelta(hours=5))), "0001-01-01", id="the first day there is"),
        pytest.param(datetime(9999, 12, 31, 23, 59, tzinfo=timezone(timedelta(hours=-5))), "9999-12-31 23:59", id="the last one"),
    ],
)
def test_moments(moment, words):
    assert moment_words(moment) == words


def test_titles():
    assert title_words(" Lido \n shut", "id") == "Lido shut"
    assert title_words("\x1b[2J", "id-7") == "id-7"
    assert title_words(None, "\x00") == "(no title)"


def test_reasons_add_up_however_few_are_shown(spam):
    exact = replace(
        spam, base=-2.0, score=None, evidence=tuple(Evidence(f"f.{n}", s, None, "m") for n, s in enumerate((2.0, -1.0, 0.5, 0.25)))
    )
    for count in range(6):
        lines = reason_lines(exact, count)
        assert sum(r.share for r in lines if r.share is not None) == pytest.approx(-0.25)
    total = sum(r.share or 0 for r in reason_lines(spam, 2))
    assert total == pytest.approx(log(spam.score / (1 - spam.score)), abs=0.01)


def test_reasons_strongest_first_then_rules_then_the_rest(spam):
    messages = [r.message for r in reason_lines(spam, 2)]
    assert messages == [
        "the sentences come in the order of the match far more than chance allows",
        "2 names come out as near misses",
        "the match was published 3 days earlier",
        "all smaller reasons together",
        "where every article starts, before any reason",
    ]


def test_names_once_each():
    assert name_pairs([("A", "B"), ("A", "B"), ("C", "D\x1b[1m")], 5) == (("A", "B"), ("C", "D"))


def test_removed_by_kind():
    pieces = (Removed("Share this", "boilerplate.share"), Removed("One", "boilerplate.related"), Removed("Two", "boilerplate.related"))
    assert removed_lines(pieces) == ((2, "boilerplate.related", "One"), (1, "boilerplate.share", "Share this"))


def test_a_tally_counts(spam, fine):
    tally = Tally()
    bad = replace(fine, label=Label.UNJUDGED, error=Trouble("json", "is no JSON"))
    for verdict in (spam, spam, fine, bad, replace(fine, label=Label.UNJUDGED)):
        tally.add(verdict)
    assert dict(tally.labels) == {Label.SPAM: 2, Label.OK: 1, Label.UNJUDGED: 2}
    assert dict(tally.kinds) == {"rewrite": 2, "original": 1}
    assert dict(tally.sources) == {"courier.example": 2}
    assert (tally.total, tally.unreadable) == (5, 1)
    assert tally.errors == [("crawl/lido.html", "is no JSON")]


@pytest.mark.parametrize(
    ("url", "direction", "source"),
    [
        pytest.param("https://courier.example:8080/a", Direction.FROM, "courier.example", id="a host"),
        pytest.param(None, Direction.FROM, "courier-17", id="no address: the id"),
        pytest.param("http://[broken", Direction.FROM, "courier-17", id="a broken address: the id"),
        pytest.param("file:///a", Direction.FROM, "courier-17", id="no web address: the id"),
        pytest.param("https://courier.example/a", Direction.TO, None, id="silent: it was the source"),
        pytest.param("https://courier.example/a", Direction.UNKNOWN, None, id="silent: nobody knows"),
    ],
)
def test_sources(spam, note, url, direction, source):
    tally = Tally()
    tally.add(replace(spam, matches=(replace(note, url=url, direction=direction),)))
    assert list(tally.sources) == ([source] if source else [])


def test_a_tally_keeps_few_errors(fine):
    tally = Tally()
    for _ in range(100):
        tally.add(replace(fine, label=Label.UNJUDGED, error=Trouble("x", "y")))
    assert (tally.unreadable, len(tally.errors)) == (100, SHOWN_ERRORS)
