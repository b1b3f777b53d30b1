"""Kinds: which forms an English word can be, which kinds stand side by side, and how much commoner a synonym of each word is."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import TYPE_CHECKING

import numpy as np

from spamfilter.text.background import english
from spamfilter.text.forms import has
from spamfilter.text.shapes import ALPHA, JOINED, SMALL
from spamfilter.text.views import view
from spamfilter.text.words import fold

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from spamfilter.text.cutting import Words

STEPS = 8  # steps of a nat that are told apart
GAPS = 10  # steps of a Zipf value
_BITS = 9  # of a kind's number, in which 0 is no kind


@dataclass(frozen=True, eq=False)
class Kinds:
    """Kinds of words, from WordNet, and how they follow one another, counted on news of the 1990s by others (see NOTICE).

    `functions` the numbers of the function words, each a kind of its own; `others` words that no list of frequencies has, in rising
    order; `kinds` of the words of that list and of the others, 0 for none, else how many kinds after the last function word; `gaps` how
    much commoner the commonest synonym of each is; `steps` of a nat above chance for each pair of kinds.
    """

    functions: dict[str, int]
    others: Sequence[str]
    kinds: bytes
    gaps: bytes
    steps: NDArray[np.int8]

    def nats(self, first: NDArray[np.int64], second: NDArray[np.int64]) -> NDArray[np.float64]:
        """How many nats more often the second kind stands behind the first than anywhere: -6 to 6."""
        return np.asarray(self.steps[first, second] / STEPS, dtype=np.float64)

    def traits(self, word: str) -> tuple[int, int]:
        """A folded word's kind, -1 for none, and its gap in steps of a Zipf value."""
        at = _place(english().words, word)
        if at < 0 and (at := _place(self.others, word)) >= 0:
            at += len(english())
        kind = self.functions.get(word, -1)
        if at < 0:
            return kind, 0
        if kind < 0 and self.kinds[at]:
            kind = self.kinds[at] - 1 + len(self.functions)
        return kind, self.gaps[at]


def _place(words: Sequence[str], word: str) -> int:
    at = bisect_left(words, word)
    return at if at < len(words) and words[at] == word else -1


@cache
def kinds() -> Kinds:
    """The table that ships with the package, read once."""
    with resources.as_file(resources.files("spamfilter.model") / "kinds.npz") as path, np.load(path, allow_pickle=False) as arrays:
        functions, others = (arrays[name].tobytes().decode("ascii").split("\n") for name in ("functions", "others"))
        numbers, gaps, steps = arrays["kinds"].tobytes(), arrays["gaps"].tobytes(), arrays["nats"]
    return Kinds({word: n for n, word in enumerate(functions)}, others, numbers, gaps, steps)


@cache
def _listed() -> NDArray[np.int32]:
    """What `_traits` says of each word of the background's list; and last of all a 0, as for a word that is not in it."""
    table, count = kinds(), len(english())
    numbers, gaps = (np.frombuffer(column, np.uint8, count).astype(np.int32) for column in (table.kinds, table.gaps))
    numbers[numbers > 0] += len(table.functions)
    for word, number in table.functions.items():
        if (place := english().place(word)) >= 0:
            numbers[place] = number + 1
    return np.append(numbers | gaps << _BITS, np.int32(0))


def _unlisted(form: str) -> int:
    """The same of a word that is not in that list."""
    kind, gap = kinds().traits(fold(form))
    return kind + 1 | gap << _BITS


@view
def _traits(words: Words) -> NDArray[np.int32]:
    """Each word's kind and gap in one number; 0 for what is not written in small letters or has a mark inside."""
    plain, places = has(words, SMALL | ALPHA, JOINED), words.facts.places
    found = np.where(plain, _listed()[places], 0)
    (unlisted,) = (plain & (places < 0)).nonzero()
    found[unlisted] = words.lexicon.forms.answers(_unlisted, np.int32, words.numbers[unlisted])
    return found


def kind_numbers(words: Words) -> NDArray[np.int64]:
    """Each word's kind; -1 for one that has none or is not written in small letters."""
    return np.asarray((_traits(words) & (1 << _BITS) - 1) - 1, dtype=np.int64)


def synonym_gaps(words: Words) -> NDArray[np.float64]:
    """By how much the Zipf value of its commonest synonym exceeds that of each word written in small letters, 0 if it has none."""
    return np.asarray((_traits(words) >> _BITS) / GAPS, dtype=np.float64)
