"""Keys: the few numbers by which an article finds those that resemble it.

Two families share one table. Word keys are the rarest distinct content words: they outlive paraphrase and translation.
Run keys are a sample of runs of five words: they find verbatim copies however short, in any language.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from hashlib import blake2b
from typing import TYPE_CHECKING

import numpy as np

from spamfilter.text.background import surprise
from spamfilter.text.function_words import FUNCTION_WORDS

if TYPE_CHECKING:
    from collections.abc import Iterable

    from numpy.typing import NDArray

    from spamfilter.article import Article
    from spamfilter.text.words import Words

KEY_BITS = 40  # of 3 * 10^7 keys in use (a million articles) a new one meets another by chance once in 40,000 times
SHORT = 120  # words; below this all content words are keys, else the source of three summaries in ten is not found
LEAST_WORDS = 48  # word keys of a longer article, where it has as many
WORDS_PER_KEY = 8  # a long one gets a key for so many words …
MOST_WORDS = 128  # … up to these: the source of a summary must share words with it that are not its very rarest
RUN = 5  # words in a run
WINDOW = 26  # of so many neighbouring runs at least one is a key: whoever copies 30 words in a row shares one
MOST_RUNS = 256  # about; longer articles are sampled more thinly
RUN_WEIGHT = 8.0  # nats that a shared run tells, about as much as a rare word
LONGEST = 64  # characters of a word that count
_MASK = (1 << KEY_BITS) - 1


@dataclass(frozen=True, slots=True)
class Keys:
    """Distinct numbers to look up, and how many nats each tells when two articles share it (0 to 11.3)."""

    numbers: tuple[int, ...]
    weights: tuple[float, ...]


def article_keys(article: Article) -> Keys:
    """The article's keys; at most MOST_WORDS + 4 * MOST_RUNS, of an article under SHORT words at most twice its words."""
    words = article.words
    numbers = {stem: _number(stem[:LONGEST]) for stem in set(words.stems)}
    chosen = dict.fromkeys(_runs([numbers[stem] for stem in words.stems]), RUN_WEIGHT)
    chosen.update(_rarest(words, numbers))
    return Keys(tuple(chosen), tuple(chosen.values()))


def _rarest(words: Words, numbers: dict[str, int]) -> Iterable[tuple[int, float]]:
    """The most surprising stems; of equally surprising ones those with the least number, the same in every article."""
    told: dict[str, float] = {}
    for folded, stem in dict(zip(words.folded, words.stems, strict=True)).items():
        if folded in FUNCTION_WORDS or (len(folded) < 2 and folded.isascii() and not folded.isdigit()):
            continue
        weight = surprise(folded)
        if weight < told.get(stem, 99.0):
            told[stem] = weight
    if len(words) < SHORT:
        return ((numbers[stem] & _MASK, weight) for stem, weight in told.items())
    most = min(MOST_WORDS, max(LEAST_WORDS, len(words) // WORDS_PER_KEY))
    ranked = sorted((-weight, numbers[stem] & _MASK) for stem, weight in told.items())
    return ((number, -weight) for weight, number in ranked[:most])


def _runs(numbers: list[int]) -> list[int]:
    """A sample of the runs: the least hash of each window (winnowing, Schleimer et al. 2003)."""
    count = len(numbers) - RUN + 1
    if count < 1:
        return []
    hashes = _mix(np.array(numbers, dtype=np.uint64), count)
    window = min(count, max(WINDOW, 2 * count // MOST_RUNS))
    least = np.lib.stride_tricks.sliding_window_view(hashes, window).min(axis=1)
    found: list[int] = (np.unique(least) & np.uint64(_MASK)).tolist()
    return found


def _mix(words: NDArray[np.uint64], count: int) -> NDArray[np.uint64]:
    """One well mixed number for each run (multiplier and mixer of SplitMix64, Steele et al. 2014)."""
    mixed = np.zeros(count, dtype=np.uint64)
    for n in range(RUN):
        mixed = mixed * np.uint64(0x9E3779B97F4A7C15) + words[n : n + count]
    mixed = (mixed ^ (mixed >> np.uint64(30))) * np.uint64(0xBF58476D1CE4E5B9)
    mixed = (mixed ^ (mixed >> np.uint64(27))) * np.uint64(0x94D049BB133111EB)
    return mixed ^ (mixed >> np.uint64(31))


@lru_cache(maxsize=1 << 16)
def _number(word: str) -> int:
    """64 bits of a word, the same in every process."""
    return int.from_bytes(blake2b(word.encode("utf-8", "surrogatepass"), digest_size=8).digest(), "little")
