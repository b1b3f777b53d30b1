"""Forms: what many parts ask of the single words of a text, each as a column with one answer a word."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from spamfilter.text.background import surprise
from spamfilter.text.function_words import FUNCTION_WORDS
from spamfilter.text.lexicon import asked
from spamfilter.text.words import fold, stem

if TYPE_CHECKING:
    from collections.abc import Callable

    from numpy.typing import NDArray

    from spamfilter.text.cutting import Words


@asked(np.int32)
def folds(form: str) -> str:
    """The number of the folded word."""
    return fold(form)


@asked(np.int32)
def roots(form: str) -> str:
    """The number of the folded word's stem."""
    return stem(fold(form))


@asked(np.float64)
def tells(form: str) -> float:
    """How many nats the word tells; 0 for a function word and for a lone letter."""
    return nats(fold(form))


@asked(np.bool_)
def is_small(form: str) -> bool:
    """Whether the word is written in small letters."""
    return form.islower()


@asked(np.bool_)
def is_upper(form: str) -> bool:
    """Whether the word begins with a capital."""
    return form[0].isupper()


@asked(np.bool_)
def is_capital(form: str) -> bool:
    """Whether a word of two or more letters begins with a capital."""
    return form[0].isupper() and len(form) > 1


@asked(np.bool_)
def is_number(form: str) -> bool:
    """Whether the word begins with a digit."""
    return form[0].isdigit()


@asked(np.bool_)
def is_function_word(form: str) -> bool:
    """Whether the folded word is a function word."""
    return fold(form) in FUNCTION_WORDS


def nats(folded: str) -> float:
    """What a folded word tells; 0 for a function word and for a lone letter."""
    if folded in FUNCTION_WORDS or (len(folded) < 2 and folded.isascii() and not folded.isdigit()):
        return 0.0
    return surprise(folded)


def one_of(words: frozenset[str]) -> Callable[[Words], NDArray[np.bool_]]:
    """The question whether the folded word is one of these."""

    def is_one(form: str) -> bool:
        return fold(form) in words

    return asked(np.bool_)(is_one)
