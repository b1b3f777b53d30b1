"""reader: the plugin in a reader that updates real feeds; nothing is ever deleted."""

from __future__ import annotations

import gc
from datetime import timedelta
from email.utils import format_datetime
from html import escape

import pytest
from stories import EARLIER, LATER, LIGHTHOUSE, REWRITTEN

from spamfilter import plugins

reader = pytest.importorskip("reader")
HOOK = plugins.load("hooks", "reader")
TAG = ".plugin.spamfilter.verdict"


def item(host, lines, date, guid):
    body = escape("".join(f"<p>{line}</p>" for line in lines))
    facts = f"<guid>{guid}</guid><title>{guid}</title><link>https://{host}.example/{guid}</link><pubDate>{format_datetime(date)}</pubDate>"
    return f"<item>{facts}<description>{body}</description></item>"


def rss(*items):
    return f"<?xml version='1.0'?><rss version='2.0'><channel><title>t</title>{''.join(items)}</channel></rss>"


ORIGINAL, TAKEN = item("courier", LIGHTHOUSE, EARLIER, "original"), item("farm", REWRITTEN, LATER, "taken")
SHORT = item("farm", ["One line."], LATER, "short")


@pytest.fixture
def update(tmp_path, monkeypatch):
    """Updates a reader with these feeds by their names; gives each entry with its tag."""
    monkeypatch.setenv("SPAMFILTER_INDEX", str(tmp_path / "seen.db"))
    made = []

    def run(*, plugins=(HOOK.init_reader,), feeds=None, environ=None):
        for name, value in (environ or {}).items():
            monkeypatch.setenv(name, value)
        found = reader.make_reader(str(tmp_path / "reader.db"), feed_root=str(tmp_path), plugins=plugins)
        made.append(found)
        for name, text in (feeds or {"courier": rss(ORIGINAL), "farm": rss(TAKEN, SHORT)}).items():
            (tmp_path / f"{name}.xml").write_text(text, encoding="utf-8")
            found.add_feed(f"{name}.xml", exist_ok=True)
            found.update_feed(f"{name}.xml")
        entries = {entry.id: entry for entry in found.get_entries()}
        return found, {name: (entry, found.get_tag(entry, TAG, None)) for name, entry in entries.items()}

    yield run
    for one in made:
        one.close()
    made.clear()
    gc.collect()


def test_every_entry_is_tagged(update):
    _, entries = update()
    assert {name: tag["label"] for name, (_, tag) in entries.items()} == {"original": "ok", "taken": "spam", "short": "unjudged"}
    tag = entries["taken"][1]
    assert tag["source"] == {"url": "https://courier.example/original", "title": "original"}
    assert tag["score"] > 0.5
    assert 0 < len(tag["reasons"]) <= HOOK.REASONS
    assert {name: entry.read for name, (entry, _) in entries.items()} == {"original": False, "taken": False, "short": False}


def test_drop_marks_as_read_and_deletes_nothing(update):
    _, entries = update(environ={"SPAMFILTER_ACTION": "drop"})
    found = {name: (entry.read, entry.important) for name, (entry, _) in entries.items()}
    assert found == {"original": (False, None), "taken": (True, False), "short": (False, None)}


def test_what_the_person_does_stays(update):
    found, entries = update(environ={"SPAMFILTER_ACTION": "drop"})
    found.set_entry_read(entries["taken"][0], False)
    changed = TAKEN.replace("<title>taken", "<title>Taken")
    _, entries = update(feeds={"farm": rss(changed, SHORT)})
    assert (entries["taken"][0].title, entries["taken"][0].read, entries["taken"][1]["label"]) == ("Taken", False, "spam")


def test_what_was_too_short_is_judged_when_it_has_grown(update):
    update()
    _, entries = update(feeds={"farm": rss(item("farm", REWRITTEN, LATER + timedelta(days=1), "short"))})
    assert entries["short"][1]["label"] == "spam"


def test_old_entries_are_judged_where_the_feed_asks_for_it(update):
    found, entries = update(plugins=())
    assert [tag for _, tag in entries.values()] == [None] * 3
    for feed in found.get_feeds():
        found.set_tag(feed, ".plugin.spamfilter.once")
    _, entries = update()
    assert {name: tag["label"] for name, (_, tag) in entries.items()} == {"original": "ok", "taken": "spam", "short": "unjudged"}
    assert all(list(found.get_tag_keys(feed)) == [] for feed in found.get_feeds())


def test_no_entry_is_lost_to_a_broken_index(update, tmp_path, caplog):
    (tmp_path / "seen.db").write_text("words")
    _, entries = update(environ={"SPAMFILTER_ACTION": "drop"})
    assert {name: (entry.read, tag) for name, (entry, tag) in entries.items()} == dict.fromkeys(
        ("original", "taken", "short"), (False, None)
    )
    assert caplog.text.count("seen.db") == 1


def test_an_entry_that_is_gone_is_no_trouble(update):
    found, entries = update()
    plugin = HOOK.Plugin(found)
    entry = entries["taken"][0]
    found.delete_feed("farm.xml")
    plugin.judge_new(found, entry, reader.EntryUpdateStatus.NEW)
    assert {entry.id for entry in found.get_entries()} == {"original"}
