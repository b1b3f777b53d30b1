"""The builder: the nodes of a tree in reading order become a stream of blocks."""

from __future__ import annotations

from typing import TYPE_CHECKING

from spamfilter.cleaning.blocks import BOX, SIGN, Block, Element, Outline, Stream, join_cells
from spamfilter.cleaning.decode import neat, tidy
from spamfilter.cleaning.facts import FactReader
from spamfilter.cleaning.names import BOXES, COMMENT_LISTS, own_code, split_names
from spamfilter.cleaning.prose import SHORTEST, is_prose, may_be_prose
from spamfilter.cleaning.tree import (
    AD_SPAN,
    APART,
    BLOCK,
    ENDS_OPEN,
    ENDS_P,
    FACT,
    HEADINGS,
    KINDS,
    LINK,
    MAY_STAY_OPEN,
    PLAIN,
    SKIP,
    TEXT,
    is_hidden,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from spamfilter.cleaning.blocks import Own
    from spamfilter.cleaning.tree import Node

# What an open element is to its inside: a number above 0 is that of its container.
_PASSED, _IN_LINK, _SKIPPED = 0, -1, -2
_AROUND = frozenset({"sidebar", "footer"})
_NAMING = ("class", "id", "itemprop")
_TELLING = frozenset({"id", "itemprop", "role", "style", "hidden"})
_SEEN = "-"  # no value that `hidden` has
MOST_PROSE = 150  # characters of paragraphs in a box; what holds more may hold the article
ARTICLE, BELOW = 600, 1_000_000  # characters of paragraphs before comments that make them what stands below an article, and may hold then
MOST_TRIES = 8  # boxes of a page that turn out to hold more, and are walked twice
MAX_BLOCKS = 20_000


class Builder:
    """Turns the nodes of a tree into a stream, without recursion: depth is the page's choice, not ours.

    It closes open paragraphs, list items and cells as HTML does, so that sloppy trees give the same blocks. `scripts` are the JSON-LD
    texts of the page.
    """

    def __init__(self, scripts: Iterable[str] = ()) -> None:
        self._blocks: list[Block] = []
        self._raws: dict[int, str] = {}
        self._facts = FactReader(scripts)
        # The columns of the outline, the numbers of the elements that are open, and what like elements have said.
        self._elements, self._parents, self._hidden = [Element()], [-1], [False]
        self._firsts, self._lasts = [0], [0]
        self._open = [0]
        self._said: dict[tuple[str | None, ...], Element] = {}
        self._tries = 0
        self._mass = 0  # characters of paragraphs so far
        self._links = 0  # that are open
        # The text being gathered for one block, and the texts that a hidden or advertising span interrupts.
        self._parts: list[str] = []
        self._linked, self._linkage, self._lead = 0, 0, -1
        self._kept: list[tuple[int, tuple[list[str], int, int, int]]] = []

    # -- the walk ---------------------------------------------------------------------------------------------------

    def walk(self, root: Node) -> Stream:  # noqa: C901 a thousand nodes a page: a call for each would cost a quarter of the time
        """The stream of the tree under a root."""
        node: Node | None = root
        stack: list[tuple[Node, int]] = []
        kinds, enter, enter_block, leave = KINDS, self._enter, self._enter_block, self._leave
        while node is not None:
            tag = node.tag
            if tag == TEXT:
                data = node.text_content or ""
                parts = self._parts
                if parts or not data.isspace():
                    parts.append(data)
                    if self._links:
                        self._linked += len(data)
            elif tag:
                kind = kinds.get(tag)
                if kind == BLOCK:
                    mark = enter_block(tag, node)
                else:
                    mark = _PASSED if kind == PLAIN else _SKIPPED if kind == SKIP else enter(tag, kind, node)
                if mark != _SKIPPED:
                    child = node.first_child
                    if child is not None:
                        stack.append((node, mark))
                        node = child
                        continue
                    if mark:
                        leave(mark)
            node = node.next if stack else None
            while node is None and stack:
                parent, mark = stack.pop()
                if mark:
                    leave(mark)
                node = parent.next if stack else None
        return self._finish()

    # -- what an element begins and ends ----------------------------------------------------------------------------

    def _enter(self, tag: str, kind: int | None, node: Node) -> int:
        """What an element is to its inside."""
        if kind is None:
            if "-" not in tag:
                return self._enter_inline(tag, attributes) if (attributes := node.attributes) else _PASSED
            return _SKIPPED if tag[0] == "-" else self._enter_block(tag, node)  # a comment; an element of the page's own
        if kind == LINK:
            return self._enter_link(node.attributes)
        if kind == APART:
            return self._interrupt(tag, node.attributes)
        if kind == FACT:
            self._facts.read(tag, node)
        elif self._parts:
            self._flush()
        return _SKIPPED

    def _enter_block(self, tag: str, node: Node) -> int:
        if self._parts:
            self._flush()
        ends = ENDS_OPEN.get(tag, ENDS_P)
        while self._elements[self._open[-1]].tag in ends and not (self._kept and self._kept[-1][0] == self._open[-1]):
            self._pop()
        if node.first_child is None:
            return _SKIPPED
        number = self._push(tag, node.attributes)
        own = self._elements[number].own
        if own is None or own[0] not in BOXES or not self._is_box(own, tag) or not self._take_box(node, number, own):
            return number
        self._pop()
        return _SKIPPED

    def _push(self, tag: str, attributes: Mapping[str, str | None]) -> int:
        """Open an element that holds blocks; its number."""
        if attributes:
            get = attributes.get
            key: tuple[str | None, ...] = (tag, get("class"))
            if not _TELLING.isdisjoint(attributes):
                key = (*key, get("id"), get("itemprop"), get("role"), get("style"), get("hidden", _SEEN))
            element = self._said.get(key)
            if element is None:
                element = self._said[key] = _read(tag, attributes)
        else:
            element = self._said.get((tag,)) or self._said.setdefault((tag,), Element(tag, own=own_code(tag, "", "")))
        parent = self._open[-1]
        number = len(self._parents)
        self._elements.append(element)
        self._parents.append(parent)
        self._hidden.append(element.hidden or self._hidden[parent])
        self._firsts.append(len(self._blocks))
        self._lasts.append(0)
        self._open.append(number)
        return number

    def _is_box(self, own: Own, tag: str) -> bool:
        """Whether what is named like a box may be one; in an article, asides and footers hold dates and authors."""
        if tag in MAY_STAY_OPEN or self._tries >= MOST_TRIES:
            return False
        return own[1] not in _AROUND or all(self._elements[outer].tag != "article" for outer in self._open)

    def _take_box(self, node: Node, number: int, own: Own) -> bool:
        """The texts in a box become blocks of its own, whatever stands round them; False and none where paragraphs stand in it."""
        hidden = self._hidden[number]
        lines: list[Block] = []
        mass = 0
        most = BELOW if self._mass >= ARTICLE and own[0] in COMMENT_LISTS else MOST_PROSE
        for part in node.text(separator="\0").split("\0"):
            if part and not part.isspace() and (text := neat(part) or tidy(part)):
                size = len(text)
                prose = size >= SHORTEST and is_prose(text)
                if (prose or may_be_prose(text)) and (mass := mass + size) > most:
                    self._tries += 1
                    return False
                lines.append(tuple.__new__(Block, (text, number, BOX, 0, 0, size, 0, hidden, prose)))
        self._mass += mass
        self._blocks += lines[: MAX_BLOCKS - len(self._blocks)]
        return True

    def _enter_link(self, attributes: Mapping[str, str | None]) -> int:
        if attributes.get("href") is None:
            return _PASSED
        if (attributes.get("class") or "style" in attributes) and is_hidden(attributes):
            return self._interrupt("a", attributes)
        self._open_link()
        return _IN_LINK

    def _open_link(self) -> None:
        self._links += 1
        self._linkage += 1
        if self._lead < 0:
            self._lead = len(" ".join("".join(self._parts).split())) if self._parts else 0

    def _enter_inline(self, tag: str, attributes: Mapping[str, str | None]) -> int:
        """Spans and their like: most do nothing; what is hidden or an advertisement leaves the paragraph around it."""
        if tag == "html":
            self._facts.read_language(attributes)
            return _PASSED
        if tag == "time":
            self._facts.read_time(attributes, len(self._blocks))
        names = attributes.get("class")
        if (names and tag == "span" and not AD_SPAN.isdisjoint(split_names(names))) or is_hidden(attributes):
            return self._interrupt(tag, attributes)
        return _PASSED

    def _interrupt(self, tag: str, attributes: Mapping[str, str | None]) -> int:
        """An inline element gets blocks of its own; the text around it goes on after it."""
        number = self._push(tag, attributes)
        self._kept.append((number, (self._parts, self._linked, self._linkage, self._lead)))
        self._parts, self._linked, self._linkage, self._lead = [], 0, 0, -1
        return number

    def _leave(self, mark: int) -> None:
        """The end of an element."""
        if mark > 0:
            if self._parts:
                self._flush()
            if self._open[-1] == mark:  # as it is in a sound tree
                self._pop()
            while mark in self._open:
                self._pop()
        elif mark == _IN_LINK:
            self._links = max(0, self._links - 1)

    def _pop(self) -> None:
        """Close the innermost element."""
        number = self._open.pop()
        if self._elements[number].tag == "tr":
            self._join_row(number)
        self._lasts[number] = len(self._blocks)
        if self._kept and self._kept[-1][0] == number:
            self._parts, self._linked, self._linkage, self._lead = self._kept.pop()[1]

    # -- blocks -----------------------------------------------------------------------------------------------------

    def _flush(self) -> None:
        """The gathered text becomes blocks of the innermost element: one, or in `pre` one a line."""
        parts, linked, links, lead = self._parts, self._linked, self._linkage, self._lead
        self._parts, self._linked, self._lead = [], 0, -1
        if self._links:
            self._linkage, self._lead = 1, 0
        else:
            self._linkage = 0
        number = self._open[-1]
        tag, hidden = self._elements[number].tag, self._hidden[number]
        if len(self._blocks) >= MAX_BLOCKS:
            return
        raw = parts[0] if len(parts) == 1 else "".join(parts)
        for line in raw.split("\n") if tag == "pre" else (raw,):
            text = neat(line)
            if text is None:
                spaced = " ".join(line.split())
                text = tidy(spaced)
                if text != spaced:
                    self._raws[len(self._blocks)] = spaced
            if size := len(text):
                prose = size >= SHORTEST and is_prose(text)
                self._mass += size * prose
                lead = size if lead < 0 or lead > size else lead
                row = (text, number, tag, min(linked, size), links, lead, HEADINGS.get(tag, 0), hidden, prose)
                self._blocks.append(tuple.__new__(Block, row))

    def _join_row(self, number: int) -> None:
        """Cells of one line each become one block; a row that holds paragraphs stays as it is."""
        first = self._firsts[number]
        row = join_cells(self._blocks[first:], number)
        if row is None:
            return
        for inner in range(number + 1, len(self._parents)):  # the cells hold nothing any more: their row does
            self._firsts[inner] = self._lasts[inner] = first
        raw = SIGN.join(self._raws.pop(at, self._blocks[at].text) for at in range(first, len(self._blocks)))
        if raw != row.text:
            self._raws[first] = raw
        self._blocks[first:] = [row]

    def _finish(self) -> Stream:
        while len(self._open) > 1:
            self._leave(self._open[-1])
        if self._parts:
            self._flush()
        self._lasts[0] = len(self._blocks)
        outline = Outline(self._elements, self._parents, self._hidden, self._firsts, self._lasts)
        return Stream(tuple(self._blocks), outline, self._facts.facts(), self._raws)


def _read(tag: str, attributes: Mapping[str, str | None]) -> Element:
    """What an element says of itself, read from its attributes."""
    names = " ".join(filter(None, map(attributes.get, _NAMING)))
    role = (attributes.get("role") or "").lower()
    return Element(tag, names, role, own_code(tag, names, role), is_hidden(attributes))
