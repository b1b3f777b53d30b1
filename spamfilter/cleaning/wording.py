"""Wording: a short line in which every word is one that furniture is made of, in one language, names of sites and people aside.

Farms word their labels in ever new ways, but of the same words. A sentence that only opens like a label has words of its own.
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache, lru_cache
from typing import TYPE_CHECKING, NamedTuple

from spamfilter.cleaning.particles import ADDRESS, LIGHT, WEAK
from spamfilter.cleaning.vocabulary import CORE, HALF, MUCH, ORDER, SURE, WORDS

if TYPE_CHECKING:
    from collections.abc import Mapping

LONGEST = 120  # characters of such a line
MOST_WORDS = 18
MOST_NAMES = 4  # words that may be a name's
_SPEAKS = 5  # what the words of a sentence or an announcement must count, one less than those of a question; of others SURE
_LEAST_STEM = 3
_SAME = 6  # letters that forms of one word share: they count once
_BREAK = re.compile(r"[^\w\u0900-\u0963]+")  # the signs of Hindi's vowels are part of its words
_NAMED = frozenset({"channel", "follow"})
_ASKING = frozenset({"feedback", "poll"})
_NAME_FIRST = frozenset({"tr", "hi"})  # in these the verb stands last; in the others a line that calls for something opens with it
_BRAND = re.compile("google|whatsapp|telegram|facebook|instagram|youtube|फॉलो|फ़ॉलो", re.IGNORECASE)
_RANK = {code: number for number, code in enumerate(ORDER)}
_LANGUAGES = frozenset(LIGHT)


class _Word(NamedTuple):
    """What a word is in each language where it is known: what it counts and its codes there."""

    counts: Mapping[str, int]
    codes: Mapping[str, tuple[str, ...]]


class _Line(NamedTuple):
    """A line's known words, in order and each once, the languages in which all are known, and how many others may be names.

    `named_first` says that one of those stands before all words that have a code.
    """

    words: tuple[_Word, ...]
    languages: frozenset[str]
    names: int
    named_first: bool


_UNKNOWN = _Word({}, {})


def wording_code(text: str, *, fringe: bool = False) -> str | None:
    """Code of a line that is nothing but furniture's words, else None; lines longer than LONGEST are none.

    `fringe` says that it stands among furniture at the head or the tail: there less is enough.
    """
    line = _read(text) if len(text) <= LONGEST else None
    if line is None or not line.words or (len(line.words) == 1 and not _says(line.words, frozenset({"ad"}))):
        return None
    if line.names and ("en" in line.languages or line.languages.isdisjoint(_NAME_FIRST)):
        first = next((word for word in line.words if word.codes), _UNKNOWN)
        if line.named_first or not _says((first,), _NAMED):
            return None
    least = SURE + 2 if line.names and not _BRAND.search(text) else 0
    speaks = text[-1] in ".!?:।" and not text.endswith("..")
    return _weigh(line, max(least, (_SPEAKS + (text[-1] == "?") if speaks else SURE) - fringe))


def _read(text: str) -> _Line | None:
    """The words of a line, None where one is neither known nor may be a name, or where they are of no one language."""
    words = [word for word in _BREAK.split(text, MOST_WORDS + 2) if word]
    if not 1 <= len(words) <= MOST_WORDS or (_look_up(_fold(words[0])) is _UNKNOWN and not _BRAND.search(text)):
        return None
    languages, names, named_first = _LANGUAGES, 0, False
    found: dict[str, _Word] = {}
    for word in words:
        if word.isdecimal():
            continue
        folded = _fold(word)
        known = _look_up(folded)
        if known is not _UNKNOWN:
            found[folded[:_SAME]] = known
            languages = languages.intersection(known.counts)
        else:
            names += 1
            named_first = named_first or not any(word.codes for word in found.values())
        if not languages or names > MOST_NAMES or (known is _UNKNOWN and word[0].islower()):
            return None
    return _Line(tuple(found.values()), languages, names, named_first)


def _says(words: tuple[_Word, ...], codes: frozenset[str]) -> bool:
    """Whether one of the words has one of the codes, in any language."""
    return any(not codes.isdisjoint(said) for word in words for said in word.codes.values())


def _weigh(line: _Line, least: int) -> str | None:
    """The code of the line in the language in which its words count most, None where that is too little."""
    best, code = 0, ""
    for language in sorted(line.languages):
        counts = [word.counts[language] for word in line.words]
        if sum(counts) > best and max(counts) >= CORE:
            sums: dict[str, int] = {}
            for word, count in zip(line.words, counts, strict=True):
                for each in filter(None, word.codes.get(language, ())):
                    sums[each] = sums.get(each, 0) + count
            best, code = sum(counts), min(sums, key=lambda each: (-sums[each], _RANK[each]), default="")
    if best < least - (code in _ASKING) or (line.names and (code not in _NAMED or 2 * line.names > len(line.words) + 1)):
        return None
    return code or "readmore"


@cache
def _words() -> Mapping[str, _Word]:
    """The words and stems of all languages; labels in English stand in pages of any language."""
    counts: dict[str, dict[str, int]] = {}
    codes: dict[str, dict[str, list[str]]] = {}
    for table, count in ((LIGHT, 0), (ADDRESS, HALF)):
        for language, words in table.items():
            for word in map(_fold, words.split()):
                counts.setdefault(word, {})[language] = count
    for language, rows in WORDS.items():
        weak = frozenset(map(_fold, WEAK[language].split()))
        for code, whole, words in rows:
            for word in map(_fold, words.split()):
                count = HALF if word in weak and whole < MUCH else whole
                for tongue in LIGHT if language == "en" else (language,):
                    known = counts.setdefault(word, {})
                    known[tongue] = max(known.get(tongue, 0), count)
                    codes.setdefault(word, {}).setdefault(tongue, []).append(code)
    return {word: _Word(known, {tongue: tuple(said) for tongue, said in codes.get(word, {}).items()}) for word, known in counts.items()}


@cache
def _stems() -> frozenset[str]:
    """What stands before the star in the words that have one."""
    return frozenset(word[:-1] for word in _words() if word[-1] == "*")


@lru_cache(maxsize=4096)
def _look_up(word: str) -> _Word:
    """What is known of a folded word, by itself and by how it begins."""
    table, stems = _words(), _stems()
    found = [table[word]] if word in table else []
    found += [table[word[:size] + "*"] for size in range(_LEAST_STEM, len(word) + 1) if word[:size] in stems]
    if len(found) < 2:
        return found[0] if found else _UNKNOWN
    counts: dict[str, int] = {}
    codes: dict[str, tuple[str, ...]] = {}
    for each in found:
        for language, count in each.counts.items():
            if count >= counts.get(language, 0):
                counts[language] = count
                codes[language] = each.codes.get(language, ())
    return _Word(counts, codes)


def _fold(word: str) -> str:
    """A word as the tables write it: lower case, Turkish i's and Hindi signs with and without their dots alike."""
    folded = word.lower()
    if folded.isascii():
        return folded
    return unicodedata.normalize("NFC", folded).replace("i\u0307", "i").replace("\u093c", "")
