"""Keys: the few numbers by which an article finds those that resemble it.

Two families share one table. Word keys are the rarest distinct content words: they outlive paraphrase and translation.
Run keys are a sample of runs of five words: they find verbatim copies however short, in any language.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from spamfilter.index.vocabulary import MUTE, NUMBER_BITS, PORTION, numbers_of_texts, numbers_of_words, portions_of, word_numbers
from spamfilter.text.background import nats_table
from spamfilter.text.lexicon import is_new

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from spamfilter.article import Article

KEY_BITS = NUMBER_BITS
SHORT = 120  # words; below this all content words are keys, else the source of three summaries in ten is not found
LEAST_WORDS = 48  # word keys of a longer article, where it has as many
WORDS_PER_KEY = 6  # a long one gets a key for so many words …
MOST_WORDS = 192  # … up to these: the source of a summary must share words with it that are not its very rarest
RUN = 5  # words in a run
WINDOW = 26  # of so many neighbouring runs at least one is a key: whoever copies 30 words in a row shares one
MOST_RUNS = 256  # about; longer articles are sampled more thinly
RUN_WEIGHT = 8.0  # nats that a shared run tells, about as much as a rare word
MOST_FORMS = 100_000  # words of an article that count: a thick book; a million different ones would take 12 s
_MASK = np.uint64((1 << KEY_BITS) - 1)
_ABOVE = np.uint64(KEY_BITS)  # where the rarity stands in the number of a word
_RARITY_BITS = np.uint64(10)
_MUTE = np.uint64(MUTE)
_TEXT_ABOVE = np.uint64(KEY_BITS + 10)  # where the place of a text stands among others
_GOLDEN, _FIRST, _SECOND = np.uint64(0x9E3779B97F4A7C15), np.uint64(0xBF58476D1CE4E5B9), np.uint64(0x94D049BB133111EB)


@dataclass(frozen=True, slots=True, eq=False)
class Keys:
    """Distinct numbers to look up, in rising order, how many nats each tells when two articles share it (0 to 11.3), and which are runs.

    `are_all` says whether all content words of the article are among them: it is short.
    """

    numbers: NDArray[np.uint64]
    weights: NDArray[np.float64]
    is_run: NDArray[np.bool_]
    are_all: bool = False

    def asked(self) -> Keys:
        """Those that are looked up: the runs, and of a long article's words the LEAST_WORDS that tell most.

        It stands under more, so that summaries find it; asking for all finds no rewrite that these do not, for a fifth more time.
        """
        words = np.flatnonzero(~self.is_run)
        if self.are_all or len(words) <= LEAST_WORDS:
            return self
        kept = self.is_run.copy()
        kept[words[np.argsort(-self.weights[words], kind="stable")[:LEAST_WORDS]]] = True
        return Keys(self.numbers[kept], self.weights[kept], self.is_run[kept])


def article_keys(article: Article) -> Keys:
    """The article's keys; at most MOST_WORDS + 4 * MOST_RUNS, of an article under SHORT words at most twice its words."""
    words = vars(article).get("words")  # where somebody has asked for them before
    if words is None or len(article.text) > PORTION:
        return _keys(word_numbers(article.text, MOST_FORMS))
    return _keys(numbers_of_words(words)[:MOST_FORMS])


def _keys(words: NDArray[np.uint64]) -> Keys:
    runs, rarest = _runs(words & _MASK), _rarest(words)
    numbers = np.concatenate((runs, rarest & _MASK))
    weights = np.concatenate((np.full(len(runs), RUN_WEIGHT), nats_table()[(rarest >> _ABOVE).astype(np.intp)]))
    order = np.argsort(numbers)
    numbers = numbers[order]
    keys = Keys(numbers, weights[order], order < len(runs), len(words) < SHORT)
    new = is_new(numbers)
    return keys if new.all() else Keys(numbers[new], keys.weights[new], keys.is_run[new], keys.are_all)


def keys_of_texts(texts: Sequence[str]) -> list[NDArray[np.uint64]]:
    """The key numbers of each text, as `article_keys` gives them; in a third of the time, for many are worked on at once."""
    return [numbers for together in portions_of(texts) for numbers in _keys_together(together)]


def _keys_together(texts: list[str]) -> list[NDArray[np.uint64]]:
    if len(texts) == 1:
        return [_keys(word_numbers(texts[0], MOST_FORMS)).numbers]
    words, counts = numbers_of_texts(texts)
    common = (counts >= RUN + WINDOW - 1) & (2 * (counts - RUN + 1) < (WINDOW + 1) * MOST_RUNS)  # one window after the other of WINDOW runs
    chosen = np.repeat(common, counts)
    ends = np.cumsum(counts)
    numbers = iter(_common_keys(words[chosen], counts[common]) if common.any() else ())
    parts = zip(common.tolist(), (ends - counts).tolist(), ends.tolist(), strict=True)
    return [next(numbers) if is_common else _keys(words[start:end]).numbers for is_common, start, end in parts]


