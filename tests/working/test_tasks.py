"""Tasks, answers and errors on a line of JSON."""

import json
from datetime import UTC, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from spamfilter import Config
from spamfilter.article import Removed
from spamfilter.errors import CleaningError, ConfigError, FetchError, IndexStoreError, ModelError, PluginError, SpamFilterError, WorkerError
from spamfilter.match import Direction, Passage
from spamfilter.page import BadRecord, Source
from spamfilter.verdict import Evidence, Kind, Label, MatchNote, Trouble, Verdict
from spamfilter.working import tasks
from spamfilter.working.tasks import Task

ANYTHING = st.text(st.characters())  # halves of surrogate pairs too
TIMES = st.none() | st.datetimes(timezones=st.sampled_from([UTC, timezone(timedelta(hours=-7, minutes=-30))]))
TASKS = st.builds(
    Task,
    texts=st.lists(ANYTHING | st.binary(), min_size=1, max_size=3).map(tuple),
    url=st.none() | ANYTHING,
    id=st.none() | ANYTHING,
    title=st.none() | ANYTHING,
    published=TIMES,
    fetched=TIMES,
)
BAD = st.builds(BadRecord, st.builds(Source, ANYTHING), ANYTHING, ANYTHING, st.none() | ANYTHING, st.none() | ANYTHING)
SHARES = st.floats(allow_nan=False, allow_infinity=False)
PLACES = st.tuples(st.integers(0), st.integers(0))
VERDICTS = st.builds(
    Verdict,
    id=ANYTHING,
    label=st.sampled_from(Label),
    kind=st.sampled_from(Kind),
    score=st.none() | SHARES,
    base=st.none() | SHARES,
    url=st.none() | ANYTHING,
    title=st.none() | ANYTHING,
    source=st.none() | st.builds(Source, ANYTHING, st.none() | st.integers(0), st.none() | ANYTHING, st.none() | st.integers(1)),
    published=TIMES,
    language=st.none() | st.just("en"),
    evidence=st.lists(
        st.builds(Evidence, ANYTHING, SHARES, st.none() | SHARES, ANYTHING, st.lists(ANYTHING, max_size=2).map(tuple)), max_size=2
    ).map(tuple),
    matches=st.lists(
        st.builds(
            MatchNote,
            ANYTHING,
            st.none() | ANYTHING,
            st.none() | ANYTHING,
            TIMES,
            TIMES,
            SHARES,
            st.sampled_from(Direction),
            st.lists(st.builds(Passage, PLACES, PLACES, SHARES), max_size=2).map(tuple),
            st.lists(st.tuples(ANYTHING, ANYTHING), max_size=2).map(tuple),
        ),
        max_size=2,
    ).map(tuple),
    removed=st.lists(st.builds(Removed, ANYTHING, ANYTHING, st.none() | PLACES), max_size=2).map(tuple),
    words=st.integers(0),
    model=st.none() | st.tuples(ANYTHING, ANYTHING),
    error=st.none() | st.builds(Trouble, ANYTHING, ANYTHING),
    text=ANYTHING,
)


def through(record):
    line = tasks.line_of(record)
    assert line.count(b"\n") == 1
    return tasks.record_in(line)


@given(TASKS | BAD)
def test_a_task_arrives_as_it_was_sent(task):
    record = through(tasks.task_record(7, task))
    assert record["n"] == 7
    assert tasks.read_task(record) == task


@given(VERDICTS)
def test_a_verdict_arrives_as_it_was_sent(verdict):
    answer = tasks.read_answer(through({"n": 1, "verdict": verdict.as_record(with_text=True), "seconds": 0.25}))
    assert answer.verdict == verdict
    assert answer.record == json.loads(json.dumps(verdict.as_record()))
    assert (answer.seconds, answer.trouble) == (0.25, None)


@pytest.mark.parametrize(
    "error",
    [
        IndexStoreError("seen.db", "is damaged"),
        ModelError("model.npz", "is damaged"),
        ConfigError("learn", "is neither"),
        PluginError("soap", "is not there"),
        CleaningError(None, "holds nothing"),
        FetchError("https://gannet-post.example/", "status", "is gone", status=410),
        WorkerError("died", 3),
        SpamFilterError("something"),
    ],
    ids=lambda error: type(error).__name__,
)
def test_an_error_arrives_with_what_it_carries(error):
    found = tasks.read_error(through(tasks.error_record(error)))
    assert (type(found), str(found), vars(found)) == (type(error), str(error), vars(error))


def test_an_error_of_another_kind_is_the_workers():
    found = tasks.read_error(through(tasks.error_record(ZeroDivisionError("by zero"))))
    assert (type(found), str(found)) == (WorkerError, "ZeroDivisionError: by zero")
    assert type(tasks.read_error({"name": "SystemExit", "message": "no", "facts": {}})) is WorkerError


@pytest.mark.parametrize("config", [Config(), Config(index="a.db", allow_hosts=("a.example",), spam_threshold=0.75, learn=False)])
def test_options_arrive_as_they_were_sent(config):
    assert tasks.read_options(through(tasks.options_record(config, ("spam",)))) == (config, frozenset({"spam"}))


@pytest.mark.parametrize("line", [b"", b"\n", b"{}", b"[]\n", b"17\n", b'{"n": 1}', b"hello\n", b"\xff\n"])
def test_a_line_that_is_no_record_is_refused(line):
    with pytest.raises(ValueError, match=r"."):
        tasks.record_in(line)
