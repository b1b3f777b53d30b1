"""Hosts: whose page an address is."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

if TYPE_CHECKING:
    from collections.abc import Iterable

_EDITIONS = ("www", "m", "mobile", "amp")  # how one site is shown on several hosts
# First labels of two below which anybody can have a host: what stands there together is no one's site.
_SHARED = frozenset(
    (
        "co",
        "com",
        "org",
        "net",
        "ac",
        "edu",
        "gov",
        "gob",
        "go",
        "or",
        "ne",
        "blogspot",
        "wordpress",
        "github",
        "gitlab",
        "substack",
        "medium",
    )
)
# Sites on which anybody can write: by whom a page is, so many parts of its path tell.
_BY_PATH = {"sites.google.com": 2} | dict.fromkeys(
    (
        "medium.com",
        "substack.com",
        "tumblr.com",
        "dev.to",
        "telegra.ph",
        "write.as",
        "note.com",
        "blog.naver.com",
        "vk.com",
        "facebook.com",
    ),
    1,
)
# Letters, digits and hyphens of any script, with dots between the labels: a name or an address, nothing with a path.
_HOST = re.compile(r"(?!-)[\w-]{1,63}(?:\.[\w-]{1,63})*|[0-9a-f]*:[0-9a-f]*:[0-9a-f:.]*")


def as_host(word: str) -> str | None:
    """A host as people write it, in the form of `host_of`: `*.News.example.` is `news.example`; None where it is none, such as a url."""
    host = word.strip().lower().removeprefix("*.").rstrip(".").removeprefix("[").removesuffix("]")
    return host if _HOST.fullmatch(host) else None


def host_of(url: str | None) -> str | None:
    """The host of an http(s) url in lower case; None where there is none."""
    if url is None:
        return None
    try:
        parts = urlsplit(url)
        host = parts.hostname
    except ValueError:
        return None
    host = host and host.rstrip(".")
    return host if parts.scheme in ("http", "https") and host else None


def site_of(url: str | None) -> str | None:
    """The host without a leading `www.`, `m.` or the like: what one publisher is known by."""
    host = host_of(url)
    return None if host is None else _without_edition(host)


def editions_of(host: str) -> tuple[str, ...]:
    """The hosts on which the site of this one is shown, its name first: `courier.example`, `www.courier.example`, …, also for `m.`."""
    site = _without_edition(host.lower().rstrip("."))
    return (site, *(f"{edition}.{site}" for edition in _EDITIONS)) if _is_own(site) else (site,)


def is_one_site(one: str | None, other: str | None) -> bool:
    """Whether two addresses are of one publisher: on one site, or one on a host below the other's; False where one has none.

    On a site where anybody can write it takes the same writer: `medium.com/@ann` is not `medium.com/@bob`.
    """
    return are_one_site(host_of(one), host_of(other)) and _writer_of(one) == _writer_of(other)


def are_one_site(one: str | None, other: str | None) -> bool:
    """The same of two hosts."""
    if one is None or other is None:
        return False
    short, long = sorted((_without_edition(one), _without_edition(other)), key=len)
    return short == long or (_is_own(short) and long.endswith("." + short))


def _writer_of(url: str | None) -> list[str]:
    """The parts of an address's path that tell who writes there; none where the host alone tells it."""
    parts = _BY_PATH.get(site_of(url) or "", 0)
    return urlsplit(url or "").path.lower().split("/")[1 : parts + 1] if parts else []


def _without_edition(host: str) -> str:
    first, _, rest = host.partition(".")
    return rest if first in _EDITIONS and _is_own(rest) else host


def _is_own(host: str) -> bool:
    """Whether a host and those below it are of one publisher: `courier.example`, not `example` nor `co.example`."""
    first, _, rest = host.partition(".")
    return bool(rest) and ("." in rest or first not in _SHARED)


def is_listed(url: str | None, hosts: Iterable[str]) -> bool:
    """Whether an address is on one of the hosts, or below one."""
    host = host_of(url)
    return host is not None and any(host == entry.lower() or host.endswith("." + entry.lower()) for entry in hosts)
