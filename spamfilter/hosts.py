"""Hosts: whose page an address is."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import urlsplit

if TYPE_CHECKING:
    from collections.abc import Iterable


def host_of(url: str | None) -> str | None:
    """The host of an http(s) url in lower case; None where there is none."""
    if url is None:
        return None
    try:
        parts = urlsplit(url)
        host = parts.hostname
    except ValueError:
        return None
    return host if parts.scheme in ("http", "https") and host else None


def site_of(url: str | None) -> str | None:
    """The host without a leading `www.`: what one publisher is known by."""
    host = host_of(url)
    return None if host is None else host.removeprefix("www.")


def is_listed(url: str | None, hosts: Iterable[str]) -> bool:
    """Whether an address is on one of the hosts, or below one."""
    host = host_of(url)
    return host is not None and any(host == entry.lower() or host.endswith("." + entry.lower()) for entry in hosts)
