"""Traces: what the making of one text from another leaves in it, as differences between the two.

A rewrite keeps the facts and changes the words: where the two differ it has the rarer and longer ones, the quotation marks go, a name or
a number is lost, the voice becomes even, the grammar breaks. Length is no trace: an index may hold a cut copy. Every number here
changes its sign with the sides, so that text alone never speaks for who is asked about.
"""

from __future__ import annotations

import json
import math
import re
from bisect import bisect_left
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import TYPE_CHECKING

import numpy as np

from spamfilter.features.quotes import quoted
from spamfilter.text.background import zipf
from spamfilter.text.function_words import FUNCTION_WORDS, word_set
from spamfilter.text.views import view

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from numpy.typing import NDArray

    from spamfilter.article import Article
    from spamfilter.feature import Finding
    from spamfilter.matching.alignment import Alignment

_TOLD_TWICE = 0.2  # cosine with its nearest sentence from which a sentence is told by both
_CONTRACTION = re.compile(r"\b\w+(?:n['’]t|['’](?:re|ve|ll|d|m))\b", re.IGNORECASE)
_DASH = re.compile(r"[–—]| - ")
_SAID = word_set("said says told added tells")
_FIRST_PERSON = word_set("i we you my our")
_COUNTED = word_set("one two three four five six seven eight nine ten eleven twelve hundred thousand")
_FORMAL = ("tion", "sion", "ment", "ance", "ence", "ity", "ness", "ive", "ize", "ise", "ated", "ing", "ous", "ally")
_FEW = 3  # words as if seen before, of common kind, so that one word proves little


BOUND = 3.0  # times its scale that a difference counts at most


@dataclass(frozen=True, slots=True)
class Weights:
    """For each trace its weight (natural logarithm of odds a unit) and the scale beyond BOUND times which a difference counts no more."""

    traces: Mapping[str, tuple[float, float]]

    def weigh(self, traces: Mapping[str, float]) -> dict[str, float]:
        """The log-odds that the judged text was made from the other, by family of trace. Traces that nobody weighed count for nothing."""
        families: dict[str, float] = {}
        for name, value in traces.items():
            weight, scale = self.traces.get(name, (0.0, 1.0))
            family = name.partition(".")[0]
            families[family] = families.get(family, 0.0) + weight * max(-BOUND * scale, min(BOUND * scale, value))
        return families


@cache
def shipped_weights() -> Weights:
    """The weights of this release."""
    data = json.loads((resources.files("spamfilter.model") / "direction.json").read_text(encoding="utf-8"))
    return Weights({name: (weight, scale) for name, (weight, scale) in data["traces"].items()})


def measure_traces(alignment: Alignment, broken: Callable[[Article], Mapping[str, Finding]]) -> dict[str, float]:
    """The traces by name, `family.thing`; above 0 or below as the judged text has more of it than the other. All 0 for equal texts.

    `broken` finds what is broken in a text alone.
    """
    a, b, grid = alignment.a, alignment.b, alignment.grid
    ours, theirs = style(a), style(b)
    found = {name: value - theirs[name] for name, value in ours.items()}
    there = broken(b)
    found |= {f"broken.{name}": finding.value - there[name].value for name, finding in broken(a).items()}
    if grid.cosine.size:
        places = _told_twice(a, grid.numbers_a, grid.best_a), _told_twice(b, grid.numbers_b, grid.best_b)
        ours, theirs = _own_words(a, places[0], b), _own_words(b, places[1], a)
        found |= {name: value - theirs[name] for name, value in ours.items()}
        found["quotes.unmarked"] = _unmarked(a, places[0], b, places[1])
    return found


