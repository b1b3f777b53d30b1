"""Clusters: of texts that are alike the one that the others go back to is named, whatever the order, and none where nothing leads."""

from __future__ import annotations

from datetime import UTC, datetime
from itertools import permutations
from pathlib import Path

import pytest
from stories import LIGHTHOUSE, REWRITTEN, UNRELATED

from spamfilter import Page, SpamFilter
from spamfilter.matching.clusters import Link, Origin, name_originals

TEXTS = Path(__file__).resolve().parent.parent.parent / "examples" / "texts"


@pytest.mark.parametrize(
    ("links", "expected"),
    [
        pytest.param([("a", "o", 2), ("o", "a", -2)], {"a": ("o", 2), "o": ("o", 2)}, id="rings: a pair"),
        pytest.param(
            [("a", "o", 1.5), ("b", "o", 1.5), ("a", "b", -3)],
            {"a": ("o", 3), "b": ("o", 3), "o": ("o", 3)},
            id="rings: two rewrites, one of them far more broken than the other",
        ),
        pytest.param(
            [("c", "b", 2), ("b", "a", 2)],
            {"a": ("a", 2), "b": ("a", 3), "c": ("a", 2)},
            id="rings: a rewrite of a rewrite goes back to both",
        ),
        pytest.param(
            [("a", "o", 0, (0.4, 0.4)), ("o", "b", 0, (0.4, 0.4)), ("a", "b", 0, (0.2, 0.2))],
            {"a": ("o", 3), "b": ("o", 3), "o": ("o", 3)},
            id="rings: two share more with the third than with one another",
        ),
        pytest.param(
            [("a", "o", 0.1, (0.9, 0.3)), ("o", "b", -0.1, (0.3, 0.9)), ("a", "b", 0, (0.1, 0.1))],
            {"a": ("o", 3), "b": ("o", 3), "o": ("o", 3)},
            id="rings: two parts of a third",
        ),
        pytest.param([("a", "b", 0.01, (1.0, 1.0))], {}, id="silent: nobody leads"),
        pytest.param([("a", "b", 1), ("b", "c", 1), ("c", "a", 1)], {}, id="silent: each from the next"),
        pytest.param([], {}, id="silent: nothing alike"),
    ],
)
def test_who_is_named(links, expected):
    for order in list(permutations(links))[:6]:
        assert name_originals(Link(*link) for link in order) == {name: Origin(*origin) for name, origin in expected.items()}


def test_a_mutual_audit_names_it():
    day = datetime(2026, 3, 1, tzinfo=UTC)
    texts = {"paper": LIGHTHOUSE, "farm": REWRITTEN, "mill": LIGHTHOUSE, "baker": UNRELATED}
    pages = [
        Page("\n\n".join(lines), id=name, url=f"https://{name}.example/1", published=day.replace(day=number))
        for number, (name, lines) in enumerate(texts.items(), 1)
    ]
    for given in (pages, pages[::-1]):
        with SpamFilter() as spam_filter:
            verdicts = {verdict.id: verdict for verdict in spam_filter.audit(given, mutual=True)}
        named = {name: [r.quotes for r in verdict.evidence if r.code == "cluster.original"] for name, verdict in verdicts.items()}
        assert named == {"paper": [("paper",)], "farm": [("paper",)], "mill": [("paper",)], "baker": []}
