"""Novelty: what the page tells that its match does not."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from spamfilter.feature import Feature, Finding
from spamfilter.text.content import nats
from spamfilter.text.views import view

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from numpy.typing import NDArray

    from spamfilter.article import Article
    from spamfilter.match import Match

_LIKE = 0.35  # cosine from which two sentences count as alike
_RARE = 7.5  # nats: a word that fewer than one article in 1,800 holds


def names(article: Article, matches: Sequence[Match]) -> Finding:
    """Share of the page's different names that the match lacks (0 to 1; 0.5 for a page without names)."""
    known = set(matches[0].article.words.folded)
    return _new({name.folded for name in article.names}, known)


def numbers(article: Article, matches: Sequence[Match]) -> Finding:
    """Share of the page's different numbers that the match lacks (0 to 1; 0.5 for a page without numbers)."""
    known = set(matches[0].article.words.forms)
    return _new({form for form in article.words.forms if form[0].isdigit()}, known)


def rare_words(article: Article, matches: Sequence[Match]) -> Finding:
    """Share of the page's different rare words, in small letters, that the match lacks (0 to 1; 0.5 for a page without)."""
    words = article.words
    rare = {word for word in set(words.folded) if nats(word) >= _RARE}
    stems = {stem for form, word, stem in zip(words.forms, words.folded, words.stems, strict=True) if word in rare and form.islower()}
    return _new(stems, matches[0].article.words.stems)


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
    words, content = article.words, article.content
    return np.fromiter(map(str.islower, words.forms), np.bool_, len(words))[content.at]


def dropped_names(article: Article, matches: Sequence[Match]) -> Finding:
    """Share of the match's different names that the page lacks (0 to 1; 0.5 for a match without names)."""
    known = set(article.words.folded)
    return _new({name.folded for name in matches[0].article.names}, known)


def swapped_facts(article: Article, matches: Sequence[Match]) -> Finding:
    """Share of names and numbers in sentences like one of the match that this one and its neighbours lack (0 to 1; 0.5 without).

    A frame with other facts in it is a form that both filled in; a rewrite keeps the facts and changes the frame.
    """
    alignment = matches[0].alignment
    grid, ours, theirs = alignment.grid, _facts(alignment.a), _facts(alignment.b)
    told: set[tuple[int, str]] = set()
    kept: set[tuple[int, str]] = set()
    for row in np.flatnonzero(grid.best_a >= _LIKE).tolist():
        number, other = int(grid.numbers_a[row]), int(grid.numbers_b[int(grid.cosine[row].argmax())])
        near = set[str]().union(*(theirs.get(other + step, ()) for step in (-1, 0, 1)))
        facts = ours.get(number, set())
        told |= {(number, fact) for fact in facts}
        kept |= {(number, fact) for fact in facts & near}
    new = [fact for _, fact in sorted(told - kept)]
    return Finding((len(new) + 1) / (len(told) + 2), tuple(dict.fromkeys(new))[:5])


@view
def _facts(article: Article) -> dict[int, set[str]]:
    """The names and numbers of each sentence, by the sentence's number."""
    words, facts = article.words, dict[int, set[str]]()
    for name in article.names:
        facts.setdefault(words.sentences[name.at], set()).add(name.folded)
    for form, sentence in zip(words.forms, words.sentences, strict=True):
        if form[0].isdigit():
            facts.setdefault(sentence, set()).add(form)
    return facts


def openings(article: Article, matches: Sequence[Match]) -> Finding:
    """Share of the first sentence's content words that the match's first three sentences lack (0 to 1; 0.5 for an empty page)."""
    alignment = matches[0].alignment
    stems_a, stems_b = alignment.stems
    first_a = stems_a[alignment.a.content.sentences[: len(stems_a)] == 0]
    first_b = stems_b[alignment.b.content.sentences[: len(stems_b)] <= 2]
    return _new(set(first_a.tolist()), set(first_b.tolist()))


def _new(told: set[str] | set[int], known: Iterable[str] | Iterable[int]) -> Finding:
    """Share of what is told that is not known, drawn towards 0.5 where little is told, with a few of the words.

    One page in which the only number is new says less than one with ten new numbers: as if two more had been told, one new
    (Laplace's rule of succession).
    """
    new = told - set(known)
    return Finding((len(new) + 1) / (len(told) + 2), tuple(sorted(word for word in new if isinstance(word, str))[:5]))


FEATURES = (
    Feature("novelty.names", "names that the match does not have", names),
    Feature("novelty.numbers", "numbers that the match does not have", numbers),
    Feature("novelty.rare_words", "rare words that the match does not have", rare_words),
    Feature("novelty.plain_words", "words other than names that the match does not have", plain_words),
    Feature("novelty.dropped_names", "names of the match that the page does not have", dropped_names),
    Feature("novelty.swapped_facts", "where sentences are alike, names and numbers are others", swapped_facts),
    Feature("novelty.openings", "the page opens with something else", openings),
)
