"""An upstream on loopback that answers what a test tells it to, byte by byte."""

from __future__ import annotations

import contextlib
import gzip
import socket
import threading
import time


def answer(body=b"", status="200 OK", **headers):
    """A whole answer with its length; `Content_Type="…"` gives a header, None leaves one out."""
    fields = {"Content-Type": "application/rss+xml", "Content-Length": str(len(body)), "Connection": "close"}
    fields |= {name.replace("_", "-"): value for name, value in headers.items()}
    head = "".join(f"{name}: {value}\r\n" for name, value in fields.items() if value is not None)
    return f"HTTP/1.1 {status}\r\n{head}\r\n".encode("latin-1") + body


def packed(body, **headers):
    """The same packed by gzip."""
    return answer(gzip.compress(body), Content_Encoding="gzip", **headers)


def endless(start, piece):
    """A page that begins so and goes on with one piece after the other."""

    def page(connection, request):
        connection.sendall(start)
        while True:
            connection.sendall(piece)

    return page


def drip(start):
    """A byte every now and then, each well before any limit on a single read."""

    def page(connection, request):
        for at in range(len(start)):
            connection.sendall(start[at : at + 1])
            time.sleep(0.02)

    return page


class Upstream:
    """A server with a page for each path: bytes to send, or a function of the connection and the request.

    `requests` are the requests that came in, as text; a path that no page is set for answers 404.
    """

    def __init__(self, pages=None, tls=None):
        self.pages = dict(pages or {})
        self._tls = tls
        self.requests = []
        self.done = threading.Event()
        self._listener = socket.create_server(("127.0.0.1", 0))
        self.port = self._listener.getsockname()[1]
        self.url = f"http://127.0.0.1:{self.port}"
        self._thread = threading.Thread(target=self._accept, daemon=True)
        self._thread.start()

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.done.set()  # what waits for the end of the test need not wait any longer
        with contextlib.suppress(OSError):  # wakes the thread that waits in `accept`; closing alone does not
            self._listener.shutdown(socket.SHUT_RDWR)
        self._listener.close()
        self._thread.join(10)

    def asked(self, path):
        """The requests for a path."""
        return [request for request in self.requests if request.split(" ", 2)[1].split("?")[0] == path]

    def _accept(self):
        with contextlib.suppress(OSError):
            while True:
                connection, _ = self._listener.accept()
                threading.Thread(target=self._serve, args=(connection,), daemon=True).start()

    def _serve(self, connection):
        with contextlib.suppress(OSError), connection:
            connection.settimeout(30)
            if self._tls:
                connection = self._tls.wrap_socket(connection, server_side=True)
            with connection:  # the one under TLS is another one
                self._answer(connection)

    def _answer(self, connection):
        request = b""
        while b"\r\n\r\n" not in request:
            piece = connection.recv(65536)
            if not piece:
                return
            request += piece
        text = request.decode("latin-1")
        self.requests.append(text)
        page = self.pages.get(text.split(" ", 2)[1].split("?")[0], answer(status="404 Not Found"))
        if callable(page):
            page(connection, text)
        else:
            connection.sendall(page)
