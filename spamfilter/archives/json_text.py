"""JSON from outside: parsed without surprises."""

from __future__ import annotations

import json
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

from spamfilter.archives.stream import MAX_PAGE
from spamfilter.errors import InputError

if TYPE_CHECKING:
    from collections.abc import Iterator

    from spamfilter.archives.stream import Stream

DIGITS = 1000  # of a whole number: Python refuses beyond 4300, nobody numbers articles so


class JsonError(ValueError):
    """Bytes that are no JSON."""


def strict_decoder() -> json.JSONDecoder:
    """A decoder to whom NaN and Infinity are null and numbers of thousands of digits text."""
    return json.JSONDecoder(parse_constant=_nothing, parse_int=_whole)


def parse_json(data: bytes, decoder: json.JSONDecoder | None = None) -> object:
    """What JSON in UTF-8 says; of a name that stands twice the last counts, NaN and Infinity are null.

    Who parses much hands in the decoder of `strict_decoder`, which takes a while to make.
    Raises JsonError, which says what is wrong and where.
    """
    with _named():
        return (decoder or strict_decoder()).decode(decode_json(data))


def decode_json(data: bytes) -> str:
    """JSON in UTF-8 as text; raises JsonError, which says where, for what is none."""
    with _named():
        return data.decode("utf-8-sig")


def parse_next(text: str, at: int, decoder: json.JSONDecoder) -> tuple[Any, int]:
    """The value that begins at a character of a text, and the character behind it; raises JsonError as `parse_json` does."""
    with _named():
        return decoder.raw_decode(text, at)


def read_json(stream: Stream, what: str, instead: str = "") -> bytes:
    """All of a stream in UTF-8; raises InputError for more than MAX_PAGE bytes, which says `what` it is and what to do `instead`."""
    lines, size = [], 0
    for line in stream.lines(MAX_PAGE):
        size += len(line or b"") + 1
        if line is None or size > MAX_PAGE:
            raise InputError(stream.name, f"is {what} of more than {MAX_PAGE >> 20} MB{instead}")
        lines.append(line)
    return b"\n".join(lines)


@contextmanager
def _named() -> Iterator[None]:
    try:
        yield
    except json.JSONDecodeError as error:
        raise JsonError(f"is no JSON: {error.msg} at character {error.pos + 1}") from None
    except UnicodeDecodeError as error:
        raise JsonError(f"is no UTF-8: byte 0x{error.object[error.start]:02x} at byte {error.start + 1}") from None
    except RecursionError:
        raise JsonError("is nested too deeply") from None


def _nothing(_name: str) -> None:
    """NaN and Infinity are no values."""


def _whole(digits: str) -> int | str:
    return int(digits) if len(digits) <= DIGITS else digits
