"""Names: the words of a text that are written as names."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from spamfilter.text.words import Words


class Name(NamedTuple):
    """A capitalised word: how it is written and folded, and its number among the words of its text."""

    form: str
    folded: str
    at: int


def name_words(words: Words) -> tuple[Name, ...]:
    """The words that are written as names.

    A capital counts inside a sentence; at its beginning only where the same word is capitalised inside another one.
    """
    folded, first = words.folded, {start for start, _ in words.sentence_spans}
    capitals = [n for n, form in enumerate(words.forms) if form[0].isupper() and len(form) > 1]
    inside = {folded[n] for n in capitals if n not in first}
    return tuple(Name(words.forms[n], folded[n], n) for n in capitals if folded[n] in inside)


def is_capital(form: str) -> bool:
    """Whether a word of two or more letters begins with a capital."""
    return form[0].isupper() and len(form) > 1
