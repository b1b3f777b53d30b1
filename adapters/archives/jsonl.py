"""JSON Lines: one record a line, in UTF-8 or UTF-16."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING

from spamfilter.archives.kinds import as_text
from spamfilter.archives.records import read_record
from spamfilter.page import BadRecord, Source

if TYPE_CHECKING:
    from collections.abc import Iterator

    from spamfilter.archives import Stream
    from spamfilter.page import Page

RECORD = re.compile(r'\{\s*(?:"|\}|$)')
DIGITS = 1000  # of a whole number: Python refuses beyond 4300, nobody numbers articles so


def recognise(head: bytes) -> bool:
    """Whether the first line, or most of the first lines, open a record."""
    lines = [line.strip() for line in as_text(head).removeprefix("\ufeff").split("\n") if line.strip()]
    opened = [bool(RECORD.match(line)) for line in lines]
    return bool(lines) and (opened[0] or sum(opened) * 2 > len(lines))


def pages(stream: Stream) -> Iterator[Page | BadRecord]:
    """A page for each line; one that is no record is named with its number."""
    decoder = json.JSONDecoder(parse_constant=_nothing, parse_int=_whole)
    for number, line in enumerate(stream.lines(), start=1):
        source = Source(stream.name, line=number)
        if line is None:
            yield BadRecord(source, "json", "line is longer than 32 MB")
        elif line.strip():
            yield _record(line, decoder, source)


def _record(line: bytes, decoder: json.JSONDecoder, source: Source) -> Page | BadRecord:
    try:
        return read_record(decoder.decode(line.decode("utf-8-sig")), source)
    except json.JSONDecodeError as error:
        return BadRecord(source, "json", f"is no JSON: {error.msg} at character {error.pos + 1}")
    except UnicodeDecodeError as error:
        return BadRecord(source, "json", f"is no UTF-8: byte 0x{line[error.start]:02x} at {error.start + 1} of the line")
    except RecursionError:
        return BadRecord(source, "json", "is nested too deeply")


def _nothing(name: str) -> None:
    """NaN and Infinity are no JSON and no value."""


def _whole(digits: str) -> int | str:
    return int(digits) if len(digits) <= DIGITS else digits
