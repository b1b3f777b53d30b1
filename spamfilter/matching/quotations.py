"""Quotations: what two texts quote from a third is neither's own, and laid aside before one is accused of taking from the other."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache
from typing import TYPE_CHECKING

import numpy as np

from spamfilter.article import Article
from spamfilter.matching.alignment import Alignment
from spamfilter.text.forms import folds

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from spamfilter.match import Match

_LONGEST = 3_000  # signs: a speech, where several paragraphs of it are quoted as one
_LEAST_SHARED = 0.1  # share of the judged text that must be quoted by both before it is looked at again …
_LEAST_OWN = 0.3  # … and that must be left, and so many words: who quotes all that there is adds nothing
_LEAST_WORDS = 25
_SAME = 0.8  # share of a quotation's words, in runs of three, that must stand in quotations of the other text


def quoted(text: str, longest: int) -> tuple[tuple[int, int], ...]:
    """Characters of each quotation of 12 to so many signs inside one line, without its marks."""
    return tuple(found.span(1) for found in _pattern(longest).finditer(text))


@cache
def _pattern(longest: int) -> re.Pattern[str]:
    return re.compile(rf"[“\"„«]([^“”\"„«»\n]{{12,{longest}}})[”\"“»]")


def without_quotations(match: Match) -> Match | None:
    """The match as it is without the quotations that both texts mark as such; None where they are few, or hardly anything is left.

    A rewrite that keeps the quotations resembles its source in the rest too; two reports of one speech do not.
    """
    a, b = match.alignment.a, match.alignment.b
    spans_a, spans_b = (quoted(article.text, _LONGEST) for article in (a, b))
    if not (spans_a and spans_b):
        return None
    both_a, both_b = _in_both(a, spans_a, b, spans_b), _in_both(b, spans_b, a, spans_a)
    words = len(a.words)
    laid_aside = sum(int(np.diff(a.words.start_column.searchsorted(span))[0]) for span in both_a)
    if laid_aside < _LEAST_SHARED * words or words - laid_aside < max(_LEAST_WORDS, _LEAST_OWN * words):
        return None
    rest = Alignment(_without(a, both_a), _without(b, both_b))
    return replace(match, article=rest.b, alignment=rest)


def _in_both(one: Article, spans: Sequence[tuple[int, int]], other: Article, others: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """Those quotations of one text that stand in quotations of the other."""
    known = {run for span in others for run in _runs(other, span)}
    return [span for span in spans if (runs := _runs(one, span)) and sum(run in known for run in runs) >= _SAME * len(runs)]


def _runs(article: Article, span: tuple[int, int]) -> list[tuple[int, ...]]:
    """The runs of three words in a stretch, as numbers of folded words; of a shorter one all its words."""
    first, last = article.words.start_column.searchsorted(span).tolist()
    column: NDArray[np.int32] = folds(article.words)[first:last]
    numbers = column.tolist()
    return [tuple(numbers[at : at + 3]) for at in range(max(1, len(numbers) - 2))] if numbers else []


def _without(article: Article, spans: list[tuple[int, int]]) -> Article:
    """An article without some stretches of its text."""
    text, parts, at = article.text, list[str](), 0
    for start, end in spans:
        parts.append(text[at:start])
        at = end
    return Article.from_lines("".join((*parts, text[at:])).split("\n"), name=article.id, language=article.language)
