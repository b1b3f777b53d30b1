"""Finding: from an article to the articles of the index that resemble it, aligned."""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING

import numpy as np

from spamfilter.index.vocabulary import MUTE, NUMBER_BITS, numbers_of_each, numbers_of_words
from spamfilter.match import Match
from spamfilter.matching.alignment import MOST_CHARACTERS, Alignment
from spamfilter.matching.casing import is_oddly_cased, recased
from spamfilter.text.background import nats_table
from spamfilter.text.forms import is_strange
from spamfilter.text.lexicon import is_new
from spamfilter.text.mixed import english_in

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence

    from numpy.typing import NDArray

    from spamfilter.article import Article
    from spamfilter.index import Candidate, Index, Remembered

# Measured on the development data: the true source has 0.94 of the best candidate's votes or more in 99 of 100 paraphrases (0.76 for
# summaries), and shares 0.4 of the content with the page in 99 of 100 round trips, 0.24 in 99 of 100 paraphrases.
_LEAST_VOTE = 0.7  # share of the best candidate's votes below which another one is not looked into …
_LEAST_VOTE_BESIDE_RUNS = 0.48  # … and where that shares _OWN_RUNS with the page: a copy of it has more votes than its source …
_LEAST_VOTE_WITH_RUNS, _OWN_RUNS = 0.4, 3  # … and of one that has so many runs which no third text has: a source of a stitched page
_FEW = 3  # so many others are looked into: of 3,959 rewrites that share fewer such runs with their source it is among these in all but six
_FEW_SPAM = 2  # of those that were judged spam themselves: what they have, they took from somebody
_LEAST_SHARED = 0.2  # share of the content of either text that must stand in the other before the rest is measured
# The source is the first candidate for 7,915 of 7,956 rewrites. Another one is measured where it could be one of several sources: with 0.35
# here and 0.48 votes two thirds more are looked into and twice as many measured, for three more sources of those rewrites.
_LEAST_BESIDE = 0.42  # the same share for every candidate but the first, unless it has runs of its own: three are some forty words …
_LEAST_BESIDE_RUNS = 0.35  # … and where one has the page's runs, which may be a copy of it
_STEP, _LATER = 36_000, 2  # characters from one part of a long text to the next, and how many parts are aligned besides its head
_MOST_PARTS = 10  # of a long source among which the one to align is chosen: some 60,000 words, which takes 30 ms
_STEM = np.uint64((1 << NUMBER_BITS) - 1)


def _is_promising(match: Match, before: Sequence[Match], spam: Collection[str]) -> bool:
    """Whether two texts share enough for the rest to be measured, which costs ten times as much as to ask; spam hides no source."""
    if match.own_runs >= _OWN_RUNS or all(other.article.id in spam for other in before):
        return max(match.held) >= _LEAST_SHARED
    runs = max(other.shared_runs for other in before)
    return max(match.held) >= (_LEAST_BESIDE_RUNS if runs >= _OWN_RUNS else _LEAST_BESIDE)


def _numbers_of(articles: Sequence[Article]) -> list[NDArray[np.uint64]]:
    """The numbers of the words of each text, for a fifth of what cutting them takes where nobody has cut them."""
    cut = [vars(article).get("words") for article in articles]
    others = numbers_of_each(article.text for article, words in zip(articles, cut, strict=True) if words is None)
    return [next(others) if words is None else numbers_of_words(words) for words in cut]


