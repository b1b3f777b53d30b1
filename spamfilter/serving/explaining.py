"""Explaining: an article that is remembered, judged once more against everything else that is, with its source."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from spamfilter.again import as_before, still_accused
from spamfilter.article import Article
from spamfilter.filter import Comparison
from spamfilter.matching.finder import find_matches

if TYPE_CHECKING:
    from spamfilter.filter import SpamFilter
    from spamfilter.index import Remembered
    from spamfilter.verdict import Label, Verdict


@dataclass(frozen=True, slots=True)
class Explanation:
    """What stands behind a label that was given: the label then, the verdict now, and both texts where there is a match."""

    label: Label | None
    verdict: Verdict
    comparison: Comparison | None


class Explainer:
    """Judges what the filter's index remembers as if it were seen for the first time, though not against itself."""

    def __init__(self, spam_filter: SpamFilter) -> None:
        self._filter = spam_filter

    def find(self, url: str) -> Remembered | None:
        """What is remembered under this id or address."""
        return self._filter.index.same_page(Article(id=url, paragraphs=(), url=url))

    def explain(self, known: Remembered) -> Explanation:
        """The verdict on it with today's knowledge; its date of first sight is what it was."""
        article = replace(known.article, fetched=known.first_seen)
        config = self._filter.config
        found = find_matches(self._filter.index, article, candidates=config.candidates, aligned=config.aligned)
        verdict, ranked = self._filter.judging.judge(article, found)
        comparison = Comparison(article, ranked[0].article, verdict, ranked[0]) if ranked else None
        return Explanation(known.label, verdict, comparison)

    def keeping(self, article: Article, *, name: str) -> Verdict | None:
        """The verdict on an article that is still accused: the label it got, with the evidence of today; None for others.

        `name` is the id that the verdict is asked for under.
        """
        known = self._filter.index.same_page(article)
        label = still_accused(article, known, self._filter.config.allow_hosts)
        if known is None or label is None:
            return None
        return as_before(replace(self.explain(known).verdict, id=name, url=article.url), label)
