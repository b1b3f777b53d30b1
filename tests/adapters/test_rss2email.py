"""rss2email: the hook in a run of the program itself, and what it does with odd entries."""

from __future__ import annotations

import subprocess
import sys
from email.message import EmailMessage
from email.utils import format_datetime
from html import escape
from mailbox import Maildir
from types import SimpleNamespace

import pytest
from stories import EARLIER, LATER, LIGHTHOUSE, REWRITTEN

from spamfilter import plugins
from spamfilter.verdict import Kind, Label, Verdict

HOOK = plugins.load("hooks", "rss2email")
CONFIG = """[DEFAULT]
from = filter@rss2email.invalid
to = ulla@reader.example
email-protocol = maildir
verbose = error
maildir-path = {folder}/mail
maildir-mailbox = inbox
post-process = spamfilter.adapters.hooks.rss2email process
[feed.courier]
url = {folder}/courier.xml
[feed.farm]
url = {folder}/farm.xml
"""


def feed(host, lines, date):
    body = escape("".join(f"<p>{line}</p>" for line in lines))
    facts = f"<guid>1</guid><title>{host}</title><link>https://{host}.example/light</link><pubDate>{format_datetime(date)}</pubDate>"
    short = f"<item><guid>2</guid><title>{host}, short</title><description>One line.</description></item>"
    full = f"<item>{facts}<description>{body}</description></item>"
    return f"<?xml version='1.0'?><rss version='2.0'><channel><title>t</title>{short}{full}</channel></rss>"


@pytest.fixture
def mailer(tmp_path, monkeypatch):
    """Runs rss2email once; the mails by their subjects, and what it said."""
    pytest.importorskip("rss2email")
    (tmp_path / "courier.xml").write_text(feed("courier", LIGHTHOUSE, EARLIER), encoding="utf-8")
    (tmp_path / "farm.xml").write_text(feed("farm", REWRITTEN, LATER), encoding="utf-8")
    (tmp_path / "mail").mkdir()
    (tmp_path / "cfg").write_text(CONFIG.format(folder=tmp_path), encoding="utf-8")
    monkeypatch.setenv("SPAMFILTER_INDEX", str(tmp_path / "seen.db"))

    def run(**environ):
        for name, value in environ.items():
            monkeypatch.setenv(name, value)
        command = [sys.executable, "-c", "from rss2email.main import run; run()", "-c", "cfg", "-d", "data.json", "run"]
        done = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, timeout=120, check=False)
        assert done.returncode == 0, done.stderr
        return {mail["Subject"]: mail for mail in Maildir(tmp_path / "mail" / "inbox")}, done.stderr

    return run


def test_every_mail_says_what_it_is(mailer):
    mails, said = mailer()
    assert {subject: mail["X-Spamfilter-Label"] for subject, mail in mails.items()} == {
        "courier": "ok",
        "courier, short": "unjudged",
        "farm": "spam",
        "farm, short": "unjudged",
    }
    assert mails["farm"]["X-Spamfilter-Source"] == "https://courier.example/light"
    assert float(mails["farm"]["X-Spamfilter-Score"]) > 0.5
    assert mails["courier"]["X-Spamfilter-Source"] is None
    assert said == ""


def test_a_mail_that_is_held_back_stays_away(mailer):
    for _ in range(2):
        mails, _ = mailer(SPAMFILTER_ACTION="drop")
        assert set(mails) == {"courier", "courier, short", "farm, short"}


def test_no_mail_is_lost_to_a_broken_index(mailer, tmp_path):
    (tmp_path / "seen.db").write_text("words")
    mails, said = mailer(SPAMFILTER_ACTION="drop")
    assert len(mails) == 4
    assert said.count("seen.db") == 1


@pytest.mark.parametrize(
    ("entry", "field", "value"),
    [
        pytest.param({"content": [{"type": "text/html", "value": "<p>a</p>"}], "summary": "b"}, "markup", "<p>a</p>", id="the full text"),
        pytest.param({"content": [{"type": "text/html", "value": " "}], "summary": "b"}, "markup", "b", id="not an empty one"),
        pytest.param({"summary": "a &amp; b"}, "markup", "a & b", id="plain"),
        pytest.param({"summary": "<p>a</p>", "summary_detail": {"type": "text/plain"}}, "content_type", "text/plain", id="which says so"),
        pytest.param({"content": None, "summary": None}, "markup", "", id="nothing"),
        pytest.param({"published": "never", "updated": "2026-03-01"}, "published.day", 1, id="the first date that is one"),
        pytest.param({"link": "https://x.example/\ud800"}, "url", "https://x.example/\ufffd", id="half a letter"),
        pytest.param({}, "title", None, id="no title"),
    ],
)
def test_odd_entries(entry, field, value):
    page = HOOK.read_entry(entry)
    name, _, part = field.partition(".")
    found = getattr(page, name)
    assert (getattr(found, part) if part else found) == value


def test_a_header_cannot_be_broken():
    message = EmailMessage()
    match = SimpleNamespace(url="https://x.example/\r\nBcc: all@y.example" + "é" * 2000, id="x")
    for _ in range(2):
        HOOK.set_headers(message, Verdict("a", Label.SPAM, Kind.COPY, score=0.9, matches=(match,)))
    assert message.keys() == ["X-Spamfilter-Label", "X-Spamfilter-Score", "X-Spamfilter-Source"]
    assert b"\nBcc" not in bytes(message)
    assert len(message["X-Spamfilter-Source"]) == HOOK.LONGEST
