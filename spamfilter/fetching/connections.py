"""Connections of urllib3 that go to the address they are given, and nowhere that a name may lead meanwhile."""

from __future__ import annotations

import ssl
from typing import TYPE_CHECKING

from urllib3.connection import HTTPConnection, HTTPSConnection

from spamfilter.fetching.sockets import Allowance, LimitedSSLSocket

if TYPE_CHECKING:
    import socket
    from collections.abc import Callable

    from spamfilter.fetching.targets import Target


class Plain(HTTPConnection):
    """A connection on the socket that `dial` opens."""

    def __init__(self, target: Target, dial: Callable[[], socket.socket], allowance: Allowance) -> None:
        super().__init__(target.host, target.port, timeout=allowance.seconds())
        self._dial = dial

    def _new_conn(self) -> socket.socket:
        return self._dial()


class Secure(HTTPSConnection):
    """The same under TLS, with the certificate checked against the target's own host name."""

    def __init__(self, target: Target, dial: Callable[[], socket.socket], allowance: Allowance, context: ssl.SSLContext) -> None:
        super().__init__(target.host, target.port, timeout=allowance.seconds(), ssl_context=context)
        self._dial, self._allowance = dial, allowance

    def _new_conn(self) -> socket.socket:
        return self._dial()

    def connect(self) -> None:
        """Connect and shake hands, within the time that is left. Raises SSLError where that time could not be held to."""
        super().connect()
        if not isinstance(self.sock, LimitedSSLSocket):  # a context that somebody else made
            raise ssl.SSLError("the connection cannot be limited")
        self.sock.allowance = self._allowance
