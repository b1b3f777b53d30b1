"""Elements: the outline of a page while its tree is walked, one row for each element that holds blocks."""

from __future__ import annotations

from typing import TYPE_CHECKING

from spamfilter.cleaning.blocks import Element, Outline
from spamfilter.cleaning.hiding import HIDES, SEEN, SIZED, TINY, UNSEEN, looks, size_of_letters
from spamfilter.cleaning.names import own_code

if TYPE_CHECKING:
    from collections.abc import Mapping

    from spamfilter.cleaning.sheets import Sheet

_NAMING = ("class", "id", "itemprop")
_TELLING = frozenset({"id", "itemprop", "role", "style", "hidden", "popover"})
_SEEN = "-"  # no value that `hidden` has


class Elements:
    """The columns of an `Outline`, to which elements are added as they open. What like elements have said is read once."""

    def __init__(self, sheet: Sheet | None = None) -> None:
        self.sheet = sheet
        self.elements, self.parents, self.hidden, self.firsts, self.lasts = [Element()], [-1], [0], [0], [0]
        self._said: dict[str | tuple[str | None, ...], Element] = {}

    def open(self, around: int, tag: str, attributes: Mapping[str, str | None], first: int) -> int:
        """Open an element inside the one with the number `around`, before the block number `first`; its own number."""
        key: str | tuple[str | None, ...] = tag
        telling = False
        if attributes:
            get = attributes.get
            if telling := not _TELLING.isdisjoint(attributes):
                key = tag, get("class"), get("id"), get("itemprop"), get("role"), get("style"), get("hidden", _SEEN), get("popover", _SEEN)
            else:
                key = tag, get("class")
        element = self._said.get(key)
        if element is None:
            element = self._said[key] = _read(tag, attributes, self.looks(tag, attributes), telling=telling)
        self.elements.append(element)
        self.parents.append(around)
        hidden = self.hidden[around]
        self.hidden.append(_together(element.hidden, hidden, attributes) if element.hidden or hidden else 0)
        self.firsts.append(first)
        self.lasts.append(0)
        return len(self.parents) - 1

    def looks(self, tag: str, attributes: Mapping[str, str | None]) -> int:
        """What an element says of how it is seen, and the page's sheets of it: any of the signs of `hiding`, 0 for nothing."""
        if not attributes and self.sheet is None:
            return 0
        return looks(attributes, "" if self.sheet is None else self.sheet.style_of(tag, attributes))

    def stands_in(self, tag: str, number: int) -> bool:
        """Whether an element is of this tag, or one around it."""
        while number > 0:
            if self.elements[number].tag == tag:
                return True
            number = self.parents[number]
        return False

    def outline(self) -> Outline:
        """All that was opened."""
        return Outline(self.elements, self.parents, self.hidden, self.firsts, self.lasts)


def _read(tag: str, attributes: Mapping[str, str | None], said: int, *, telling: bool) -> Element:
    """What an element says of itself, read from its attributes, with what `looks` said; `telling` are others than its class."""
    names, role = attributes.get("class") or "", ""
    if telling:
        names = " ".join(filter(None, map(attributes.get, _NAMING)))
        role = (attributes.get("role") or "").lower()
    return tuple.__new__(Element, (tag, names, role, own_code(tag, names, role), said & (HIDES | SEEN)))


def _together(said: int, around: int, attributes: Mapping[str, str | None]) -> int:
    """What hides an element, given what it says of itself and what hides the one around it."""
    if said & SEEN:
        around &= ~UNSEEN
    if around & TINY and (style := attributes.get("style")) and size_of_letters(style) == SIZED:
        around &= ~TINY
    return (around | said) & HIDES
