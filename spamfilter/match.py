"""Matches: an article that resembles the judged one, and how."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import datetime

    from spamfilter.article import Article
    from spamfilter.matching.alignment import Alignment
    from spamfilter.verdict import Label


class Direction(StrEnum):
    """Who took from whom."""

    FROM = "from"
    TO = "to"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Passage:
    """The same passage in both texts, as characters of the cleaned texts; `similarity` is between 0 and 1."""

    a: tuple[int, int]
    b: tuple[int, int]
    similarity: float


@dataclass(frozen=True, slots=True)
class Match:
    """One resembling article of the index.

    `article` is the resembling article with its text, `alignment` what was measured between the two, `first_seen` when the page was first
    met, `text_seen` when it was first met with this text, where it had another one before, `label` the verdict it was learned with,
    `vouched` whether the caller named it as a reference. `held` is the share of the judged text's content, by weight, whose words
    stand in the other one, and the same the other way round (0 to 1). `shared_runs` is how many of the index's sampled runs of five words
    both texts have, `common_runs` how many of those stand in other, different articles too. `score` is the chance that one of the two was
    made from the other without saying so (0 to 1), `direction` who took from whom, as far as that can be told, `why` the sentences that
    say why, `lean` how much they weigh together (1 and more: `from`, -1 and less: `to`), and `traced` what of that lies in the words alone.
    """

    article: Article
    alignment: Alignment
    first_seen: datetime | None = None
    text_seen: datetime | None = None
    vouched: bool = False
    held: tuple[float, float] = (0.0, 0.0)
    shared_runs: int = 0
    common_runs: int = 0
    label: Label | None = None
    score: float = 0.0
    direction: Direction = Direction.UNKNOWN
    why: tuple[str, ...] = ()
    lean: float = 0.0
    traced: float = 0.0

    @property
    def known_since(self) -> datetime | None:
        """When the text was first seen, as far as anybody knows."""
        return self.text_seen or self.first_seen

    @property
    def own_runs(self) -> int:
        """How many runs both have and no other, different article: what a form or a set phrase does not explain."""
        return self.shared_runs - self.common_runs
