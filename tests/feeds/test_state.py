"""State: verdicts from run to run, and files that are none of ours."""

from __future__ import annotations

import sqlite3
import threading
import zlib
from dataclasses import replace
from datetime import UTC, datetime

import pytest

from spamfilter.article import Removed
from spamfilter.errors import InputError
from spamfilter.feeds.remembered import read_verdict, write_verdict
from spamfilter.feeds.state import DAY, KEPT, MOST_RECORD, FeedState
from spamfilter.match import Direction, Passage
from spamfilter.page import Source
from spamfilter.verdict import Evidence, Kind, Label, MatchNote, Trouble, Verdict

WHEN = datetime(2026, 3, 1, 8, tzinfo=UTC)
PASSAGE = Passage((0, 4), (1, 5), 0.5)
NOTE = MatchNote("b", "https://b.example/", "B", WHEN, None, 0.9, Direction.FROM, (PASSAGE,), (("Raikes", "Rakes"),), "text b")
FULL = Verdict(
    id="a",
    label=Label.SPAM,
    kind=Kind.REWRITE,
    score=0.97,
    base=-2.9,
    url="https://a.example/",
    title="A\u2028é",
    source=Source("feed", 3),
    published=WHEN,
    language="en",
    evidence=(Evidence("order", 2.5, 0.3, "message", ("quote",)),),
    matches=(NOTE,),
    removed=(Removed("ad", "boilerplate.ad", (1, 2)), Removed("ad", "boilerplate.ad")),
    words=80,
    model=("1", "0" * 64),
    error=None,
    text="text a",
)
BARE = Verdict("b", Label.OK, Kind.UNKNOWN, error=Trouble("code", "message"))


@pytest.mark.parametrize("verdict", [FULL, BARE], ids=["full", "bare"])
def test_a_verdict_comes_back(verdict):
    assert read_verdict(write_verdict(verdict)) == verdict


@pytest.mark.parametrize("line", ["", "{}", "[]", "null", '{"id":1}', "[" * 100_000, write_verdict(BARE).replace('"ok"', '"no"')])
def test_what_is_no_verdict(line):
    with pytest.raises(ValueError, match=r".") as caught:
        read_verdict(line)
    assert isinstance(caught.value, ValueError)


def test_verdicts_are_kept(tmp_path):
    path = str(tmp_path / "state.db")
    with FeedState(path) as state:
        state.keep([("a", FULL), ("b", BARE)])
        state.keep([("b", FULL)])
        state.keep([])
    with FeedState(path) as state:
        assert (state.get("a"), state.get("b"), state.get("c"), len(state)) == (FULL, FULL, None, 2)


def test_what_no_feed_shows_any_more_is_forgotten(tmp_path):
    path, clock = str(tmp_path / "state.db"), [0.0]
    with FeedState(path, now=lambda: clock[0]) as state:
        state.keep([("shown", BARE), ("gone", BARE)])
        clock[0] = 2 * DAY
        assert state.get("shown") == BARE
    clock[0] = DAY + KEPT
    with FeedState(path, now=lambda: clock[0]) as state:
        assert (state.get("shown"), state.get("gone")) == (BARE, None)


@pytest.mark.parametrize("content", [b"words", b"SQLite format 3\0" + b"\0" * 200, None], ids=["text", "another database", "a folder"])
def test_a_file_that_is_none_of_ours_is_left_alone(tmp_path, content):
    path = tmp_path / "state.db"
    path.mkdir() if content is None else path.write_bytes(content)
    with pytest.raises(InputError, match=r"state\.db"):
        FeedState(str(path))
    assert content is None or path.read_bytes() == content


@pytest.mark.parametrize(
    "packed",
    [b"", b"\0", zlib.compress(b"\xff"), zlib.compress(b"[]"), zlib.compress(b" " * MOST_RECORD + b"null"), "text", 1],
    ids=["nothing", "not packed", "no text", "no verdict", "endless", "no bytes", "a number"],
)
def test_a_record_that_cannot_be_read_is_unknown_and_the_others_are_not(tmp_path, packed):
    path = str(tmp_path / "state.db")
    with FeedState(path) as state:
        state.keep([("a", FULL), ("b", BARE)])
        with sqlite3.connect(path) as connection:
            connection.execute("UPDATE verdict SET packed = ? WHERE name = 'a'", (packed,))
        connection.close()
        assert (state.get("a"), state.get("b")) == (None, BARE)
        state.keep([("a", BARE)])
        assert state.get("a") == BARE


def test_a_verdict_with_endless_texts_is_kept_without_them(tmp_path):
    with FeedState(str(tmp_path / "state.db")) as state:
        state.keep([("a", replace(FULL, text="a" * MOST_RECORD))])
        assert state.get("a") == replace(FULL, text="", matches=(replace(NOTE, text=""),))


def test_an_endless_verdict_is_not_kept_and_the_others_are(tmp_path):
    with FeedState(str(tmp_path / "state.db")) as state:
        state.keep([("a", replace(FULL, url="a" * MOST_RECORD)), ("b", BARE)])
        assert (state.get("a"), state.get("b"), len(state)) == (None, BARE, 1)


def test_several_begin_at_once(tmp_path):
    path, troubles = str(tmp_path / "state.db"), []

    def run(number):
        try:
            with FeedState(path) as state:
                state.keep([(str(number), BARE)])
        except InputError as error:
            troubles.append(error)

    threads = [threading.Thread(target=run, args=(number,)) for number in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert troubles == []
    with FeedState(path) as state:
        assert len(state) == 8
