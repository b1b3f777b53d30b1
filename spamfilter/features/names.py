"""Names: the page spells names of its match wrongly."""

from __future__ import annotations

from typing import TYPE_CHECKING

from spamfilter.feature import Feature, Finding
from spamfilter.text.forms import folds
from spamfilter.text.names import name_places

if TYPE_CHECKING:
    from collections.abc import Sequence

    from spamfilter.article import Article
    from spamfilter.match import Match


def corrupted(article: Article, matches: Sequence[Match]) -> Finding:
    """Share of the page's different names that are broken spellings of a name in the match (0 to 1; 0 for fewer than two)."""
    pairs = matches[0].alignment.names
    words = matches[0].alignment.a.words
    told = len(set(folds(words)[name_places(words)].tolist()))
    if len(pairs) < 2 or not told:
        return Finding(0.0)
    return Finding(min(1.0, len(pairs) / told), tuple(f"{broken} for {right}" for right, broken in pairs[:5]))


FEATURES = (Feature("names.corrupted", "names of the match stand here in broken spellings", corrupted),)
