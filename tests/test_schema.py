import copy
import json
from dataclasses import replace
from datetime import UTC, datetime

import jsonschema
import pytest

from spamfilter.article import Removed
from spamfilter.match import Direction, Passage
from spamfilter.page import Source
from spamfilter.report.plain import json_line
from spamfilter.schema import verdict_schema
from spamfilter.verdict import Evidence, Kind, Label, MatchNote, Trouble, Verdict

DAY = datetime(2026, 3, 1, 9, 30, tzinfo=UTC)
NOTE = MatchNote(
    id="courier-17",
    url="https://courier.example/lido",
    title="Brackwater to close its lido",
    published=DAY,
    first_seen=DAY.replace(microsecond=250_000),
    score=0.96,
    direction=Direction.FROM,
    passages=(Passage((0, 40), (3, 50), 0.8),),
    names=(("Odella", "Odela"),),
    text="The match's own text",
)
SPAM = Verdict(
    id="https://farm.example/lido",
    label=Label.SPAM,
    kind=Kind.REWRITE,
    score=0.97,
    base=-2.94,
    url="https://farm.example/lido",
    title="Lido to be shut",
    source=Source("crawl/lido.html", line=3),
    published=DAY,
    language="en",
    evidence=(
        Evidence("order.excess", 6.416, 0.35, "the order is the match's", ("shut the lido",)),
        Evidence("rule.x", 0.0, None, "a rule"),
    ),
    matches=(NOTE,),
    removed=(Removed("Read more", "boilerplate.related", (3, 12)), Removed("Share", "boilerplate.share")),
    words=44,
    model=("0.1.0", "ab" * 32),
    text="The judged text",
)
EMPTY = Verdict(id="-", label=Label.UNJUDGED, kind=Kind.UNKNOWN)
UNREADABLE = replace(EMPTY, source=Source("a.warc", offset=10, record="<urn:x>"), error=Trouble("warc", "ends in its header"))


@pytest.fixture(scope="module")
def validator():
    schema = verdict_schema()
    jsonschema.Draft202012Validator.check_schema(schema)
    return jsonschema.Draft202012Validator(schema)


def test_it_is_draft_2020_12_and_describes_the_version_that_we_write():
    schema = verdict_schema()
    assert schema["$schema"] == "https://json-schema.org/draft/2020-12/schema"
    assert schema["properties"]["schema"]["const"] == SPAM.as_record()["schema"]
    assert set(schema["required"]) == set(SPAM.as_record())


@pytest.mark.parametrize(
    "verdict",
    [
        pytest.param(SPAM, id="spam"),
        pytest.param(EMPTY, id="nothing known"),
        pytest.param(UNREADABLE, id="unreadable"),
        pytest.param(replace(SPAM, score=1 - 1e-6), id="the highest score"),
        pytest.param(replace(SPAM, score=1e-6, label=Label.OK), id="the lowest score"),
        *(pytest.param(replace(SPAM, kind=kind), id=kind.value) for kind in Kind),
        *(pytest.param(replace(SPAM, matches=(replace(NOTE, direction=d),)), id=d.value) for d in Direction),
    ],
)
def test_verdicts_are_valid(validator, verdict):
    validator.validate(json.loads(json_line(verdict.as_record())))
    validator.validate(json.loads(json_line(verdict.as_record(with_text=True))))


def test_a_later_version_may_add_keys(validator):
    validator.validate(SPAM.as_record() | {"cluster": 7})


@pytest.mark.parametrize("key", sorted(SPAM.as_record()))
def test_every_key_must_be_there(validator, key):
    record = SPAM.as_record()
    del record[key]
    assert not validator.is_valid(record)


@pytest.mark.parametrize(
    ("path", "value"),
    [
        pytest.param(("schema",), "spamfilter/2", id="another version"),
        pytest.param(("id",), None, id="no id"),
        pytest.param(("id",), 7, id="a number for an id"),
        pytest.param(("label",), "fine", id="unknown label"),
        pytest.param(("label",), None, id="no label"),
        pytest.param(("kind",), "spin", id="unknown kind"),
        pytest.param(("score",), 0.0, id="score without odds"),
        pytest.param(("score",), 1, id="score one"),
        pytest.param(("score",), "0.9", id="score as text"),
        pytest.param(("score",), None, id="a base without a score"),
        pytest.param(("base",), None, id="a score without a base"),
        pytest.param(("published",), "yesterday", id="no date"),
        pytest.param(("published",), "2026-03-01T09:30:00", id="a time without a zone"),
        pytest.param(("published",), 1772357400, id="a time in seconds"),
        pytest.param(("words",), -1, id="fewer than no words"),
        pytest.param(("words",), 3.5, id="half a word"),
        pytest.param(("model", "sha256"), "ab", id="a short digest"),
        pytest.param(("model",), "0.1.0", id="a model as text"),
        pytest.param(("error",), "broken", id="an error as text"),
        pytest.param(("error",), {"code": "x", "message": "m"}, id="unreadable and yet spam"),
        pytest.param(("source", "offset"), "10", id="an offset as text"),
        pytest.param(("source", "line"), 0, id="a line before the first"),
        pytest.param(("source", "page"), 1, id="an unknown key of the source"),
        pytest.param(("reasons",), None, id="null for no reasons"),
        pytest.param(("reasons", 0, "share"), None, id="a reason without a share"),
        pytest.param(("reasons", 0, "message"), "", id="a reason without words"),
        pytest.param(("reasons", 0, "quotes"), "one", id="a quote that is no list"),
        pytest.param(("matches", 0, "direction"), "both", id="unknown direction"),
        pytest.param(("matches", 0, "score"), 1.2, id="a match above one"),
        pytest.param(("matches", 0, "passages", 0, "a"), [1], id="half a span"),
        pytest.param(("matches", 0, "passages", 0, "b"), [-1, 3], id="a span before the start"),
        pytest.param(("matches", 0, "passages", 0, "similarity"), None, id="a passage without similarity"),
        pytest.param(("matches", 0, "names", 0), ["Odella"], id="half a pair of names"),
        pytest.param(("matches", 0, "text"), "x", id="the match's text"),
        pytest.param(("removed", 0, "at"), [3, "12"], id="an offset as text in removed"),
        pytest.param(("removed", 0, "code"), "", id="removed for no reason"),
        pytest.param(("text",), None, id="null for the text"),
    ],
)
def test_broken_ones_are_refused(validator, path, value):
    record = copy.deepcopy(SPAM.as_record())
    place = record
    for key in path[:-1]:
        place = place[key]
    place[path[-1]] = value
    assert not validator.is_valid(record)


def test_spam_needs_a_score(validator):
    record = SPAM.as_record() | {"score": None, "base": None}
    assert not validator.is_valid(record)
    assert validator.is_valid(record | {"label": "suspect"})
