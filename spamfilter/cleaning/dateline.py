"""Datelines: the day of publication that a page shows to its readers, beside its heading."""

from __future__ import annotations

import re
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from spamfilter.cleaning.blocks import BOX, SIGN
from spamfilter.cleaning.prose import is_prose
from spamfilter.text.dates import YEARS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from spamfilter.cleaning.blocks import Block

LONGEST = 110  # characters of a line that is a dateline, not a sentence about a date
BEFORE, AFTER = 4, 8  # lines before and after the heading that may hold it
# First letters of the months in English, Spanish, French, German, Portuguese, Italian, Dutch, Indonesian, Turkish and Hindi.
_MONTHS = (
    "jan ene genn oca janv जन",
    "feb fév fev şub फर",
    "mar mär mrt maart मार्च",
    "apr abr avr nis अप्रैल",
    "may mai mei mag मई",
    "jun juin giu haz जून",
    "jul juil lug tem जुल",
    "aug ago aoû aou agu ağu अग",
    "sep set eyl सित",
    "oct okt out ott eki अक्",
    "nov kas नव",
    "dec dez dic déc des ara दिस",
)
_STARTS = {start: number for number, starts in enumerate(_MONTHS, start=1) for start in starts.split()}
_NAME = r"(?P<{}>[^\W\d_]{{3,12}}|[\u0900-\u097f]{{2,10}})\.?"
_WRITTEN = re.compile(
    r"(?<![\d.,/-])(?:"
    rf"(?P<d1>\d{{1,2}})(?:st|nd|rd|th|er|º|\.)?\s+(?:de\s+|of\s+)?{_NAME.format('m1')},?\s+(?:de\s+|del\s+)?(?P<y1>\d{{4}})"
    rf"|{_NAME.format('m2')}\s+(?P<d2>\d{{1,2}})(?:st|nd|rd|th)?,?\s+(?P<y2>\d{{4}})"
    r"|(?P<y3>\d{4})(?P<s3>[-/.])(?P<m3>\d{1,2})(?P=s3)(?P<d3>\d{1,2})"
    r"|(?P<a4>\d{1,2})(?P<s4>[./-])(?P<b4>\d{1,2})(?P=s4)(?P<y4>\d{4})"
    r")(?![\d/-])"
)
_YEAR = re.compile(r"\d{4}")
_CHANGED = re.compile(
    r"updat|modif|revis|review|edited|aktuali|stand\b|geändert|actuali|mise? à jour|diperbarui|güncel|atualiz|aggiornat|अपडेट|effective|"
    r"expire|event",
    re.IGNORECASE,
)
_IN_ADDRESS = re.compile(r"/((?:19|20)\d\d)/(\d\d?)/(\d\d?)(?=/|$)|/((?:19|20)\d\d)-(\d\d)-(\d\d)(?=[/-]|$)")


def shown_date(blocks: Sequence[Block], language: str | None = None) -> datetime | None:
    """The day that a short line near the heading names, as its first second in UTC; None where none does or it could be another.

    Days of change and of events are not days of publication. 3/5/2024 may mean two days: it counts where the page's language
    is not English, as the fifth month's third day.
    """
    heading = find_heading(blocks)
    if heading is None:
        heading = next((at for at, b in enumerate(blocks) if b.prose and b.density < 0.5), 0)
    for at in near(blocks, heading, BEFORE, AFTER):
        block = blocks[at]
        for line in block.text.split(SIGN) if block.tag == BOX else (block.text,):
            if len(line) <= LONGEST and not is_prose(line) and (day := day_in(line, language)):
                return day
    return None


def find_heading(blocks: Sequence[Block]) -> int | None:
    """The number of the first heading of the first order, None where there is none."""
    return next((at for at, b in enumerate(blocks) if b.heading == 1 and not b.hidden), None)


def near(blocks: Sequence[Block], heading: int, before: int, after: int) -> tuple[int, ...]:
    """Numbers of the blocks from a heading on, then of those before it."""
    return (*range(heading, min(len(blocks), heading + after + 1)), *range(heading - 1, max(-1, heading - 1 - before), -1))


def is_change(line: str) -> bool:
    """Whether a short line begins by saying that something was changed, not published."""
    return len(line) <= LONGEST and bool(_CHANGED.search(line[:40]))


def day_in(line: str, language: str | None = None) -> datetime | None:
    """The first day in a line that is no day of change."""
    start = 0
    for found in _WRITTEN.finditer(line) if _YEAR.search(line) else ():
        if not _CHANGED.search(line, start, found.start()) and (day := _compose(found.groupdict(), language)):
            return day
        start = found.end()
    return None


def address_date(address: str | None) -> datetime | None:
    """The day that an address holds as a path of year, month and day."""
    if address and (found := _IN_ADDRESS.search(address[:500])):
        year, month, day = (part for part in found.groups() if part)
        return _day(int(year), int(month), int(day))
    return None


def _compose(part: dict[str, str | None], language: str | None) -> datetime | None:
    for year, month, day in (("y1", "m1", "d1"), ("y2", "m2", "d2")):
        if part[year]:
            number = _month(part[month] or "")
            return _day(int(part[year] or 0), number, int(part[day] or 0)) if number else None
    if part["y3"]:
        return _day(int(part["y3"]), int(part["m3"] or 0), int(part["d3"] or 0))
    first, second, year_of = int(part["a4"] or 0), int(part["b4"] or 0), int(part["y4"] or 0)
    if part["s4"] == "." or first > 12 or (part["s4"] == "/" and language not in {None, "en"}):
        return _day(year_of, second, first)
    return _day(year_of, first, second) if second > 12 else None


def _month(name: str) -> int | None:
    """The number of a month by the first letters of its name."""
    lower = name.casefold().replace("i\u0307", "i")
    return next((_STARTS[lower[:size]] for size in (5, 4, 3, 2) if lower[:size] in _STARTS), None)


def _day(year: int, month: int, day: int) -> datetime | None:
    try:
        return datetime(year, month, day, tzinfo=UTC) if year in YEARS else None
    except ValueError:  # 31 February
        return None
