"""Subscriptions: a reader's OPML with its feeds at the proxy, and back. Every byte outside the feeds' addresses stays."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import urlsplit
from xml.parsers import expat
from xml.sax.saxutils import escape

from spamfilter.errors import InputError
from spamfilter.feeds.coding import Coding, readable
from spamfilter.serving.addresses import feed_address, original_address

if TYPE_CHECKING:
    from collections.abc import Callable

MOST = 16 << 20  # bytes; a hundred thousand subscriptions
DEEPEST = 200  # folders in folders
_TAG = re.compile(rb"<[^\s<>/\"'=]+(?:[^<>\"']|\"[^\"]*\"|'[^']*')*>")
_ATTRIBUTE = re.compile(rb"[\s\"']([^\s<>/\"'=]+)\s*=\s*(?:\"([^\"]*)\"|'([^']*)')")
_WEB = re.compile(r"https?://", re.IGNORECASE)
_KEPT = {"\t": "&#9;", "\n": "&#10;", "\r": "&#13;"}  # as themselves they would be read as spaces: XML 1.0 section 3.3.3


@dataclass(frozen=True, slots=True)
class Subscriptions:
    """An OPML file after the change: its bytes, how many addresses were changed, and those that were left as they are."""

    data: bytes
    changed: int
    left: tuple[str, ...]


def to_proxy(data: bytes, proxy: str, mode: str, name: str = "OPML") -> Subscriptions:
    """The same subscriptions at the proxy. Those that are there already, are no web addresses or hold a user name stay as they are.

    The proxy sends nobody's name and password to anybody. Raises InputError for what is no OPML, is damaged, or declares entities.
    """
    base = proxy.rstrip("/")

    def change(url: str) -> str | None:
        if not _WEB.match(url.strip()) or original_address(base, url) is not None:
            return None
        try:
            return None if "@" in urlsplit(url.strip()).netloc else feed_address(base, url, mode)
        except ValueError:  # half a character, or no address
            return None

    return _changed(data, change, name)


def from_proxy(data: bytes, proxy: str, name: str = "OPML") -> Subscriptions:
    """The same subscriptions at their own addresses; those that are not at this proxy stay as they are. Raises InputError as `to_proxy`."""
    base = proxy.rstrip("/")
    return _changed(data, lambda url: original_address(base, url), name)


def _changed(data: bytes, change: Callable[[str], str | None], name: str) -> Subscriptions:
    if len(data) > MOST:
        raise InputError(name, f"is longer than {MOST >> 20} MB")
    coding = Coding.of(data)
    try:
        utf8 = coding.to_utf8(data)
        pieces, at, changed, left = [], 0, 0, []
        for url, start, end in _addresses(readable(utf8), name):
            new = change(url)
            if new is None:
                left.append(url)
                continue
            mark = utf8[start - 1 : start].decode()
            value = escape(new, {mark: "&quot;" if mark == '"' else "&apos;"} | _KEPT)
            pieces += [utf8[at:start], value.encode(coding.name, "xmlcharrefreplace").decode(coding.name).encode()]
            at, changed = end, changed + 1
        return Subscriptions(coding.from_utf8(b"".join((*pieces, utf8[at:]))), changed, tuple(left))
    except ValueError as error:  # UnicodeError is one
        raise InputError(name, f"cannot be written as {coding.name}: {error}") from None


def _addresses(utf8: bytes, name: str) -> list[tuple[str, int, int]]:
    """Each feed's address with the bytes between its quotation marks. Raises InputError."""
    reader = _Reader(utf8, name)
    try:
        reader.parser.Parse(utf8, True)
    except expat.ExpatError as error:
        raise InputError(name, f"is no sound OPML: {expat.ErrorString(error.code)} in line {error.lineno}") from None
    return reader.found


class _Reader:
    """Collects addresses while expat reads."""

    def __init__(self, utf8: bytes, name: str) -> None:
        self.found: list[tuple[str, int, int]] = []
        self._utf8, self._name, self._depth = utf8, name, 0
        self.parser = expat.ParserCreate("utf-8")  # whatever the declaration says: it was converted
        self.parser.StartElementHandler = self._start
        self.parser.EndElementHandler = self._end
        self.parser.EntityDeclHandler = self._refuse

    def _start(self, tag: str, attributes: dict[str, str]) -> None:
        if not self._depth and tag.lower() != "opml":
            raise InputError(self._name, f"is no OPML: its root is <{tag[:40]}>")
        self._depth += 1
        if self._depth > DEEPEST:
            raise InputError(self._name, f"has folders {DEEPEST} deep: refused")
        if tag.lower() != "outline":
            return
        names = [key for key in attributes if key.lower() == "xmlurl"]
        if not names:
            return
        at = self.parser.CurrentByteIndex
        opening = _TAG.match(self._utf8, at)
        if opening is None or not self._utf8.startswith(b"<" + tag.encode(), at):
            raise InputError(self._name, "has an outline that does not stand where it is read: refused")
        for found in _ATTRIBUTE.finditer(self._utf8, at, opening.end()):
            if (key := found[1].decode()) in names:
                part = 2 if found[2] is not None else 3
                self.found.append((attributes[key], found.start(part), found.end(part)))

    def _end(self, _: str) -> None:
        self._depth -= 1

    def _refuse(self, *_: object) -> None:
        raise InputError(self._name, "declares entities: refused")
