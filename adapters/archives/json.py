"""JSON in one piece: an array of records, or records that take several lines each."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from spamfilter.archives.json_text import JsonError, decode_json, parse_next, read_json, strict_decoder
from spamfilter.archives.kinds import is_json, is_json_feed
from spamfilter.archives.records import read_record
from spamfilter.page import BadRecord, Source

if TYPE_CHECKING:
    from collections.abc import Iterator

    from spamfilter.archives import Stream
    from spamfilter.page import Page

BETWEEN = re.compile(r"[\s,\[\]]*")


def recognise(head: bytes) -> bool:
    """Whether it opens an array of records, or one that goes on in the next line, and it is no JSON Feed."""
    return is_json(head) and not is_json_feed(head)


def pages(stream: Stream) -> Iterator[Page | BadRecord]:
    """A page for each record, with its number from 0; behind what is no JSON nothing more is read."""
    try:
        text = decode_json(read_json(stream, "JSON in one piece", ": write it as JSON Lines, a record a line"))
    except JsonError as error:
        yield BadRecord(Source(stream.name), "json", str(error))
        return
    decoder, number, arrays, at = strict_decoder(), 0, 0, 0
    while True:
        source = Source(stream.name, record=f"[{number}]")
        between = BETWEEN.match(text, at)
        assert between is not None
        arrays, at = arrays + between[0].count("[") - between[0].count("]"), between.end()
        if at == len(text):
            break
        try:
            record, at = parse_next(text, at, decoder)
        except JsonError as error:
            yield BadRecord(source, "json", f"{error}; the rest is not read")
            return
        yield read_record(record, source)
        number += 1
    if arrays > 0:
        yield BadRecord(source, "json", "ends inside its array: it is cut off")
