"""Traces: what the making of one text from another leaves in it, as differences between the two.

A rewrite keeps the facts and changes the words: where the two differ it has the rarer and longer ones, a name or a number is lost, the
voice becomes even, the grammar breaks. Length is no trace: an index may hold a cut copy. Every number here changes its sign with the
sides, so that text alone never speaks for who is asked about.
"""

from __future__ import annotations

import json
from functools import cache
from importlib import resources
from typing import TYPE_CHECKING

import numpy as np

from spamfilter.scoring.trees import Head
from spamfilter.text.forms import folds, has, is_function_word, is_number, roots
from spamfilter.text.lexicon import among, is_new
from spamfilter.text.names import name_places
from spamfilter.text.shapes import ALPHA, ASCII, CONTRACTED, FUNCTION, SMALL
from spamfilter.text.views import view

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Mapping
    from typing import TypeAlias

    from numpy.typing import NDArray

    from spamfilter.article import Article
    from spamfilter.feature import Finding
    from spamfilter.matching.alignment import Alignment
    from spamfilter.text.cutting import Words

    Broken: TypeAlias = Callable[[Article, Collection[str]], Mapping[str, Finding]]  # what the named features of texts find in one alone

# The features of a text alone whose differences are traces: those that cost little beside what they tell.
BROKEN = ("neighbours.odd", "rarity.rare", "rarity.unknown", "rates.of")
_TOLD_TWICE = 0.2  # cosine with its nearest sentence from which a sentence is told by both
_FEW = 3  # words as if seen before, of common kind, so that one word proves little


def weigh(traces: Mapping[str, float]) -> dict[str, float]:
    """The log-odds that the judged text was made from the other, by family of trace: each changes its sign with the traces'.

    Trees are asked about the two texts and about the same turned round; half the difference of what they say counts.
    """
    head = shipped_head()
    values = np.array([traces.get(name, 0.0) for name in head.features])
    there, back = head.shares(np.stack((values, -values))).tolist()
    families: dict[str, float] = {}
    for name, ahead, turned in zip(head.features, there, back, strict=True):
        family = name.partition(".")[0]
        families[family] = families.get(family, 0.0) + (ahead - turned) / 2
    return families


@cache
def shipped_head() -> Head:
    """The trees of this release."""
    data = json.loads((resources.files("spamfilter.model") / "direction.json").read_text(encoding="utf-8"))
    feature, left, right, first = (np.array(data[name], dtype=np.int32) for name in ("feature", "left", "right", "roots"))
    threshold, value = (np.array(data[name], dtype=np.float64) for name in ("threshold", "value"))
    return Head(tuple(data["features"]), feature, threshold, left, right, value, first, slope=1.0, intercept=0.0)


def measure_traces(alignment: Alignment, broken: Broken) -> dict[str, float]:
    """The traces by name, `family.thing`; above 0 or below as the judged text has more of it than the other. All 0 for equal texts."""
    a, b, grid = alignment.a, alignment.b, alignment.grid
    ours, theirs = style(a), style(b)
    found = {name: value - theirs[name] for name, value in ours.items()}
    here, there = broken(a, BROKEN), broken(b, BROKEN)
    found |= {f"broken.{name}": here[name].value - there[name].value for name in BROKEN}
    if grid.cosine.size:
        told_a, told_b = _told_twice(a.words, grid.numbers_a, grid.best_a), _told_twice(b.words, grid.numbers_b, grid.best_b)
        ours, theirs = _own_words(a.words, told_a, b.words), _own_words(b.words, told_b, a.words)
        found |= {name: value - theirs[name] for name, value in ours.items()}
    return found


@view
def style(article: Article) -> Mapping[str, float]:
    """How a text speaks, whatever it tells: shares of its words, and how uneven its sentences are."""
    words, text = article.words, article.text
    size, lengths = max(1, len(words)), np.diff(words.sentence_edges)
    return {
        "wording.function": np.count_nonzero(is_function_word(words)) / size,
        "facts.names": len(name_places(words)) / size,
        "voice.contractions": np.count_nonzero(has(words, CONTRACTED)) / size,
        "voice.brackets": text.count("(") / size,
        "voice.commas": text.count(",") / size,
        "voice.unevenness": float(np.log(lengths).std()) if len(lengths) else 0.0,
    }


def _told_twice(words: Words, numbers: NDArray[np.signedinteger], best: NDArray[np.float64]) -> NDArray[np.bool_]:
    """Which words stand in sentences that the other text tells too."""
    told = np.zeros(len(words.sentence_edges) - 1, dtype=bool)
    told[numbers[best >= _TOLD_TWICE]] = True
    return told[words.sentence_column]


def _own_words(words: Words, told: NDArray[np.bool_], other: Words) -> dict[str, float]:
    """What a text has of its own where both tell the same: common, short and plain words or rare ones, names, numbers."""
    folded, named = folds(words), name_places(words)
    places = np.flatnonzero(told & has(words, SMALL | ASCII | ALPHA, FUNCTION) & ~among(roots(words), roots(other)))
    places = places[np.argsort(folded[places], kind="stable")]
    own = places[is_new(folded[places])]
    size = len(own) + _FEW
    return {
        "wording.own_commonness": (int(words.facts.centizipf[own].sum()) / 100 + 4.3 * _FEW) / size,
        "wording.own_length": (int(words.facts.letters[own].sum()) + 6.5 * _FEW) / size,
        "facts.own_names": _own_share(folded[named[told[named]]], other),
        "facts.own_numbers": _own_share(folded[told & is_number(words)], other),
    }


def _own_share(facts: NDArray[np.int32], other: Words) -> float:
    """Share of the different facts that the other text lacks, as if two more had been told, one of them its own."""
    different = np.sort(facts)
    different = different[is_new(different)]
    return (np.count_nonzero(~among(different, folds(other))) + 1) / (len(different) + 2)
