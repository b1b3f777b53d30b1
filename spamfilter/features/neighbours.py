"""Neighbours: words side by side that English seldom puts there; spinning and crude translation choose each word by itself."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from spamfilter.feature import Feature, Finding, View
from spamfilter.text.forms import is_function_word
from spamfilter.text.kinds import kind_numbers, kinds
from spamfilter.text.neighbours import neighbour_numbers, neighbours
from spamfilter.text.quoting import MOST_QUOTES, few, quote_words
from spamfilter.text.views import view

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from spamfilter.article import Article
    from spamfilter.match import Match

_BLANKS = [np.uint32(ord(sign)) for sign in " \n\u00a0"]
_USUAL = 1.2  # how many nats oftener than chance the pairs of 200 freely licensed texts stand (digital.gov, 18F, GUM)
_PAIRS = 100  # pairs of an average text that each page is taken to hold besides its own: few tell little
_MISFIT = -1.5  # nats: a quoted pair stands more seldom than chance has it
_ODD_KINDS = 1.0  # nats by which two kinds stand more seldom than chance has it before that counts
_USUAL_KINDS, _USUAL_CONTENT = 0.025, 0.021  # nats a pair over that, of the same free texts
_TOLD = 0.5  # nats over that: a quoted pair
_KINDS = 60  # pairs of kinds of an average text that each page is taken to hold besides its own


@view
def _beside(article: Article) -> NDArray[np.int64]:
    """The words that stand a blank behind another one of their sentence."""
    words = article.words
    signs = np.frombuffer(article.text.encode("utf-32-le", "surrogatepass"), dtype=np.uint32)
    starts, ends = words.start_column, words.end_column
    places = np.flatnonzero((starts[1:] - ends[:-1] == 1) & ~words.sentence_starts[1:]) + 1
    between = signs[ends[places - 1]]
    return np.asarray(places[sum(between == blank for blank in _BLANKS) > 0], dtype=np.int64)


@view
def _pairs(article: Article) -> tuple[NDArray[np.int64], NDArray[np.int64], NDArray[np.float64]]:
    """Each word's number in the table of neighbours, the words that stand a blank behind another one of it, and the nats of these pairs."""
    numbers, places = neighbour_numbers(article.words), _beside(article)
    places = places[(numbers[places - 1] >= 0) & (numbers[places] >= 0)]
    return numbers, places, neighbours().nats(numbers[places - 1], numbers[places])


@view
def _odd_kinds(article: Article) -> tuple[NDArray[np.int64], NDArray[np.float64], NDArray[np.bool_]]:
    """The words that stand a blank behind another one and whose kinds are known, by how much too seldom these kinds do, which are content.

    In nats over _ODD_KINDS; 0 where the table of neighbours has these very words side by side as often as chance would have it.
    """
    numbers, places = kind_numbers(article.words), _beside(article)
    places = places[(numbers[places - 1] >= 0) & (numbers[places] >= 0)]
    nats = kinds().nats(numbers[places - 1], numbers[places])
    _, counted, known = _pairs(article)
    usual = np.zeros(len(numbers), dtype=np.bool_)
    usual[counted[known >= 0]] = True
    odd = np.where(usual[places], 0.0, np.maximum(-_ODD_KINDS - nats, 0.0))
    return places, odd, ~is_function_word(article.words)[places]


def _of_kinds(article: Article, places: NDArray[np.int64], nats: NDArray[np.float64], usual: float) -> Finding:
    """The mean over what is usual, with the pairs that weigh most in it."""
    worst = places[np.argsort(-nats, kind="stable")[: min(MOST_QUOTES, np.count_nonzero(nats > _TOLD))]].tolist()
    value = float((nats - usual).sum()) / (len(nats) + _KINDS)
    return Finding(value, few(quote_words(article, n - 1, n + 1) for n in worst))


def kinds_aside(article: Article, matches: Sequence[Match]) -> Finding:
    """How much oftener than usual kinds of words stand side by side that seldom do (`would goes`); -0.03 to 5 nats a pair."""
    places, odd, _ = _odd_kinds(article)
    return _of_kinds(article, places, odd, _USUAL_KINDS)


def misplaced(article: Article, matches: Sequence[Match]) -> Finding:
    """The same of content words behind any other (`very consultancy`); -0.03 to 5 nats a word, 0 on an empty page."""
    places, odd, content = _odd_kinds(article)
    return _of_kinds(article, places[content], odd[content], _USUAL_CONTENT)


def odd(article: Article, matches: Sequence[Match]) -> Finding:
    """How much seldomer than usual its neighbouring words stand side by side, in nats a pair; -11 to 13, 0 on an empty page."""
    _, places, nats = _pairs(article)
    misfits = np.flatnonzero(nats < _MISFIT)
    worst = places[misfits[nats[misfits].argsort(kind="stable")[:MOST_QUOTES]]].tolist()
    value = float((_USUAL - nats).sum()) / (len(nats) + _PAIRS)
    return Finding(value, few(quote_words(article, n - 1, n + 1) for n in worst))


FEATURES = (
    Feature("neighbours.kinds", "kinds of words that seldom stand side by side", kinds_aside, View.TEXT),
    Feature("neighbours.misplaced", "words of a kind that seldom stands there", misplaced, View.TEXT),
    Feature("neighbours.odd", "words that seldom stand side by side", odd, View.TEXT),
)
