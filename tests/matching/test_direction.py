"""Direction and relation: each clue counts on the side it speaks for, and turned round the answer turns round."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta, timezone

import pytest
from stories import EARLIER, LATER, LIGHTHOUSE, REWRITTEN, UNRELATED, article, match

from spamfilter.article import Removed
from spamfilter.feature import View
from spamfilter.features import measure
from spamfilter.match import Direction
from spamfilter.matching.alignment import Alignment
from spamfilter.matching.direction import decide_direction
from spamfilter.matching.relation import is_taken_verbatim, kind_of
from spamfilter.matching.traces import BROKEN, measure_traces, shipped_head, weigh
from spamfilter.verdict import Kind, Label

OURS = article(LIGHTHOUSE, "farm", url="https://farm.test/1")
THEIRS = article(LIGHTHOUSE, "courier", url="https://courier-post.example/1")
CREDIT = Removed("Originally published on courier-post.example.", "boilerplate.source")
TURNED = {Direction.FROM: Direction.TO, Direction.TO: Direction.FROM, Direction.UNKNOWN: Direction.UNKNOWN}


def alone(page, names):
    """What the named features of texts alone find."""
    return measure(page, (), View.TEXT, names)


def direction(ours, theirs, broken=None, **facts):
    lean = decide_direction(ours, match(ours, theirs, **facts), broken)
    return lean.direction, lean.why


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
        pytest.param({}, {"first_seen": EARLIER}, Direction.FROM, id="rings: met first, word for word"),
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


DAY = LATER.replace(hour=0)


@pytest.mark.parametrize(
    ("ours", "theirs", "expected"),
    [
        pytest.param(LATER, DAY, Direction.UNKNOWN, id="silent: the match states only the day"),
        pytest.param(DAY, DAY + timedelta(hours=23, minutes=59), Direction.UNKNOWN, id="silent: this states only the day"),
        pytest.param(LATER, DAY.replace(tzinfo=timezone(timedelta(hours=5))), Direction.UNKNOWN, id="silent: a day in another zone"),
        pytest.param(DAY + timedelta(days=1), DAY, Direction.FROM, id="rings: the day before"),
        pytest.param(DAY, DAY - timedelta(hours=1), Direction.FROM, id="rings: a day that had not begun"),
        pytest.param(LATER, DAY + timedelta(hours=1), Direction.FROM, id="rings: an hour of that day"),
    ],
)
def test_a_date_without_a_time_is_no_earlier_than_any_hour_of_its_day(ours, theirs, expected):
    one, other = replace(OURS, published=ours), replace(THEIRS, published=theirs)
    assert direction(one, other)[0] is expected
    assert direction(other, one)[0] is TURNED[expected]
    assert direction(one, other, vouched=True)[0] is Direction.FROM


def test_fetched_before_the_match_was_published():
    assert direction(replace(OURS, fetched=EARLIER), replace(THEIRS, published=LATER))[0] is Direction.TO


@pytest.mark.parametrize(
    ("gap", "words"), [(timedelta(days=2), "2 days"), (timedelta(hours=1), "1 hour"), (timedelta(minutes=5), "5 minutes")]
)
def test_the_gap_is_said(gap, words):
    _, why = direction(replace(OURS, published=EARLIER + gap), replace(THEIRS, published=EARLIER))
    assert words in why[0]


SPUN = (
    (
        "The haven committee of Skerrow balloted on Wednesday to extinguish the beacon on Gannet Point, terminating one hundred and twelve "
        "twelvemonths of incessant servitude. "
        "Chairman Edric Tolland apprised adherents that mending of the fissured lamp chamber would outlay 870,000 marks. "
        "Trawlermen from the Northby flotilla had crammed the communal settees since morn. Their orator, Marit Quenby, admonished "
        "that diminutive vessels bereft of newfangled contraptions nonetheless depend on the ray amid the autumnal hazes. "
        "Annals retained by the coastguard exhibit eleven salvages in the bygone decennium whose crews were steered homeward. "
        "Technician Jonas Feld, who scrutinised the turret in January, portrayed its granite ramparts as unimpaired and upbraided salt for "
        "the detriment to the ferrous balcony."
    ),
    (
        "A supplication commenced by the pedagogue Ilse Brannock has amassed 5,400 appellations, beyond what the township has electors. "
        "She purposes to convey it to the provincial satrap in Hallmere ensuing Monday. "
        "The committee will vend the custodian's hovel to defray the outlay of disassembling the lens, which a repository in Port Vessel "
        "has beseeched to lend. Toil is scheduled to inaugurate in the second week of June, when the seafowl have forsaken their nests."
    ),
)


@pytest.mark.parametrize(
    ("ours", "theirs", "expected"),
    [
        pytest.param({}, {}, Direction.FROM, id="rings: the words alone"),
        pytest.param({"published": LATER}, {"published": EARLIER}, Direction.FROM, id="rings: words and dates agree"),
        pytest.param({"published": EARLIER}, {"published": LATER}, Direction.UNKNOWN, id="silent: a date that the words contradict"),
    ],
)
def test_what_the_words_show(ours, theirs, expected):
    spun, right = replace(article(SPUN, "farm", url=OURS.url), **ours), replace(THEIRS, **theirs)
    found, why = direction(spun, right, alone)
    assert found is expected
    assert "of the two, this article looks retold by its choice of words" in why
    assert direction(right, spun, alone)[0] is TURNED[expected]


@pytest.mark.parametrize(
    ("ours", "theirs", "facts", "points"),
    [
        pytest.param(SPUN, {"published": EARLIER}, {"first_seen": LATER}, 0.65, id="rings: a dated match that was met before"),
        pytest.param(SPUN, {}, {"first_seen": LATER}, 1.35, id="rings: neither is dated"),
        pytest.param(SPUN, {"published": EARLIER}, {}, 0, id="silent: nobody knows when it was met"),
        pytest.param(SPUN, {"published": EARLIER}, {"first_seen": LATER, "label": Label.SPAM}, 0, id="silent: a known copy"),
        pytest.param(
            LIGHTHOUSE, {"published": EARLIER}, {"first_seen": LATER}, 0, id="silent: one text, which a word would have to confirm"
        ),
    ],
)
def test_an_undated_page_that_came_later(ours, theirs, facts, points):
    lean = decide_direction(article(ours, "farm"), match(article(ours, "farm"), replace(THEIRS, **theirs), **facts), alone)
    assert lean.points - lean.traced == pytest.approx(points)
    fetched = article(ours, "farm", fetched=LATER)
    assert decide_direction(fetched, match(fetched, replace(THEIRS, **theirs), **facts), alone).points < lean.points or not points


def test_in_one_text_there_is_nothing_to_compare():
    assert direction(OURS, THEIRS, alone) == (Direction.UNKNOWN, ())
    late, early = replace(OURS, published=LATER), replace(THEIRS, published=EARLIER)
    assert direction(late, early, alone)[0] is Direction.FROM


@pytest.mark.parametrize(("five", "share"), [(0.5, 1.0), (0.74, 1.0), (0.8, 2 / 3), (0.825, 0.5), (0.9, 0.0)])
def test_what_stands_nearly_word_for_word_is_let_off_by_and_by(five, share):
    spun = article(SPUN, "farm", url=OURS.url)
    whole = decide_direction(spun, match(spun, THEIRS), alone).traced
    pair = match(spun, THEIRS)
    vars(pair.alignment)["runs"] = replace(pair.alignment.runs, five_a=five, five_b=five)
    assert whole > 0
    assert decide_direction(spun, pair, alone).traced == pytest.approx(share * whole)


@pytest.mark.parametrize(
    ("five", "traced", "dates", "expected"),
    [
        pytest.param(0.7, 0.6, (LATER, EARLIER), Direction.FROM, id="rings: few words differ in a copy"),
        pytest.param(0.5, 0.6, (LATER, EARLIER), Direction.UNKNOWN, id="silent: no copy"),
        pytest.param(0.7, 1.1, (LATER, EARLIER), Direction.UNKNOWN, id="silent: sure traces"),
        pytest.param(0.7, 0.6, (EARLIER, LATER), Direction.TO, id="silent: the date says the same"),
        pytest.param(0.7, 0.6, (None, None), Direction.UNKNOWN, id="silent: no date"),
    ],
)
def test_in_a_copy_unsure_traces_leave_a_date_alone(five, traced, dates, expected, monkeypatch):
    right, spun = replace(THEIRS, published=dates[0]), replace(article(SPUN, "farm", url=OURS.url), published=dates[1])
    pair = match(right, spun)
    said = decide_direction(replace(right, published=None), match(right, replace(spun, published=None)), alone).traced
    monkeypatch.setattr(
        f"{decide_direction.__module__}.weigh", lambda traces: {family: -odds * traced / said for family, odds in weigh(traces).items()}
    )
    vars(pair.alignment)["runs"] = replace(pair.alignment.runs, five_a=five, five_b=five)
    assert said < -0.6
    assert decide_direction(right, pair, alone).direction is expected


@pytest.mark.parametrize(
    ("names", "dates", "expected"),
    [
        pytest.param((), ({}, {}), Direction.FROM, id="silent: no name is broken"),
        pytest.param((("Utrecht", "Utrect"),), ({}, {}), Direction.FROM, id="silent: the names say the same"),
        pytest.param((("Utrect", "Utrecht"),), ({}, {}), Direction.UNKNOWN, id="rings: the match has the broken name"),
        pytest.param((("Utrect", "Utrecht"),), ({"published": LATER}, {"published": EARLIER}), Direction.FROM, id="silent: a date decides"),
    ],
)
def test_words_alone_convict_nobody_whose_names_are_the_right_ones(names, dates, expected, monkeypatch):
    monkeypatch.setattr(f"{decide_direction.__module__}.weigh", lambda traces: {family: 9 * odds for family, odds in weigh(traces).items()})
    spun, right = replace(article(SPUN, "farm", url=OURS.url), **dates[0]), replace(THEIRS, **dates[1])
    for one, other, pairs, found in ((spun, right, names, expected), (right, spun, [pair[::-1] for pair in names], TURNED[expected])):
        pair = match(one, other)
        vars(pair.alignment)["names"] = tuple(pairs)
        assert decide_direction(one, pair, alone).direction is found


def test_a_reference_is_one_whatever_its_words():
    spun = article(SPUN, "farm", url=OURS.url)
    assert direction(THEIRS, spun, alone, vouched=True)[0] is Direction.FROM


def test_a_reference_that_is_judged_itself_took_nothing_but_what_is_dated_before_it():
    undated = match(OURS, THEIRS)
    assert decide_direction(OURS, undated, None, vouched=True).direction is Direction.TO
    assert decide_direction(OURS, replace(undated, vouched=True), None, vouched=True).direction is Direction.UNKNOWN
    late, early = replace(OURS, published=LATER), replace(THEIRS, published=EARLIER)
    assert decide_direction(late, match(late, early), None, vouched=True).direction is Direction.FROM


def test_traces_change_their_sign_with_the_sides():
    spun = article(SPUN, "farm")
    there, back = (measure_traces(Alignment.of(*pair), alone) for pair in ((spun, THEIRS), (THEIRS, spun)))
    assert there.keys() == back.keys()
    assert all(there[name] == pytest.approx(-back[name]) for name in there)
    assert not any(measure_traces(Alignment.of(THEIRS, THEIRS), alone).values())
    assert set(there) == set(shipped_head().features)
    told, turned = weigh(there), weigh(back)
    assert sum(told.values()) > 0
    assert all(told[family] == pytest.approx(-turned[family]) for family in told)
    assert not any(weigh(dict.fromkeys(there, 0.0)).values())


def test_the_trees_of_the_release_are_sound_and_every_trace_counts():
    head = shipped_head()
    assert head.problem() is None
    assert head.used == set(head.features)
    assert {name for name in head.features if name.startswith("broken.")} == {f"broken.{name}" for name in BROKEN}


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
