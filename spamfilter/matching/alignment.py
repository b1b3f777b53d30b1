"""Alignment: everything two articles share, measured once and looked at by many features."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cached_property
from typing import TYPE_CHECKING, Self

from spamfilter.matching.names import corrupted_names
from spamfilter.matching.order import Order, common_order
from spamfilter.matching.passages import passages
from spamfilter.matching.runs import Runs, shared_runs
from spamfilter.matching.sentences import SentenceGrid, sentence_grid
from spamfilter.text.forms import folds
from spamfilter.text.lexicon import among, first_places, renumbered

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from spamfilter.article import Article
    from spamfilter.match import Passage

MOST_CHARACTERS = 40_000  # of a text that are aligned, some 6,000 words: a book is judged in parts, each in bounded time


@dataclass(frozen=True)
class Alignment:
    """Two articles side by side: `a` the judged one, `b` the other one.

    Every view is computed when it is first looked at; the words of both have their numbers in one lexicon.
    `Alignment.of` takes of long texts the first MOST_CHARACTERS; either may also be a later part of one.
    """

    a: Article
    other: Article

    @cached_property
    def b(self) -> Article:
        """The other text, its words in the lexicon of the first, so that they can be compared by number."""
        lexicon = self.a.words.lexicon
        if self.other.words.lexicon is lexicon:
            return self.other
        b = replace(self.other)
        vars(b)["words"] = self.other.words.in_lexicon(lexicon)
        return b

    @classmethod
    def of(cls, a: Article, b: Article) -> Self:
        """The alignment of two articles of any length."""
        return cls(a.head(MOST_CHARACTERS), b.head(MOST_CHARACTERS))

    @cached_property
    def stems(self) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
        """The content stems of both texts as numbers: the same stem, the same number."""
        stems_a, stems_b = renumbered(self.a.content.roots, self.b.content.roots)
        return stems_a, stems_b

    @cached_property
    def first(self) -> NDArray[np.int64]:
        """Where each stem of `a` first stands: they are numbered in that order."""
        return first_places(self.stems[0])

    @cached_property
    def shared(self) -> tuple[NDArray[np.bool_], NDArray[np.bool_]]:
        """Which content words of each side stand in the other too."""
        stems_a, stems_b = self.stems
        return among(stems_a, stems_b), among(stems_b, stems_a)

    @cached_property
    def weights(self) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
        """What each content word of each side tells, in nats."""
        return self.a.content.weights, self.b.content.weights

    @cached_property
    def contained(self) -> tuple[float, float]:
        """Share of each side's content, by weight, whose words stand in the other (0 to 1; 0 for an empty text)."""
        sums = [(float(side[shared].sum()), float(side.sum())) for side, shared in zip(self.weights, self.shared, strict=True)]
        return tuple(part / whole if whole else 0.0 for part, whole in sums)  # type: ignore[return-value]  # two sides, two shares

    @cached_property
    def order(self) -> Order:
        """The longest common subsequence of content words, and what it would be by chance."""
        sentences = self.b.content.sentences
        return common_order(self.stems, self.weights, self.shared, sentences)

    @cached_property
    def runs(self) -> Runs:
        """The words of each side that lie in runs standing word for word in the other."""
        return shared_runs(folds(self.a.words), folds(self.b.words))

    @cached_property
    def grid(self) -> SentenceGrid:
        """Every sentence of `a` against every sentence of `b`."""
        return sentence_grid(self.stems, self.weights, (self.a.content.sentences, self.b.content.sentences))

    @cached_property
    def passages(self) -> tuple[Passage, ...]:
        """The resembling passages, strongest first, by their places in the whole texts."""
        found = passages(self.a, self.b, self.grid)
        here, there = (text.paragraphs[0].start if text.paragraphs else 0 for text in (self.a, self.other))
        if not here and not there:
            return found
        return tuple(replace(p, a=(p.a[0] + here, p.a[1] + here), b=(p.b[0] + there, p.b[1] + there)) for p in found)

    @cached_property
    def names(self) -> tuple[tuple[str, str], ...]:
        """Pairs of a name in `b` and its corrupted spelling in `a`, such as (Raikes, Rakes)."""
        return corrupted_names(self.a, self.b, self.grid)
