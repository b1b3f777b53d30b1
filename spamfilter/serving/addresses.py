"""Addresses: that of a feed at the proxy, and the feed's own again."""

from __future__ import annotations

from urllib.parse import quote, unquote, urlsplit

from spamfilter.feeds.editing import Mode


def feed_address(proxy: str, url: str, mode: str = Mode.DROP) -> str:
    """The address under which the proxy serves a feed; `proxy` ends without a slash. Raises ValueError for half a character in the url."""
    return f"{proxy}/feed?mode={quote(mode, safe='')}&url={quote(url, safe='')}"


def original_address(proxy: str, address: str) -> str | None:
    """The feed's own address again, to the letter; None for one that is not at this proxy."""
    if not address.startswith(f"{proxy}/feed?"):
        return None
    parts = urlsplit(address).query.split("&")
    return next((unquote(part.removeprefix("url=")) for part in parts if part.startswith("url=")), None)
