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
from spamfilter.text.words import fold, stem, word_forms

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

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
MOST_FORMS = 100_000  # words of an article that count: a thick book; a million different ones would take 12 s
_MASK = (1 << KEY_BITS) - 1


@dataclass(frozen=True, slots=True)
class Keys:
    """Distinct numbers to look up, and how many nats each tells when two articles share it (0 to 11.3).

    The first `runs` of them are run keys, the others word keys.
    """

    numbers: tuple[int, ...]
    weights: tuple[float, ...]
    runs: int


def article_keys(article: Article) -> Keys:
    """The article's keys; at most MOST_WORDS + 4 * MOST_RUNS, of an article under SHORT words at most twice its words."""
    words = list(map(_word, _forms(article)))
    chosen = dict.fromkeys(_runs([number for number, _ in words]), RUN_WEIGHT)
    runs = len(chosen)
    chosen.update(_rarest(words))
    return Keys(tuple(chosen), tuple(chosen.values()), runs)


def _forms(article: Article) -> Sequence[str]:
    """The article's words; a very long one stands for all that begin like it, else it would fill the memory of `_word`."""
    known: Words | None = vars(article).get("words")  # where somebody has asked for them before
    forms = (word_forms(article.text) if known is None else known.forms)[:MOST_FORMS]
    if max(map(len, forms), default=0) > LONGEST:
        return [form[:LONGEST] for form in forms]
    return forms


@lru_cache(maxsize=1 << 14)
def _word(form: str) -> tuple[int, float]:
    """The key of the word's stem, the same in every process, and how many nats it tells; 0 for one that is no content word.

    The stem tells what its commoner form tells, so that all its forms agree where the stem is a word itself.
    """
    folded = fold(form)
    root = stem(folded)
    number = int.from_bytes(blake2b(root.encode("utf-8", "surrogatepass"), digest_size=8).digest(), "little") & _MASK
    tells = folded not in FUNCTION_WORDS and (len(folded) > 1 or not folded.isascii() or folded.isdigit())
    return number, min(surprise(folded), surprise(root)) if tells else 0.0


def _rarest(words: list[tuple[int, float]]) -> Iterable[tuple[int, float]]:
    """The most surprising stems; of equally surprising ones those with the least number, the same in every article."""
    told = {number: weight for number, weight in dict(words).items() if weight}
    if len(words) < SHORT:
        return told.items()
    most = min(MOST_WORDS, max(LEAST_WORDS, len(words) // WORDS_PER_KEY))
    numbers, weights = np.array(list(told), dtype=np.int64), np.array(list(told.values()))
    first = np.lexsort((numbers, -weights))[:most]
    return zip(numbers[first].tolist(), weights[first].tolist(), strict=True)


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
