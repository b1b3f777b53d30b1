"""The fetcher: one GET, with every redirect, under one clock and one limit of bytes."""

from __future__ import annotations

import http.client
import ssl
from dataclasses import dataclass
from functools import cached_property
from importlib.metadata import version
from typing import TYPE_CHECKING

import urllib3.exceptions

from spamfilter.errors import FetchError
from spamfilter.fetching.addresses import not_public
from spamfilter.fetching.connections import Plain, Secure
from spamfilter.fetching.decoding import Damaged, TooLarge, decode
from spamfilter.fetching.headers import kept, max_age, retry_after
from spamfilter.fetching.sockets import Allowance, OutOfBytes, Resolver, connect, tls_context
from spamfilter.fetching.targets import Target, read_target
from spamfilter.report.plain import plain

if TYPE_CHECKING:
    import socket

    from urllib3.response import HTTPResponse

_REDIRECTS = frozenset({301, 302, 303, 307, 308})
_READ = 1 << 16
_TRIED = 6  # addresses of one host; more would only be a way to use up the time
FEEDS = "application/atom+xml, application/rss+xml, application/rdf+xml, application/feed+json, application/xml;q=0.9, */*;q=0.5"
PAGES = "text/html, application/xhtml+xml, */*;q=0.5"


@dataclass(frozen=True, slots=True)
class Limits:
    """What one fetch may use.

    `seconds`: for all of it, looking up, redirects and the body included. `body`: bytes, as they come in and after each
    layer of unpacking. `head`: bytes of status line and headers of each answer. `redirects`: how many are followed (as many
    as RFC 9110 15.4 remembers that clients once allowed).
    """

    seconds: float = 20.0
    body: int = 16 << 20
    head: int = 256 << 10
    redirects: int = 5


@dataclass(frozen=True, slots=True)
class Fetched:
    """What an upstream answered: 200 with a body, or 304 with none.

    `url` is where it came from in the end. `etag` and `last_modified` are what to send next time, `max_age` the seconds that
    the upstream says it is good for (None where it says nothing).
    """

    url: str
    status: int
    body: bytes = b""
    content_type: str | None = None
    etag: str | None = None
    last_modified: str | None = None
    max_age: int | None = None


