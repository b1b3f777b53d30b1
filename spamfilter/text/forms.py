"""Forms: what many parts ask of the single words of a text, each as a column with one answer a word."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from spamfilter.text import shapes
from spamfilter.text.background import nats_table

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from spamfilter.text.cutting import Words


def folds(words: Words) -> NDArray[np.int32]:
    """The numbers of the folded words."""
    return words.facts.folds


def roots(words: Words) -> NDArray[np.int32]:
    """The numbers of the folded words' stems."""
    return words.facts.roots


def tells(words: Words) -> NDArray[np.float64]:
    """How many nats each word tells; 0 for a function word and for a lone letter."""
    told = nats_table()[words.facts.centizipf]
    told[(words.facts.shapes & (shapes.FUNCTION | shapes.LONE)) != 0] = 0.0
    return told


def has(words: Words, every: int, none: int = 0) -> NDArray[np.bool_]:
    """Which words have every bit of the one shape, and none of the other."""
    found: NDArray[np.bool_] = np.equal(words.facts.shapes & (every | none), every)
    return found


def is_small(words: Words) -> NDArray[np.bool_]:
    """Which words are written in small letters."""
    return has(words, shapes.SMALL)


def is_upper(words: Words) -> NDArray[np.bool_]:
    """Which words begin with a capital."""
    return has(words, shapes.UPPER)


def is_capital(words: Words) -> NDArray[np.bool_]:
    """Which words of two or more letters begin with a capital."""
    return has(words, shapes.UPPER | shapes.LONG)


def is_strange(words: Words) -> NDArray[np.bool_]:
    """Which words have letters only, none of them Latin."""
    return has(words, shapes.STRANGE)


def is_number(words: Words) -> NDArray[np.bool_]:
    """Which words begin with a digit."""
    return has(words, shapes.NUMBER)


def is_function_word(words: Words) -> NDArray[np.bool_]:
    """Which folded words are function words."""
    return has(words, shapes.FUNCTION)
