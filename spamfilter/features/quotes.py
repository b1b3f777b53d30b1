"""Quotes: whether what is quoted stands in the match as well."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from spamfilter.feature import Feature, Finding

if TYPE_CHECKING:
    from collections.abc import Sequence

    from spamfilter.article import Article
    from spamfilter.match import Match

_QUOTED = re.compile(r"[“\"„«]([^“”\"„«»\n]{12,600})[”\"“»]")


def quoted(text: str) -> tuple[tuple[int, int], ...]:
    """Characters of each quotation of 12 to 600 signs inside one line."""
    return tuple(found.span(1) for found in _QUOTED.finditer(text))


def kept(article: Article, matches: Sequence[Match]) -> Finding:
    """Share of the words inside quotation marks that lie in runs of five standing in the match (0 to 1; 0 without quotations)."""
    inside, hits = _quoted_words(article, matches[0])
    return Finding(hits / inside if inside else 0.0)


def outside(article: Article, matches: Sequence[Match]) -> Finding:
    """Share of the words outside quotation marks that lie in runs of five standing in the match (0 to 1)."""
    inside, hits = _quoted_words(article, matches[0])
    covered = matches[0].alignment.runs.covered_a
    rest = len(covered) - inside
    return Finding((int(covered.sum()) - hits) / rest if rest else 0.0)


def _quoted_words(article: Article, match: Match) -> tuple[int, int]:
    """How many words are quoted, and how many of those the match has too."""
    covered, words = match.alignment.runs.covered_a, article.words
    spans, at, inside, hits = quoted(article.text), 0, 0, 0
    for n in range(len(covered)):
        while at < len(spans) and spans[at][1] <= words.starts[n]:
            at += 1
        if at < len(spans) and spans[at][0] <= words.starts[n]:
            inside += 1
            hits += bool(covered[n])
    return inside, hits


FEATURES = (
    Feature("quotes.kept", "the quotations are the match's own", kept),
    Feature("quotes.outside", "words outside quotations are the match's own", outside),
)