class Fetcher:
    """Fetches web addresses that strangers wrote; safe to use from several threads, which share nothing but the limits.

    Only http and https, no cookies, no user names, no proxy of the environment. A host is looked up once for each hop, and the
    connection goes to an address that was checked: one that is `not_public` is refused. With `allow_private` the address
    that was asked for may be private; a redirect leads to a private one only on the very same server, for it is the upstream
    that says where to.
    """

    def __init__(self, limits: Limits | None = None, *, allow_private: bool = False) -> None:
        self.limits = limits or Limits()
        self.allow_private = allow_private
        self._resolver = Resolver()
        self._agent = f"spamfilter/{version('spamfilter')}"

    @cached_property
    def _tls(self) -> ssl.SSLContext:
        return tls_context()

    def fetch(self, url: str, *, etag: str | None = None, last_modified: str | None = None, accept: str = FEEDS) -> Fetched:
        """What stands at the address; 304 only where a validator was given. Raises FetchError, whose `code` says why."""
        allowance = Allowance(self.limits.seconds, 0)
        headers = {"User-Agent": self._agent, "Accept": accept, "Accept-Encoding": "gzip, deflate", "Connection": "close"}
        if etag:
            headers["If-None-Match"] = etag
        if last_modified:
            headers["If-Modified-Since"] = last_modified
        target, before = read_target(url), None
        seen = {target.url}
        for _ in range(self.limits.redirects + 1):
            answer = self._ask(target, before, headers, allowance)
            if isinstance(answer, Fetched):
                return answer
            target, before = answer, target
            if target.url in seen:
                raise FetchError(url, "redirect", f"is redirected in a circle, to {target.url} again")
            seen.add(target.url)
        raise FetchError(url, "redirect", f"is redirected more than {self.limits.redirects} times")

    def _ask(self, target: Target, before: Target | None, headers: dict[str, str], allowance: Allowance) -> Fetched | Target:
        """One hop: the answer, or where it sends us. `before` is where we were sent from."""
        url = target.url
        connection = self._connection(target, before, allowance)
        try:
            allowance.received = self.limits.head
            connection.request("GET", target.path, headers=headers, preload_content=False, decode_content=False)
            response = connection.getresponse()
            try:
                if response.status in _REDIRECTS:
                    return target.follow(response.headers.get("Location") or "")
                return self._read(target, response, allowance, conditional="If-None-Match" in headers or "If-Modified-Since" in headers)
            finally:
                response.close()
        except TimeoutError:
            raise FetchError(url, "timeout", f"took longer than {self.limits.seconds:g} seconds") from None
        except OutOfBytes:
            raise FetchError(url, "large", "sends headers or bodies without end") from None
        except TooLarge:
            raise FetchError(url, "large", f"is larger than {self.limits.body:,} bytes") from None
        except Damaged as error:
            raise FetchError(url, "protocol", str(error)) from None
        except ssl.SSLError as error:
            raise FetchError(url, "tls", f"cannot be connected to safely ({_reason(error)})") from None
        except (OSError, http.client.HTTPException, urllib3.exceptions.HTTPError, ValueError) as error:
            raise _failed(url, error, self.limits) from None
        finally:
            connection.close()

    def _connection(self, target: Target, before: Target | None, allowance: Allowance) -> Plain | Secure:
        """A connection that goes to a checked address of the target's host."""

        def dial() -> socket.socket:
            return self._dial(target, before, allowance)

        if target.scheme == "http":
            return Plain(target, dial, allowance)
        return Secure(target, dial, allowance, self._tls)

    def _dial(self, target: Target, before: Target | None, allowance: Allowance) -> socket.socket:
        """A socket connected to the first address that answers. Raises FetchError."""
        url, last = target.url, "no address"
        addresses = self._addresses(target, before, allowance)[:_TRIED]
        for number, (family, address) in enumerate(addresses):
            try:
                return connect(family, address, target.port, allowance.seconds() / (len(addresses) - number), allowance)
            except TimeoutError:
                last = "no answer in time"
            except OSError as error:
                last = _reason(error)
        code = "timeout" if last == "no answer in time" else "connect"
        raise FetchError(url, code, f"cannot be connected to ({last})")

    def _addresses(self, target: Target, before: Target | None, allowance: Allowance) -> list[tuple[socket.AddressFamily, str]]:
        """The addresses that may be connected to. Raises FetchError where there are none."""
        try:
            found = self._resolver.addresses(target.host, target.port, allowance.seconds())
        except TimeoutError:
            raise FetchError(target.url, "timeout", f"could not be looked up within {self.limits.seconds:g} seconds") from None
        except OSError as error:
            raise FetchError(target.url, "lookup", f"{target.host} has no address ({_reason(error)})") from None
        if self.allow_private and (before is None or before.stays(target)):
            return found
        kinds = {address: not_public(address) for _, address in found}
        public = [(family, address) for family, address in found if kinds[address] is None]
        if not public:
            address, kind = next(iter(kinds.items()), (target.host, "without an address"))
            where = address if address == target.host else f"{target.host}, which is {address},"
            how = "leads to" if before is None else f"is where {before.url} redirects to: it leads to"
            raise FetchError(target.url, "private", f"{how} {where} not a public address ({kind})")
        return public

    def _read(self, target: Target, response: HTTPResponse, allowance: Allowance, *, conditional: bool) -> Fetched:
        """The body, unpacked, with what the headers say of it. Raises FetchError for every status but 200 and a 304 that was asked for."""
        headers, url = response.headers, target.url
        if response.status == 304 and conditional:
            return Fetched(url, 304, etag=kept(headers.get("ETag")), last_modified=kept(headers.get("Last-Modified")))
        if response.status != 200:
            wait = retry_after(headers.get("Retry-After"))
            raise FetchError(url, "status", f"answers {response.status}", status=response.status, retry_after=wait)
        length = headers.get("Content-Length")
        if length is not None and not (length.isascii() and length.isdigit()):
            raise FetchError(url, "protocol", f"states a length that is none ({length[:40]!r})")
        if length is not None and int(length[:20]) > self.limits.body:
            raise TooLarge
        # Framing may cost as much again in small chunks; the body itself is counted below.
        allowance.received = 2 * self.limits.body + self.limits.head
        body = bytearray()
        for piece in response.stream(_READ, decode_content=False):
            body += piece
            if len(body) > self.limits.body:
                raise TooLarge
        if not body:
            raise FetchError(url, "protocol", "answers with an empty body")
        return Fetched(
            url,
            200,
            decode(bytes(body), headers.get("Content-Encoding") or "", self.limits.body),
            content_type=kept(headers.get("Content-Type")),
            etag=kept(headers.get("ETag")),
            last_modified=kept(headers.get("Last-Modified")),
            max_age=max_age(headers.get("Cache-Control")),
        )


def _failed(url: str, error: Exception, limits: Limits) -> FetchError:
    """What the libraries below raise, in our words."""
    if isinstance(error, urllib3.exceptions.TimeoutError):
        return FetchError(url, "timeout", f"took longer than {limits.seconds:g} seconds")
    if isinstance(error, urllib3.exceptions.SSLError):
        return FetchError(url, "tls", "the safe connection broke off")
    return FetchError(url, "protocol", f"gives no sound answer ({_reason(error)})")


def _reason(error: Exception) -> str:
    """The error in a few words; what the other side wrote is not repeated at length."""
    first = error.args[0] if isinstance(error, urllib3.exceptions.HTTPError) and error.args else error
    said = getattr(error, "strerror", None) or getattr(error, "verify_message", None) or first
    return plain(str(said), 160) or type(error).__name__
