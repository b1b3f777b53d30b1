"""Finding: from an article to the articles of the index that resemble it, aligned."""

from __future__ import annotations

from typing import TYPE_CHECKING

from spamfilter.match import Match
from spamfilter.matching.alignment import Alignment

if TYPE_CHECKING:
    from spamfilter.article import Article
    from spamfilter.index import Index

_LEAST_VOTE = 0.15  # share of the best candidate's votes below which another one is not aligned


def find_matches(index: Index, article: Article, *, candidates: int, aligned: int) -> tuple[Match, ...]:
    """The most promising articles of the index, aligned with this one but not yet scored, in the index's order.

    Training and judging both come through here, so that what a model learned is what it judges. The article's own id and
    recorded url are left out: a page is no source of itself.
    """
    found = index.candidates(article, candidates)
    if not found:
        return ()
    near = [candidate.id for candidate in found if candidate.score >= _LEAST_VOTE * found[0].score]
    remembered = index.get_many(near)
    matches = []
    for name in near:
        entry = remembered.get(name)
        if entry is None or name == article.id or (article.url is not None and entry.article.url == article.url):
            continue
        matches.append(
            Match(entry.article, Alignment(article, entry.article), first_seen=entry.first_seen, vouched=entry.vouched, label=entry.label)
        )
        if len(matches) == aligned:
            break
    return tuple(matches)
