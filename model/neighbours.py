"""Make `neighbours.npz`, which common English words stand side by side and which could stand for one another.

Run `python -m spamfilter.model.neighbours OUT.npz LM.bin WORDNET`: the language model inside the package pocketsphinx 5.1.1
(`model/en-us/en-us.lm.bin`, BSD; a trie of word trigrams, see `lm_trie.c` of its source) and the folder of WordNet 3.0's files
(Debian's `wordnet-base`). Both licences stand in NOTICE.
"""

from __future__ import annotations

import struct
import sys
from collections import defaultdict
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from spamfilter.text.background import english
from spamfilter.text.function_words import FUNCTION_WORDS
from spamfilter.text.neighbours import STEPS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from numpy.typing import NDArray

LEAST_ZIPF = 2.8  # of a word in the table: a rarer one has few pairs that anybody counted
LEAST_NATS = 1.5  # a pair that is as common as its words alone would make it tells nothing and is left out
MOST_SYNONYMS = 8
_NAT = 1e4  # of the units in the file: logarithms to the base 1.0001
_BINS = 1 << 16  # of each quantised column
POS = ("noun", "verb", "adj", "adv")


@dataclass(frozen=True)
class Grams:
    """A language model's words, the logarithms of their chances, their back-off weights, and its pairs: both numbers, nats above chance."""

    words: tuple[str, ...]
    chances: NDArray[np.float64]
    backoff: NDArray[np.float64]
    first: NDArray[np.int64]
    second: NDArray[np.int64]
    nats: NDArray[np.float64]


def read_grams(path: str) -> Grams:
    """The words and pairs of pocketsphinx's binary trie; raises ValueError for another file."""
    raw = Path(path).read_bytes()
    order, count, pairs, triples, quantised = struct.unpack_from("<B4I", raw, 19)
    if raw[:19] != b"Trie Language Model" or (order, quantised) != (3, 1):
        raise ValueError(f"{path} is no quantised trigram trie")
    at = 19 + 17
    bins = np.frombuffer(raw, "<f4", 3 * _BINS, at)
    at += bins.nbytes
    words = np.frombuffer(raw, np.dtype([("nats", "<f4"), ("backoff", "<f4"), ("next", "<u4")]), count + 1, at)
    at += words.nbytes
    bits, next_bits = int(count).bit_length(), int(triples).bit_length()
    wide = bits + 32 + next_bits  # a pair: its first word, the bins of back-off and chance, where its triples begin
    found = int(words["next"][count])
    begins = 8 * at + wide * np.arange(found)
    first, bin_of = _bits(raw, begins, bits), _bits(raw, begins + bits + 16, 16)
    second = np.repeat(np.arange(count), words["next"][1:].astype(np.int64) - words["next"][:-1])
    end = at + ((1 + pairs) * wide + 7) // 8 + 8 + ((1 + triples) * (bits + 16) + 7) // 8 + 8
    names = tuple(name.decode() for name in raw[end + 4 :].split(b"\0")[:count])
    nats = bins[bin_of].astype(np.float64) / _NAT - words["nats"][second].astype(np.float64) / _NAT
    chances, backoff = (words[name][:count].astype(np.float64) / _NAT for name in ("nats", "backoff"))
    return Grams(names, chances, backoff, first, second, nats)


def _bits(raw: bytes, begins: NDArray[np.int64], count: int) -> NDArray[np.int64]:
    """The numbers of `count` bits, at most 24, that begin at these bits, lowest first."""
    octets, bytes_at = np.frombuffer(raw, np.uint8), begins >> 3
    whole = sum(octets[bytes_at + n].astype(np.int64) << (8 * n) for n in range(4))
    return np.asarray((whole >> (begins & 7)) & ((1 << count) - 1), dtype=np.int64)


def synsets(folder: str, pos: str) -> Iterator[list[str]]:
    """The single words of each set of synonyms that are written in small letters."""
    for line in (Path(folder) / f"data.{pos}").read_text(encoding="utf-8").splitlines():
        if not line.startswith(" "):
            fields = line.split()
            names = (name.split("(")[0] for name in fields[4 : 4 + 2 * int(fields[3], 16) : 2])
            yield [name for name in names if name.isalpha() and name.islower()]


def irregular(folder: str, pos: str) -> dict[str, list[str]]:
    """The irregular forms of each word that has any."""
    found = defaultdict(list)
    path = Path(folder) / f"{pos}.exc"
    for line in path.read_text(encoding="utf-8").splitlines() if path.exists() else ():
        form, *bases = line.split()
        for base in bases:
            found[base].append(form)
    return found


