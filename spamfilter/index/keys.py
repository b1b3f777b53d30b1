"""Keys: the few numbers by which an article finds those that resemble it.

Two families share one table. Word keys are the rarest distinct content words: they outlive paraphrase and translation.
Shingle keys are a sample of runs of five words: they find verbatim copies however short, in any language.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from hashlib import blake2b
from heapq import nsmallest
from typing import TYPE_CHECKING

import numpy as np

from spamfilter.text.background import surprise
from spamfilter.text.function_words import FUNCTION_WORDS

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from spamfilter.article import Article

KEY_BITS = 38  # a key and a document's number share one integer of 63 bits; two words in 10^5 share a key by chance
SHORT = 120  # words; below this all content words are keys, else the source of three summaries in ten is not found
LEAST_WORDS = 48  # word keys of an article of any length, where it has as many
WORDS_PER_KEY = 8  # a longer article gets one more key for so many words …
MOST_WORDS = 128  # … up to these
SHINGLE = 5  # words in a run
WINDOW = 16  # of so many neighbouring runs at least one is a key: every copied run of 20 words shares one
MOST_SHINGLES = 256  # longer articles are sampled more thinly
SHINGLE_WEIGHT = 8.0  # nats that a shared run counts for, about as much as a rare word
_MASK = (1 << KEY_BITS) - 1


@dataclass(frozen=True, slots=True)
class Key:
    """A number to look up, and how many nats a common entry under it tells."""

    number: int
    weight: float


def article_keys(article: Article) -> tuple[Key, ...]:
    """The article's keys by falling weight, no number twice; at most MOST_WORDS + 2 * MOST_SHINGLES."""
    best: dict[int, Key] = {}
    for key in (*word_keys(article), *shingle_keys(article)):
        best.setdefault(key.number, key)
    return tuple(sorted(best.values(), key=lambda k: (-k.weight, k.number)))


def word_keys(article: Article) -> list[Key]:
    """The article's most surprising stems; of equally surprising ones those with the least number, in every article alike."""
    words = article.words
    told: dict[str, float] = {}
    for folded, stem in zip(words.folded, words.stems, strict=True):
        if folded in FUNCTION_WORDS or (len(folded) < 2 and folded.isascii() and not folded.isdigit()):
            continue
        weight = surprise(folded)
        if weight < told.get(stem, 99.0):
            told[stem] = weight
    keys = [Key(_number(stem) & _MASK, weight) for stem, weight in told.items()]
    if len(words) < SHORT:
        return keys
    most = min(MOST_WORDS, max(LEAST_WORDS, len(words) // WORDS_PER_KEY))
    return nsmallest(most, keys, key=lambda k: (-k.weight, k.number))


def shingle_keys(article: Article) -> list[Key]:
    """A sample of the article's runs of five words (Schleimer et al. 2003, winnowing): the least hash of each window."""
    folded = article.words.folded
    runs = len(folded) - SHINGLE + 1
    if runs < 1:
        return []
    hashes = _run_hashes(np.array([_number(word) for word in folded], dtype=np.uint64), runs)
    window = min(runs, max(WINDOW, 2 * runs // MOST_SHINGLES))
    least = np.lib.stride_tricks.sliding_window_view(hashes, window).min(axis=1)
    return [Key(int(number), SHINGLE_WEIGHT) for number in np.unique(least & np.uint64(_MASK))]


def _run_hashes(words: NDArray[np.uint64], runs: int) -> NDArray[np.uint64]:
    """One well mixed number for each run of SHINGLE words (multiplier and mixer of SplitMix64, Steele et al. 2014)."""
    mixed = np.zeros(runs, dtype=np.uint64)
    for n in range(SHINGLE):
        mixed = mixed * np.uint64(0x9E3779B97F4A7C15) + words[n : n + runs]
    mixed = (mixed ^ (mixed >> np.uint64(30))) * np.uint64(0xBF58476D1CE4E5B9)
    mixed = (mixed ^ (mixed >> np.uint64(27))) * np.uint64(0x94D049BB133111EB)
    return mixed ^ (mixed >> np.uint64(31))


@lru_cache(maxsize=1 << 16)
def _number(word: str) -> int:
    """64 bits of a word, the same in every process."""
    return int.from_bytes(blake2b(word.encode("utf-8", "surrogatepass"), digest_size=8).digest(), "little")
