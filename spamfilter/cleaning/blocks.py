"""Blocks: a page as one stream of text blocks in reading order, whatever tree it came from."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Sequence

_WORD = re.compile(r"[A-Z]?[a-z]+|[A-Z]+(?![a-z])")


@lru_cache(maxsize=2048)
def split_names(names: str) -> tuple[str, ...]:
    """The words of class names and ids, in lower case."""
    return tuple([w.lower() for w in _WORD.findall(names[:600])])


class Container(NamedTuple):
    """An element that holds blocks.

    `parent` is the number of the element around it (-1 for the page itself, number 0); `names` are its class,
    id and itemprop as written; it holds the blocks from `first` up to, not including, `last`.
    """

    parent: int
    tag: str
    names: str
    role: str
    hidden: bool
    first: int
    last: int


@dataclass(frozen=True, slots=True)
class Outline:
    """The elements that hold blocks, column by column: a page has four hundred, and a tuple for each takes longer than the parser."""

    parents: Sequence[int] = (-1,)
    tags: Sequence[str] = ("root",)
    names: Sequence[str] = ("",)
    roles: Sequence[str] = ("",)
    hidden: Sequence[bool] = (False,)
    firsts: Sequence[int] = (0,)
    lasts: Sequence[int] = (0,)

    def __len__(self) -> int:
        return len(self.parents)

    def __getitem__(self, number: int) -> Container:
        """One element as a row."""
        return Container(
            self.parents[number],
            self.tags[number],
            self.names[number],
            self.roles[number],
            self.hidden[number],
            self.firsts[number],
            self.lasts[number],
        )


class Block(NamedTuple):
    """A run of text that no other block interrupts: a paragraph, heading, list item, table row or bare line.

    `container` is the number of the innermost element around it and `tag` that element's tag. `linked` counts the
    characters inside links, `links` the links, `lead` the characters before the first link. `heading` is 1 to 6 in a
    heading, else 0. `hidden` blocks are not shown to a reader.
    """

    text: str
    container: int
    tag: str
    linked: int = 0
    links: int = 0
    lead: int = 0
    heading: int = 0
    hidden: bool = False

    @property
    def density(self) -> float:
        """Share of the characters that stand in links, 0 to 1."""
        return min(1.0, self.linked / max(1, len(self.text)))


@dataclass(frozen=True, slots=True)
class Facts:
    """What the page states about itself, raw: meta tags in order, JSON-LD texts, title, canonical address, language, times."""

    metas: tuple[tuple[str, str], ...] = ()
    scripts: tuple[str, ...] = ()
    title: str | None = None
    canonical: str | None = None
    language: str | None = None
    times: tuple[tuple[str, int], ...] = ()  # the datetime and the number of the block that follows


@dataclass(frozen=True, slots=True)
class Stream:
    """One page: its blocks in reading order, the elements that hold them, and what the head states."""

    blocks: tuple[Block, ...] = ()
    containers: Outline = field(default_factory=Outline)
    facts: Facts = field(default_factory=Facts)
