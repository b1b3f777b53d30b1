"""Shapes: what is known of a single word by its letters, as bits, and what describes it."""

from __future__ import annotations

import re
from typing import NamedTuple

from spamfilter.text.background import english
from spamfilter.text.function_words import FUNCTION_WORDS
from spamfilter.text.words import fold, stem

# Of the word as it is written.
SMALL = 1 << 0  # in small letters
UPPER = 1 << 1  # begins with a capital
LONG = 1 << 2  # two letters or more
TITLE = 1 << 3  # a capital and small letters
SHOUTED = 1 << 4  # two capitals or more, and nothing else
NUMBER = 1 << 5  # begins with a digit
OWNING = 1 << 6  # ends in 's
CONTRACTED = 1 << 7  # don't, they're
JOINED = 1 << 8  # has an apostrophe
PLAIN = 1 << 16  # plain letters or digits
# Of the folded word.
FUNCTION = 1 << 9  # a function word
LONE = 1 << 10  # one plain letter
ASCII = 1 << 11  # plain letters or digits
ALPHA = 1 << 12  # letters only
STRANGE = 1 << 17  # letters only, none of them Latin

_PLAIN_WORD = LONG | PLAIN | ASCII | ALPHA

_LAST_LATIN = "\u024f"
_BEGINNING = 6  # letters by which forms of one word are known that no stem joins: announce, announcement
_CONTRACTION = re.compile(r"\b\w+(?:n['’]t|['’](?:re|ve|ll|d|m))\b", re.IGNORECASE)
_OWNER = ("'s", "’s")
_fold, _stem = fold.__wrapped__, stem.__wrapped__  # a lexicon asks once of each word: nothing is won by remembering


class Described(NamedTuple):
    """A word's folded form and the stem of that, a hundred times its Zipf value and that of the commoner one, its shape, their letters.

    `beginning` is what the forms of a word share: the first letters of a long one, all of a short one or a number. `place` is where
    the folded form stands in the background's list, -1 where it does not.
    """

    folded: str
    root: str
    beginning: str
    centizipf: int
    root_centizipf: int
    shape: int
    letters: int
    root_letters: int
    place: int


def describe(form: str) -> Described:
    """What is known of a word."""
    folded = _fold(form)
    shape = _shape(form, folded)
    if folded in FUNCTION_WORDS:
        shape |= FUNCTION
    root, background = _stem(folded), english()
    place = background.place(folded)
    own = either = background.centizipf_at(place, folded)
    if root != folded:
        either = max(own, background.centizipf_at(background.place(root), root))
    beginning = folded[:_BEGINNING] if shape & ALPHA else folded
    return Described(folded, root, beginning, own, either, shape, len(folded), len(root), place)


def _shape(form: str, folded: str) -> int:
    """What the letters of a word tell."""
    if form.isascii() and form.isalpha() and len(form) > 1:  # as nine words in ten are
        if form.islower():
            return _PLAIN_WORD | SMALL
        return _PLAIN_WORD | (UPPER | TITLE * form.istitle() | SHOUTED * form.isupper() if form[0].isupper() else 0)
    plain = folded.isascii()
    shape = (
        SMALL * form.islower()
        | UPPER * form[0].isupper()
        | LONG * (len(form) > 1)
        | NUMBER * form[0].isdigit()
        | PLAIN * form.isascii()
        | ASCII * plain
        | ALPHA * folded.isalpha()
    )
    if shape & UPPER:
        shape |= TITLE * form.istitle() | SHOUTED * (len(form) > 1 and form.isupper())
    if "'" in form or "’" in form:
        shape |= JOINED | OWNING * form.endswith(_OWNER) | CONTRACTED * (_CONTRACTION.search(form) is not None)
    if len(folded) < 2 and plain and not folded.isdigit():
        shape |= LONE
    if not plain and shape & ALPHA and min(folded) > _LAST_LATIN:
        shape |= STRANGE
    return shape
