"""Features: one measured thing each, and the quotes that prove it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple, TypeAlias

from spamfilter.article import Article
from spamfilter.match import Match


class View(StrEnum):
    """What a feature looks at: the article beside its best match, or the article alone."""

    MATCH = "match"
    TEXT = "text"


class Finding(NamedTuple):
    """What one feature saw in one article."""

    value: float
    quotes: tuple[str, ...] = ()


Measure: TypeAlias = Callable[[Article, Sequence[Match]], Finding]


@dataclass(frozen=True, slots=True)
class Feature:
    """A named measurement.

    A feature of the view MATCH reads `matches[0]` and is asked only when there is one; one of the view TEXT reads the
    article alone.
    """

    name: str
    description: str
    measure: Measure
    view: View = View.MATCH
