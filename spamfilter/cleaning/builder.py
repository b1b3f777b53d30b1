"""The builder: what a tree walk meets becomes a stream of blocks."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from spamfilter.cleaning.blocks import Block, Container, Facts, Stream

if TYPE_CHECKING:
    from collections.abc import Mapping


def _words(words: str) -> frozenset[str]:
    return frozenset(words.split())


# Elements without text of the article. `head` is walked for its facts only.
SKIPPED = _words(
    "script style noscript noembed noframes svg template iframe object embed applet canvas audio video select option datalist "
    "textarea input button progress meter map param source track"
)
_BLOCKS = _words(
    "address article aside blockquote center dd details dialog dir div dl dt fieldset figcaption figure footer form h1 h2 h3 h4 "
    "h5 h6 header hgroup legend li main menu nav ol p pre section summary table caption td th tr ul frameset"
)
_HEADINGS = {"h1": 1, "h2": 2, "h3": 3, "h4": 4, "h5": 5, "h6": 6}
_ENDS_OPEN = {
    "li": ("p", "li"),
    "dt": ("p", "dt", "dd"),
    "dd": ("p", "dt", "dd"),
    "tr": ("p", "td", "th", "tr"),
    "td": ("p", "td", "th"),
    "th": ("p", "td", "th"),
}
_STRONG = frozenset({"b", "strong", "em", "i"})
# Inline elements whose attributes are never looked at: they are many, and asking costs.
_PLAIN = frozenset({"b", "strong", "em", "i", "u", "br", "wbr", "sup", "sub", "small", "tbody", "thead", "tfoot", "col", "colgroup", "img"})
_HIDDEN_STYLE = re.compile(
    r"(?:^|[;\s])(?:display\s*:\s*none|visibility\s*:\s*hidden|font-size\s*:\s*0(?![.\d])"  # not opacity: pages fade their text in
    r"|(?:left|top|text-indent)\s*:\s*-\d{3,})",
    re.IGNORECASE,
)
_HIDDEN_NAMES = re.compile(
    r"(?:^|\s)(?:sr-only|sr-text|screen-reader-text|visually-?hidden|u-hidden|is-hidden|a11y-hidden|element-invisible)(?:\s|$)",
    re.IGNORECASE,
)
_WORD = re.compile(r"[A-Z]?[a-z]+|[A-Z]+(?![a-z])")
_AD_SPAN = frozenset({"ad", "ads", "advert", "adsbygoogle", "advertisement", "adslot", "adunit"})
_ENDS_P = ("p",)
_CELLS = frozenset({"td", "th", "p"})
_BREAKS = frozenset({"br", "hr"})
_PASSED, _IN_LINK, _IN_STRONG = -1, -2, -3  # marks of elements that hold no blocks of their own
MAX_CELL = 300  # characters of a cell that still makes a row of a table; longer cells are paragraphs
MAX_BLOCKS = 20_000
MAX_META = 400


class _Run:
    """The text being gathered for one block."""

    __slots__ = ("lead", "linked", "links", "parts", "strong")

    def __init__(self) -> None:
        self.parts: list[str] = []
        self.linked = self.links = self.strong = 0
        self.lead = -1


class Builder:
    """Turns the events of a tree walk into a stream.

    A walk calls `enter` for each element (None: skip what is inside), `text` for each text node and `leave` with what
    `enter` gave. It closes open paragraphs, list items and cells as HTML does, so that sloppy trees give the same blocks.
    """

    def __init__(self) -> None:
        self._blocks: list[Block] = []
        self._open = [0]
        self._made: list[tuple[int, str, tuple[str, ...], str, bool, int]] = [(-1, "root", (), "", False, 0)]
        self._last: dict[int, int] = {}
        self._run = _Run()
        self._kept: list[tuple[int, _Run]] = []  # paragraphs that a hidden or advertising span interrupts
        self._links = self._strong = 0
        self._metas: list[tuple[str, str]] = []
        self._scripts: list[str] = []
        self._times: list[tuple[str, int]] = []
        self._title: str | None = None
        self._canonical: str | None = None
        self._language: str | None = None

    # -- the walk ---------------------------------------------------------------------------------------------------

    def enter(self, tag: str, attributes: Mapping[str, str | None]) -> int | None:
        """A mark to hand back to `leave`; None where the element's inside does not matter."""
        if tag in _BLOCKS or "-" in tag:
            return self._enter_block(tag, attributes) if len(self._blocks) < MAX_BLOCKS else None
        if tag == "a":
            return self._enter_link(attributes)
        if tag in _STRONG:
            self._strong += 1
            return _IN_STRONG
        if tag in _BREAKS:
            if self._run.parts:
                self._flush()
            return None
        return self._enter_inline(tag, attributes) if attributes else _PASSED

    def _enter_block(self, tag: str, attributes: Mapping[str, str | None]) -> int:
        if self._run.parts:
            self._flush()
        while self._made[self._open[-1]][1] in _ENDS_OPEN.get(tag, _ENDS_P) and not self._is_kept(self._open[-1]):
            self._pop()
        return self._push(tag, attributes, hidden=bool(attributes) and _is_hidden(attributes))

    def _enter_link(self, attributes: Mapping[str, str | None]) -> int | None:
        if attributes.get("href") is None:
            return _PASSED
        if attributes.get("class") and _is_hidden(attributes):
            return self._interrupt("a", attributes, hidden=True)
        self._links += 1
        self._run.links += 1
        if self._run.lead < 0:
            self._run.lead = sum(map(len, self._run.parts))
        return _IN_LINK

    def _enter_inline(self, tag: str, attributes: Mapping[str, str | None]) -> int:
        """Spans and their like: most do nothing; what is hidden or an advertisement leaves the paragraph around it."""
        if tag == "html":
            self._language = attributes.get("lang") or attributes.get("xml:lang")
            return _PASSED
        if tag == "body":
            return _PASSED
        if tag == "time" and attributes.get("datetime") and len(self._times) < MAX_META:
            self._times.append((attributes["datetime"] or "", len(self._blocks)))
        names = attributes.get("class")
        hidden = _is_hidden(attributes)
        if hidden or (names and tag == "span" and not _AD_SPAN.isdisjoint(_names(names))):
            return self._interrupt(tag, attributes, hidden=hidden)
        return _PASSED

    def _interrupt(self, tag: str, attributes: Mapping[str, str | None], *, hidden: bool) -> int:
        """An inline element gets blocks of its own; the text around it goes on after it."""
        number = self._push(tag, attributes, hidden=hidden)
        self._kept.append((number, self._run))
        self._run = _Run()
        return number

    def _push(self, tag: str, attributes: Mapping[str, str | None], *, hidden: bool) -> int:
        parent = self._open[-1]
        words: tuple[str, ...] = ()
        role = ""
        if attributes:
            for key in ("class", "id", "itemprop"):
                if value := attributes.get(key):
                    words += _names(value[:400])
            if value := attributes.get("role"):
                role = value.lower()
        number = len(self._made)
        self._made.append((parent, tag, words, role, hidden or self._made[parent][4], len(self._blocks)))
        self._open.append(number)
        return number

    def text(self, data: str) -> None:
        """A text node."""
        run = self._run
        if not run.parts and data.isspace():
            return
        run.parts.append(data)
        if self._links:
            run.linked += len(data)
        if self._strong:
            run.strong += len(data)

    def leave(self, mark: int) -> None:
        """The end of the element that gave this mark."""
        if mark > 0:
            if mark in self._open:
                if self._run.parts:
                    self._flush()
                while self._open[-1] != mark:
                    self._pop()
                self._pop()
        elif mark == _IN_LINK:
            self._links = max(0, self._links - 1)
        elif mark == _IN_STRONG:
            self._strong = max(0, self._strong - 1)

    def _is_kept(self, number: int) -> bool:
        return bool(self._kept) and self._kept[-1][0] == number

    def _pop(self) -> None:
        number = self._open.pop()
        if self._run.parts and self._is_kept(number):
            self._open.append(number)
            self._flush()
            self._open.pop()
        if self._made[number][1] == "tr":
            self._join_row(number, self._made[number][5])
        self._last[number] = len(self._blocks)
        if self._is_kept(number):
            self._run = self._kept.pop()[1]

    def _flush(self) -> None:
        """The gathered text becomes blocks of the innermost element: one, or in `pre` one a line."""
        run = self._run
        self._run = _Run()
        if self._links:
            self._run.links, self._run.lead = 1, 0
        number = self._open[-1]
        _, tag, _, _, hidden, _ = self._made[number]
        raw = "".join(run.parts)
        for line in raw.split("\n") if tag == "pre" else (raw,):
            text = " ".join(line.split())
            if text:
                size = len(text)
                lead = min(run.lead, size) if run.lead >= 0 else size
                self._blocks.append(
                    Block(text, number, tag, min(run.linked, size), run.links, lead, min(run.strong, size), _HEADINGS.get(tag, 0), hidden)
                )

    def _join_row(self, number: int, first: int) -> None:
        """Cells of one line each become one block, joined by " | "; a row that holds paragraphs stays as it is."""
        cells = self._blocks[first:]
        if len(cells) < 2 or len({b.container for b in cells}) < len(cells) or any(len(b.text) > MAX_CELL or b.heading for b in cells):
            return
        if any(b.tag not in _CELLS for b in cells):
            return
        text = " | ".join(b.text for b in cells)
        linked, links, strong = sum(b.linked for b in cells), sum(b.links for b in cells), sum(b.strong for b in cells)
        self._blocks[first:] = [Block(text, number, "tr", linked, links, cells[0].lead, strong, 0, cells[0].hidden)]

    # -- the head ---------------------------------------------------------------------------------------------------

    def meta(self, attributes: Mapping[str, str | None]) -> None:
        """A meta element."""
        name = attributes.get("property") or attributes.get("name") or attributes.get("itemprop")
        content = attributes.get("content")
        if name and content and len(self._metas) < MAX_META:
            self._metas.append((name.lower()[:100], content[:2000]))

    def link(self, attributes: Mapping[str, str | None]) -> None:
        """A link element: the canonical address is kept."""
        if (attributes.get("rel") or "").lower() == "canonical" and attributes.get("href"):
            self._canonical = self._canonical or (attributes["href"] or "")[:2000]

    def script(self, data: str) -> None:
        """The text of a JSON-LD script."""
        if len(self._scripts) < 8 and len(data) <= 300_000:
            self._scripts.append(data)

    def title(self, data: str) -> None:
        """The text of the title element."""
        self._title = self._title or " ".join(data.split())[:500] or None

    def finish(self) -> Stream:
        """The stream of all that was seen."""
        while len(self._open) > 1:
            if self._run.parts:
                self._flush()
            self._pop()
        if self._run.parts:
            self._flush()
        total = len(self._blocks)
        containers = tuple(
            Container(parent, tag, words, role, hidden, min(first, total), min(self._last.get(n, total), total))
            for n, (parent, tag, words, role, hidden, first) in enumerate(self._made)
        )
        facts = Facts(tuple(self._metas), tuple(self._scripts), self._title, self._canonical, self._language, tuple(self._times))
        return Stream(tuple(self._blocks), containers, facts)


def needs_attributes(tag: str) -> bool:
    """Whether a walk has to ask this element for its attributes."""
    return tag not in _PLAIN


@lru_cache(maxsize=4096)
def _names(names: str) -> tuple[str, ...]:
    """The words of class and id, lower case, `relatedPosts` and `related-posts` alike."""
    return tuple(w.lower() for w in _WORD.findall(names))


@lru_cache(maxsize=4096)
def _hides(names: str) -> bool:
    return bool(_HIDDEN_NAMES.search(names))


def _is_hidden(attributes: Mapping[str, str | None]) -> bool:
    """Whether the element says that it is not to be seen."""
    style = attributes.get("style")
    if style and _HIDDEN_STYLE.search(style):
        return True
    names = attributes.get("class")
    if names and _hides(names):
        return True
    return "hidden" in attributes and (attributes["hidden"] or "").lower() != "until-found"
