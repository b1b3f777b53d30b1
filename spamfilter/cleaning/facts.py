"""Facts: what a page states about itself, gathered raw on the way through its tree."""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING, Any

from spamfilter.cleaning.blocks import Facts
from spamfilter.cleaning.tree import FACT, SKIP, WIDGET, inner_text, unknown_kind

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from spamfilter.cleaning.tree import Node

MAX_META = 400
MAX_SCRIPT = 300_000  # characters of one JSON-LD text
MAX_SCRIPTS = 8


class FactReader:
    """Reads the elements that state facts; the first title and the first canonical address count. `scripts` are JSON-LD texts."""

    def __init__(self, scripts: Iterable[str] = ()) -> None:
        self._metas: list[tuple[str, str]] = []
        self.scripts = tuple(islice((data for data in scripts if len(data) <= MAX_SCRIPT), MAX_SCRIPTS))
        self._times: list[tuple[str, int]] = []
        self._title: str | None = None
        self._canonical: str | None = None
        self._language: str | None = None

    def read(self, tag: str, node: Node) -> None:
        """What one `meta`, `link` or `title` states."""
        attributes = node.attributes
        if tag == "title":
            self._title = self._title or " ".join(inner_text(node).split())[:500] or None
        elif tag == "link":
            if (attributes.get("rel") or "").lower() == "canonical" and attributes.get("href"):
                self._canonical = self._canonical or (attributes["href"] or "")[:2000]
        else:
            name = attributes.get("property") or attributes.get("name") or attributes.get("itemprop")
            content = attributes.get("content")
            if name and content and len(self._metas) < MAX_META:
                self._metas.append((name.lower()[:100], content[:2000]))

    def read_head(self, head: Node, tags: Mapping[Any, tuple[str, int]]) -> bool:
        """What the elements of a head state; False and nothing read where it holds more than such."""
        found = []
        for child in head.iter():
            tag, kind = tags.get(child.tag_id) or unknown_kind(child.tag)
            if kind == FACT:
                found.append((tag, child))
            elif kind not in (SKIP, WIDGET):
                return False
        for tag, child in found:
            self.read(tag, child)
        return True

    def read_language(self, attributes: Mapping[str, str | None]) -> None:
        """The language of the whole page."""
        self._language = attributes.get("lang") or attributes.get("xml:lang")

    def read_time(self, attributes: Mapping[str, str | None], before: int) -> None:
        """The moment of a `time` element and how many blocks stand before it."""
        moment = attributes.get("datetime")
        if moment and len(self._times) < MAX_META:
            self._times.append((moment, before))

    def facts(self) -> Facts:
        """All that was stated."""
        return Facts(tuple(self._metas), self.scripts, self._title, self._canonical, self._language, tuple(self._times))


def is_statement(kind: str | None) -> bool:
    """Whether a script of this type is JSON-LD."""
    return kind is not None and kind.strip().lower() == "application/ld+json"
