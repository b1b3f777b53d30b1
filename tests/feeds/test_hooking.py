"""Hooking: entries one by one, and whatever happens the reader goes on."""

from __future__ import annotations

import logging

import pytest
from stories import EARLIER, LATER, LIGHTHOUSE, REWRITTEN

from spamfilter.feeds import hooking
from spamfilter.feeds.hooking import Action, EntryFilter
from spamfilter.page import Page
from spamfilter.verdict import Label

ORIGINAL = Page("\n".join(LIGHTHOUSE), url="https://courier.example/light", published=EARLIER)
TAKEN = Page("\n".join(REWRITTEN), url="https://farm.example/light", published=LATER)


@pytest.fixture
def entries(tmp_path, monkeypatch):
    monkeypatch.setenv("SPAMFILTER_INDEX", str(tmp_path / "seen.db"))
    found = EntryFilter()
    yield found
    found.close()


def test_entries_of_two_feeds(entries):
    assert entries.judge(ORIGINAL, feed="courier", guid="1").label is Label.OK
    assert [entries.judge(TAKEN, feed="farm", guid="1").label for _ in range(2)] == [Label.SPAM] * 2


def test_a_broken_index_is_told_once(entries, tmp_path, caplog):
    (tmp_path / "seen.db").write_text("words")
    assert [entries.judge(ORIGINAL, feed="courier", guid="1") for _ in range(3)] == [None] * 3
    assert caplog.text.count("entries are not judged and pass") == 1


def test_a_mistake_of_ours_costs_one_verdict(entries, monkeypatch, caplog):
    monkeypatch.setattr(hooking, "named_pages", lambda *_: 1 / 0)
    assert entries.judge(ORIGINAL, feed="courier", guid="1") is None
    assert "entry 1 of courier passes: ZeroDivisionError" in caplog.text
    monkeypatch.undo()
    monkeypatch.setenv("SPAMFILTER_INDEX", "none")
    assert entries.judge(ORIGINAL, feed="courier", guid="1").label is Label.OK


@pytest.mark.parametrize(
    ("word", "action", "told"),
    [
        pytest.param(None, Action.TAG, False, id="nothing said"),
        pytest.param(" Drop ", Action.DROP, False, id="drop"),
        pytest.param("tag", Action.TAG, False, id="tag"),
        pytest.param("burn", Action.TAG, True, id="what nobody knows"),
    ],
)
def test_actions(word, action, told, caplog):
    caplog.set_level(logging.WARNING)
    assert Action.of({} if word is None else {"SPAMFILTER_ACTION": word}) is action
    assert ("SPAMFILTER_ACTION" in caplog.text) is told
