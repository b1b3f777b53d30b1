import io
import re
import unicodedata
from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from rich.console import Console

from spamfilter.article import Removed
from spamfilter.match import Direction, Passage
from spamfilter.page import Source
from spamfilter.report.tally import Tally
from spamfilter.report.terminal import comparison_view, summary_view, verdict_line, verdict_view
from spamfilter.report.writers import WRITERS, open_writer
from spamfilter.verdict import Evidence, Kind, Label, Trouble

HOSTILE = st.lists(
    st.sampled_from(
        ["\x1b[31m", "\x1b]0;t\x07", "\x9b2J", "\u202e", "\r", "\x07", "\ud800", "[bold]", "[/]", ":smile:", "漢", "word ", "\n"]
    ),
    max_size=9,
).map("".join)


def shown(view, width=110) -> str:
    console = Console(file=io.StringIO(), width=width, markup=False, emoji=False, highlight=False, color_system=None)
    console.print(view)
    return console.file.getvalue()


def words(text: str) -> str:
    return " ".join(text.split())


def test_a_verdict_shows_what_a_person_needs(spam):
    text = shown(verdict_view(spam, 110))
    for part in (
        "spam",
        "0.97",
        "rewrite",
        "Lido to be shut in Brackwater",
        "https://farm.example/lido",
        "crawl/lido.html",
        "most likely made from  Brackwater to close its lido",
        "https://courier.example/lido · published 2026-03-01 09:30 · first seen 2026-03-02 · score 0.96",
        "+3.90",
        "far more than chance allows",
        "−0.42",
        "rule",
        "−2.94",
        "“Odela” for “Odella”, “Venn” for “Vann”",
        "2 × boilerplate.related (“Recommended news”)",
    ):
        assert part in text, part


def test_passages_stand_side_by_side_the_strongest_first(spam):
    rows = shown(verdict_view(spam, 110)).splitlines()
    first = next(n for n, row in enumerate(rows) if "The council of Brackwater" in row)
    assert "Brackwater's council voted" in rows[first].split("│")[1]
    order = [words("".join(rows)).find(start) for start in ("The council of", "Swimmers from", "Mayor Odela")]
    assert 0 < order[0] < min(order[1:])


def test_a_narrow_terminal_sets_them_one_below_the_other(spam):
    text = shown(verdict_view(spam, 40), 40)
    assert "│" not in text
    assert words(text).index("this article: The council of Brackwater") < words(text).index("the match: Brackwater's council")
    assert max(len(row) for row in text.splitlines()) <= 40


@pytest.mark.parametrize("width", [20, 30, 63, 64, 80, 300])
def test_every_width_holds_its_lines(spam, width):
    from rich.cells import cell_len

    rows = shown(verdict_view(spam, width), width).splitlines()
    assert max(cell_len(row) for row in rows) <= width


def test_words_that_differ_are_marked_and_no_others(spam):
    console = Console(file=io.StringIO(), width=200, force_terminal=True, color_system="standard", markup=False, highlight=False)
    console.print(verdict_view(spam, 200))
    marked = re.findall(r"\x1b\[4m(.*?)\x1b\[0m", console.file.getvalue())
    assert "shut" in marked
    assert "price at" in marked
    assert not any("crowns" in piece for piece in marked)


@pytest.mark.parametrize(
    ("change", "present", "absent"),
    [
        pytest.param({"matches": ()}, "Why", "made from", id="no match"),
        pytest.param({"evidence": ()}, "made from", "Why", id="no reasons"),
        pytest.param({"removed": ()}, "Why", "Removed", id="nothing removed"),
        pytest.param({"text": ""}, "made from", "│", id="no text at hand: no passages"),
        pytest.param(
            {"score": None, "base": None, "evidence": (Evidence("text.short", 0.0, None, "only 12 words"),)},
            "only 12 words",
            "where every",
            id="unscored",
        ),
        pytest.param(
            {"error": Trouble("gzip", "ends too early")}, "could not be read (gzip): ends too early", "Traceback", id="unreadable"
        ),
        pytest.param({"kind": Kind.UNKNOWN}, "0.97", "unknown", id="an unknown kind is not named"),
        pytest.param({"title": None, "source": Source("a.jsonl", line=7)}, "a.jsonl:7", "None", id="no title"),
    ],
)
def test_what_is_not_there_is_not_shown(spam, change, present, absent):
    text = shown(verdict_view(replace(spam, **change), 110))
    assert present in text
    assert absent not in text


