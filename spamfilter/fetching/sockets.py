"""Sockets that end with the time and with the bytes that a whole fetch was given."""

from __future__ import annotations

import queue
import socket
import ssl
import threading
import time
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from typing_extensions import Buffer


class OutOfBytes(Exception):  # noqa: N818 not an error of the program
    """The other side sent more than it was allowed."""


class Allowance:
    """What is left of a fetch: seconds by the monotonic clock, bytes to receive."""

    def __init__(self, seconds: float, received: int) -> None:
        self.ends = time.monotonic() + seconds
        self.received = received

    def seconds(self) -> float:
        """The seconds left, above 0. Raises TimeoutError when there are none."""
        left = self.ends - time.monotonic()
        if left <= 0:
            raise TimeoutError
        return left

    def take(self, received: int) -> int:
        """Count bytes that came in; the same number. Raises OutOfBytes when they were too many."""
        self.received -= received
        if self.received < 0:
            raise OutOfBytes
        return received


class LimitedSocket(socket.socket):
    """A socket whose every read may last as long as the whole fetch still may, and no longer."""

    allowance: Allowance | None = None

    def recv_into(self, buffer: Buffer, nbytes: int = 0, flags: int = 0) -> int:
        """As in `socket`; raises TimeoutError and OutOfBytes."""
        if self.allowance is None:
            return super().recv_into(buffer, nbytes, flags)
        self.settimeout(self.allowance.seconds())
        return self.allowance.take(super().recv_into(buffer, nbytes, flags))


class LimitedSSLSocket(ssl.SSLSocket):
    """The same under TLS."""

    allowance: Allowance | None = None

    def recv_into(self, buffer: Buffer, nbytes: int | None = None, flags: int = 0) -> int:
        """As in `ssl`; raises TimeoutError and OutOfBytes."""
        if self.allowance is None:
            return super().recv_into(buffer, nbytes, flags)
        self.settimeout(self.allowance.seconds())
        return self.allowance.take(super().recv_into(buffer, nbytes, flags))


def tls_context() -> ssl.SSLContext:
    """The system's trusted authorities, names checked, on limited sockets."""
    context = ssl.create_default_context()
    context.sslsocket_class = LimitedSSLSocket
    return context


class Resolver:
    """Looks names up within a time; a lookup that hangs keeps its thread, so that only so many may hang."""

    def __init__(self, most: int = 32) -> None:
        self._free = threading.BoundedSemaphore(most)

    def addresses(self, host: str, port: int, seconds: float) -> list[tuple[socket.AddressFamily, str]]:
        """The addresses of a host, each once, in the system's order. Raises TimeoutError, and OSError for a name without any."""
        if not self._free.acquire(timeout=seconds):
            raise TimeoutError
        answers: queue.SimpleQueue[list[tuple[socket.AddressFamily, str]] | OSError] = queue.SimpleQueue()

        def look() -> None:
            try:
                found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
                answers.put(_addresses(found))
            except OSError as error:
                answers.put(error)
            except UnicodeError:  # a label that the system's own encoding refuses
                answers.put(socket.gaierror(socket.EAI_NONAME, "is no host name"))
            finally:
                self._free.release()

        threading.Thread(target=look, name=f"look up {host[:40]}", daemon=True).start()
        try:
            answer = answers.get(timeout=seconds)
        except queue.Empty:
            raise TimeoutError from None
        if isinstance(answer, OSError):
            raise answer
        return answer


def _addresses(
    found: Iterable[tuple[socket.AddressFamily, socket.SocketKind, int, str, tuple[str | int | bytes, ...]]],
) -> list[tuple[socket.AddressFamily, str]]:
    """What `getaddrinfo` answered, as family and address."""
    kept = ((family, str(address[0])) for family, _, _, _, address in found if family in (socket.AF_INET, socket.AF_INET6))
    return list(dict.fromkeys(kept))


def connect(family: socket.AddressFamily, address: str, port: int, seconds: float, allowance: Allowance) -> LimitedSocket:
    """A socket connected to exactly this address. Raises OSError, of which TimeoutError is one."""
    sock = LimitedSocket(family, socket.SOCK_STREAM)
    try:
        sock.settimeout(min(seconds, allowance.seconds()))
        # A zone ("%eth0") is part of a link-local address only; `connect` reads it there itself.
        sock.connect((address, port))
        sock.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        sock.settimeout(allowance.seconds())
    except BaseException:
        sock.close()
        raise
    sock.allowance = allowance
    return sock
