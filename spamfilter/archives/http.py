"""HTTP responses as archives keep them: head, chunks and compression undone, within limits."""

from __future__ import annotations

import re
import zlib
from dataclasses import dataclass

from spamfilter.archives.stream import MAX_PAGE

MAX_HEAD = 1 << 18  # bytes of a head
MAX_LAYERS = 3  # compressions of one body
STEP = 1 << 12  # bytes that are unzipped at once: what is damaged takes no more with it
HEAD_END = re.compile(rb"\r?\n[ \t]*\r?\n")
_STATUS = re.compile(rb"HTTP/\d(?:\.\d)?[ \t]+(\d{3})(?!\d)")
_CHUNK = re.compile(rb"[ \t]*([0-9a-fA-F]{1,16})[ \t]*(?:;[^\r\n]{0,4096})?\r?\n")
_GZIP = b"\x1f\x8b"


class HttpError(ValueError):
    """A response that cannot be read."""


@dataclass(frozen=True, slots=True)
class Response:
    """One HTTP response: its status, its headers by lower-case name (the first of each), where its body begins."""

    status: int
    headers: dict[str, str]
    body_at: int

    def decode(self, body: bytes) -> bytes:
        """The body as the page's author wrote it; a header that lies about it is passed over.

        Raises HttpError for more than MAX_PAGE bytes, for compression that is damaged from the start or that nobody here undoes.
        """
        if "chunked" in self.headers.get("transfer-encoding", "").lower():
            body = _join_chunks(body)
        try:
            return self._decompress(body)
        except zlib.error as error:
            raise HttpError(f"page is compressed and damaged ({error})") from None

    def _decompress(self, body: bytes) -> bytes:
        codings = [coding.strip() for coding in self.headers.get("content-encoding", "").lower().split(",")]
        for coding in [coding for coding in codings if coding][: -MAX_LAYERS - 1 : -1]:
            body = _decode(body, coding)
        if body.startswith(_GZIP):
            body = _inflate(body, 16 + zlib.MAX_WBITS)
        if len(body) > MAX_PAGE:
            raise HttpError(f"page is longer than {MAX_PAGE >> 20} MB")
        return body


def parse_headers(head: bytes) -> dict[str, str]:
    """The headers by lower-case name, the first of each; folded lines are joined, lines without a colon passed over."""
    headers: dict[str, str] = {}
    name = ""
    for line in head.splitlines():
        if line[:1] in (b" ", b"\t"):
            if name:
                headers[name] += " " + _decode_header(line)
            continue
        field, colon, value = line.partition(b":")
        name = _decode_header(field).lower() if colon else ""
        if name in headers:
            name = ""
        elif name:
            headers[name] = _decode_header(value)
    return headers


def parse_response(start: bytes) -> Response:
    """The response that begins here; raises HttpError where no status and head are to be seen."""
    status = _STATUS.match(start)
    if not status:
        raise HttpError("does not begin with the status of an HTTP response")
    end = HEAD_END.search(start, 0, MAX_HEAD)
    if end is None:
        raise HttpError(f"head of the response has no end within {MAX_HEAD >> 10} kB")
    return Response(int(status[1]), parse_headers(start[status.end() : end.start()].partition(b"\n")[2]), end.end())


def _decode_header(value: bytes) -> str:
    """UTF-8, else Latin-1, without line ends and controls."""
    value = value.strip()
    try:
        text = value.decode("utf-8")
    except UnicodeDecodeError:
        text = value.decode("latin-1")
    return "".join(c for c in text if c.isprintable())


def _join_chunks(body: bytes) -> bytes:
    """The chunks as one; up to where they are damaged, all of it where there is not even a first one."""
    pieces, at = [], 0
    while match := _CHUNK.match(body, at):
        size = int(match[1], 16)
        pieces.append(body[match.end() : match.end() + min(size, len(body))])
        at = match.end() + size
        if not size or at > len(body):
            return b"".join(pieces)
        at += 2 if body.startswith(b"\r\n", at) else body.startswith(b"\n", at)
    return b"".join(pieces) if pieces else body


def _decode(body: bytes, coding: str) -> bytes:
    """The body with one compression undone."""
    if coding in ("gzip", "x-gzip"):
        return _inflate(body, 16 + zlib.MAX_WBITS) if body.startswith(_GZIP) else body
    if coding == "deflate":
        try:
            return _inflate(body, zlib.MAX_WBITS)
        except zlib.error:  # browsers take deflate without its frame, and servers send it so
            try:
                return _inflate(body, -zlib.MAX_WBITS)
            except zlib.error:
                return body
    if coding in ("br", "zstd", "compress", "x-compress"):
        raise HttpError(f"page is compressed by {coding}, which is not read here")
    return body


def _inflate(body: bytes, wbits: int) -> bytes:
    """The output of zlib, as far as it is sound; raises HttpError where it is too long, zlib.error where nothing is sound."""
    inflater = zlib.decompressobj(wbits)
    out = bytearray()
    try:
        for at in range(0, len(body), STEP):
            out += inflater.decompress(body[at : at + STEP], MAX_PAGE + 1 - len(out))
            if len(out) > MAX_PAGE:
                raise HttpError(f"page inflates to more than {MAX_PAGE >> 20} MB")
            if inflater.eof:
                break
    except zlib.error:
        if not out:
            raise
    return bytes(out)