def _common_keys(words: NDArray[np.uint64], counts: NDArray[np.int64]) -> list[NDArray[np.uint64]]:
    """The key numbers of texts of common length: the same steps as in `_rarest` and `_runs`, with the text's place above each number."""
    texts = np.arange(len(counts), dtype=np.uint64)
    ends = np.cumsum(counts)
    stems = np.sort(np.repeat(texts << _TEXT_ABOVE, counts) | (words & _MASK) << _RARITY_BITS | (_MUTE - (words >> _ABOVE)))
    stems = stems[is_new(stems >> _RARITY_BITS)]
    rarity = (_MUTE - (stems & _MUTE)) << _ABOVE
    ranked = np.sort((stems >> _TEXT_ABOVE) << _TEXT_ABOVE | rarity | (stems >> _RARITY_BITS) & _MASK)
    held = np.bincount((ranked >> _TEXT_ABOVE).astype(np.int64), minlength=len(counts))
    place = np.arange(len(ranked)) - np.repeat(np.cumsum(held) - held, held)
    most = np.where(counts < SHORT, counts, np.minimum(MOST_WORDS, np.maximum(LEAST_WORDS, counts // WORDS_PER_KEY)))
    rarest = ranked[(place < np.repeat(most, held)) & ((ranked >> _ABOVE) & _MUTE != _MUTE)]
    least = _window_least(_mix(words & _MASK, len(words) - RUN + 1), WINDOW)
    inside = np.ones(len(least), dtype=bool)  # windows that lie in one text
    inside[np.subtract.outer(ends[:-1], np.arange(1, RUN + WINDOW - 1))] = False
    runs = (np.repeat(texts, counts)[: len(least)] << _ABOVE | least & _MASK)[inside]
    keys = np.concatenate((runs[is_new(runs)], (rarest >> _TEXT_ABOVE) << _ABOVE | rarest & _MASK))
    keys.sort()
    keys = keys[is_new(keys)]
    edges = np.searchsorted(keys, texts[1:] << _ABOVE)
    return [part & _MASK for part in np.split(keys, edges)]


def _rarest(words: NDArray[np.uint64]) -> NDArray[np.uint64]:
    """The most surprising stems; of equally surprising ones those with the least number, the same in every article.

    A stem that stands in several forms is as common as the commonest of them.
    """
    stems = np.sort((words & _MASK) << _RARITY_BITS | (_MUTE - (words >> _ABOVE)))  # of each stem its commonest form first
    stems = stems[is_new(stems >> _RARITY_BITS)]
    ranked = np.sort((_MUTE - (stems & _MUTE)) << _ABOVE | stems >> _RARITY_BITS)
    telling = int(np.searchsorted(ranked, _MUTE << _ABOVE))
    if len(words) < SHORT:
        return ranked[:telling]
    return ranked[: min(telling, MOST_WORDS, max(LEAST_WORDS, len(words) // WORDS_PER_KEY))]


def _runs(words: NDArray[np.uint64]) -> NDArray[np.uint64]:
    """A sample of the runs: the least hash of each window (winnowing, Schleimer et al. 2003)."""
    count = len(words) - RUN + 1
    if count < 1:
        return words[:0]
    least = np.sort(_window_least(_mix(words, count), min(count, max(WINDOW, 2 * count // MOST_RUNS))))
    return least[is_new(least)] & _MASK


def run_numbers(text: str) -> NDArray[np.uint64]:
    """The keys of all runs of a text, sampled or not, in its order."""
    words = word_numbers(text, MOST_FORMS) & _MASK
    return _mix(words, max(0, len(words) - RUN + 1)) & _MASK


def _mix(words: NDArray[np.uint64], count: int) -> NDArray[np.uint64]:
    """One well mixed number for each run (multiplier and mixer of SplitMix64, Steele et al. 2014)."""
    mixed = words[:count].copy()
    for n in range(1, RUN):
        mixed *= _GOLDEN
        mixed += words[n : n + count]
    mixed ^= mixed >> np.uint64(30)
    mixed *= _FIRST
    mixed ^= mixed >> np.uint64(27)
    mixed *= _SECOND
    mixed ^= mixed >> np.uint64(31)
    return mixed


def _window_least(hashes: NDArray[np.uint64], window: int) -> NDArray[np.uint64]:
    """The least of each so many neighbours, by way of windows of 2, of 4, of 8 and so on."""
    size = 1
    while 2 * size <= window:
        hashes = np.minimum(hashes[:-size], hashes[size:])
        size *= 2
    rest = window - size
    return np.minimum(hashes[: len(hashes) - rest], hashes[rest:]) if rest else hashes
