import io
import sys

import pytest

from spamfilter.cli import screen
from spamfilter.page import Page
from spamfilter.report.tally import Tally
from spamfilter.verdict import Kind, Label, Trouble, Verdict


class Terminal(io.StringIO):
    def isatty(self):
        return True


@pytest.mark.parametrize(
    ("stderr", "patience", "shown"),
    [
        pytest.param(Terminal(), 0.0, True, id="rings: long work on a terminal"),
        pytest.param(Terminal(), 60.0, False, id="silent: short work"),
        pytest.param(io.StringIO(), 0.0, False, id="silent: no terminal"),
    ],
)
def test_progress(monkeypatch, stderr, patience, shown):
    monkeypatch.setattr(sys, "stderr", stderr)
    monkeypatch.setattr(screen, "PATIENCE", patience)
    monkeypatch.setattr(screen, "_REFRESH", 0.0)
    monkeypatch.setenv("TERM", "xterm")
    tally = Tally()
    tally.add(Verdict("a", Label.SPAM, Kind.COPY))
    pages = [Page(str(n)) for n in range(5)]
    with screen.Progress(tally) as progress:
        assert list(progress.count(pages)) == pages
    assert ("5 read: 1 spam" in stderr.getvalue()) == shown
    assert bool(stderr.getvalue()) == shown


def test_progress_that_was_stopped_stays_away(monkeypatch):
    monkeypatch.setattr(sys, "stderr", Terminal())
    monkeypatch.setattr(screen, "PATIENCE", 0.0)
    with screen.Progress(Tally()) as progress:
        progress.stop()
        progress.tick()
    assert sys.stderr.getvalue() == ""


def test_notes_are_one_plain_line(capsys):
    screen.note("a\x1b[2Jb\nc\ud800")
    assert capsys.readouterr().err == "ab c\ufffd\n"


def test_unreadable_records_are_counted_and_the_first_named(capsys):
    tally = Tally()
    screen.report_unreadable(tally)
    assert capsys.readouterr().err == ""
    for n in range(7):
        tally.add(Verdict(f"a:{n}", Label.UNJUDGED, Kind.UNKNOWN, error=Trouble("json", "is no JSON")))
    screen.report_unreadable(tally)
    lines = capsys.readouterr().err.splitlines()
    assert lines[0] == "7 of 7 could not be read:"
    assert lines[1] == "a:0: is no JSON"
    assert lines[-1] == "and 2 more"
    assert len(lines) == 7
