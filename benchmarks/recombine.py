"""Recombination: any number of different articles from some thousand real ones, one at a time and the same in every run.

Each takes stretches of two to four sentences from articles near one another, gives the names and numbers in them values of its own, and
draws one lower-case word in eight anew. So documents are distinct, but words are as common as they are in news.
"""

from __future__ import annotations

import random
import re
from collections import Counter
from dataclasses import dataclass
from itertools import accumulate
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

_SYLLABLES = """
bal cor dun el far gor hal is jor kel lum mor nav os pel qua rin sol tam ur vel wen yor zan ba ker lin mo sa ta vo
"""
_SENTENCE = re.compile(r"(?<=[.!?])[\"'”]?\s+(?=[\"'“A-Z0-9])")
_CORE = re.compile(r"\W*(.*?)\W*", re.DOTALL)
_REDRAWN = 8  # of so many plain words one is drawn anew
_WORDS = 300, 600  # an article has at least so many: drawn between these
_NAMES = 120_000


@dataclass(frozen=True, slots=True)
class Sentence:
    """The words of a sentence, which of them are names or numbers (with what stands in them), and which are plain."""

    words: tuple[str, ...]
    own: tuple[tuple[int, str], ...]
    plain: tuple[int, ...]


class Recombiner:
    """Makes articles from texts."""

    def __init__(self, texts: Iterable[str]) -> None:
        cut = [[part.split() for part in _SENTENCE.split(" ".join(text.split()))] for text in texts]
        cut = [[words for words in sentences if 6 <= len(words) <= 60] for sentences in cut]
        cut = [sentences for sentences in cut if len(sentences) >= 3]
        counts = Counter(
            word for sentences in cut for words in sentences for word in words if word.isalpha() and word.islower() and len(word) > 2
        )
        self._vocabulary = list(counts)
        self._chances = list(accumulate(counts.values()))
        self._articles = [[_marked(words, counts) for words in sentences] for sentences in cut]
        pick = random.Random(1)
        syllables = _SYLLABLES.split()
        self._names = ["".join(pick.choices(syllables, k=pick.choice((2, 2, 3, 3, 4)))).capitalize() for _ in range(_NAMES)]

    def articles(self, count: int, seed: int = 11) -> Iterator[str]:
        """So many texts, one sentence a line."""
        pick = random.Random(seed)
        for _ in range(count):
            yield "\n".join(self._article(pick))

    def _article(self, pick: random.Random) -> Iterator[str]:
        want, have = pick.randint(*_WORDS), 0
        home = pick.randrange(len(self._articles))
        names: dict[str, str] = {}
        while have < want:
            source = self._articles[min(len(self._articles) - 1, max(0, home + pick.randint(-30, 30)))]
            length = pick.randint(2, 4)
            first = pick.randrange(max(1, len(source) - length + 1))
            for sentence in source[first : first + length]:
                have += len(sentence.words)
                yield self._retold(sentence, names, pick)

    def _retold(self, sentence: Sentence, names: dict[str, str], pick: random.Random) -> str:
        words = list(sentence.words)
        for at, core in sentence.own:
            if core not in names:
                names[core] = (
                    self._name(pick) if core[0].isalpha() else "".join(str(pick.randint(1, 9)) if c.isdigit() else c for c in core)
                )
            words[at] = words[at].replace(core, names[core])
        for at in pick.sample(sentence.plain, len(sentence.plain) // _REDRAWN):
            words[at] = self.word(pick)
        return " ".join(words)

    def word(self, pick: random.Random) -> str:
        """A plain word, as likely as it is in the texts."""
        return pick.choices(self._vocabulary, cum_weights=self._chances)[0]

    def _name(self, pick: random.Random) -> str:
        """A name; a few are common, as in news."""
        return self._names[min(len(self._names) - 1, int(len(self._names) ** pick.random()) - 1 + pick.randrange(40))]


def _marked(words: list[str], counts: Counter[str]) -> Sentence:
    own, plain = [], []
    for at, word in enumerate(words):
        found = _CORE.fullmatch(word)
        core = found[1] if found else ""
        if core in counts:
            if core == word:
                plain.append(at)
        elif core[:1].isdigit() or (core[:1].isupper() and len(core) > 2 and core.lower() not in counts):
            own.append((at, core))
    return Sentence(tuple(words), tuple(own), tuple(plain))
