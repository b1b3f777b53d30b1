"""Templates prove nothing: reports of one office do not accuse one another, and forty copies of one report are forty copies."""

from __future__ import annotations

import importlib.util
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from spamfilter import Kind, Label, Page, SpamFilter

_SPEC = importlib.util.spec_from_file_location(
    "accusation_forms", Path(__file__).resolve().parent.parent / "benchmarks" / "accusation_forms.py"
)
forms = importlib.util.module_from_spec(_SPEC)
_SPEC.loader.exec_module(forms)
DAY = datetime(2026, 3, 1, tzinfo=UTC)


def pages(texts, *, addresses):
    return [
        Page(text, id=f"p{n:02}", url=f"https://paper{n}.example/{n}" if addresses else None, published=DAY + timedelta(days=n))
        for n, text in enumerate(texts)
    ]


def audit(given):
    with SpamFilter() as spam_filter:
        return list(spam_filter.audit(given, mutual=True))


@pytest.mark.parametrize("addresses", [True, False])
@pytest.mark.parametrize("count", [2, 5])
@pytest.mark.parametrize("genre", forms.GENRES)
def test_reports_that_fill_in_one_form(genre, count, addresses):
    texts = [row["text"] for row in forms.reports(genre, 2 * count, 5)[::2]]
    verdicts = audit(pages(texts, addresses=addresses))
    assert [verdict.label for verdict in verdicts] == [Label.OK] * count


@pytest.mark.parametrize("genre", forms.GENRES)
def test_forty_copies_of_one_report(genre):
    (row,) = forms.reports(genre, 1, 5)
    first, *copies = audit(pages([row["text"]] * 40, addresses=True))
    assert first.label is Label.OK
    assert {(verdict.label, verdict.kind) for verdict in copies} == {(Label.SPAM, Kind.COPY)}
    assert {reason.quotes for verdict in copies for reason in verdict.evidence if reason.code == "cluster.original"} <= {("p00",)}
