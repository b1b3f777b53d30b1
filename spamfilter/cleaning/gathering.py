"""Gathering: texts that run on become blocks, and the elements round them are opened and closed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from spamfilter.cleaning.blocks import BOX, SIGN, Block, few_parts, join_cells
from spamfilter.cleaning.boxes import ARTICLE, BELOW, MOST_PROSE, MOST_TRIES, box_lines, is_misnamed
from spamfilter.cleaning.decode import neat, tidy
from spamfilter.cleaning.elements import Elements
from spamfilter.cleaning.hiding import STYLED
from spamfilter.cleaning.names import COMMENT_LISTS
from spamfilter.cleaning.prose import SHORTEST, is_prose
from spamfilter.cleaning.tree import HEADINGS, MAY_STAY_OPEN

if TYPE_CHECKING:
    from collections.abc import Mapping

    from spamfilter.cleaning.blocks import Own
    from spamfilter.cleaning.sheets import Sheet
    from spamfilter.cleaning.tree import Node

_AROUND = frozenset({"sidebar", "footer"})
MAX_BLOCKS = 20_000


class Gathering:
    """The blocks of a page so far, the elements that are open, and the text that becomes the next block."""

    def __init__(self, sheet: Sheet | None = None) -> None:
        self._blocks: list[Block] = []
        self._raws: dict[int, str] = {}
        self._open = Elements(sheet)
        self._elements, self._parents, self._lasts = self._open.elements, self._open.parents, self._open.lasts
        self._tries = 0
        self._mass = 0  # characters of paragraphs so far
        self._links = 0  # that are open
        # The text being gathered for one block, and the texts that a hidden or advertising span interrupts.
        self._parts: list[str] = []
        self._linked, self._linkage, self._lead = 0, 0, -1
        self._kept: list[tuple[int, tuple[list[str], int, int, int]]] = []

    def _take_box(self, node: Node, number: int, own: Own) -> bool:
        """The texts in a box become one block, whatever stands round them; False and none where paragraphs stand in it.

        In an article, asides and footers hold dates and authors: there they are no boxes.
        """
        if self._elements[number].tag in MAY_STAY_OPEN or self._tries >= MOST_TRIES:
            return False
        if own[1] in _AROUND and self._open.stands_in("article", number):
            return False
        most = BELOW if self._mass >= ARTICLE and own[0] in COMMENT_LISTS else MOST_PROSE
        lines, mass, run = box_lines(node, most)
        if mass > most or (run > MOST_PROSE and is_misnamed(run, mass, self._mass)):
            self._tries += 1
            return False
        self._mass += mass
        if lines and len(self._blocks) < MAX_BLOCKS:
            raw = SIGN.join(lines)
            text = neat(raw) or tidy(raw)
            self._blocks.append(tuple.__new__(Block, (text, number, BOX, 0, 0, len(text), 0, self._open.hidden[number] & ~STYLED, False)))
        return True

    def _interrupt(self, at: int, tag: str, attributes: Mapping[str, str | None], hidden: int = 0) -> int:
        """An element in a text gets blocks of its own, `hidden` by more than it says of itself; the text around it goes on after it."""
        number = self._open.open(at, tag, attributes, len(self._blocks))
        self._open.hidden[number] |= hidden
        self._kept.append((number, (few_parts(self._parts), self._linked, self._linkage, self._lead)))
        self._parts.clear()
        self._linked, self._linkage, self._lead = 0, 0, -1
        return ~number

    def _pop(self, at: int) -> int:
        """Close the innermost element; the one around it."""
        if self._elements[at].tag == "tr":
            self._join_row(at)
        self._lasts[at] = len(self._blocks)
        if self._kept and self._kept[-1][0] == at:
            self._parts[:], self._linked, self._linkage, self._lead = self._kept.pop()[1]
        return self._parents[at]

    def _flush(self, at: int) -> None:
        """The gathered text becomes blocks of an element: one, or in `pre` one a line."""
        parts, tag = self._parts, self._elements[at][0]
        raw = parts[0] if len(parts) == 1 else "".join(parts)
        parts.clear()
        if tag == "pre":
            for line in raw.split("\n"):
                self._add(line, at, tag)
        else:
            self._add(raw, at, tag)
        if self._linkage:
            self._linked, (self._linkage, self._lead) = 0, (1, 0) if self._links else (0, -1)

    def _add(self, line: str, at: int, tag: str) -> None:
        """One block, if there is text in a line."""
        text = neat(line)
        if text is None:
            spaced = " ".join(line.split())
            text = tidy(spaced)
            if text != spaced:
                self._raws[len(self._blocks)] = spaced
        size = len(text)
        if not size or len(self._blocks) >= MAX_BLOCKS:
            return
        linked, links, lead = 0, self._linkage, size
        if links:
            linked, lead = min(self._linked, size), min(self._lead, size)
        prose = size >= SHORTEST and is_prose(text)
        if prose:
            self._mass += size
        hidden = self._open.hidden[at] & ~STYLED
        self._blocks.append(tuple.__new__(Block, (text, at, tag, linked, links, lead, HEADINGS.get(tag, 0), hidden, prose)))

    def _join_row(self, number: int) -> None:
        """Cells of one line each become one block; a row that holds paragraphs stays as it is."""
        firsts, lasts = self._open.firsts, self._lasts
        first = firsts[number]
        row = join_cells(self._blocks[first:], number)
        if row is None:
            return
        for inner in range(number + 1, len(lasts)):  # the cells hold nothing any more: their row does
            firsts[inner] = lasts[inner] = first
        raw = SIGN.join(self._raws.pop(at, self._blocks[at].text) for at in range(first, len(self._blocks)))
        if raw != row.text:
            self._raws[first] = raw
        self._blocks[first:] = [row]
