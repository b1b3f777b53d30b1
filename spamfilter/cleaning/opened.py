"""Opened: a page whose text stands on buttons, in fields or in drawings is read once more, with these."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from spamfilter.cleaning.builder import TAKEN, Builder
from spamfilter.cleaning.insets import are_strange
from spamfilter.cleaning.sheets import Sheet
from spamfilter.cleaning.tree import BLOCK, SKIP, WIDGET
from spamfilter.cleaning.widgets import INNER, inner_lines

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from spamfilter.cleaning.blocks import Stream
    from spamfilter.cleaning.tree import Node

LEAST_LEFT = 600  # characters of such texts for which a page may be read again
# The elements of a drawing: those with text of their own, and those that are not shown. In other places nobody writes them.
_DRAWN = frozenset({"text", "foreignobject"})
_UNDRAWN = frozenset({"desc", "metadata", "symbol", "defs", "clippath", "mask", "marker", "pattern"})


def read_tree(root: Node, tags: Mapping[Any, tuple[str, int]], scripts: Iterable[str] = (), styles: Iterable[str] = ()) -> Stream:
    """The stream of the tree under a root; `tags` and `scripts` as a `Builder` takes them, `styles` are the page's style sheets."""
    scripts, sheet = tuple(scripts), Sheet(styles) or None
    builder = Builder(tags, scripts, sheet)
    stream = builder.walk(root)
    if without := are_strange(builder.insets):
        stream = Builder(tags, scripts, sheet, without=True).walk(root)
    if stream.left < LEAST_LEFT:
        return stream
    return replace(stream, opened=lambda: _Opened(_opened(tags), scripts, sheet, without=without).walk(root))


def _opened(tags: Mapping[Any, tuple[str, int]]) -> Mapping[Any, tuple[str, int]]:
    """The same tags, but that widgets hold blocks; a field has lines."""
    known = {key: ("pre" if tag == "textarea" else tag, BLOCK) for key, (tag, kind) in tags.items() if kind == WIDGET and tag not in INNER}
    return {**tags, **known}


class _Opened(Builder):
    """A builder that reads widgets too."""

    def _unknown(self, node: Node, at: int) -> tuple[str, int]:
        tag, kind = super()._unknown(node, at)
        name = tag.lower()
        if name in _DRAWN:
            return name, BLOCK
        if name == "tspan" and self._parts and not node.attributes.keys().isdisjoint(("y", "dy")):
            self._parts.append(" ")
        return tag, SKIP if name in _UNDRAWN else kind

    def _pass_by(self, at: int, tag: str, node: Node) -> int:
        if self._parts:
            self._flush(at)
        number = self._open.open(at, tag, node.attributes, len(self._blocks))
        for line in inner_lines(tag, node):
            self._add(line, number, "p")
        self._lasts[number] = len(self._blocks)
        return TAKEN
