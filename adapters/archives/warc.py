"""WARC: the pages of a crawl, plain or gzipped; a record that is broken does not end the file."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from spamfilter.archives.http import HEAD_END, MAX_HEAD, HttpError, parse_headers, parse_response
from spamfilter.archives.kinds import is_binary
from spamfilter.archives.stream import HEAD, MAX_GAP, MAX_PAGE
from spamfilter.archives.window import Window
from spamfilter.errors import InputError
from spamfilter.page import BadRecord, Page, Source
from spamfilter.text.dates import parse_date

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from spamfilter.archives import Stream

BEGIN = re.compile(rb"\s*WARC/\d")
FIELDS = re.compile(rb"^WARC-(?:Type|Record-ID|Date|Target-URI)\s*:", re.MULTILINE | re.IGNORECASE)
# Where a record begins in what was not understood: its first line and the name of a header behind it.
RECORD = re.compile(rb"WARC/\d{1,2}\.\d{1,2}[ \t]*\r?\n(?=[A-Za-z][A-Za-z\-]{2,40}[ \t]*:)")
VERSION = re.compile(rb"WARC/(?:0\.1[678]|0\.9|1\.[01])[ \t]*\r?\n")
# Where one begins inside another that claims too much.
NEXT = re.compile(rb"\r?\n\r?\nWARC/\d\.\d{1,2}\r?\nWARC-")
GAP = b"\r\n\r\n"  # what follows a record
LENGTH = re.compile(r"[0-9]{1,18}")
OTHER = re.compile(rb"[^\r\n]")
MAX_RECORD = MAX_PAGE + MAX_HEAD
PAGES = ("text/html", "application/xhtml+xml", "text/plain")
OWN = "metadata://"  # what a crawler keeps of itself: wget its arguments and its log
KINDS = ("response", "resource")


class RecordError(ValueError):
    """A record that is not as it should be; the next one is sought `skip` bytes on."""

    def __init__(self, message: str, skip: int, headers: Mapping[str, str] | None = None) -> None:
        self.skip, self.headers = skip, headers or {}
        super().__init__(message)


@dataclass(frozen=True, slots=True)
class Frame:
    """One record: its headers by lower-case name, and where in the window its body lies."""

    headers: Mapping[str, str]
    start: int
    end: int


def recognise(head: bytes) -> bool:
    """Whether it begins with the version of a WARC record, or with its headers behind a line that is damaged."""
    return bool(BEGIN.match(head)) or len(FIELDS.findall(head[:2000])) >= 3


def pages(stream: Stream) -> Iterator[Page | BadRecord]:
    """A page for each response or resource that holds HTML or text and came with status 200.

    What a record says of its length is believed where a record, or the end, follows; else the next one is sought. Raises InputError
    where none is found within MAX_GAP bytes.
    """
    window = Window(stream)
    while True:
        window.seek(OTHER, MAX_GAP)
        yield from stream.take_damages(before=window.position)
        if not window.fill(1):
            return
        begin = window.position
        source = Source(stream.name, stream.offset_at(begin))
        lost = False
        try:
            frame = _frame(stream, window)
            headers, found = frame.headers, _read(frame, window, source)
            window.drop(frame.end)
            end = window.position + len(GAP)
        except RecordError as error:
            headers, found = error.headers, BadRecord(source, "warc", str(error))
            window.drop(error.skip)
            lost = not window.seek(RECORD, MAX_GAP) and window.fill(1) > 0
            end = window.position
        damage = stream.damage_within(begin, end) if found else None
        if damage:  # then the page is not as it was written, and why the record is broken is known
            found = damage
        if isinstance(found, BadRecord):
            found = replace(found, source=_named(source, headers), url=_url(headers))
        if found:
            yield found
        if lost:
            raise InputError(stream.name, f"no record within {MAX_GAP >> 30} GB: the rest is not read", window.position)


def _frame(stream: Stream, window: Window) -> Frame:
    """The record at the beginning of the window; raises RecordError where it is not framed as a record."""
    if not VERSION.match(window.copy(0, 64)):
        known = window.copy(0, 5) == b"WARC/"
        raise RecordError("record is of a version of WARC that is not known" if known else "bytes that are no WARC record", 1)
    blank = window.search(HEAD_END, 0, MAX_HEAD)
    if blank is None:
        raise RecordError(f"record has no end of its head within {MAX_HEAD >> 10} kB", 1)
    start = window.index(blank.end())
    headers = parse_headers(window.copy(0, window.index(blank.start())))
    claimed = headers.get("content-length", "")
    if not LENGTH.fullmatch(claimed):
        raise RecordError(f"Content-Length is {claimed[:40]!r}, no number" if claimed else "record has no Content-Length", start, headers)
    frame = Frame(headers, start, start + int(claimed))
    kept = min(frame.end, start + MAX_RECORD)
    if window.fill(kept + len(GAP)) < kept:
        raise RecordError(f"record is cut off: {claimed} bytes are claimed, {window.fill(kept) - start} are there", start, headers)
    if frame.end > kept:
        if window.search(NEXT, start, kept):
            raise RecordError(f"{claimed} bytes are claimed, but the next record begins before their end", start, headers)
    elif not _is_whole(frame, stream, window):
        raise RecordError(f"{claimed} bytes are claimed, but the record does not end behind them", start, headers)
    return frame


def _is_whole(frame: Frame, stream: Stream, window: Window) -> bool:
    """Whether a record can end where it says: before the next record, the end of a compressed member or of the file.

    Before anything else it can where blank lines stand and no other record begins in it.
    """
    after = window.copy(frame.end, frame.end + len(GAP) + 8)
    rest = after.lstrip(b"\r\n")
    if not rest or rest.startswith(b"WARC/") or stream.is_seam(window.position + frame.end + len(after) - len(rest)):
        return True
    return after.startswith((b"\r\n\r\n", b"\n\n")) and window.search(RECORD, frame.start, frame.end) is None


def _read(frame: Frame, window: Window, source: Source) -> Page | BadRecord | None:
    """The page in a record, what is wrong with it, or None where it holds none."""
    headers, source = frame.headers, _named(source, frame.headers)
    kind = headers.get("warc-type", "").strip().lower()
    if not kind:
        return BadRecord(source, "warc", "record has no WARC-Type")
    if kind not in KINDS:
        return None
    body = window.copy(frame.start, min(frame.end, frame.start + MAX_RECORD))
    try:
        return _page(kind, body, frame, source)
    except HttpError as error:
        return BadRecord(source, "http", str(error))


def _page(kind: str, body: bytes, frame: Frame, source: Source) -> Page | None:
    """The page in a body; None where it came with another status or is of another type; raises HttpError."""
    headers, url, response = frame.headers, _url(frame.headers), None
    stated = headers.get("content-type")
    if kind == "response" and (body.startswith(b"HTTP/") or "http" in (stated or "http").lower()):
        response = parse_response(body)
        if response.status != 200:
            return None
        stated = response.headers.get("content-type")
    media_type = (stated or "").partition(";")[0].strip().lower()
    if (media_type and media_type not in PAGES) or (url or "").startswith(OWN):
        return None
    if frame.end - frame.start > MAX_RECORD:
        raise HttpError(f"record is longer than {MAX_RECORD >> 20} MB")
    if response is not None:
        body = response.decode(body[response.body_at :])
    if not media_type and is_binary(body[:HEAD]):
        return None
    date = headers.get("warc-date")
    return Page(
        markup=body,
        url=url,
        id=None if url else source.record,
        fetched=parse_date(date) if date else None,
        content_type=stated,
        source=source,
    )


def _url(headers: Mapping[str, str]) -> str | None:
    """The address that a record states; old versions of wget put it between angle brackets."""
    return headers.get("warc-target-uri", "").strip("<> ") or None


def _named(source: Source, headers: Mapping[str, str]) -> Source:
    """The source with the record's own name."""
    return replace(source, record=headers.get("warc-record-id") or None)
