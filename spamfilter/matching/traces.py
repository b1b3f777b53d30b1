"""Traces: what the making of one text from another leaves in it, as differences between the two.

A rewrite keeps the facts and changes the words: where the two differ it has the rarer and longer ones, the quotation marks go, a name or
a number is lost, the voice becomes even, the grammar breaks. Length is no trace: an index may hold a cut copy. Every number here
changes its sign with the sides, so that text alone never speaks for who is asked about.
"""

from __future__ import annotations

import json
import math
import re
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import TYPE_CHECKING

import numpy as np

from spamfilter.features.quotes import quoted
from spamfilter.text.background import zipf
from spamfilter.text.forms import folds, has, is_function_word, is_number, roots
from spamfilter.text.function_words import word_set
from spamfilter.text.lexicon import among, one_of
from spamfilter.text.names import name_places
from spamfilter.text.shapes import ALPHA, ASCII, CONTRACTED, FUNCTION, ING, LY, SHOUTED, SMALL
from spamfilter.text.views import view

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from numpy.typing import NDArray

    from spamfilter.article import Article
    from spamfilter.feature import Finding
    from spamfilter.matching.alignment import Alignment
    from spamfilter.text.cutting import Words

_TOLD_TWICE = 0.2  # cosine with its nearest sentence from which a sentence is told by both
_DASH = re.compile(r"[–—]| - ")
_said = one_of(word_set("said says told added tells"))
_is_first_person = one_of(word_set("i we you my our"))
_is_counted = one_of(word_set("one two three four five six seven eight nine ten eleven twelve hundred thousand"))
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
        told_a, told_b = _told_twice(a.words, grid.numbers_a, grid.best_a), _told_twice(b.words, grid.numbers_b, grid.best_b)
        ours, theirs = _own_words(a.words, told_a, b.words), _own_words(b.words, told_b, a.words)
        found |= {name: value - theirs[name] for name, value in ours.items()}
        found["quotes.unmarked"] = _unmarked(a, told_a, b, told_b)
    return found


@view
def style(article: Article) -> Mapping[str, float]:
    """How a text speaks, whatever it tells: shares of its words, and the length of words and sentences."""
    words, text = article.words, article.text
    size, sentences = max(1, len(words)), max(1, len(words.sentence_spans))
    plain = has(words, SMALL | ASCII, FUNCTION)
    commonness = words.facts.centizipf[plain] / 100
    lengths = np.log([end - start for start, end in words.sentence_spans] or [1])
    return {
        "wording.length": int(words.facts.letters.sum()) / size,
        "wording.commonness": float(commonness.mean()) if len(commonness) else 4.0,
        "wording.function": int(is_function_word(words).sum()) / size,
        "quotes.share": sum(end - start for start, end in quoted(text)) / max(1, len(text)),
        "facts.names": len(name_places(words)) / size,
        "facts.numbers": int(is_number(words).sum()) / size,
        "voice.contractions": int(has(words, CONTRACTED).sum()) / size,
        "voice.dashes": len(_DASH.findall(text)) / size,
        "voice.colons": text.count(":") / size,
        "voice.brackets": text.count("(") / size,
        "voice.commas": text.count(",") / size,
        "voice.said": int(_said(words).sum()) / size,
        "voice.person": int(_is_first_person(words).sum()) / size,
        "voice.counted": int(_is_counted(words).sum()) / size,
        "voice.capitals": int(has(words, SHOUTED).sum()) / size,
        "voice.ly": int(has(words, SMALL | ASCII | LY, FUNCTION).sum()) / max(1, len(commonness)),
        "voice.ing": int(has(words, SMALL | ASCII | ING, FUNCTION).sum()) / max(1, len(commonness)),
        "voice.sentence": math.log(size / sentences),
        "voice.unevenness": float(lengths.std()),
    }


def _told_twice(words: Words, numbers: NDArray[np.signedinteger], best: NDArray[np.float64]) -> NDArray[np.bool_]:
    """Which words stand in sentences that the other text tells too."""
    told = np.zeros(len(words.sentence_spans), dtype=bool)
    told[numbers[best >= _TOLD_TWICE]] = True
    return told[words.sentence_column]


def _own_words(words: Words, told: NDArray[np.bool_], other: Words) -> dict[str, float]:
    """What a text has of its own where both tell the same: common, short and plain words or rare ones, names, numbers."""
    folded, named = folds(words), name_places(words)
    places = told & has(words, SMALL | ASCII | ALPHA, FUNCTION) & ~among(roots(words), roots(other))
    own = set(words.lexicon.bases.named(folded[places]))
    common = [zipf(word) for word in sorted(own)]
    names, numbers = folded[named[told[named]]], folded[told & is_number(words)]
    size = len(own) + _FEW
    return {
        "wording.own_commonness": (sum(common) + 4.3 * _FEW) / size,
        "wording.own_length": (sum(map(len, own)) + 6.5 * _FEW) / size,
        "wording.own_rare": (sum(value < 3.0 for value in common) + 0.1 * _FEW) / size,
        "wording.own_formal": (sum(word.endswith(_FORMAL) for word in own) + 0.2 * _FEW) / size,
        "wording.own_ly": (sum(word.endswith("ly") for word in own) + 0.03 * _FEW) / size,
        "facts.own_names": _own_share(names, other),
        "facts.own_numbers": _own_share(numbers, other),
    }


def _own_share(facts: NDArray[np.int32], other: Words) -> float:
    """Share of the different facts that the other text lacks, as if two more had been told, one of them its own."""
    own = facts[~among(facts, folds(other))]
    return (len(set(own.tolist())) + 1) / (len(set(facts.tolist())) + 2)


def _unmarked(a: Article, told_a: NDArray[np.bool_], b: Article, told_b: NDArray[np.bool_]) -> float:
    """The words that stand in quotation marks in one text and without them in the other; above 0 where the judged one lacks the marks."""
    marked_a, every_a = _marked(a, told_a)
    marked_b, every_b = _marked(b, told_b)
    return (len((marked_b & every_a) - marked_a) - len((marked_a & every_b) - marked_b)) / (len(marked_a | marked_b) + 5)


def _marked(article: Article, told: NDArray[np.bool_]) -> tuple[set[int], set[int]]:
    """The numbers of the content words in quotation marks among those that are told twice, and of all of these."""
    words = article.words
    inside = np.zeros(len(words), dtype=bool)
    for start, end in quoted(article.text):
        inside[words.start_column.searchsorted(start) : words.start_column.searchsorted(end)] = True
    folded, chosen = folds(words), told & has(words, 0, FUNCTION) & (words.facts.letters > 1)
    return set(folded[chosen & inside].tolist()), set(folded[chosen].tolist())
