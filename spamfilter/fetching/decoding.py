"""Content encodings: bodies inflated up to a limit, never beyond it."""

from __future__ import annotations

import zlib

GZIP_MAGIC = b"\x1f\x8b"
MOST_MEMBERS = 64  # RFC 1952 2.2 allows any number; a body of tiny ones would take its time
MOST_LAYERS = 3  # RFC 9110 8.4 allows any number; nobody means more than one
_STEP = 1 << 16


class TooLarge(Exception):  # noqa: N818 not an error of the program
    """A body is larger than the limit."""


class Damaged(Exception):  # noqa: N818 not an error of the program
    """A body cannot be decoded; the message says why."""


def decode(body: bytes, encodings: str, limit: int) -> bytes:
    """The body without its content encodings, at most `limit` bytes after each layer.

    Raises TooLarge, and Damaged for an encoding that was not asked for, a broken or cut off stream, or too many layers.
    """
    layers = [name.strip().lower() for name in encodings.split(",") if name.strip()]
    if len(layers) > MOST_LAYERS:
        raise Damaged(f"is packed {len(layers)} times")
    for name in reversed(layers):
        if name in ("gzip", "x-gzip"):
            # A server that says gzip and sends plain text means no harm: the content decides.
            body = _gunzip(body, limit) if body.startswith(GZIP_MAGIC) else body
        elif name == "deflate":
            body = _deflate(body, limit)
        elif name != "identity":
            raise Damaged(f"comes packed as {name[:40]!r}, which was not asked for")
    # A file that lies packed on the server, and is sent without a word about it: `feed.xml.gz`.
    return _gunzip(body, limit) if body.startswith(GZIP_MAGIC) else body


def _gunzip(body: bytes, limit: int) -> bytes:
    """All members of a gzip file, one after the other; what follows them and is none is left out."""
    out, at = bytearray(), 0
    for _ in range(MOST_MEMBERS):
        at = _inflate(body, at, 31, limit, out)
        if not body.startswith(GZIP_MAGIC, at):
            return bytes(out)
    raise Damaged(f"is packed in more than {MOST_MEMBERS} pieces")


def _deflate(body: bytes, limit: int) -> bytes:
    """A zlib stream (RFC 9110 8.4.1.2), or the bare deflate stream that some servers send in its place."""
    out = bytearray()
    try:
        _inflate(body, 0, 15, limit, out)
    except Damaged:
        out.clear()
        _inflate(body, 0, -15, limit, out)
    return bytes(out)


def _inflate(body: bytes, at: int, window: int, limit: int, out: bytearray) -> int:
    """Appends what the stream beginning at a byte holds; the byte behind its end."""
    inflater = zlib.decompressobj(window)
    try:
        while not inflater.eof and at < len(body):
            piece = body[at : at + _STEP]
            out += inflater.decompress(piece, _STEP)
            if len(out) > limit:
                raise TooLarge
            at += len(piece) - len(inflater.unused_data if inflater.eof else inflater.unconsumed_tail)
        while not inflater.eof:  # all was handed over; what it holds back may still come
            more = inflater.decompress(b"", _STEP)
            out += more
            if len(out) > limit:
                raise TooLarge
            if not more:
                raise Damaged("is cut off")
    except zlib.error as error:
        raise Damaged(f"cannot be unpacked ({error})") from None
    return at