def _held(numbers: Sequence[NDArray[np.uint64]]) -> Iterator[tuple[float, float]]:
    """For each text but the first the share by weight of the first one's content whose stems it holds, and of its own that the first holds.

    From 0 to 1; 0 for an empty text.
    """
    side = np.repeat(np.arange(len(numbers)), [len(column) for column in numbers])
    every = np.concatenate(numbers)
    rarity = (every >> np.uint64(NUMBER_BITS)).astype(np.intp)
    told = rarity != MUTE
    side, stems, nats = side[told], every[told] & _STEM, nats_table()[rarity[told]]
    size = int(side.searchsorted(1))
    ours = np.sort(stems[:size])
    ours = ours[is_new(ours)]
    place = ours.searchsorted(stems)
    place[place == len(ours)] = 0
    shared = ours[place] == stems if len(ours) else np.zeros(len(stems), dtype=bool)
    in_text = np.zeros((len(numbers), len(ours) + 1), dtype=bool)
    in_text[side[shared], place[shared]] = True
    weights = np.bincount(place[:size], nats[:size], len(ours) + 1)
    of_ours = (in_text * weights).sum(axis=1)
    of_theirs, wholes = np.bincount(side, nats * shared, len(numbers)), np.bincount(side, nats, len(numbers))
    for part, other, whole in zip(of_ours[1:].tolist(), of_theirs[1:].tolist(), wholes[1:].tolist(), strict=True):
        yield part / of_ours[0] if of_ours[0] else 0.0, other / whole if whole else 0.0


def _held_by(alignment: Alignment) -> tuple[float, float]:
    """Nearly the same of two texts whose words are cut, none of them in another script, which may tell nothing of a text."""
    weights, shared, first = alignment.weights[0], alignment.shared[0], alignment.first
    ours, whole = weights[first], float(weights[first].sum())
    return float(ours[shared[first]].sum()) / whole if whole else 0.0, alignment.contained[1]


def find_matches(index: Index, article: Article, *, candidates: int, aligned: int) -> tuple[Match, ...]:
    """The most promising articles of the index, aligned with this one but not yet scored; first that which holds most of it and it of that.

    Training and judging both come through here, so that what a model learned is what it judges. The article's own id and
    recorded url are left out: a page is no source of itself. Of a long article the head is aligned, and of the rest the parts
    that share most with the index; of one in another language also the English in it.
    """
    head = article.head(MOST_CHARACTERS)
    if head is article:
        _ = article.words  # they are needed anyway, and the keys then take them from here
    matches = _aligned(index, head, index.candidates(article, candidates), aligned)
    others = _later_parts(index, article, candidates) if head is not article else []
    if article.language != "en":
        english = [found for part in (head, *(part for part, _ in others)) if (found := english_in(part))]
        others += [(part, index.candidates(part, candidates)) for part in english]
    for part, voted in others:
        vars(part)["words"] = part.words.in_lexicon(head.words.lexicon)  # so that all matches can be compared by number
        matches += _aligned(index, part, voted, aligned)
    if others:
        best = {match.article.id: match for match in sorted(matches, key=lambda match: sum(match.held))}
        matches = sorted(best.values(), key=lambda match: -sum(match.held))
    return tuple(matches[:aligned])


def _later_parts(index: Index, article: Article, candidates: int) -> list[tuple[Article, tuple[Candidate, ...]]]:
    """The parts behind the head for which the best candidate has most votes, each with its candidates: text without end hides nothing.

    Every part costs one question to the index, and there are no more than fifty of the longest text that is read.
    """
    asked = ((part, index.candidates(part, candidates)) for part in islice(article.parts(MOST_CHARACTERS, _STEP), 1, None))
    found = [(part, voted) for part, voted in asked if voted]
    return sorted(found, key=lambda told: (-max(candidate.score for candidate in told[1]), told[0].paragraphs[0].start))[:_LATER]


