"""Headers of an answer, believed within bounds."""

from __future__ import annotations

import re
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime

LONGEST = 1000  # characters of a value that is kept: RFC 9110 8.8.3 sets no limit, servers refuse 8 kB of headers in all
LONGEST_WAIT = 86_400  # seconds that are believed
_MAX_AGE = re.compile(r"(?:^|[,\s])max-age\s*=\s*\"?([0-9]{1,10})", re.IGNORECASE)
_NEVER = re.compile(r"(?:^|[,\s])no-(?:store|cache)\b", re.IGNORECASE)


def kept(value: str | None) -> str | None:
    """A value that may be kept and sent back; None for one that is too long or holds what no header should."""
    if value is None or len(value) > LONGEST or not value.isascii() or not value.isprintable():
        return None
    return value.strip() or None


def retry_after(value: str | None) -> int | None:
    """The seconds to wait, 0 to a day, of a number or a date (RFC 9110 10.2.3); None where there is neither."""
    if value is None or len(value) > LONGEST:
        return None
    text = value.strip()
    if text.isascii() and text.isdigit():
        return min(int(text[:12]), LONGEST_WAIT)
    try:
        until = parsedate_to_datetime(text)
    except (TypeError, ValueError, OverflowError):
        return None
    seconds = (until - datetime.now(UTC)).total_seconds() if until.tzinfo else 0
    return min(max(int(seconds), 0), LONGEST_WAIT)


def max_age(cache_control: str | None) -> int | None:
    """The seconds that an answer is good for, 0 to a day; None where nothing is said."""
    text = (cache_control or "")[:LONGEST]
    if _NEVER.search(text):
        return 0
    found = _MAX_AGE.search(text)
    return min(int(found[1]), LONGEST_WAIT) if found else None
