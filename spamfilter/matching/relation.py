"""Relation: what kind of taking a match would be, and which relations are honest."""

from __future__ import annotations

from typing import TYPE_CHECKING

from spamfilter.matching.credit import agency_credit, credit_naming, names_agency
from spamfilter.text.views import view
from spamfilter.verdict import ACCUSED, Kind

if TYPE_CHECKING:
    from collections.abc import Iterable

    from spamfilter.article import Article
    from spamfilter.match import Match
    from spamfilter.matching.alignment import Alignment
    from spamfilter.matching.runs import Runs

VERBATIM = 0.6  # share of 5-grams from which a text is a copy, not a rewrite (a round trip keeps .2 to .55, a copy .9)
NEARLY_VERBATIM = 0.75  # the same for copies that a credit excuses
_BRIEF = 0.45  # length by the source's from which a text can be its summary
_AS_MUCH = 0.02  # share of the content by which one match may hold more than another that holds as much
_STRETCH, _LEAST_STRETCH = 0.9, 0.15  # share of 60 words in a row that were taken word for word, and such words' share of the text
_TRACED = 0.2  # cosine from which a sentence may go back to one of the source, however it was retold
_PART, _PART_COPIED = 0.6, 0.25  # share of the text that must go back to the source, or it is only a part of it; more where more is copied
_LIKE = 0.3  # cosine from which a sentence goes back to one of the source
_CLEARLY = 0.2  # by which it must be more like a sentence of the second source than any of the first, to be from there
_SECOND = 0.2  # share of the text, by weight, that the second source must add


def kind_of(match: Match) -> Kind:
    """How the judged article would have been made from the match: copy, partial, summary or rewrite."""
    return _kind(match.alignment)


@view
def _kind(alignment: Alignment) -> Kind:
    runs, grid = alignment.runs, alignment.grid
    if runs.five_a >= VERBATIM:
        return Kind.COPY
    traced = float(grid.weights_a[grid.best_a >= _TRACED].sum() / grid.weights_a.sum()) if len(grid.weights_a) else 0.0
    if _has_stretch(runs) and traced < _PART + _PART_COPIED * float(runs.covered_a.mean()):
        return Kind.PARTIAL
    if len(alignment.a.words) <= _BRIEF * len(alignment.b.words):
        return Kind.SUMMARY
    return Kind.REWRITE


def is_stitched(match: Match, others: Iterable[Match]) -> bool:
    """Whether the judged article is put together from the match and from one or more of the others: each holds what the first lacks.

    A sentence counts for another source only where it is clearly more like that one, so that two copies of one source are one.
    """
    grid = match.alignment.grid
    total = float(grid.weights_a.sum())
    if not grid.cosine.size or not total or float(grid.weights_a[grid.best_a >= _LIKE].sum()) >= (1 - _SECOND) * total:
        return False
    best = grid.best_a
    for other in others:
        theirs = other.alignment.grid.best_a
        if len(theirs) != len(best) or other.alignment.a.paragraphs[0].start != match.alignment.a.paragraphs[0].start:
            continue  # another part of a long page
        if float(grid.weights_a[(theirs >= _LIKE) & (theirs >= best + _CLEARLY)].sum()) >= _SECOND * total:
            return True
    return False


def is_taken_verbatim(match: Match) -> bool:
    """Whether a stretch or all of the text stands word for word in the match: what can be judged in any language."""
    runs = match.alignment.runs
    return runs.five_a >= VERBATIM or _has_stretch(runs)


def _has_stretch(runs: Runs) -> bool:
    """Whether a stretch of the text stands word for word in the match, and is some part of it."""
    covered = runs.covered_a
    return len(covered) > 0 and float(covered.mean()) >= _LEAST_STRETCH and runs.densest >= _STRETCH


def can_be_told(match: Match) -> bool:
    """Whether a match of a page in another language can be judged: it is one of the English in it, or word for word."""
    return match.alignment.a.language == "en" or is_taken_verbatim(match)


def honest_credit(article: Article, match: Match) -> str | None:
    """The credit that makes a nearly verbatim copy a reprint; None for a text that was changed, or names nobody."""
    if match.alignment.runs.five_a < NEARLY_VERBATIM:
        return None
    return credit_naming(article, match.article) or (agency_credit(article) if names_agency(match.article) else None)


def unshared_credit(article: Article, match: Match) -> str | None:
    """The line of a nearly verbatim copy that names an agency of which the match says nothing: anybody can write that."""
    return agency_credit(article) if match.alignment.runs.five_a >= NEARLY_VERBATIM and not names_agency(match.article) else None


def accounts_for(honest: Match, other: Match) -> bool:
    """Whether what is alike in `other` was honestly taken from `honest`: it is later than that, and holds no more of the article.

    A credited reprint or an update of one's own story resembles every copy that others made of the same source meanwhile.
    """
    if honest.label in ACCUSED or not _is_earlier(honest, other):
        return False
    return honest.alignment.contained[0] >= other.alignment.contained[0] - _AS_MUCH


def _is_earlier(one: Match, other: Match) -> bool:
    """Whether the dates of two matches, or the caller, say that `one` was first."""
    for first, second in ((one.article.published, other.article.published), (one.known_since, other.known_since)):
        if first and second:
            return first < second
    return one.vouched and not other.vouched
