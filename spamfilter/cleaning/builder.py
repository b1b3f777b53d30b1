"""The builder: the nodes of a tree in reading order become a stream of blocks."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from spamfilter.cleaning.blocks import Block, Facts, Outline, Stream, split_names
from spamfilter.cleaning.elements import (
    AD_SPAN,
    APART,
    BLOCK,
    CELLS,
    ENDS_OPEN,
    ENDS_P,
    FACT,
    HEADINGS,
    KINDS,
    LINK,
    PLAIN,
    SKIP,
    is_hidden,
)

if TYPE_CHECKING:
    from collections.abc import Mapping

_TEXT = "-text"
# What an open element is to its inside: a number above 0 is that of its container.
_PASSED, _IN_LINK, _SKIPPED = 0, -1, -2
MAX_CELL = 300  # characters of a cell that still makes a row of a table; longer cells are paragraphs
MAX_BLOCKS = 20_000
MAX_META = 400
MAX_SCRIPT = 300_000  # characters of one JSON-LD text
MAX_SCRIPTS = 8


class Node(Protocol):
    """What a tree shows of a node: selectolax's own names. The tag of a text is `-text`, that of a comment begins with a dash too."""

    @property
    def tag(self) -> str | None:
        """The tag in lower case."""

    @property
    def first_child(self) -> Node | None:
        """The first node inside."""

    @property
    def next(self) -> Node | None:
        """The node behind it, in the same element."""

    @property
    def attributes(self) -> Mapping[str, str | None]:
        """The attributes of an element."""

    @property
    def text_content(self) -> str | None:
        """The text of a text node."""


class _Run:
    """The text being gathered for one block."""

    __slots__ = ("lead", "linked", "links", "parts")

    def __init__(self, links: int = 0) -> None:
        self.parts: list[str] = []
        self.linked = 0
        self.links = links
        self.lead = 0 if links else -1


