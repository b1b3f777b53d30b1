"""Make `kinds.npz`: which kinds of words English puts side by side, and how much commoner the commonest synonym of each word is.

Run `python -m spamfilter.model.kinds OUT.npz LM.bin WORDNET` with the files that `neighbours.py` beside this one names. A word's kind is
the forms it can be by WordNet (noun or verb, a plural, a past, …); a function word is a kind of its own.
"""

from __future__ import annotations

import sys
from collections import defaultdict
from typing import TYPE_CHECKING

import numpy as np

from spamfilter.text.background import english
from spamfilter.text.function_words import FUNCTION_WORDS
from spamfilter.text.kinds import GAPS, STEPS

from .neighbours import POS, forms, irregular, read_grams, synsets, thesaurus

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from .neighbours import Grams

MOST_KINDS = 48  # of content words; the rest, one in two thousand words, are one kind
LEAST_GAP = 1.0  # of a word that no list of frequencies has: the others, six in seven, would only make the file longer
_UNSEEN = 0.3  # share of the chance left to pairs that nobody counted which kinds are taken to have at random
_FORMS = {
    "noun": {"": 1, "s": 2},
    "verb": {"": 4, "s": 8, "ing": 16, "ed": 32},
    "adj": {"": 64, "er": 128, "est": 128, "odd": 128},
    "adv": {"": 256},
}


def forms_of(folder: str) -> dict[str, int]:
    """The forms that each word of WordNet can be, as bits."""
    found: dict[str, int] = defaultdict(int)
    for pos in POS:
        odd = irregular(folder, pos)
        for name in (name for names in synsets(folder, pos) for name in names):
            for kind, spelled in forms(name, pos, odd.get(name, [])).items():
                for form in spelled:
                    found[form] |= _FORMS[pos].get(kind, 0)
    return found


def build(out: str, model: str, wordnet: str) -> tuple[int, int, int]:
    """Write the table; the number of kinds, of words with one, and of those that no list of frequencies has."""
    grams, bits, (_, alike) = read_grams(model), forms_of(wordnet), thesaurus(wordnet)
    background, functions = english(), sorted(word for word in FUNCTION_WORDS if "'" not in word)
    heard: dict[int, float] = defaultdict(float)
    for word, chance in zip(grams.words, grams.chances.tolist(), strict=True):
        if word in bits and word not in FUNCTION_WORDS:
            heard[bits[word]] += float(np.exp(chance))
    numbers = {some: len(functions) + n for n, some in enumerate(sorted(heard, key=lambda some: (-heard[some], some))[:MOST_KINDS])}
    last = len(functions) + len(numbers)
    kinds = {word: numbers.get(some, last) for word, some in bits.items()} | {word: n for n, word in enumerate(functions)}
    gaps = {word: max(map(background.zipf, others)) - background.zipf(word) for word, others in sorted(alike.items()) if others}
    others = sorted(word for word in bits if word not in background and word.isascii() and gaps.get(word, 0) > LEAST_GAP)
    listed = [word for word in background.words if word in kinds]
    np.savez_compressed(
        out,
        functions=np.frombuffer("\n".join(functions).encode(), np.uint8),
        others=np.frombuffer("\n".join(others).encode(), np.uint8),
        kinds=np.array([max(0, kinds.get(word, -1) - len(functions) + 1) for word in (*background.words, *others)], dtype=np.uint8),
        gaps=np.array([_gap(gaps.get(word, 0.0)) for word in (*background.words, *others)], dtype=np.uint8),
        nats=np.clip(np.rint(pairs(grams, kinds, last + 1) * STEPS), -127, 127).astype(np.int8),
    )
    return last + 1, len(listed) + len(others), len(others)


def pairs(grams: Grams, kinds: dict[str, int], count: int) -> NDArray[np.float64]:
    """How many nats more often a word of the second kind stands behind one of the first than chance would have it."""
    mine = np.array([kinds.get(word, -1) for word in grams.words])
    first, second, known = mine[grams.first], mine[grams.second], mine >= 0
    chances = np.exp(grams.chances)
    both = chances[grams.first] * np.exp(grams.nats + grams.chances[grams.second])
    counted = (first >= 0) & (second >= 0)
    cells = np.bincount(first[counted] * count + second[counted], both[counted], count**2)
    table = np.asarray(cells, dtype=np.float64).reshape(count, count)
    rest = np.bincount(mine[known], (chances * np.exp(grams.backoff))[known], count)  # for pairs nobody counted
    table += _UNSEEN * rest[:, None] * np.bincount(mine[known], chances[known], count)
    return np.asarray(np.log(table * table.sum() / table.sum(1, keepdims=True) / table.sum(0)))


def _gap(value: float) -> int:
    return int(np.clip(round(value * GAPS), 0, 255))


if __name__ == "__main__":
    print(build(*sys.argv[1:4]))  # noqa: T201 a script's answer
