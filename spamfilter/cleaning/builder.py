"""The builder: the nodes of a tree in reading order become a stream of blocks."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from spamfilter.cleaning.blocks import BOX, SIGN, Block, Stream, few_parts, join_cells
from spamfilter.cleaning.boxes import ARTICLE, BELOW, MOST_PROSE, MOST_TRIES, box_lines
from spamfilter.cleaning.decode import neat, tidy
from spamfilter.cleaning.elements import Elements
from spamfilter.cleaning.facts import FactReader
from spamfilter.cleaning.names import BOXES, COMMENT_LISTS, split_names
from spamfilter.cleaning.prose import SHORTEST, is_prose
from spamfilter.cleaning.tree import (
    A_TEXT,
    AD_SPAN,
    APART,
    BLOCK,
    BREAK,
    ENDS_OPEN,
    ENDS_P,
    FACT,
    HEAD,
    HEADINGS,
    LINK,
    MAY_STAY_OPEN,
    PLAIN,
    SKIP,
    TEXT,
    is_hidden,
    unknown_kind,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from spamfilter.cleaning.blocks import Own
    from spamfilter.cleaning.tree import Node

# What an open element is to its inside: a number above 0 is that of its container; one below _IN_LINK, turned round, that of a
# container whose end does more than close it.
_PASSED, _IN_LINK = 0, -1
_AROUND = frozenset({"sidebar", "footer"})
MAX_BLOCKS = 20_000


class Builder:
    """Turns the nodes of a tree into a stream, without recursion: depth is the page's choice, not ours.

    It closes open paragraphs, list items and cells as HTML does, so that sloppy trees give the same blocks. `tags` says by a node's
    `tag_id` what its tag is and what that is to the walk. `scripts` are the JSON-LD texts of the page.
    """

    def __init__(self, tags: Mapping[Any, tuple[str, int]], scripts: Iterable[str] = ()) -> None:
        self._tags = tags
        self._blocks: list[Block] = []
        self._raws: dict[int, str] = {}
        self._facts = FactReader(scripts)
        self._open = Elements()
        self._elements, self._parents, self._lasts = self._open.elements, self._open.parents, self._open.lasts
        self._tries = 0
        self._mass = 0  # characters of paragraphs so far
        self._links = 0  # that are open
        # The text being gathered for one block, and the texts that a hidden or advertising span interrupts.
        self._parts: list[str] = []
        self._linked, self._linkage, self._lead = 0, 0, -1
        self._kept: list[tuple[int, tuple[list[str], int, int, int]]] = []

    # -- the walk ---------------------------------------------------------------------------------------------------

    def walk(self, root: Node) -> Stream:  # noqa: C901, PLR0912, PLR0915 a thousand nodes a page: calls would cost a third of the time
        """The stream of the tree under a root."""
        tag_of, elements, parents, lasts, parts = self._tags.get, self._elements, self._parents, self._lasts, self._parts
        stack: list[tuple[Node, int]] = []
        node: Node | None = root
        at = 0  # the innermost container
        while node is not None:
            tag, kind = tag_of(node.tag_id) or unknown_kind(node.tag)
            if kind == TEXT:
                if (parts or not node.is_empty_text_node) and (data := node.text_content) and (parts or not data.isspace()):
                    parts.append(data)
                    if self._links:
                        self._linked += len(data)
            elif kind != SKIP:
                child = node.first_child
                mark = _PASSED
                if kind == BLOCK:
                    if parts:
                        self._flush(at)
                    if elements[at][0] in MAY_STAY_OPEN:
                        at = self._end_open(at, tag)
                    if child is not None:
                        at = mark = self._open.open(at, tag, node.attributes, len(self._blocks))
                        if (own := elements[at][3]) and own[0] in BOXES and self._is_box(at, own, tag) and self._take_box(node, at, own):
                            lasts[at] = len(self._blocks)
                            at, child = parents[at], None
                        elif tag == "tr":
                            mark = ~at
                elif kind == FACT:
                    self._facts.read(tag, node)
                    child = None
                elif kind == HEAD:
                    if self._facts.read_head(node, self._tags):
                        child = None
                elif kind != PLAIN:
                    mark = self._enter(at, tag, kind, node, child)
                    if mark < _IN_LINK:
                        at = ~mark
                if child is not None:
                    if tag_of(child.tag_id) is A_TEXT:
                        behind = child.next
                        if behind is None and mark >= _IN_LINK:  # most elements: their text is read at once
                            if (parts or not child.is_empty_text_node) and (data := child.text_content) and (parts or not data.isspace()):
                                parts.append(data)
                                if self._links:
                                    self._linked += len(data)
                            if mark > 0:
                                if parts:
                                    self._flush(at)
                                lasts[at] = len(self._blocks)
                                at = parents[at]
                            elif mark:
                                self._links -= 1
                            child = None
                        elif behind is not None and not parts and child.is_empty_text_node:
                            child = behind
                    if child is not None:
                        stack.append((node, mark))
                        node = child
                        continue
            node = node.next if stack else None
            while node is None and stack:
                node, mark = stack.pop()
                if mark == at > 0:  # as it is in a sound tree
                    if parts:
                        self._flush(at)
                    lasts[at] = len(self._blocks)
                    at = parents[at]
                elif mark:
                    at = self._leave(at, mark)
                node = node.next if stack else None
        return self._finish(at)

    # -- what an element begins and ends ----------------------------------------------------------------------------

    def _enter(self, at: int, tag: str, kind: int | None, node: Node, child: Node | None) -> int:
        """What an element that is no block is to its inside."""
        if kind == BREAK:
            if self._parts:
                self._flush(at)
        elif kind == APART:
            return self._interrupt(at, tag, node.attributes) if child is not None else _PASSED
        elif attributes := node.attributes:
            if kind == LINK:
                return self._enter_link(at, attributes, child)
            return self._enter_inline(at, tag, attributes, child)
        return _PASSED

    def _end_open(self, at: int, tag: str) -> int:
        """Close what the beginning of a block closes; the container that is open then."""
        ends = ENDS_OPEN.get(tag, ENDS_P)
        while self._elements[at].tag in ends and not (self._kept and self._kept[-1][0] == at):
            at = self._pop(at)
        return at

    def _is_box(self, at: int, own: Own, tag: str) -> bool:
        """Whether what is named like a box may be one; in an article, asides and footers hold dates and authors."""
        if tag in MAY_STAY_OPEN or self._tries >= MOST_TRIES:
            return False
        return own[1] not in _AROUND or not self._open.stands_in("article", at)

    def _take_box(self, node: Node, number: int, own: Own) -> bool:
        """The texts in a box become one block, whatever stands round them; False and none where paragraphs stand in it."""
        most = BELOW if self._mass >= ARTICLE and own[0] in COMMENT_LISTS else MOST_PROSE
        lines, mass = box_lines(node, most)
        if mass > most:
            self._tries += 1
            return False
        self._mass += mass
        if lines and len(self._blocks) < MAX_BLOCKS:
            raw = SIGN.join(lines)
            text = neat(raw) or tidy(raw)
            self._blocks.append(tuple.__new__(Block, (text, number, BOX, 0, 0, len(text), 0, self._open.hidden[number], False)))
        return True

    def _enter_link(self, at: int, attributes: Mapping[str, str | None], child: Node | None) -> int:
        if attributes.get("href") is None:
            return _PASSED
        if (attributes.get("class") or "style" in attributes) and is_hidden(attributes):
            return self._interrupt(at, "a", attributes) if child is not None else _PASSED
        self._linkage += 1
        if self._lead < 0:
            self._lead = len(" ".join("".join(self._parts).split())) if self._parts else 0
        if child is None:
            return _PASSED
        self._links += 1
        return _IN_LINK

    def _enter_inline(self, at: int, tag: str, attributes: Mapping[str, str | None], child: Node | None) -> int:
        """Spans and their like: most do nothing; what is hidden or an advertisement leaves the paragraph around it."""
        if tag == "html":
            self._facts.read_language(attributes)
            return _PASSED
        if tag == "time":
            self._facts.read_time(attributes, len(self._blocks))
        if child is not None:
            names = attributes.get("class")
            if (names and tag == "span" and not AD_SPAN.isdisjoint(split_names(names))) or is_hidden(attributes):
                return self._interrupt(at, tag, attributes)
        return _PASSED

    def _interrupt(self, at: int, tag: str, attributes: Mapping[str, str | None]) -> int:
        """An inline element gets blocks of its own; the text around it goes on after it."""
        number = self._open.open(at, tag, attributes, len(self._blocks))
        self._kept.append((number, (few_parts(self._parts), self._linked, self._linkage, self._lead)))
        self._parts.clear()
        self._linked, self._linkage, self._lead = 0, 0, -1
        return ~number

    def _leave(self, at: int, mark: int) -> int:
        """The end of a link, or of an element with whatever is still open in it; the container that is open then."""
        if mark == _IN_LINK:
            self._links = max(0, self._links - 1)
            return at
        number = mark if mark > 0 else ~mark
        if self._parts:
            self._flush(at)
        inner = at
        while inner > number:
            inner = self._parents[inner]
        while inner == number <= at:
            at = self._pop(at)
        return at

    def _pop(self, at: int) -> int:
        """Close the innermost element; the one around it."""
        if self._elements[at].tag == "tr":
            self._join_row(at)
        self._lasts[at] = len(self._blocks)
        if self._kept and self._kept[-1][0] == at:
            self._parts[:], self._linked, self._linkage, self._lead = self._kept.pop()[1]
        return self._parents[at]

    # -- blocks -----------------------------------------------------------------------------------------------------

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
        self._blocks.append(tuple.__new__(Block, (text, at, tag, linked, links, lead, HEADINGS.get(tag, 0), self._open.hidden[at], prose)))

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

    def _finish(self, at: int) -> Stream:
        while at > 0:
            at = self._leave(at, at)
        if self._parts:
            self._flush(0)
        self._lasts[0] = len(self._blocks)
        return Stream(tuple(self._blocks), self._open.outline(), self._facts.facts(), self._raws)