@view
def style(article: Article) -> Mapping[str, float]:
    """How a text speaks, whatever it tells: shares of its words, and the length of words and sentences."""
    words, text = article.words, article.text
    folded, forms, size = words.folded, words.forms, max(1, len(words))
    plain = [word for word, form in zip(folded, forms, strict=True) if form.islower() and word.isascii() and word not in FUNCTION_WORDS]
    lengths = np.log([end - start for start, end in words.sentence_spans] or [1])
    return {
        "wording.length": sum(map(len, folded)) / size,
        "wording.commonness": sum(map(zipf, plain)) / len(plain) if plain else 4.0,
        "wording.function": sum(word in FUNCTION_WORDS for word in folded) / size,
        "quotes.share": sum(end - start for start, end in quoted(text)) / max(1, len(text)),
        "facts.names": len(article.names) / size,
        "facts.numbers": sum(form[0].isdigit() for form in forms) / size,
        "voice.contractions": len(_CONTRACTION.findall(text)) / size,
        "voice.dashes": len(_DASH.findall(text)) / size,
        "voice.colons": text.count(":") / size,
        "voice.brackets": text.count("(") / size,
        "voice.commas": text.count(",") / size,
        "voice.said": sum(word in _SAID for word in folded) / size,
        "voice.person": sum(word in _FIRST_PERSON for word in folded) / size,
        "voice.counted": sum(word in _COUNTED for word in folded) / size,
        "voice.capitals": sum(form.isupper() and len(form) > 1 for form in forms) / size,
        "voice.ly": sum(word.endswith("ly") for word in plain) / max(1, len(plain)),
        "voice.ing": sum(word.endswith("ing") for word in plain) / max(1, len(plain)),
        "voice.sentence": math.log(size / max(1, len(words.sentence_spans))),
        "voice.unevenness": float(lengths.std()),
    }


def _told_twice(article: Article, numbers: NDArray[np.signedinteger], best: NDArray[np.float64]) -> list[int]:
    """The words of the sentences that the other text tells too."""
    spans = article.words.sentence_spans
    return [n for number in numbers[best >= _TOLD_TWICE].tolist() for n in range(*spans[number])]


def _own_words(article: Article, places: list[int], other: Article) -> dict[str, float]:
    """What a text has of its own where both tell the same: common, short and plain words or rare ones, names, numbers."""
    words, stems, known = article.words, set(other.words.stems), {*other.words.folded, *other.words.forms}
    folded, forms = words.folded, words.forms
    own = {
        folded[n]
        for n in places
        if forms[n].islower()
        and words.stems[n] not in stems
        and folded[n].isalpha()
        and folded[n].isascii()
        and folded[n] not in FUNCTION_WORDS
    }
    common = [zipf(word) for word in own]
    named = {name.at: name.folded for name in article.names}
    names = {named[n] for n in places if n in named}
    numbers = {forms[n] for n in places if forms[n][0].isdigit()}
    size = len(own) + _FEW
    return {
        "wording.own_commonness": (sum(common) + 4.3 * _FEW) / size,
        "wording.own_length": (sum(map(len, own)) + 6.5 * _FEW) / size,
        "wording.own_rare": (sum(value < 3.0 for value in common) + 0.1 * _FEW) / size,
        "wording.own_formal": (sum(word.endswith(_FORMAL) for word in own) + 0.2 * _FEW) / size,
        "wording.own_ly": (sum(word.endswith("ly") for word in own) + 0.03 * _FEW) / size,
        "facts.own_names": (len(names - known) + 1) / (len(names) + 2),
        "facts.own_numbers": (len(numbers - known) + 1) / (len(numbers) + 2),
    }


def _unmarked(a: Article, places_a: list[int], b: Article, places_b: list[int]) -> float:
    """The words that stand in quotation marks in one text and without them in the other; above 0 where the judged one lacks the marks."""
    marked_a, told_a = _marked(a, places_a)
    marked_b, told_b = _marked(b, places_b)
    return (len((marked_b & told_a) - marked_a) - len((marked_a & told_b) - marked_b)) / (len(marked_a | marked_b) + 5)


def _marked(article: Article, places: list[int]) -> tuple[set[str], set[str]]:
    """The content words in quotation marks among those at the places, and all of them."""
    words = article.words
    inside = set[int]()
    for start, end in quoted(article.text):
        inside.update(range(bisect_left(words.starts, start), bisect_left(words.starts, end)))
    told = {n: words.folded[n] for n in places if words.folded[n] not in FUNCTION_WORDS and len(words.folded[n]) > 1}
    return {word for n, word in told.items() if n in inside}, set(told.values())
