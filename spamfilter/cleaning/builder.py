"""The builder: the nodes of a tree in reading order become a stream of blocks."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from spamfilter.cleaning.blocks import Stream
from spamfilter.cleaning.facts import FactReader
from spamfilter.cleaning.gathering import Gathering
from spamfilter.cleaning.hiding import ABUTS, CLAIMED, DISPLAYED, FADED, FLAT, GONE, HIDES_WORDS, RUNS_ON, STYLED, TURNED, looks
from spamfilter.cleaning.insets import MOST, inset_of
from spamfilter.cleaning.names import BOXES, split_names
from spamfilter.cleaning.tree import (
    A_TEXT,
    AD_SPAN,
    APART,
    BLOCK,
    ENDS_OPEN,
    ENDS_P,
    FACT,
    HEAD,
    INLINE,
    LINK,
    MAY_STAY_OPEN,
    PLAIN,
    SKIP,
    TEXT,
    WIDGET,
    first_sign,
    unknown_kind,
)
from spamfilter.cleaning.widgets import shown_characters

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from spamfilter.cleaning.insets import Inset
    from spamfilter.cleaning.sheets import Sheet
    from spamfilter.cleaning.tree import Node

# What an open element is to its inside: a number above 0 is that of its container; one below _IN_LINK, turned round, that of a
# container whose end does more than close it. What is TAKEN needs no look inside.
_PASSED, _IN_LINK, TAKEN = 0, -1, -(1 << 40)


class Builder(Gathering):
    """Turns the nodes of a tree into a stream, without recursion: depth is the page's choice, not ours.

    It closes open paragraphs, list items and cells as HTML does, so that sloppy trees give the same blocks. `tags` says by a node's
    `tag_id` what its tag is and what that is to the walk. `scripts` are the JSON-LD texts of the page, `sheet` is what its style sheets
    say. `insets` are the letters that it met in elements of their own within words; `without` says that they are left out.
    """

    def __init__(
        self, tags: Mapping[Any, tuple[str, int]], scripts: Iterable[str] = (), sheet: Sheet | None = None, *, without: bool = False
    ) -> None:
        super().__init__(sheet)
        self.insets: list[Inset] = []
        self._without = without
        self._tags = tags
        self._facts = FactReader(scripts)
        self._left = 0  # characters of texts on buttons and the like

    # -- the walk ---------------------------------------------------------------------------------------------------

    def walk(self, root: Node) -> Stream:  # noqa: C901, PLR0912, PLR0915 a thousand nodes a page: calls would cost a third of the time
        """The stream of the tree under a root."""
        tag_of, elements, parents, lasts, parts = self._tags.get, self._elements, self._parents, self._lasts, self._parts
        stack: list[tuple[Node, int]] = []
        node: Node | None = root
        at = 0  # the innermost container
        while node is not None:
            tag, kind = tag_of(node.tag_id) or self._unknown(node, at)
            if kind == TEXT:
                if (parts or not node.is_empty_text_node) and (data := node.text_content) and (parts or not data.isspace()):
                    parts.append(data)
                    if self._links:
                        self._linked += len(data)
            elif kind != SKIP:
                child = node.first_child
                mark = _PASSED
                if kind == BLOCK:
                    if parts and (within := self._in_text(at, tag, node)) is not None:
                        if mark := within:
                            at = ~mark
                    else:
                        if elements[at][0] in MAY_STAY_OPEN:
                            at = self._end_open(at, tag)
                        if child is not None:
                            at = mark = self._open.open(at, tag, node.attributes, len(self._blocks))
                            if (own := elements[at][3]) and own[0] in BOXES and self._take_box(node, at, own):
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
                        if mark == TAKEN:
                            child = None
                        else:
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

    def _enter(self, at: int, tag: str, kind: int, node: Node, child: Node | None) -> int:
        """What an element that is no block is to its inside."""
        if kind < LINK:
            return self._enter_other(at, tag, kind, node)
        if (attributes := node.attributes) or self._open.sheet is not None:
            if kind == LINK and attributes.get("href") is not None:
                return self._enter_link(at, attributes, child)
            if child is not None:
                mark = self._enter_inline(at, tag, attributes, node)
                if mark != _PASSED:
                    return mark
            elif tag == "time":
                self._facts.read_time(attributes, len(self._blocks))
        if child is not None and self._parts and self._parts[-1][-1:].isalpha() and (inset := inset_of(self._parts[-1], node)):
            if self._without:
                return TAKEN
            if len(self.insets) < MOST:
                self.insets.append(inset)
        return _PASSED

    def _enter_other(self, at: int, tag: str, kind: int, node: Node) -> int:
        """The same for one whose text does not run on with the text around it."""
        if kind == WIDGET:
            return self._pass_by(at, tag, node)
        if kind == APART:
            return self._interrupt(at, tag, node.attributes, GONE) if node.first_child is not None else _PASSED
        if self._parts and not self._open.looks(tag, node.attributes) & GONE:
            self._flush(at)
        return _PASSED

    def _pass_by(self, at: int, tag: str, node: Node) -> int:
        """A button and its like are left out, but for one in the middle of a text; how much text they show is counted."""
        behind = node.next
        if (
            tag == "button"
            and self._parts
            and behind is not None
            and behind.tag == A_TEXT[0]
            and not (behind.text_content or " ").isspace()
        ):
            if not (self._is_in_word(node) and first_sign(node).islower()):
                self._parts.append(" ")
            return _PASSED
        if not self._open.hidden[at]:
            self._left += shown_characters(tag, node)
        return TAKEN

    def _in_text(self, at: int, tag: str, node: Node) -> int | None:
        """None for a block that ends the text before it; what is not shown interrupts it, and what runs on is part of it."""
        attributes = node.attributes
        if (attributes or tag == "dialog") and self._elements[at].tag not in ENDS_OPEN.get(tag, ENDS_P):
            said = self._open.looks(tag, attributes)
            closed = GONE if tag == "dialog" and "open" not in attributes and not said & DISPLAYED else 0
            if closed or said & (GONE | CLAIMED | STYLED):
                return self._interrupt(at, tag, attributes, closed) if node.first_child is not None else _PASSED
            if said & RUNS_ON or (said & ABUTS and self._is_in_word(node)):
                return _PASSED
        self._flush(at)
        return None

    def _is_in_word(self, node: Node) -> bool:
        """Whether a node stands right behind a letter and goes on with one."""
        return bool(self._parts) and self._parts[-1][-1:].isalnum() and first_sign(node).isalnum()

    def _unknown(self, node: Node, at: int) -> tuple[str, int]:
        """A tag that HTML does not know and what it is to the walk: one of somebody's own runs on in a paragraph and within a word."""
        tag, kind = unknown_kind(node.tag)
        if kind == BLOCK and (self._elements[at].tag == "p" or self._is_in_word(node)):
            kind = INLINE
        return tag, kind

    def _end_open(self, at: int, tag: str) -> int:
        """Close what the beginning of a block closes; the container that is open then."""
        ends = ENDS_OPEN.get(tag, ENDS_P)
        while self._elements[at].tag in ends and not (self._kept and self._kept[-1][0] == at):
            at = self._pop(at)
        return at

    def _enter_link(self, at: int, attributes: Mapping[str, str | None], child: Node | None) -> int:
        if len(attributes) > 1 and (said := self._open.looks("a", attributes)) & HIDES_WORDS:
            return self._interrupt(at, "a", attributes, _surely(said)) if child is not None else _PASSED
        self._linkage += 1
        if self._lead < 0:
            self._lead = len(" ".join("".join(self._parts).split())) if self._parts else 0
        if child is None:
            return _PASSED
        self._links += 1
        return _IN_LINK

    def _enter_inline(self, at: int, tag: str, attributes: Mapping[str, str | None], node: Node) -> int:
        """Spans and their like: most do nothing; what is hidden or an advertisement leaves the paragraph around it."""
        if tag == "html":
            self._facts.read_language(attributes)
            return _PASSED
        if tag == "time":
            self._facts.read_time(attributes, len(self._blocks))
        if (said := self._open.looks(tag, attributes)) and (said & HIDES_WORDS or (said & FADED and _is_alone(node))):
            return self._interrupt(at, tag, attributes, _surely(said))
        if said & TURNED or (tag == "bdo" and (attributes.get("dir") or "").lower() == "rtl"):
            self._parts.append(f"\u202e{node.text(separator='', skip_empty=False)}\u202c")
            return TAKEN
        names = attributes.get("class")
        if names and tag == "span" and not AD_SPAN.isdisjoint(split_names(names)):
            return self._interrupt(at, tag, attributes)
        return _PASSED

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

    def _finish(self, at: int) -> Stream:
        while at > 0:
            at = self._leave(at, at)
        if self._parts:
            self._flush(0)
        self._lasts[0] = len(self._blocks)
        return Stream(tuple(self._blocks), self._open.outline(), self._facts.facts(), self._raws, self._left)


def _surely(said: int) -> int:
    """What hides an element in a text besides what it says of itself: there, what is flat or faded is not seen."""
    return GONE if said & (FLAT | FADED) else 0


def _is_alone(node: Node) -> bool:
    """Whether a faded element stands right beside letters that are not: a text that fades in does so as a whole."""
    before, behind = node.prev, node.next
    if before is not None and before.tag == A_TEXT[0] and (before.text_content or "")[-1:].isalnum():
        return True
    return behind is not None and first_sign(behind).isalnum() and (behind.tag == A_TEXT[0] or not looks(behind.attributes) & FADED)
