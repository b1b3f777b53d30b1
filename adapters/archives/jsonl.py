"""JSON Lines: one record a line, in UTF-8 or UTF-16."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from spamfilter.archives.json_text import JsonError, parse_json, strict_decoder
from spamfilter.archives.kinds import as_text, is_json, is_json_feed
from spamfilter.archives.records import read_record
from spamfilter.archives.stream import MAX_LINE
from spamfilter.page import BadRecord, Source

if TYPE_CHECKING:
    from collections.abc import Iterator
    from json import JSONDecoder

    from spamfilter.archives import Stream
    from spamfilter.page import Page

RECORD = re.compile(r'\{\s*(?:"|\}|$)')


def recognise(head: bytes) -> bool:
    """Whether the first line, or most of the first lines, open a record, and it is no JSON Feed and no JSON in one piece."""
    if is_json_feed(head) or is_json(head):
        return False
    lines = [line.strip() for line in as_text(head).removeprefix("\ufeff").split("\n") if line.strip()]
    opened = [bool(RECORD.match(line)) for line in lines]
    return bool(lines) and (opened[0] or sum(opened) * 2 > len(lines))


def pages(stream: Stream) -> Iterator[Page | BadRecord]:
    """A page for each line; one that is no record is named with its number."""
    decoder = strict_decoder()
    for number, line in enumerate(stream.lines(), start=1):
        source = Source(stream.name, line=number)
        if line is None:
            yield BadRecord(source, "json", f"line is longer than {MAX_LINE >> 20} MB")
        elif line.strip():
            yield _record(line, decoder, source)


def _record(line: bytes, decoder: JSONDecoder, source: Source) -> Page | BadRecord:
    try:
        return read_record(parse_json(line, decoder), source)
    except JsonError as error:
        return BadRecord(source, "json", str(error))
