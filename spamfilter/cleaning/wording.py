"""Wording: how surely a short line is furniture by its words alone, and of which kind.

Farms word their labels in ever new ways, but of the same words. A line of numbers (a logistic regression that `model/wording.py` fits to
phrases and true lines in eight languages, `model/phrases`) weighs the words, how they begin, which stand side by side, and the signs. What
was learned lies in a table by hash (Weinberger et al. 2009, "Feature hashing for large scale multitask learning").
"""

from __future__ import annotations

import math
import re
import unicodedata
from functools import cache, lru_cache
from importlib import resources
from typing import TYPE_CHECKING, NamedTuple
from zlib import crc32

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

# Log-odds from which a line goes wherever it stands, and where it stands last or among furniture at the head or the tail.
SURE, LIKELY = 1.5, 0.7
BUCKETS = 1 << 17
LONGEST = 300  # characters of a line that is weighed
CODES = (
    "true", "ad", "author", "byline", "caption", "channel", "comments", "cookie", "credit", "disclaimer", "feed", "feedback", "follow",
    "keywords", "nav", "newsletter", "paywall", "player", "poll", "rating", "readmore", "recommended", "related", "share", "source",
    "tags", "teaser", "toc",
)  # fmt: skip
_WORD = re.compile(r"[\w\u0900-\u0963]+(?:['’]\w+)*")  # the signs of Hindi's vowels are part of its words
_BEGINNING = 5  # letters that the forms of a word share
_SIGNS = ":|»→#©@[(?!…"
_MOST_WORDS = 24  # from which lines count as equally long
_FIRST, _LAST = 1, 2  # what stands before the first word and behind the last


class Table(NamedTuple):
    """What each bucket adds to the log-odds, in units of `scale`, what every line starts with, and for which code a bucket speaks."""

    weights: Sequence[int]
    codes: Sequence[int]
    scale: float
    base: float


def words_of(text: str) -> list[str]:
    """The words of a line as they are written."""
    return _WORD.findall(text)


def word_marks(form: str) -> tuple[int, ...]:
    """What is looked at of one word, as numbers below BUCKETS; all numbers in digits are one word."""
    folded = _fold(form)
    if len(folded) <= _BEGINNING:
        return (_bucket("word", folded),)
    return _bucket("word", folded), _bucket("begins", folded[:_BEGINNING])


def line_marks(text: str, forms: Sequence[str]) -> list[int]:
    """What is looked at of how the words of a line stand together: which follow which, its size, its capitals and signs."""
    beginnings = [_beginning(form) for form in forms]
    pairs = [(31 * a + b) % BUCKETS for a, b in zip((_FIRST, *beginnings), (*beginnings, _LAST), strict=True)]
    shape = 4 * sum([form[0].isupper() for form in forms]) // len(forms) if forms else -1
    end = "a" if text[-1].isalnum() else text[-1]
    pairs += (_bucket("caps", shape), _bucket("end", end), _bucket("size", min(len(forms), _MOST_WORDS) // 2))
    return pairs + [_bucket("has", sign) for sign in _SIGNS if sign in text]


def follower_marks(forms: Sequence[str], which: Collection[int]) -> list[int]:
    """Of the marks of a line those that say which word stands before or behind some of its words, by their numbers."""
    beginnings = [_FIRST, *[_beginning(form) for form in forms], _LAST]
    return [(31 * beginnings[at] + beginnings[at + 1]) % BUCKETS for n in which for at in (n, n + 1)]


def marks(text: str) -> tuple[list[int], list[int]]:
    """What is looked at of a line, of its words one by one and of how they stand together."""
    forms = words_of(text)
    return [mark for form in forms for mark in word_marks(form)], line_marks(text, forms)


def odds(text: str) -> float:
    """The log-odds that a line is furniture by its words: what its marks say, over the root of their number.

    Minus infinity for an empty line, for one of more than LONGEST characters, and where the words one by one speak for an article:
    of some 450 unseen phrases that are furniture otherwise one does, of lines of news eight in ten.
    """
    if not 0 < len(text) <= LONGEST:
        return float("-inf")
    weights, _, scale, base = shipped_table()
    forms = words_of(text)
    alone = sum(map(_weight, forms))
    if alone < 0:
        return float("-inf")
    others = line_marks(text, forms)
    count = len(others) + sum(map(_count, forms))
    return base + scale * (alone + sum([weights[mark] for mark in others])) / math.sqrt(count)


def wording_code(text: str, least: float = SURE) -> str | None:
    """The code of a line that is furniture by its words with these log-odds at least, else None."""
    if odds(text) < least:
        return None
    weights, codes, _, _ = shipped_table()
    sums = [0] * len(CODES)
    for mark in marks(text)[0]:
        sums[codes[mark]] += max(0, weights[mark])
    sums[0] = 0  # of marks that speak for no code
    return CODES[sums.index(max(sums))] if any(sums) else "readmore"


@cache
def shipped_table() -> Table:
    """The table of this release."""
    path = resources.files("spamfilter.model") / "wording.npz"
    with path.open("rb") as file, np.load(file, allow_pickle=False) as data:
        return Table(data["weights"].tolist(), data["codes"].tolist(), float(data["scale"]), float(data["base"]))


@lru_cache(maxsize=1 << 14)
def _weight(form: str) -> int:
    weights = shipped_table().weights
    return sum([weights[mark] for mark in word_marks(form)])


@lru_cache(maxsize=1 << 13)
def _count(form: str) -> int:
    return len(word_marks(form))


@lru_cache(maxsize=1 << 13)
def _beginning(form: str) -> int:
    return crc32(_fold(form)[:_BEGINNING].encode("utf-8", "ignore"))


@lru_cache(maxsize=1 << 10)
def _bucket(kind: str, mark: object) -> int:
    return crc32(f"{kind} {mark}".encode("utf-8", "ignore")) % BUCKETS


def _fold(word: str) -> str:
    """A word in lower case, Turkish i's and Hindi signs with and without their dots alike, as are apostrophes, numbers as one."""
    if word[0].isdigit():
        return "#"
    folded = word.lower()
    if folded.isascii():
        return folded
    return unicodedata.normalize("NFC", folded).replace("i\u0307", "i").replace("ı", "i").replace("\u093c", "").replace("’", "'")
