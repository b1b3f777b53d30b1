"""Dates as pages, feeds and crawlers write them."""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta, timezone

_NAMES = ("january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november", "december")
MONTHS = {name[:size]: n for n, name in enumerate(_NAMES, start=1) for size in (3, len(name))} | {"sept": 9}
# RFC 822 section 5.1, and what European feeds write; hours east of Greenwich.
_UTC = dict.fromkeys(("z", "ut", "utc", "gmt", "wet"), 0)
_EUROPE = {"bst": 1, "cet": 1, "west": 1, "cest": 2, "eet": 2, "eest": 3, "msk": 3}
_AMERICA = {"edt": -4, "est": -5, "cdt": -5, "cst": -6, "mdt": -6, "mst": -7, "pdt": -7, "pst": -8}
ZONES = _UTC | _EUROPE | _AMERICA
YEARS = range(1600, 2200)  # newspapers begin in 1605; what lies outside is a slip or a default value
LONGEST = 80  # characters: no notation of a date is longer

_TIME = r"(?P<hour>\d{1,2}):(?P<minute>\d\d)(?::(?P<second>\d\d)(?:[.,](?P<part>\d{1,12}))?)?(?:\s*(?P<half>[ap])\.?m\b\.?)?"
_ZONE = r"(?P<zone>[a-z]{1,4}|(?:utc|gmt)?[+\-\u2212]\d\d?(?::?\d\d)?)(?:\s*\([^()]*\)|\s*\[[^\[\]]*\])?"
_TAIL = rf"(?:(?:\s*,\s*|\s+|t|\s+at\s+|\s*[-\u2013|]\s*){_TIME}(?:\s*{_ZONE})?)?\s*"
_MONTH = r"(?P<month>[a-z]{3,9})\.?"
_FORMS = tuple(
    re.compile(form, re.ASCII | re.IGNORECASE)
    for form in (
        rf"(?P<year>\d{{4}})(?P<dash>[-/.])(?P<month>\d{{1,2}})(?P=dash)(?P<day>\d{{1,2}}){_TAIL}",
        rf"(?P<year>\d{{4}})(?P<month>\d\d)(?P<day>\d\d)(?:t?(?P<hour>\d\d):?(?P<minute>\d\d):?(?P<second>\d\d)(?:\.\d+)?\s*(?:{_ZONE})?)?",
        rf"(?:[a-z]{{3,9}}\.?,?\s+)?(?P<day>\d{{1,2}})(?:st|nd|rd|th)?[\s\-]+{_MONTH}[\s,\-]+(?P<year>\d{{4}}|\d\d){_TAIL}",
        rf"(?:[a-z]{{3,9}}\.?,?\s+)?{_MONTH}\s+(?P<day>\d{{1,2}})(?:st|nd|rd|th)?(?:\s*,\s*|\s+)(?P<year>\d{{4}}){_TAIL}",
        rf"(?:[a-z]{{3,9}}\s+)?{_MONTH}\s+(?P<day>\d{{1,2}})\s+{_TIME}(?:\s+{_ZONE})?\s+(?P<year>\d{{4}})",
    )
)


def parse_date(text: str) -> datetime | None:
    """The moment that a text names, in UTC; None for what is no full date.

    Reads ISO 8601, RFC 822, asctime, 14 digits, English day-month-year and month-day-year, and seconds or milliseconds
    since 1970. A date without a time is its first second, one without a zone is taken for UTC. Never raises.
    """
    text = " ".join(text[: LONGEST * 2].split())
    if len(text) > LONGEST:
        return None
    if len(text) in (10, 13) and text.isascii() and text.isdigit():
        return _from_seconds(int(text[:10]))
    for form in _FORMS:
        if match := form.fullmatch(text):
            return _compose(match.groupdict())
    return None


def _from_seconds(seconds: int) -> datetime | None:
    moment = datetime(1970, 1, 1, tzinfo=UTC) + timedelta(seconds=seconds)
    return moment if moment.year in YEARS else None


def _compose(part: dict[str, str | None]) -> datetime | None:
    """The moment of a match's parts; None where they are no date."""
    month = (part["month"] or "").lower()
    try:
        year = int(part["year"] or 0)
        if len(part["year"] or "") == 2:  # RFC 2822 section 4.3
            year += 2000 if year < 50 else 1900
        hour = int(part["hour"] or 0)
        if half := part.get("half"):
            hour = hour % 12 + (12 if half in "pP" else 0)
        moment = datetime(
            year,
            int(month) if month.isdigit() else MONTHS[month],
            int(part["day"] or 0),
            hour,
            int(part["minute"] or 0),
            min(int(part["second"] or 0), 59),  # a leap second
            int(((part.get("part") or "") + "000000")[:6]),
            tzinfo=_zone(part["zone"]),
        )
        return moment.astimezone(UTC) if year in YEARS else None
    except (ValueError, KeyError):  # 31 February, 25:00, a month nobody knows
        return None


def _zone(name: str | None) -> timezone:
    """The zone of a name or an offset; UTC where there is none or nobody knows it; raises ValueError for an offset over a day."""
    if not name or name.isalpha():
        return timezone(timedelta(hours=ZONES.get((name or "z").lower(), 0)))
    sign = 1 if "+" in name else -1
    digits = "".join(c for c in name if c.isdigit())
    hours, minutes = (digits[:-2], digits[-2:]) if len(digits) > 2 else (digits, "0")
    return timezone(sign * timedelta(hours=int(hours), minutes=int(minutes)))