def forms(word: str, pos: str, odd: list[str]) -> dict[str, list[str]]:
    """What a word becomes as plural or third person, in -ing, in the past, compared; spellings that no list has do no harm."""
    stem, hard = word.removesuffix("e"), word.endswith("y") and word[-2:-1] not in set("aeiou")
    hiss = "es" if word.endswith(("s", "x", "z", "ch", "sh")) else "s"
    plural = word[:-1] + "ies" if hard else word + hiss
    short = len(word) > 2 and word[-1] not in "aeiouwxy" and word[-2] in "aeiou" and word[-3] not in "aeiou"  # stop, stopped
    past = [word[:-1] + "ied" if hard else stem + "ed"] + [word + word[-1] + "ed"] * short
    ing = [stem + "ing"] + [word + word[-1] + "ing"] * short
    compared = [word[:-1] + "i" if hard else stem]
    if pos == "noun":
        return {"": [word], "s": odd or [plural]}
    if pos == "verb":
        odd_past = [form for form in odd if not form.endswith(("ing", "s"))]
        return {"": [word], "s": [plural], "ing": [form for form in odd if form.endswith("ing")] or ing, "ed": odd_past or past}
    return (
        {"": [word], "er": [form + "er" for form in compared], "est": [form + "est" for form in compared], "odd": odd}
        if pos == "adj"
        else {"": [word]}
    )


def thesaurus(folder: str) -> tuple[set[str], dict[str, set[str]]]:
    """All forms that WordNet knows in small letters, and for each the same form of its synonyms."""
    known: set[str] = set()
    alike: dict[str, set[str]] = defaultdict(set)
    for pos in POS:
        odd = irregular(folder, pos)
        for names in synsets(folder, pos):
            inflected = [forms(name, pos, odd.get(name, [])) for name in names]
            for kind in inflected[0] if inflected else ():
                spelled = [one[kind] for one in inflected]
                known.update(form for some in spelled for form in some)
                for n, some in enumerate(spelled):
                    others = {form for m, other in enumerate(spelled) if m != n for form in other}
                    for form in some if kind != "odd" else ():
                        alike[form] |= others - {form}
    return known, alike


def build(out: str, model: str, wordnet: str) -> tuple[int, int, int]:
    """Write the table; the number of words, pairs and synonyms in it."""
    grams, (known, alike) = read_grams(model), thesaurus(wordnet)
    background, numbers = english(), {word: n for n, word in enumerate(grams.words)}
    places = [
        place
        for place, word in enumerate(background.words)
        if word in numbers and (word in known or word in FUNCTION_WORDS) and background.zipf(word) >= LEAST_ZIPF
    ]
    words = [background.words[place] for place in places]
    mine = np.full(len(grams.words), -1)
    mine[[numbers[word] for word in words]] = np.arange(len(words))
    backoff = grams.backoff[[numbers[word] for word in words]]
    first, second = mine[grams.first], mine[grams.second]
    kept = (first >= 0) & (second >= 0) & (np.abs(grams.nats - grams.backoff[grams.first]) > LEAST_NATS)
    keys, nats = first[kept] * len(words) + second[kept], grams.nats[kept]
    order = np.argsort(keys)
    gaps = np.diff(keys[order], prepend=0)
    others = [_synonyms(word, alike, set(words)) for word in words]
    ranks = {word: n for n, word in enumerate(words)}
    np.savez_compressed(
        out,
        places=np.array(places, dtype=np.uint32),
        backoff=_steps(backoff),
        gaps=np.stack([(gaps >> shift & 255).astype(np.uint8) for shift in (0, 8, 16)]),
        nats=_steps(nats[order]),
        synonyms=np.array([ranks[other] for some in others for other in some], dtype=np.uint16),
        synonym_counts=np.array([len(some) for some in others], dtype=np.uint8),
    )
    return len(words), len(keys), sum(map(len, others))


def _steps(nats: NDArray[np.float64]) -> NDArray[np.int8]:
    return np.clip(np.rint(nats * STEPS), -127, 127).astype(np.int8)


def _synonyms(word: str, alike: dict[str, set[str]], words: set[str]) -> list[str]:
    """The commonest synonyms that are in the table and hardly rarer than the word."""
    zipf = english().zipf
    if word in FUNCTION_WORDS:
        return []
    found = [other for other in alike.get(word, ()) if other in words and other not in FUNCTION_WORDS and zipf(other) > zipf(word) - 0.2]
    return sorted(found, key=lambda other: (-zipf(other), other))[:MOST_SYNONYMS]


if __name__ == "__main__":
    print(build(*sys.argv[1:4]))  # noqa: T201 a script's answer
