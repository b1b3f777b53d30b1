from dataclasses import replace
from datetime import UTC, datetime

import pytest

from spamfilter.article import Article, Removed
from spamfilter.filter import Comparison
from spamfilter.match import Direction, Match, Passage
from spamfilter.matching.alignment import Alignment
from spamfilter.page import Source
from spamfilter.verdict import Evidence, Kind, Label, MatchNote, Verdict

OURS = (
    "The council of Brackwater voted on Tuesday to shut the old lido, saying repairs would price at 4 million crowns.\n"
    'Mayor Odela Venn said the choice was "hard however needed" for the city\'s cash.\n'
    "Swimmers from the Otter Club gathered out of doors the corridor with placards."
)
THEIRS = (
    "Brackwater's council voted on Tuesday to close the old lido, saying repairs would cost 4 million crowns.\n"
    'Mayor Odella Vann said the decision was "hard but necessary" for the city\'s finances.\n'
    "Members of the Otter Club gathered outside the hall with placards."
)


def span(text: str, line: int) -> tuple[int, int]:
    lines = text.split("\n")
    start = sum(len(one) + 1 for one in lines[:line])
    return start, start + len(lines[line])


@pytest.fixture
def note() -> MatchNote:
    return MatchNote(
        id="courier-17",
        url="https://courier.example/lido",
        title="Brackwater to close its lido",
        published=datetime(2026, 3, 1, 9, 30, tzinfo=UTC),
        first_seen=datetime(2026, 3, 2, tzinfo=UTC),
        score=0.96,
        direction=Direction.FROM,
        passages=tuple(Passage(span(OURS, n), span(THEIRS, n), s) for n, s in ((0, 0.82), (1, 0.64), (2, 0.71))),
        names=(("Odella", "Odela"), ("Vann", "Venn")),
        text=THEIRS,
    )


@pytest.fixture
def spam(note) -> Verdict:
    return Verdict(
        id="https://farm.example/lido",
        label=Label.SPAM,
        kind=Kind.REWRITE,
        score=0.9657,
        base=-2.94,
        url="https://farm.example/lido",
        title="Lido to be shut in Brackwater",
        source=Source("crawl/lido.html"),
        published=datetime(2026, 3, 4, tzinfo=UTC),
        language="en",
        evidence=(
            Evidence(
                "order.excess",
                3.9,
                0.35,
                "the sentences come in the order of the match far more than chance allows",
                ("shut the old lido",),
            ),
            Evidence("names.corrupted", 2.1, 2.0, "2 names come out as near misses", ("Odela", "Venn")),
            Evidence("quotes.kept", -0.42, 0.2, "some quotations stand unchanged"),
            Evidence("other", 0.6985, None, "small reasons"),
            Evidence("rule.direction", 0.0, None, "the match was published 3 days earlier"),
        ),
        matches=(note,),
        removed=(Removed("Recommended news", "boilerplate.related", (10, 26)), Removed("Ferry late again", "boilerplate.related", None)),
        words=44,
        model=("0.1.0", "ab" * 32),
        text=OURS,
    )


@pytest.fixture
def fine(spam) -> Verdict:
    return replace(
        spam, id="ok-1", label=Label.OK, kind=Kind.ORIGINAL, score=0.02, title="Snow at last", matches=(), removed=(), evidence=()
    )


@pytest.fixture
def comparison(spam, note) -> Comparison:
    a = Article.from_lines(OURS.split("\n"), name="a", url=spam.url, title=spam.title, published=spam.published)
    b = Article.from_lines(THEIRS.split("\n"), name="b", url=note.url, title=note.title, published=note.published)
    why = ("B was published 3 days before A.", "A garbles names.")
    match = Match(article=b, alignment=Alignment(a, b), score=note.score, direction=note.direction, why=why)
    return Comparison(a, b, spam, match)
