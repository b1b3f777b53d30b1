"""The builder: what a tree walk meets becomes a stream of blocks."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from spamfilter.cleaning.blocks import Block, Container, Facts, Stream, split_names

if TYPE_CHECKING:
    from collections.abc import Mapping


def _words(words: str) -> frozenset[str]:
    return frozenset(words.split())


# Elements without text of the article. `head` is walked for its facts only.
SKIPPED = _words(
    "script style noembed noframes svg template iframe object embed applet canvas audio video select option datalist "
    "textarea input button progress meter map param source track"
)
_BLOCKS = _words(
    "address article aside blockquote center dd details dialog dir div dl dt fieldset figcaption figure footer form h1 h2 h3 h4 "
    "h5 h6 header hgroup legend li main menu nav ol p pre section summary table caption td th tr ul frameset"
)
_KINDS = (
    {"a": "link", "noscript": "apart", "br": "break", "hr": "break"}
    | dict.fromkeys(_BLOCKS, "block")
    | dict.fromkeys(("b", "strong", "em", "i"), "strong")
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
# Elements whose attributes are never looked at: they are many, and asking costs.
PLAIN = frozenset({"b", "strong", "em", "i", "u", "br", "wbr", "sup", "sub", "small", "tbody", "thead", "tfoot", "col", "colgroup", "img"})
_HIDDEN_STYLE = re.compile(
    r"(?:^|[;\s])(?:display\s*:\s*none|visibility\s*:\s*hidden|font-size\s*:\s*0(?![.\d])"  # not opacity: pages fade their text in
    r"|(?:left|top|text-indent)\s*:\s*-\d{3,})",
    re.IGNORECASE,
)
_HIDDEN_NAMES = re.compile(
    r"(?:^|\s)(?:sr-only|sr-text|screen-reader-text|visually-?hidden|u-hidden|is-hidden|a11y-hidden|element-invisible)(?:\s|$)",
    re.IGNORECASE,
)
_READ = frozenset({"class", "id", "itemprop", "role", "style", "hidden"})
_FOUND = "until-found"  # hidden="until-found" is closed, not hidden: a search in the page opens it
_AD_SPAN = frozenset({"ad", "ads", "advert", "adsbygoogle", "advertisement", "adslot", "adunit"})
_ENDS_P = ("p",)
_CELLS = frozenset({"td", "th", "p"})
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
        self._made: list[list[Any]] = [[-1, "root", "", "", False, 0, 0]]  # the fields of each container, in order
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
        kind = _KINDS.get(tag)
        if kind is None:
            if "-" not in tag:
                return self._enter_inline(tag, attributes) if attributes else _PASSED
            kind = "block"
        if kind == "block":
            if self._run.parts:
                self._flush()
            ends = _ENDS_OPEN.get(tag, _ENDS_P)
            while self._made[self._open[-1]][1] in ends and not self._is_kept(self._open[-1]):
                self._pop()
            return self._push(tag, attributes)
        if kind == "link":
            return self._enter_link(attributes)
        if kind == "strong":
            self._strong += 1
            return _IN_STRONG
        if kind == "apart":
            return self._interrupt(tag, attributes)
        if self._run.parts:
            self._flush()
        return None

    def _enter_link(self, attributes: Mapping[str, str | None]) -> int | None:
        if attributes.get("href") is None:
            return _PASSED
        if attributes.get("class") and _is_hidden(attributes):
            return self._interrupt("a", attributes)
        self._links += 1
        self._run.links += 1
        if self._run.lead < 0:
            self._run.lead = len(" ".join("".join(self._run.parts).split()))
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
        if (names and tag == "span" and not _AD_SPAN.isdisjoint(split_names(names))) or _is_hidden(attributes):
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
        number = len(self._made)
        names = role = ""
        hidden = self._made[parent][4]
        for key in attributes:
            if key in _READ:
                value = attributes[key] or ""
                if key == "role":
                    role = value.lower()
                elif key == "style":
                    hidden = hidden or bool(_HIDDEN_STYLE.search(value))
                elif key == "hidden":
                    hidden = hidden or value.lower() != _FOUND
                else:
                    names = f"{names} {value}" if names else value
                    hidden = hidden or (key == "class" and _hides(value))
        self._made.append([parent, tag, names, role, hidden, len(self._blocks), 0])
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
        elif mark == _IN_STRONG:
            self._strong = max(0, self._strong - 1)

    def _is_kept(self, number: int) -> bool:
        return bool(self._kept) and self._kept[-1][0] == number

    def _pop(self) -> None:
        number = self._open.pop()
        made = self._made[number]
        if made[1] == "tr":
            self._join_row(number, made[5])
        made[6] = len(self._blocks)
        if self._kept and self._kept[-1][0] == number:
            self._run = self._kept.pop()[1]

    def _flush(self) -> None:
        """The gathered text becomes blocks of the innermost element: one, or in `pre` one a line."""
        run = self._run
        self._run = fresh = _Run()
        if self._links:
            fresh.links, fresh.lead = 1, 0
        number = self._open[-1]
        made = self._made[number]
        tag, raw = made[1], "".join(run.parts)
        if len(self._blocks) >= MAX_BLOCKS:
            return
        for line in raw.split("\n") if tag == "pre" else (raw,):
            text = " ".join(line.split())
            if text:
                size = len(text)
                lead = min(run.lead, size) if run.lead >= 0 else size
                linked = min(run.linked, size) if run.linked else 0
                strong = min(run.strong, size) if run.strong else 0
                self._blocks.append(Block(text, number, tag, linked, run.links, lead, strong, _HEADINGS.get(tag, 0), made[4]))

    def _join_row(self, number: int, first: int) -> None:
        """Cells of one line each become one block, joined by " | "; a row that holds paragraphs stays as it is."""
        cells = self._blocks[first:]
        if len(cells) < 2 or len({b.container for b in cells}) < len(cells) or any(len(b.text) > MAX_CELL or b.heading for b in cells):
            return
        if any(b.tag not in _CELLS for b in cells):
            return
        text = " | ".join(b.text for b in cells)
        linked, links, strong = sum(b.linked for b in cells), sum(b.links for b in cells), sum(b.strong for b in cells)
        for made in self._made[number + 1 :]:  # the cells hold nothing any more: their row does
            made[5] = made[6] = first
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
            self.leave(self._open[-1])
        if self._run.parts:
            self._flush()
        self._made[0][6] = len(self._blocks)
        containers = tuple(map(Container._make, self._made))
        facts = Facts(tuple(self._metas), tuple(self._scripts), self._title, self._canonical, self._language, tuple(self._times))
        return Stream(tuple(self._blocks), containers, facts)


@lru_cache(maxsize=4096)
def _hides(names: str) -> bool:
    return bool(_HIDDEN_NAMES.search(names))


def _is_hidden(attributes: Mapping[str, str | None]) -> bool:
    """Whether the element says that it is not to be seen."""
    for key in attributes:
        if key == "class":
            if (names := attributes[key]) and _hides(names):
                return True
        elif key == "style":
            if (style := attributes[key]) and _HIDDEN_STYLE.search(style):
                return True
        elif key == "hidden" and (attributes[key] or "").lower() != _FOUND:
            return True
    return False
