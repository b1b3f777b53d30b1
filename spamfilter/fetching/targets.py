"""Targets: an address as somebody wrote it, taken apart strictly before anything is looked up."""

from __future__ import annotations

import re
from dataclasses import dataclass
from urllib.parse import quote, urljoin, urlsplit

from spamfilter.errors import FetchError
from spamfilter.report.plain import plain

LONGEST = 8000  # characters; RFC 9110 4.1 asks that at least 8,000 octets be understood, and nobody's feed has more
_PORTS = {"http": 80, "https": 443}
_REFUSED = re.compile(r"[\x00-\x20\x7f-\x9f\\\"<>^`{|}\u2028\u2029\ud800-\udfff]|%0[ad]|%00", re.IGNORECASE)
_HOST = re.compile(r"[a-z0-9_](?:[a-z0-9_.-]{0,252}[a-z0-9_])?\.?|[0-9a-f:.]+")
_SAFE = "/%:@!$&'()*+,;=~-._?[]"  # what stands in a path or query as it is: RFC 3986 3.3 and 3.4, and what is encoded already


@dataclass(frozen=True, slots=True)
class Target:
    """Where to connect and what to ask for. `host` is ASCII and without brackets, `path` begins with a slash and holds the query."""

    scheme: str
    host: str
    port: int
    path: str

    @property
    def url(self) -> str:
        """The address, written one way only."""
        host = f"[{self.host}]" if ":" in self.host else self.host
        port = "" if self.port == _PORTS[self.scheme] else f":{self.port}"
        return f"{self.scheme}://{host}{port}{self.path}"

    def follow(self, location: str) -> Target:
        """The target of a redirect. Raises FetchError where it leads to no web address."""
        if not location:
            raise FetchError(self.url, "redirect", "is redirected to nowhere")
        # Headers are bytes: what is not ASCII in them was UTF-8 most likely.
        text = location.encode("latin-1", "replace").decode("utf-8", "replace") if not location.isascii() else location
        try:
            return read_target(urljoin(self.url, text.strip()))
        except (FetchError, ValueError) as error:
            said = str(error) if isinstance(error, FetchError) else f"{text}: is no web address"
            raise FetchError(self.url, "redirect", f"is redirected to {plain(said, 300)}") from None

    def stays(self, other: Target) -> bool:
        """Whether the other target is on the same server; https in place of http there counts as the same."""
        upgraded = (self.scheme, self.port, other.scheme, other.port) == ("http", 80, "https", 443)
        return self.host == other.host and (upgraded or (self.scheme, self.port) == (other.scheme, other.port))


def read_target(url: str) -> Target:
    """The target that an address names.

    Raises FetchError with the code `url` for anything but a plain http or https address: another scheme, no host, a user
    name in it, signs that two readers could understand in two ways.
    """
    if len(url) > LONGEST:
        raise FetchError(url[:100] + "…", "url", f"is longer than {LONGEST} characters")
    if _REFUSED.search(url):
        raise FetchError(url, "url", "holds a sign that no web address may hold")
    try:
        parts = urlsplit(url)
        port = parts.port
    except ValueError as error:
        raise FetchError(url, "url", f"is no web address ({error})") from None
    if parts.scheme not in _PORTS:
        raise FetchError(url, "url", "is no http or https address")
    if "@" in parts.netloc:
        raise FetchError(url, "url", "holds a user name, which is not sent to anybody")
    if not parts.hostname or port == 0:
        raise FetchError(url, "url", "names no host" if port != 0 else "names port 0")
    path = quote(parts.path or "/", safe=_SAFE) + (f"?{quote(parts.query, safe=_SAFE)}" if parts.query else "")
    return Target(parts.scheme, _ascii(parts.hostname, url), port or _PORTS[parts.scheme], path)


def _ascii(host: str, url: str) -> str:
    """The host as it is looked up: in lower case, other scripts in punycode (RFC 3490, which folds full-width digits too)."""
    try:
        name = host.encode("idna").decode("ascii").lower() if not host.isascii() else host.lower()
    except UnicodeError:
        raise FetchError(url, "url", "names a host that cannot be looked up") from None
    if not _HOST.fullmatch(name) or ".." in name or any(len(label) > 63 for label in name.split(".")):
        raise FetchError(url, "url", "names a host that cannot be looked up")
    return name
