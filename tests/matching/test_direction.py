"""Direction, credit and relation: each clue counts on the side it speaks for, and turned round the answer turns round."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest
from stories import EARLIER, LATER, LIGHTHOUSE, REWRITTEN, UNRELATED, article, match

from spamfilter.article import Removed
from spamfilter.match import Direction
from spamfilter.matching.credit import agency_credit, credit_naming
from spamfilter.matching.direction import decide_direction
from spamfilter.matching.relation import is_taken_verbatim, kind_of
from spamfilter.verdict import Kind, Label

OURS = article(LIGHTHOUSE, "farm", url="https://farm.test/1")
THEIRS = article(LIGHTHOUSE, "courier", url="https://courier-post.example/1")
CREDIT = Removed("Originally published on courier-post.example.", "boilerplate.source")
TURNED = {Direction.FROM: Direction.TO, Direction.TO: Direction.FROM, Direction.UNKNOWN: Direction.UNKNOWN}


def direction(ours, theirs, garble=None, **facts):
    return decide_direction(ours, match(ours, theirs, **facts), garble)


@pytest.mark.parametrize(
    ("ours", "theirs", "expected"),
    [
        pytest.param({"published": LATER}, {"published": EARLIER}, Direction.FROM, id="dates"),
        pytest.param({"removed": (CREDIT,)}, {}, Direction.FROM, id="a credit"),
        pytest.param({"removed": (CREDIT,), "published": EARLIER}, {"published": LATER}, Direction.FROM, id="a credit against the dates"),
        pytest.param({"canonical": "https://courier-post.example/1"}, {}, Direction.FROM, id="a claimed host"),
        pytest.param(
            {"canonical": "https://courier-post.example/1", "published": EARLIER},
            {"published": LATER},
            Direction.UNKNOWN,
            id="a claim does not outweigh the dates",
        ),
        pytest.param({}, {}, Direction.UNKNOWN, id="nothing"),
    ],
)
def test_clues_and_the_same_turned_round(ours, theirs, expected):
    one, other = replace(OURS, **ours), replace(THEIRS, **theirs)
    found, why = direction(one, other)
    assert found is expected
    assert bool(why) == bool(ours or theirs)
    assert direction(other, one)[0] is TURNED[expected]


@pytest.mark.parametrize(
    ("ours", "facts", "expected"),
    [
        pytest.param({}, {"vouched": True}, Direction.FROM, id="rings: a reference"),
        pytest.param({"published": LATER}, {"first_seen": EARLIER}, Direction.FROM, id="rings: seen before this was published"),
        pytest.param({"published": EARLIER}, {"first_seen": LATER}, Direction.UNKNOWN, id="silent: seen later proves nothing"),
        pytest.param({"fetched": LATER}, {"first_seen": EARLIER}, Direction.UNKNOWN, id="silent: when crawlers came proves little"),
        pytest.param({}, {"first_seen": EARLIER, "label": Label.SPAM}, Direction.UNKNOWN, id="silent: a known copy is nobody's source"),
    ],
)
def test_what_the_index_knows(ours, facts, expected):
    assert direction(replace(OURS, **ours), THEIRS, **facts)[0] is expected


@pytest.mark.parametrize(
    ("ours", "facts", "expected"),
    [
        pytest.param({}, {"first_seen": EARLIER}, Direction.FROM, id="rings: the match stood there before it was dated anew"),
        pytest.param({}, {"first_seen": EARLIER, "label": Label.SPAM}, Direction.TO, id="silent: a known copy gains nothing from it"),
        pytest.param({}, {"first_seen": LATER}, Direction.TO, id="silent: seen later than it says"),
        pytest.param({"fetched": EARLIER}, {"first_seen": EARLIER}, Direction.UNKNOWN, id="silent: both stood there"),
        pytest.param({"fetched": LATER}, {}, Direction.TO, id="silent: fetched later than it says"),
    ],
)
def test_what_was_seen_is_no_later_than_that(ours, facts, expected):
    later, last = LATER - timedelta(days=1), LATER - timedelta(hours=1)
    found = direction(replace(OURS, published=later, **ours), replace(THEIRS, published=last), **facts)
    assert found[0] is expected


def test_fetched_before_the_match_was_published():
    assert direction(replace(OURS, fetched=EARLIER), replace(THEIRS, published=LATER))[0] is Direction.TO


@pytest.mark.parametrize(
    ("gap", "words"), [(timedelta(days=2), "2 days"), (timedelta(hours=1), "1 hour"), (timedelta(minutes=5), "5 minutes")]
)
def test_the_gap_is_said(gap, words):
    _, why = direction(replace(OURS, published=EARLIER + gap), replace(THEIRS, published=EARLIER))
    assert words in why[0]


def test_the_more_broken_side_took_where_nothing_else_speaks():
    def garble(page):
        return 3.0 if page.id == "farm" else 0.0

    spun = article(REWRITTEN, "farm", url=OURS.url)
    assert direction(spun, THEIRS, garble)[0] is Direction.FROM
    assert direction(THEIRS, spun, garble)[0] is Direction.TO
    assert direction(replace(spun, published=EARLIER), replace(THEIRS, published=LATER), garble)[0] is Direction.TO
    assert direction(OURS, THEIRS, garble)[0] is Direction.UNKNOWN  # one text: neither is more broken


@pytest.mark.parametrize(
    ("line", "code", "named"),
    [
        pytest.param("Originally published on courier-post.example.", "boilerplate.source", True, id="rings: its host"),
        pytest.param("This story first appeared in The Courier Post.", "boilerplate.credit", True, id="rings: the words of its host"),
        pytest.param("Source: Courier Post", "boilerplate.source", True, id="rings: source"),
        pytest.param("Originally published on gazette.example.", "boilerplate.source", False, id="silent: somebody else"),
        pytest.param("Source: Post", "boilerplate.source", False, id="silent: half of the name"),
        pytest.param("Source: Courier Post", "boilerplate.related", False, id="silent: a teaser"),
        pytest.param("Courier Post", "boilerplate.source", False, id="silent: a name is no credit"),
    ],
)
def test_credits(line, code, named):
    page = replace(OURS, removed=(Removed(line, code),))
    assert credit_naming(page, THEIRS) == (line if named else None)
    assert credit_naming(page, replace(THEIRS, url=None)) is None


@pytest.mark.parametrize(
    ("line", "credited"),
    [
        pytest.param("SKERROW (AFP) — The board voted.", True, id="rings: a dateline"),
        pytest.param("SKERROW (north) — The board voted.", False, id="silent: no agency"),
        pytest.param("The board (AFP says so) - voted.", False, id="silent: no dateline"),
        pytest.param("", False, id="silent: empty page"),
    ],
)
def test_agencies(line, credited):
    assert (agency_credit(article(line)) is not None) == credited


@pytest.mark.parametrize(
    ("lines", "kind"),
    [
        pytest.param(LIGHTHOUSE, Kind.COPY, id="verbatim"),
        pytest.param(REWRITTEN, Kind.REWRITE, id="in other words"),
        pytest.param(REWRITTEN[:2], Kind.SUMMARY, id="a third of it in other words"),
        pytest.param((*UNRELATED, *LIGHTHOUSE[2:4]), Kind.PARTIAL, id="two paragraphs inside another text"),
    ],
)
def test_kinds(lines, kind):
    made = match(lines, LIGHTHOUSE)
    assert kind_of(made) is kind
    assert is_taken_verbatim(made) == (kind in (Kind.COPY, Kind.PARTIAL))
