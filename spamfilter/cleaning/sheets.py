"""Sheets: what the style sheets inside a page say of how its elements are seen.

Only what a page carries itself is read, and of that only rules that name an element by itself: its tag, its classes, its id. Rules that
look at what stands round an element, at what the reader does, or at numbers are left out, and so is what a script changes.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from spamfilter.cleaning.hiding import HIDES, REMARK, read_style

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

MOST_CHARACTERS = 200_000  # of all sheets of a page
MOST_RULES, MOST_FITTING = 2_000, 10  # of a page, and for one element
MOST_ASKED = 100_000  # rules that are looked at for all elements of a page
_HIDES = re.compile(  # in small letters
    r"display\s*:\s*none|visibility\s*:\s*[hc]|opacity\s*:\s*[0.]|-\d{3}|-\d\d?r?em|clip(?:-path)?\s*:|scale\(|rotate[xy]|content-visib"
    r"|font(?:-size)?\s*:\s*[^;]{0,40}?(?<![\w.#-])(?:0|\.|1(?![\d.]))|override|transparent|/\*|\\"
)
# Of one rule in small letters, also of those that show: `hiding` would see the same by a pattern that takes six times as long.
_TELLS = re.compile(
    r"display|visib|opacity|-\d|clip|scale|rotate|font(?:-size)?\s*:[^;]{0,40}?(?<![\w.#-])(?:0|\.|1(?![\d.]))|override|transparent|\\"
)
_COMPOUND = re.compile(r"([a-z][\w-]*|\*)?((?:[.#]-?[_a-z][\w-]*)*)", re.IGNORECASE)
_PART = re.compile(r"[.#][^.#]+")


class _Rule(NamedTuple):
    """What elements with this tag (any, where it is empty), these classes and ids are given; `rank` orders rules as a browser does."""

    tag: str
    parts: frozenset[str]
    rank: tuple[int, int, bool, int]
    style: str


class Sheet:
    """The rules of a page's own sheets by what they ask of an element; false where none of them can hide anything."""

    def __init__(self, texts: Iterable[str]) -> None:
        self._by_name: dict[str, list[_Rule]] = {}
        self._known: dict[tuple[str, str | None, str | None], str] = {}
        self._left = MOST_ASKED
        whole = "\n}".join(texts)[:MOST_CHARACTERS]  # a sheet that is not closed ends all the same
        if not _HIDES.search(whole.lower()):
            return
        for order, (selectors, style) in enumerate(_rules(whole)):
            if order == MOST_RULES:
                break
            for selector in selectors.split(","):
                found = _COMPOUND.fullmatch(selector.strip())
                if found is not None and found.group():
                    tag, names = (found.group(1) or "").lower().strip("*"), _PART.findall(found.group(2))
                    ids = sum(name[0] == "#" for name in names)
                    rule = _Rule(tag, frozenset(names), (ids, len(names) - ids, bool(tag), order), style)
                    self._by_name.setdefault(names[0] if names else tag, []).append(rule)

    def __bool__(self) -> bool:
        return bool(self._by_name)

    def style_of(self, tag: str, attributes: Mapping[str, str | None]) -> str:
        """What the rules say of an element, the one that counts most last; empty where they say nothing, or were asked too often."""
        key = tag, attributes.get("class"), attributes.get("id")
        style = self._known.get(key)
        if style is None:
            names = {f".{name}" for name in (key[1] or "").split()}
            if key[2]:
                names.add(f"#{key[2]}")
            asked = [rule for name in (tag, "", *names) for rule in self._by_name.get(name, ()) if self._left > 0]
            self._left -= len(asked)
            fitting = {rule.rank: rule.style for rule in asked if rule.parts <= names and rule.tag in ("", tag)}
            style = self._known[key] = ";".join(fitting[rank] for rank in sorted(fitting)[-MOST_FITTING:])
        return style


def _rules(text: str) -> Iterator[tuple[str, str]]:
    """Selectors and declarations of the rules that say anything of how elements are seen.

    What holds on some screens only hides nothing, but may show again what is hidden elsewhere.
    """
    if "/*" in text:
        text = REMARK.sub("", text)
    around = 0  # blocks that are open round a rule
    for part in text.split("}"):
        around = max(0, around + part.count("{") - 1)
        selectors, opened, style = part.rpartition("{")
        if opened and _TELLS.search(style.lower()) and (not around or not read_style(style) & HIDES):
            yield selectors.rpartition("{")[2].rpartition(";")[2], style