@pytest.mark.parametrize(
    ("direction", "says"),
    [
        (Direction.FROM, "most likely made from"),
        (Direction.TO, "most likely the source of"),
        (Direction.UNKNOWN, "which of the two came first is not known"),
    ],
)
def test_directions(spam, note, direction, says):
    assert says in shown(verdict_view(replace(spam, matches=(replace(note, direction=direction),)), 110))


def test_more_matches_are_named_or_counted(spam, note):
    many = replace(spam, matches=tuple(replace(note, title=f"Copy {n}") for n in range(6)))
    text = shown(verdict_view(many, 110))
    assert "also most likely made from  Copy 2" in text
    assert "Copy 3" not in text
    assert "and 3 more" in text


@pytest.mark.parametrize(
    ("change", "says"),
    [
        pytest.param({}, "0.02", id="ok"),
        pytest.param(
            {"score": 0.98, "evidence": (Evidence("order", 3.0, 0.4, "order"), Evidence("rule.direction_to", 0.0, None, "was the source"))},
            "original   Snow at last  was the source",
            id="ok in spite of its score",
        ),
        pytest.param(
            {
                "score": 0.98,
                "evidence": (Evidence("direction", 0.0, None, "the match is older"), Evidence("rule.same_page", 0.0, None, "met again")),
            },
            "original   Snow at last  met again",
            id="ok in spite of its score and of notes, by a rule",
        ),
        pytest.param({"label": Label.UNJUDGED, "error": Trouble("json", "is no JSON")}, "is no JSON", id="unreadable"),
        pytest.param(
            {"label": Label.UNJUDGED, "evidence": (Evidence("text.short", 0.0, None, "only 12 words"),)}, "only 12 words", id="unjudged"
        ),
    ],
)
def test_one_line(fine, change, says):
    text = shown(verdict_line(replace(fine, **change)), 300)
    assert text.count("\n") == 1
    assert "Snow at last" in text
    assert says in text


def test_the_summary(spam, fine):
    tally = Tally()
    bad = replace(fine, label=Label.UNJUDGED, error=Trouble("json", "is no JSON"))
    for verdict in (spam, spam, fine, bad):
        tally.add(verdict)
    text = words(shown(summary_view(tally)))
    assert "articles 3 labels 2 spam · 1 ok kinds 2 rewrite · 1 original top sources 2 × courier.example unreadable 1" in text


def test_the_summary_of_nothing():
    assert "articles 0" in words(shown(summary_view(Tally())))


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(text=HOSTILE, at=st.integers(0, 40), length=st.integers(-3, 40), width=st.sampled_from([20, 50, 100]))
def test_nothing_of_a_page_is_obeyed(*, spam, note, comparison, text, at, length, width):
    passages = (Passage((at, at + length), (at, at + length), 0.8),) * 2
    nasty = replace(note, id=text, url=text, title=text, text=text * 5, passages=passages, names=((text, text),))
    verdict = replace(
        spam,
        id=text,
        url=text,
        title=text,
        text=text * 5,
        source=Source(text),
        evidence=(Evidence(text, 1.0, 1.0, text, (text, text)),),
        matches=(nasty,),
        removed=(Removed(text, text),),
        error=Trouble(text, text),
    )
    views = verdict_view(verdict, width), verdict_line(verdict), comparison_view(replace(comparison, verdict=verdict), width)
    for view in views:
        out = shown(view, width)
        assert not [sign for sign in out if unicodedata.category(sign) in {"Cc", "Cs"} and sign != "\n"]
        assert "\u202e" not in out
        assert "[bold]" not in text or "[bold]" in "".join(out.split())
        assert "😄" not in out


