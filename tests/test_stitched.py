"""Stitched pages: every source is found, and the page is told to be made of parts; two copies of one source are one."""

from __future__ import annotations

import pytest
from stories import LIGHTHOUSE, REWRITTEN, UNRELATED

from spamfilter import SpamFilter
from spamfilter.article import Article
from spamfilter.match import Direction
from spamfilter.verdict import Kind, Label

SOURCES = {"lighthouse": LIGHTHOUSE, "unrelated": UNRELATED}
COPIED = (LIGHTHOUSE[0].replace("Wednesday", "Thursday"), *LIGHTHOUSE[1:])


@pytest.fixture(scope="module")
def spam_filter():
    with SpamFilter() as made:
        for name, lines in SOURCES.items():
            made.learn(Article.from_lines(lines, name=name, language="en"), vouched=True)
        made.learn(Article.from_lines(COPIED, name="copied", language="en"), vouched=True)
        yield made


@pytest.mark.parametrize(
    ("lines", "sources", "kind"),
    [
        pytest.param((*LIGHTHOUSE[:3], *UNRELATED[:3]), {"lighthouse", "unrelated"}, Kind.PARTIAL, id="rings: two halves"),
        pytest.param((*REWRITTEN[:4], *UNRELATED[:4]), {"lighthouse", "unrelated"}, Kind.PARTIAL, id="rings: a half in other words"),
        pytest.param(
            tuple(line for pair in zip(LIGHTHOUSE, UNRELATED, strict=False) for line in pair),
            {"lighthouse", "unrelated"},
            Kind.PARTIAL,
            id="rings: by turns",
        ),
        pytest.param(LIGHTHOUSE, {"lighthouse"}, Kind.COPY, id="silent: one source, known in two copies"),
        pytest.param(REWRITTEN, {"lighthouse"}, Kind.REWRITE, id="silent: one source in other words"),
    ],
)
def test_every_source_with_its_passages(spam_filter, lines, sources, kind):
    verdict = spam_filter.judge(Article.from_lines(lines, name="page", language="en"))
    assert (verdict.label, verdict.kind) == (Label.SPAM, kind)
    found = [match for match in verdict.matches if match.direction is Direction.FROM and match.passages]
    assert sources <= {match.id for match in found} <= {*sources, "copied"}
