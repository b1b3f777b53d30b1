"""Unshown: what can be said of articles that the index knows without their texts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from spamfilter.verdict import Evidence

if TYPE_CHECKING:
    from collections.abc import Collection

    from spamfilter.article import Article
    from spamfilter.index import Index

LEAST_SHARE = 0.5  # of the sampled runs of five words
LEAST_RUNS = 3  # that are shared: below, a quotation


def unshown(article: Article, index: Index, candidates: int, shown: Collection[str] = ()) -> tuple[Evidence, ...]:
    """A note where much of the article stands word for word in one whose text is not kept; else nothing.

    A note and no more: without the text nobody can say whether it is quoted, credited or a form, so that nothing is weighed and the
    label stays what it is. `shown`: the ids of those whose texts stand elsewhere, so that they are weighed.
    """
    if not index.keeps_keys_alone():
        return ()
    from spamfilter.index.keys import article_keys  # noqa: PLC0415 only who keeps keys alone asks again

    runs = int(article_keys(article).is_run.sum())
    found = index.candidates(article, candidates)
    known = index.get_many(candidate.id for candidate in found)
    for candidate in sorted(found, key=lambda one: -one.own_runs):
        entry, own = known.get(candidate.id), candidate.own_runs
        if entry is None or entry.kept or candidate.id in shown or (article.url is not None and entry.article.url == article.url):
            continue
        if own < max(LEAST_RUNS, LEAST_SHARE * runs):
            break
        where = entry.article.url or entry.article.id
        message = f"{own} of {runs} sampled runs of five words stand in {where} too, whose text is not kept: not weighed"
        return (Evidence("index.unshown", 0.0, own / runs, message),)
    return ()