@pytest.mark.parametrize("name", sorted(WRITERS))
def test_every_writer_writes_utf8_and_ends_its_lines(spam, fine, name):
    stream, tally = io.BytesIO(), Tally()
    writer = open_writer(name, stream, with_text=True)
    for verdict in (spam, replace(fine, title="half \ud800 漢\x1b[31m")):
        writer.write(verdict)
        tally.add(verdict)
        assert stream.getvalue().endswith(b"\n")
    writer.finish(tally)
    text = stream.getvalue().decode("utf-8")
    assert "漢" in text
    assert "\x1b" not in text
    assert "Swimmers from the Otter Club" in text


def test_a_plain_file_has_no_colours_and_no_blanks_at_line_ends(monkeypatch, spam):
    monkeypatch.delenv("FORCE_COLOR", raising=False)
    monkeypatch.setenv("COLUMNS", "72")
    stream = io.BytesIO()
    open_writer("text", stream).write(spam)
    rows = stream.getvalue().decode().split("\n")
    assert max(map(len, rows)) <= 72
    assert rows == [row.rstrip() for row in rows]


class Screen(io.BytesIO):
    def isatty(self):
        return True


@pytest.mark.parametrize("columns", [20, 80])
@pytest.mark.parametrize("kind", [io.BytesIO, Screen])
def test_nothing_of_a_line_is_cut_off_where_the_screen_is_narrow(monkeypatch, spam, fine, kind, columns):
    monkeypatch.setenv("COLUMNS", str(columns))
    monkeypatch.setenv("TERM", "xterm")
    bad = replace(fine, title=None, url=None, score=None, error=Trouble("gzip", f"gzip member is {'very ' * 20}damaged"))
    stream = kind()
    for verdict in (replace(fine, title="Snow at last, " * 8), bad, spam):
        open_writer("text", stream).write(verdict)
    text = re.sub(r"\x1b\[[0-9;]*m", "", stream.getvalue().decode())
    first, second = text.splitlines()[:2]
    for part in ("ok", "0.02", "Snow at last, Snow", "https://farm.example/lido · crawl/lido.html · 2026-03-04 · 44 words"):
        assert part in first
    assert second.endswith("very damaged  crawl/lido.html · 2026-03-04 · 44 words")
    assert "…" not in first + second
    joined = "".join(text.split())
    for part in ("spam", "0.97", "https://courier.example/lido·published2026-03-0109:30", "crawl/lido.html"):
        assert part in joined


def test_full_evidence_for_what_was_found_one_line_for_the_rest(spam, fine):
    sizes = {}
    for verdict in (spam, replace(spam, label=Label.SUSPECT), fine):
        stream = io.BytesIO()
        open_writer("text", stream).write(verdict)
        sizes[verdict.label] = stream.getvalue().count(b"\n")
    assert sizes[Label.OK] == 1
    assert min(sizes[Label.SPAM], sizes[Label.SUSPECT]) > 10


def test_a_comparison_says_who_is_first_and_why(comparison):
    text = words(shown(comparison_view(comparison, 110)))
    assert "B is likely first: A was most likely made from B. – B was published 3 days before A." in text
    assert "3 of 3 passages come in the same order in both. They hold 99% of A and 99% of B." in text
    assert "“Odela” for “Odella”" in text


def test_a_comparison_of_strangers(comparison, fine):
    text = shown(comparison_view(replace(comparison, match=None, verdict=fine), 110))
    assert "No passage of one resembles a passage of the other." in text
    assert "likely first" not in text
