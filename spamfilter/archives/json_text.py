"""JSON from outside: parsed without surprises."""

from __future__ import annotations

import json

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
    try:
        return (decoder or strict_decoder()).decode(data.decode("utf-8-sig"))
    except json.JSONDecodeError as error:
        raise JsonError(f"is no JSON: {error.msg} at character {error.pos + 1}") from None
    except UnicodeDecodeError as error:
        raise JsonError(f"is no UTF-8: byte 0x{data[error.start]:02x} at byte {error.start + 1}") from None
    except RecursionError:
        raise JsonError("is nested too deeply") from None


def _nothing(_name: str) -> None:
    """NaN and Infinity are no values."""


def _whole(digits: str) -> int | str:
    return int(digits) if len(digits) <= DIGITS else digits
