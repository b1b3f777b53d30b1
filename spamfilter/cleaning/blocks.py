"""Blocks: a page as one stream of text blocks in reading order, whatever tree it came from."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

from spamfilter.cleaning.prose import is_prose

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

Own = tuple[str, str]  # the word, tag or role that makes an element furniture, and its code
MAX_CELL = 300  # characters of a cell that still makes a row of a table; longer cells are paragraphs
SIGN = " | "  # between the cells of a row and the lines of a box
_CELLS = frozenset({"td", "th", "p"})
BOX = "box"  # the tag of a box: all its lines are one block, and nothing but their text is known


class Element(NamedTuple):
    """What an element says of itself: its tag, class, id and itemprop as written, role, what these mean, what hides it (`hiding`)."""

    tag: str = "root"
    names: str = ""
    role: str = ""
    own: Own | None = None
    hidden: int = 0


@dataclass(frozen=True, slots=True)
class Outline:
    """The elements that hold blocks, column by column: a page has hundreds, and an object for each takes longer than the parser.

    The page itself is number 0. `elements` are what they say (those that say the same are one object), `parents` the numbers of the
    elements around them, -1 for the page; `hidden` what hides them or those around them, 0 for nothing; each holds the blocks from
    its `firsts` up to, not including, its `lasts`.
    """

    elements: Sequence[Element] = (Element(),)
    parents: Sequence[int] = (-1,)
    hidden: Sequence[int] = (0,)
    firsts: Sequence[int] = (0,)
    lasts: Sequence[int] = (0,)

    def __len__(self) -> int:
        return len(self.parents)


class Block(NamedTuple):
    """A run of text that no other block interrupts: a paragraph, heading, list item, table row or bare line.

    `container` is the number of the innermost element around it and `tag` that element's tag. `linked` counts the
    characters inside links, `links` the links, `lead` the characters before the first link. `heading` is 1 to 6 in a
    heading, else 0. `hidden` blocks are not shown to a reader, where it is not 0. `prose` ones read like true paragraphs.
    """

    text: str
    container: int
    tag: str
    linked: int = 0
    links: int = 0
    lead: int = 0
    heading: int = 0
    hidden: int = 0
    prose: bool = False

    @property
    def density(self) -> float:
        """Share of the characters that stand in links, 0 to 1."""
        return min(1.0, self.linked / max(1, len(self.text)))


def join_cells(cells: Sequence[Block], number: int) -> Block | None:
    """The row of a table, element `number`, as one block; None where its cells are not one line each."""
    if len(cells) < 2 or len({b.container for b in cells}) < len(cells) or any(len(b.text) > MAX_CELL or b.heading for b in cells):
        return None
    if any(b.tag not in _CELLS for b in cells):
        return None
    text = SIGN.join(b.text for b in cells)
    linked, links = sum(b.linked for b in cells), sum(b.links for b in cells)
    return Block(text, number, "tr", linked, links, cells[0].lead, 0, cells[0].hidden, is_prose(text))


def few_parts(parts: list[str]) -> list[str]:
    """The same text in few parts, each less than half of the one before: however often it is put aside, that costs little."""
    few: list[str] = []
    for part in parts:
        last = part
        while few and len(few[-1]) <= 2 * len(last):
            last = few.pop() + last
        few.append(last)
    return few


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
    """One page: its blocks in reading order, the elements that hold them, what the head states.

    The text of a block is tidy (`spamfilter.cleaning.decode.tidy`); `raws` holds by number those that were not, as they came. `left`
    counts the characters of texts that are seen and were left out, as those on buttons; `opened` reads the page with them.
    """

    blocks: tuple[Block, ...] = ()
    containers: Outline = field(default_factory=Outline)
    facts: Facts = field(default_factory=Facts)
    raws: Mapping[int, str] = field(default_factory=dict)
    left: int = 0
    opened: Callable[[], Stream] | None = field(default=None, compare=False)
