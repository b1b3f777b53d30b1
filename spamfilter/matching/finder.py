"""Finding: from an article to the articles of the index that resemble it, aligned."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple, Self

import numpy as np

from spamfilter.index.vocabulary import MUTE, NUMBER_BITS, numbers_of_words, word_numbers
from spamfilter.match import Match
from spamfilter.matching.alignment import MOST_CHARACTERS, Alignment
from spamfilter.text.background import nats_table

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from spamfilter.article import Article
    from spamfilter.index import Index

# Measured on the development data: the true source has 0.94 of the best candidate's votes or more in 99 of 100 paraphrases (0.76 for
# summaries), and shares 0.4 of the content with the page in 99 of 100 round trips, 0.24 in 99 of 100 paraphrases.
_LEAST_VOTE = 0.4  # share of the best candidate's votes below which another one is not aligned
_LEAST_SHARED = 0.2  # share of the content of either text that must stand in the other before the rest is measured
# The source is the first candidate for 7,915 of 7,956 rewrites. Another one is measured where it could be one of several sources: 26 of the
# 41 pass, and one in three of those that are none.
_LEAST_BESIDE = 0.35  # the same share for every candidate but the first
_STEM = np.uint64((1 << NUMBER_BITS) - 1)
_LEAST_COPIED = 0.1  # or this share of the 5-grams of either text, without those that stand in other, different articles too


def _is_promising(match: Match, *, first: bool) -> bool:
    """Whether two texts share enough for the rest to be measured, which costs ten times as much as to ask."""
    shared = max(match.held)
    if first or shared < _LEAST_SHARED:
        return shared >= _LEAST_SHARED
    if shared >= _LEAST_BESIDE:
        return True
    own = 1 - match.common_runs / max(1, match.shared_runs)
    return own > 0 and own * max(match.alignment.runs.five_a, match.alignment.runs.five_b) >= _LEAST_COPIED


class _Told(NamedTuple):
    """The content words of a text: the numbers of their stems, and what each tells in nats."""

    stems: NDArray[np.uint64]
    nats: NDArray[np.float64]

    @classmethod
    def of(cls, article: Article) -> Self:
        """The content words of an article, in a fifth of the time that cutting it takes where nobody has cut it."""
        words = vars(article).get("words")
        numbers = word_numbers(article.text, MOST_CHARACTERS) if words is None else numbers_of_words(words)
        rarity = (numbers >> np.uint64(NUMBER_BITS)).astype(np.intp)
        told = (rarity != MUTE).nonzero()[0]
        return cls(numbers[told] & _STEM, nats_table()[rarity[told]])

    def held_by(self, other: _Told) -> float:
        """Share by weight whose stems the other text has too (0 to 1; 0 for an empty text)."""
        known = np.sort(other.stems)
        there = known.searchsorted(self.stems, "right") > known.searchsorted(self.stems)
        return float(self.nats[there].sum() / self.nats.sum()) if len(self.stems) else 0.0


def find_matches(index: Index, article: Article, *, candidates: int, aligned: int) -> tuple[Match, ...]:
    """The most promising articles of the index, aligned with this one but not yet scored, in the index's order.

    Training and judging both come through here, so that what a model learned is what it judges. The article's own id and
    recorded url are left out: a page is no source of itself.
    """
    head = article.head(MOST_CHARACTERS)
    if head is article:
        _ = article.words  # they are needed anyway, and the keys then take them from here
    found = index.candidates(article, candidates)
    article = head
    if not found:
        return ()
    near = [candidate for candidate in found if candidate.score >= _LEAST_VOTE * found[0].score][: aligned + 1]
    remembered = index.get_many(candidate.id for candidate in near)
    matches: list[Match] = []
    ours = _Told.of(article)
    for candidate in near:
        entry = remembered.get(candidate.id)
        if entry is None or candidate.id == article.id or (article.url is not None and entry.article.url == article.url):
            continue
        other = entry.article.head(MOST_CHARACTERS)
        if not matches:
            _ = other.words  # the first one is measured nearly always
        theirs = _Told.of(other)
        match = Match(
            entry.article,
            Alignment(article, other),
            first_seen=entry.first_seen,
            vouched=entry.vouched,
            label=entry.label,
            held=(ours.held_by(theirs), theirs.held_by(ours)),
            shared_runs=candidate.shared_runs,
            common_runs=candidate.common_runs,
        )
        if _is_promising(match, first=not matches):
            matches.append(match)
    return tuple(matches[:aligned])
