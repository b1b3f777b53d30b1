"""Novelty: what the page tells that its match does not."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
from rapidfuzz import process
from rapidfuzz.distance import Indel

from spamfilter.feature import Feature, Finding
from spamfilter.text import shapes
from spamfilter.text.forms import folds, is_number, is_small
from spamfilter.text.lexicon import among
from spamfilter.text.names import name_places
from spamfilter.text.views import view

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from spamfilter.article import Article
    from spamfilter.match import Match
    from spamfilter.matching.alignment import Alignment

_RARE = 7.5  # nats: a word that fewer than one article in 1,800 holds
_LEAST_SPELT, _SPELT_RARE = 5, 6.0  # letters and nats of a word that may be another's near spelling
_SPELT_ALIKE = 0.75  # of eight letters on each side two are others: Stolwick, Stelwock
_MOST_SPELT = 100  # words of each side whose spellings are compared


def plain_words(article: Article, matches: Sequence[Match]) -> Finding:
    """Share of the page's content in small letters, by weight, that the match lacks (0 to 1; 0.5 for a page without)."""
    alignment = matches[0].alignment
    plain = _small_letters(alignment.a)
    weights = alignment.weights[0]
    total = float(weights[plain].sum()) if len(plain) else 0.0
    return Finding(float(weights[plain & ~alignment.shared[0]].sum()) / total if total else 0.5)


@view
def _small_letters(article: Article) -> NDArray[np.bool_]:
    """Which content words are written in small letters."""
    return is_small(article.words)[article.content.at]


def openings(article: Article, matches: Sequence[Match]) -> Finding:
    """Share of the first sentence's content words that the match's first three sentences lack (0 to 1; 0.5 for an empty page).

    Drawn towards 0.5 where little is told, as if two more words had been, one of them new (Laplace's rule of succession).
    """
    a, b = matches[0].alignment.a.content, matches[0].alignment.b.content
    told = np.unique(a.roots[a.sentences == 0])
    return Finding((np.count_nonzero(~among(told, b.roots[b.sentences <= 2])) + 1) / (len(told) + 2))


def added_facts(article: Article, matches: Sequence[Match]) -> Finding:
    """Share of the page's different words, by weight, that are names, numbers or rare and stand in no form in the match (0 to 1).

    A rewrite replaces words by others as common; a report of its own brings facts. Forms of one word begin alike.
    """
    alignment = matches[0].alignment
    first, weights = alignment.first, alignment.weights[0]
    facts = first[_added_facts(alignment)[first]]
    total = float(weights[first].sum())
    words = alignment.a.words
    told = words.lexicon.bases.named(folds(words)[alignment.a.content.at[facts]])
    return Finding(float(weights[facts].sum()) / total if total else 0.0, tuple(sorted(told)[:5]))


def added_nats(article: Article, matches: Sequence[Match]) -> Finding:
    """What a different word of the page that stands in no form in the match tells on the average (0 to 11.3 nats; 0 for an empty page)."""
    return Finding(_mean_added(matches[0].alignment)[0])


def added_weight(article: Article, matches: Sequence[Match]) -> Finding:
    """The same by what the page's different words tell on the average (0 to 11.3, about 1; 1 for an empty page)."""
    added, every = _mean_added(matches[0].alignment)
    return Finding(added / every if every else 1.0)


def strongest(article: Article, matches: Sequence[Match]) -> Finding:
    """Mean of what the three most telling words tell that stand in no form in the match, fewer as three (0 to 11.3 nats)."""
    alignment = matches[0].alignment
    first = alignment.first
    weights = alignment.weights[0][first[_added(alignment)[first]]]
    return Finding(float(np.sort(weights)[-3:].sum()) / 3)


@view
def _added(alignment: Alignment) -> NDArray[np.bool_]:
    """Which content words of the page stand in no form in the match, nor a rare one in a near spelling."""
    begun = among(alignment.a.words.facts.beginnings[alignment.a.content.at], alignment.b.words.facts.beginnings)
    added = ~(alignment.shared[0] | begun)
    respelt = _respelt(alignment, added)
    return added & ~among(alignment.a.content.roots, respelt) if len(respelt) else added


def _respelt(alignment: Alignment, added: NDArray[np.bool_]) -> NDArray[np.int32]:
    """Stems of rare words among the added that nearly spell a rare word which only the match has.

    A translation there and back writes names as they sound and drops or doubles letters: nothing is added by that.
    """
    ours, theirs = _rare_stems(alignment.a, added), _rare_stems(alignment.b, ~alignment.shared[1])
    bases = alignment.a.words.lexicon.bases
    alike = process.cdist(bases.named(ours), bases.named(theirs), scorer=Indel.normalized_similarity, score_cutoff=_SPELT_ALIKE)
    return ours[alike.any(axis=1)]


def _rare_stems(article: Article, asked: NDArray[np.bool_]) -> NDArray[np.int32]:
    """The different stems of the rare words among the asked, looked for in the first _MOST_SPELT of these."""
    content, facts = article.content, article.words.facts
    rare = np.flatnonzero(asked & (content.weights >= _SPELT_RARE))
    at = content.at[rare]
    spelt = ((facts.shapes[at] & shapes.ALPHA) != 0) & (facts.root_letters[at] >= _LEAST_SPELT)
    return np.unique(content.roots[rare[spelt]][:_MOST_SPELT])


@view
def _added_facts(alignment: Alignment) -> NDArray[np.bool_]:
    """Which of these are names, numbers or rare."""
    words, at = alignment.a.words, alignment.a.content.at
    facts = is_number(words)
    facts[name_places(words)] = True
    return _added(alignment) & (facts[at] | (alignment.weights[0] >= _RARE))


@view
def _mean_added(alignment: Alignment) -> tuple[float, float]:
    """What different words tell on the average: those that stand in no form in the match, as if two more told the mean, and all."""
    first = alignment.first
    weights, added = alignment.weights[0][first], _added(alignment)[first]
    every = float(weights.mean()) if len(weights) else 0.0
    return (float(weights[added].sum()) + 2 * every) / (int(added.sum()) + 2), every


FEATURES = (
    Feature("novelty.plain_words", "share of its words other than names that the match does not have", plain_words),
    Feature("novelty.openings", "share of its first sentence that the match does not open with", openings),
    Feature("novelty.added_facts", "share of its words that are names, numbers or rare and stand in no form in the match", added_facts),
    Feature("novelty.added_nats", "how rare the words are that it adds, or all of its words where it adds few", added_nats),
    Feature("novelty.added_weight", "how rare the words are that it adds, beside all of its words (1: as rare)", added_weight),
    Feature("novelty.strongest", "how rare the three rarest words are that it adds", strongest),
)
