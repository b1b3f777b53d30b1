"""Records: pages handed in as JSON objects or table rows, under the names that the field uses."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from spamfilter.page import BadRecord, Page
from spamfilter.text.dates import parse_date

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime

    from spamfilter.page import Source

# The first name that holds something counts.
URLS = ("url", "link")
DATES = ("published", "date", "date_publish")
FETCHES = ("fetched", "date_download")
# What each claims to hold; None where both are usual and the content decides.
TEXTS = {"text": "text/plain", "html": "text/html", "maintext": "text/plain", "content": None, "body": None, "raw_content": None}
LONGEST_TITLE = 500  # characters, as of the title that a page states of itself


class FieldError(ValueError):
    """A field that does not hold what its name says."""


def read_record(record: object, source: Source) -> Page | BadRecord:
    """The page that a record describes, or what is wrong with it, naming the field."""
    if not isinstance(record, dict):
        return BadRecord(source, "record", f"is {_kind(record)}, not a record with named fields")
    names: dict[str, str | None] = {"id": None, "url": None}
    try:
        names["id"] = _first(record, ("id",))
        names["url"] = _first(record, URLS)
        return _page(record, names, source)
    except FieldError as error:
        return BadRecord(source, "record", str(error), **names)


def _page(record: Mapping[str, Any], names: Mapping[str, str | None], source: Source) -> Page:
    texts = {field: text for field in TEXTS if field in record and (text := _text(record, field)) is not None}
    if not texts:
        raise FieldError(f"has no text: none of {', '.join(TEXTS)} is among its fields")
    field = next((name for name in texts if texts[name]), next(iter(texts)))
    return Page(
        markup=texts[field],
        url=names["url"],
        id=names["id"],
        title=(_first(record, ("title",)) or "")[:LONGEST_TITLE] or None,
        published=_date(record, DATES),
        fetched=_date(record, FETCHES),
        content_type=TEXTS[field],
        source=source,
    )


def _first(record: Mapping[str, Any], fields: tuple[str, ...]) -> str | None:
    """The first of these fields that holds something."""
    for field in fields:
        if field in record and (text := _text(record, field)):
            return text
    return None


def _date(record: Mapping[str, Any], fields: tuple[str, ...]) -> datetime | None:
    """The date in the first of these fields that is there; None where it is none."""
    text = _first(record, fields)
    return parse_date(text) if text else None


def _text(record: Mapping[str, Any], field: str) -> str | None:
    """What a field holds as text; None where it is missing or null; raises FieldError for what is no text."""
    value = record.get(field)
    if value is None:
        return None
    if isinstance(value, str):
        return sound(value)
    if isinstance(value, list) and all(isinstance(part, str) for part in value):  # crawlers collect fields in lists
        return sound("\n".join(value))
    if isinstance(value, (int, float)) and not isinstance(value, bool) and field not in TEXTS:
        return str(int(value)) if isinstance(value, float) and value.is_integer() else str(value)
    raise FieldError(f"{field} is {_kind(value)}, not text")


def sound(text: str) -> str:
    """The text with lone surrogates replaced, so that it can be written anywhere."""
    if text.isascii():
        return text
    try:
        text.encode("utf-8")
    except UnicodeEncodeError:  # two halves of one character become it
        return text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")
    return text


def _kind(value: object) -> str:
    """What a value of JSON is, with its article."""
    kinds = {bool: "true or false", int: "a number", float: "a number", str: "text", list: "a list", dict: "an object", type(None): "null"}
    return kinds.get(type(value), "something else")