class Builder:
    """Turns the nodes of a tree into a stream, without recursion: depth is the page's choice, not ours.

    It closes open paragraphs, list items and cells as HTML does, so that sloppy trees give the same blocks.
    """

    def __init__(self) -> None:
        self._blocks: list[Block] = []
        self._open = [0]
        # The columns of the outline; the page itself is element 0.
        self._parents, self._tags, self._names, self._roles = [-1], ["root"], [""], [""]
        self._hidden, self._firsts, self._lasts = [False], [0], [0]
        self._run = _Run()
        self._kept: list[tuple[int, _Run]] = []  # paragraphs that a hidden or advertising span interrupts
        self._links = 0
        self._metas: list[tuple[str, str]] = []
        self._scripts: list[str] = []
        self._times: list[tuple[str, int]] = []
        self._title: str | None = None
        self._canonical: str | None = None
        self._language: str | None = None

    # -- the walk ---------------------------------------------------------------------------------------------------

    def walk(self, root: Node) -> Stream:  # noqa: C901 a thousand nodes a page: a call for each would cost a quarter of the time
        """The stream of the tree under a root."""
        node: Node | None = root
        stack: list[tuple[Node, int]] = []
        kinds, enter, leave = KINDS, self._enter, self._leave
        while node is not None:
            tag = node.tag
            if tag == _TEXT:
                data = node.text_content or ""
                run = self._run
                if run.parts or not data.isspace():
                    run.parts.append(data)
                    if self._links:
                        run.linked += len(data)
            elif tag:
                kind = kinds.get(tag)
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

    def _enter(self, tag: str, kind: int | None, node: Node) -> int:
        """What an element is to its inside."""
        if kind == BLOCK:
            return self._enter_block(tag, node.attributes)
        if kind is None:
            if "-" not in tag:
                return self._enter_inline(tag, attributes) if (attributes := node.attributes) else _PASSED
            return _SKIPPED if tag[0] == "-" else self._enter_block(tag, node.attributes)  # a comment; an element of the page's own
        if kind == LINK:
            return self._enter_link(node.attributes)
        if kind == APART:
            return self._interrupt(tag, node.attributes)
        if kind == FACT:
            self._fact(tag, node)
        elif self._run.parts:
            self._flush()
        return _SKIPPED

    def _enter_block(self, tag: str, attributes: Mapping[str, str | None]) -> int:
        if self._run.parts:
            self._flush()
        ends = ENDS_OPEN.get(tag, ENDS_P)
        while self._tags[self._open[-1]] in ends and not (self._kept and self._kept[-1][0] == self._open[-1]):
            self._pop()
        return self._push(tag, attributes)

    def _enter_link(self, attributes: Mapping[str, str | None]) -> int:
        if attributes.get("href") is None:
            return _PASSED
        if (attributes.get("class") or "style" in attributes) and is_hidden(attributes):
            return self._interrupt("a", attributes)
        self._links += 1
        run = self._run
        run.links += 1
        if run.lead < 0:
            run.lead = len(" ".join("".join(run.parts).split())) if run.parts else 0
        return _IN_LINK

    def _enter_inline(self, tag: str, attributes: Mapping[str, str | None]) -> int:
        """Spans and their like: most do nothing; what is hidden or an advertisement leaves the paragraph around it."""
        if tag == "html":
            self._language = attributes.get("lang") or attributes.get("xml:lang")
            return _PASSED
        if tag == "time" and attributes.get("datetime") and len(self._times) < MAX_META:
            self._times.append((attributes["datetime"] or "", len(self._blocks)))
        names = attributes.get("class")
        if (names and tag == "span" and not AD_SPAN.isdisjoint(split_names(names))) or is_hidden(attributes):
            return self._interrupt(tag, attributes)
        return _PASSED

    def _interrupt(self, tag: str, attributes: Mapping[str, str | None]) -> int:
        """An inline element gets blocks of its own; the text around it goes on after it."""
        number = self._push(tag, attributes)
        self._kept.append((number, self._run))
        self._run = _Run()
        return number

    def _push(self, tag: str, attributes: Mapping[str, str | None]) -> int:
        parent = self._open[-1]
        number = len(self._parents)
        names = role = ""
        hidden = self._hidden[parent]
        if attributes:
            get = attributes.get
            names = get("class") or ""
            hidden = hidden or is_hidden(attributes)
            for key in ("id", "itemprop"):
                if value := get(key):
                    names = f"{names} {value}" if names else value
            if role_or_none := get("role"):
                role = role_or_none.lower()
        self._parents.append(parent)
        self._tags.append(tag)
        self._names.append(names)
        self._roles.append(role)
        self._hidden.append(hidden)
        self._firsts.append(len(self._blocks))
        self._lasts.append(0)
        self._open.append(number)
        return number

    def _leave(self, mark: int) -> None:
        """The end of an element."""
        if mark > 0:
            if self._run.parts:
                self._flush()
            if self._open[-1] == mark:
                self._pop()
            elif mark in self._open:
                while self._open[-1] != mark:
                    self._pop()
                self._pop()
        elif mark == _IN_LINK:
            self._links = max(0, self._links - 1)

    def _pop(self) -> None:
        number = self._open.pop()
        if self._tags[number] == "tr":
            self._join_row(number, self._firsts[number])
        self._lasts[number] = len(self._blocks)
        if self._kept and self._kept[-1][0] == number:
            self._run = self._kept.pop()[1]

    def _flush(self) -> None:
        """The gathered text becomes blocks of the innermost element: one, or in `pre` one a line."""
        run = self._run
        self._run = _Run(1 if self._links else 0)
        if len(self._blocks) >= MAX_BLOCKS:
            return
        number = self._open[-1]
        tag = self._tags[number]
        raw = run.parts[0] if len(run.parts) == 1 else "".join(run.parts)
        for line in raw.split("\n") if tag == "pre" else (raw,):
            if text := " ".join(line.split()):
                size = len(text)
                lead = size if run.lead < 0 or run.lead > size else run.lead
                linked = min(run.linked, size)
                row = (text, number, tag, linked, run.links, lead, HEADINGS.get(tag, 0), self._hidden[number])
                self._blocks.append(Block._make(row))

    def _join_row(self, number: int, first: int) -> None:
        """Cells of one line each become one block, joined by " | "; a row that holds paragraphs stays as it is."""
        cells = self._blocks[first:]
        if len(cells) < 2 or len({b.container for b in cells}) < len(cells) or any(len(b.text) > MAX_CELL or b.heading for b in cells):
            return
        if any(b.tag not in CELLS for b in cells):
            return
        text = " | ".join(b.text for b in cells)
        linked, links = sum(b.linked for b in cells), sum(b.links for b in cells)
        for nr in range(number + 1, len(self._parents)):  # the cells hold nothing any more: their row does
            self._firsts[nr] = self._lasts[nr] = first
        self._blocks[first:] = [Block(text, number, "tr", linked, links, cells[0].lead, 0, cells[0].hidden)]

    # -- the head ---------------------------------------------------------------------------------------------------

    def _fact(self, tag: str, node: Node) -> None:
        """Facts of the head go their own way; scripts are passed over, but for the page's own statement of itself."""
        attributes = node.attributes
        if tag == "title":
            self._title = self._title or " ".join(_inner(node).split())[:500] or None
        elif tag == "script":
            kind = attributes.get("type")
            if kind and kind.strip().lower() == "application/ld+json" and len(self._scripts) < MAX_SCRIPTS:
                data = _inner(node)
                self._scripts += [data] if len(data) <= MAX_SCRIPT else []
        elif tag == "link":
            if (attributes.get("rel") or "").lower() == "canonical" and attributes.get("href"):
                self._canonical = self._canonical or (attributes["href"] or "")[:2000]
        else:
            name = attributes.get("property") or attributes.get("name") or attributes.get("itemprop")
            content = attributes.get("content")
            if name and content and len(self._metas) < MAX_META:
                self._metas.append((name.lower()[:100], content[:2000]))

    def _finish(self) -> Stream:
        while len(self._open) > 1:
            self._leave(self._open[-1])
        if self._run.parts:
            self._flush()
        self._lasts[0] = len(self._blocks)
        outline = Outline(self._parents, self._tags, self._names, self._roles, self._hidden, self._firsts, self._lasts)
        facts = Facts(tuple(self._metas), tuple(self._scripts), self._title, self._canonical, self._language, tuple(self._times))
        return Stream(tuple(self._blocks), outline, facts)


def _inner(node: Node) -> str:
    """The text right inside an element that holds nothing else."""
    parts, child = [], node.first_child
    while child is not None:
        if child.tag == _TEXT:
            parts.append(child.text_content or "")
        child = child.next
    return "".join(parts)
