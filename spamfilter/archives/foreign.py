"""Foreign: text that holds articles in a form which is not read here, recognised so that it is not judged as one article of prose."""

from __future__ import annotations

import csv
import io
import re

from spamfilter.archives.records import DATES, FETCHES, TEXTS, URLS

COLUMNS = frozenset((*TEXTS, *URLS, *DATES, *FETCHES, "id", "title", "headline", "author", "article", "summary", "description", "source"))
LEAST_ROWS = 2  # rows with as many fields as the first line has names, where these are none that tables of articles have
# Names as programs write them, or anything in quotes; in prose a blank follows a comma.
_NAME = re.compile(r'"[^"]{1,60}"|[A-Za-z_][\w.-]{0,60}', re.ASCII)
_DAY = r"(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun) (?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec) [ \d]\d \d\d:\d\d"
_MBOX = re.compile(rf"From \S+ +{_DAY}[^\n]*\n[A-Za-z][\w-]*:")  # RFC 4155
_HEADERS = re.compile(r"(?:[A-Za-z][A-Za-z0-9-]{0,70}:[^\n]*\n(?:[ \t]+\S[^\n]*\n)*){3,}")
# What mail programs write and people who quote a letter do not (RFC 5322, RFC 2045).
_WRITTEN_BY_PROGRAMS = re.compile(
    r"^(?:MIME-Version: *1|Message-ID: *<|Return-Path: *<|Received: *(?:from|by)\b|Content-Type: *\w+/)", re.IGNORECASE | re.MULTILINE
)
_SEVERAL_PARTS = re.compile(r"^Content-Type: *multipart/related\b", re.IGNORECASE | re.MULTILINE)  # RFC 2557


def foreign_kind(text: str) -> str | None:
    """What the beginning of a text is, with its article, where it is a table, a mail, or a page or letters kept as mail; else None."""
    text = text.removeprefix("\ufeff")
    if _MBOX.match(text):
        return "a mailbox (mbox)"
    headers = _HEADERS.match(text)
    if headers and _WRITTEN_BY_PROGRAMS.search(headers[0]):
        return "a web page kept as mail (MHTML)" if _SEVERAL_PARTS.search(headers[0]) else "an e-mail"
    return "a table (CSV)" if any(_is_table(text, mark) for mark in ",;\t") else None


def _is_table(text: str, mark: str) -> bool:
    """Whether the first line names columns: two that tables of articles have, or any with as many fields in the rows below."""
    first, _, rest = text.partition("\n")
    names = first.rstrip("\r").split(mark)
    if len(names) < 2 or not all(_NAME.fullmatch(name) for name in names):
        return False
    known = COLUMNS & {name.strip('"').casefold() for name in names}
    if len(known) >= 2:
        return True
    if mark == "\t":  # a league table in an article
        return False
    try:
        rows = list(csv.reader(io.StringIO(rest.rpartition("\n")[0]), delimiter=mark))
    except csv.Error:  # a carriage return inside a line
        return False
    return len(rows) >= LEAST_ROWS and all(len(row) == len(names) and not any(field[:1].isspace() for field in row) for row in rows)
