"""How a house prints facts: numbers, shares of a hundred, days, money and times."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from typing import TypeAlias

_DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_MONTHS = ("January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December")
_NUMBERS = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")
_SLOT = re.compile(r"\{(\w+)\}")
_START = re.compile(r"(?:^|(?<=[^.][^.][.!?] ))([“‘]?)([a-z])")  # not after `p.m.`
_ARTICLE = re.compile(r"\b([Aa]) (?=[aeio](?!ne\b))")


@dataclass(frozen=True, slots=True)
class Style:
    """How a house prints numbers, shares, days, money and times; each from 0 to 2."""

    words: int
    share: int
    day: int
    money: int
    clock: int


@dataclass(frozen=True, slots=True)
class Share:
    """A number of per cent."""

    value: float


@dataclass(frozen=True, slots=True)
class Money:
    """An amount of the invented countries' one currency."""

    value: int


@dataclass(frozen=True, slots=True)
class Clock:
    """A time of day in minutes."""

    minutes: int


Fact: TypeAlias = "str | int | float | Share | Money | Clock | date"
Facts: TypeAlias = "dict[str, Fact]"


def fill(words: str, facts: Facts, style: Style) -> str:
    """A sentence with its facts in the house's style; sentences begin with a capital."""
    text = _SLOT.sub(lambda found: _printed(facts[found[1]], style, unit=words[found.end() : found.end() + 1].isalpha()), words)
    text = _ARTICLE.sub(r"\1n ", text.replace("..", "."))
    return _START.sub(lambda found: found[1] + found[2].upper(), text)


def _printed(fact: Fact, style: Style, *, unit: bool) -> str:
    """The fact in the house's style; a number that a unit follows at once (`3mm`) is always in digits."""
    if isinstance(fact, int):
        written = (0, 9, 12)[0 if unit else style.words]
        text = _NUMBERS[fact] if 0 < fact <= written or (fact == 0 and not unit) else f"{fact:,}"
    elif isinstance(fact, Share):
        text = f"{fact.value:g}{('%', ' per cent', ' percent')[style.share]}"
    elif isinstance(fact, Money):
        short = f"{fact.value / 1e6:.1f}{('m', ' million', 'mn')[style.money]}"
        text = f"£{fact.value:,}" if fact.value < 1_000_000 else f"£{short}"
    elif isinstance(fact, Clock):
        text = _time(fact.minutes, style.clock)
    elif isinstance(fact, date):
        weekday, month = _DAYS[fact.weekday()], _MONTHS[fact.month - 1]
        text = (f"{weekday} {fact.day} {month}", f"{month} {fact.day}", f"{weekday}, {month} {fact.day}")[style.day]
    else:
        text = fact if isinstance(fact, str) else f"{fact:g}"
    return text


def _time(minutes: int, style: int) -> str:
    hour, minute = divmod(minutes, 60)
    if style == 0:
        return f"{hour:02d}:{minute:02d}"
    half = ("am", "pm") if style == 1 else (" a.m.", " p.m.")
    return f"{(hour - 1) % 12 + 1}.{minute:02d}{half[hour >= 12]}"
