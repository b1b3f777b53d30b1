"""Quotes: whether what is quoted stands in the match as well."""

from __future__ import annotations

from typing import TYPE_CHECKING

from spamfilter.feature import Feature, Finding
from spamfilter.matching.quotations import quoted
from spamfilter.text.views import view

if TYPE_CHECKING:
    from collections.abc import Sequence

    from spamfilter.article import Article
    from spamfilter.match import Match
    from spamfilter.matching.alignment import Alignment

_LONGEST = 600  # signs of a quotation


def kept(article: Article, matches: Sequence[Match]) -> Finding:
    """Share of the words inside quotation marks that lie in runs of five standing in the match (0 to 1; 0 without quotations)."""
    inside, hits = _quoted_words(matches[0].alignment)
    return Finding(hits / inside if inside else 0.0)


def outside(article: Article, matches: Sequence[Match]) -> Finding:
    """Share of the words outside quotation marks that lie in runs of five standing in the match (0 to 1)."""
    inside, hits = _quoted_words(matches[0].alignment)
    covered = matches[0].alignment.runs.covered_a
    rest = len(covered) - inside
    return Finding((int(covered.sum()) - hits) / rest if rest else 0.0)


@view
def _quoted_words(alignment: Alignment) -> tuple[int, int]:
    """How many words of the judged text are quoted, and how many of those the match has too."""
    starts, covered = alignment.a.words.start_column, alignment.runs.covered_a
    inside = hits = 0
    for start, end in quoted(alignment.a.text, _LONGEST):
        first, last = starts.searchsorted((start, end)).tolist()
        inside += last - first
        hits += int(covered[first:last].sum())
    return inside, hits


FEATURES = (
    Feature("quotes.kept", "the quotations are the match's own", kept),
    Feature("quotes.outside", "words outside quotations are the match's own", outside),
)