def _aligned(index: Index, article: Article, voted: Sequence[Candidate], aligned: int) -> list[Match]:
    """The candidates that share enough with an article, or with a part of one, aligned with it; first that which holds most."""
    if not voted:
        return []
    near = _near(voted)[: aligned + 1]
    spam = {candidate.id for candidate in near if candidate.is_spam}
    remembered = index.get_many(candidate.id for candidate in near)
    known = [(candidate, remembered[candidate.id]) for candidate in near if _is_another(article, remembered.get(candidate.id))]
    others = [_parts_alike(article, entry.article)[1] for _, entry in known]
    odd = _is_odd(article)
    alignments = [Alignment(_written_like(article, other) if odd else article, other) for other in others]
    # One alone is measured nearly always: what that takes tells this too. Of several this says which are.
    alone = len(others) == 1 and not (is_strange(article.words).any() or is_strange(others[0].words).any())
    shares = map(_held_by, alignments) if alone else _held(_numbers_of((article, *others)))
    found = [
        Match(
            entry.article,
            alignment,
            first_seen=entry.first_seen,
            text_seen=entry.text_seen,
            vouched=entry.vouched,
            label=entry.label,
            held=held,
            shared_runs=candidate.shared_runs,
            common_runs=candidate.common_runs,
        )
        for (candidate, entry), alignment, held in zip(known, alignments, shares, strict=True)
    ]
    matches: list[Match] = []
    for match in sorted(found, key=lambda match: -sum(match.held)):
        if _is_promising(match, matches, spam):
            matches.append(match)
    return matches


def align(article: Article, other: Article) -> Alignment:
    """The alignment of two articles of any length, the first in the capitals of the other one where its own are odd."""
    article, other = _parts_alike(article, other)
    return Alignment(_written_like(article, other) if _is_odd(article) else article, other)


def _parts_alike(article: Article, other: Article) -> tuple[Article, Article]:
    """Both where they are not too long, else those parts of them of which the second holds most of the first; of equal ones the first."""
    ours, theirs = _parts(article), _parts(other)
    if len(ours) == len(theirs) == 1:
        return article, other
    numbers = _numbers_of((*ours, *theirs))
    held = [share for part in numbers[: len(ours)] for share, _ in _held((part, *numbers[len(ours) :]))]
    our, their = divmod(held.index(max(held)), len(theirs))
    return ours[our], theirs[their]


def _parts(article: Article) -> list[Article]:
    """The first parts of an article that is too long to be aligned whole, else itself."""
    if article.head(MOST_CHARACTERS) is article:
        return [article]
    return list(islice(article.parts(MOST_CHARACTERS, _STEP), _MOST_PARTS))


def _is_odd(article: Article) -> bool:
    return article.language == "en" and is_oddly_cased(article.words)


def _written_like(article: Article, other: Article) -> Article:
    """An oddly cased article with the capitals of another one; its words in one lexicon, so that all matches can be compared by number."""
    if is_oddly_cased(other.words):
        return article
    written = recased(article, other)
    vars(written)["words"] = written.words.in_lexicon(article.words.lexicon)
    return written


def _near(voted: Sequence[Candidate]) -> list[Candidate]:
    """The candidates that are looked into; of those on the article's own site the first alone, and spam last.

    Neither a site that shows one text under many addresses nor many that show it must crowd out the source of it.
    """
    own = [candidate for candidate in voted if candidate.is_own]
    spam = [candidate for candidate in voted if candidate.is_spam and not candidate.is_own]
    others = [candidate for candidate in voted if not (candidate.is_own or candidate.is_spam)]
    near = [candidate for n, candidate in enumerate(others) if _is_near(candidate, others[0], few=n < _FEW)]
    return own[:1] + near + [candidate for candidate in spam[:_FEW_SPAM] if _is_near(candidate, spam[0], few=True)]


def _is_near(candidate: Candidate, best: Candidate, *, few: bool) -> bool:
    """Whether a candidate, one of the few with most votes or with runs of its own, has enough of them to be looked into."""
    if candidate.own_runs >= _OWN_RUNS:
        return candidate.score >= _LEAST_VOTE_WITH_RUNS * best.score
    return few and candidate.score >= (_LEAST_VOTE_BESIDE_RUNS if best.shared_runs >= _OWN_RUNS else _LEAST_VOTE) * best.score


def _is_another(article: Article, entry: Remembered | None) -> bool:
    """Whether an entry of the index is another page than the article."""
    return entry is not None and entry.article.id != article.id and (article.url is None or entry.article.url != article.url)
