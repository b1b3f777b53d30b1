"""Draws that every kind of fact needs: an office, people, a day."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

from . import formula_names as names

if TYPE_CHECKING:
    from random import Random

    from .formula_style import Facts


def home_facts(rng: Random) -> Facts:
    """What an office has in common with itself: its town, county and people who speak for it."""
    return {
        "town": names.place(rng),
        "county": names.place(rng) + rng.choice(("shire", " County", " district")),
        "chief": f"{names.first_name(rng)} {names.surname(rng)}",
        "phone": f"0{rng.randint(10000, 99999)} {rng.randint(100000, 999999)}",
        "venue": f"{names.surname(rng)} {rng.choice(('Hall', 'Centre', 'Rooms', 'House', 'Pavilion'))}",
    }


def people(rng: Random, *keys: str) -> Facts:
    """A person for each key: the full name, and the parts under `KEY_first` and `KEY_last`."""
    made: Facts = {}
    for key in keys:
        made[f"{key}_first"], made[f"{key}_last"] = names.first_name(rng), names.surname(rng)
        made[key] = f"{made[f'{key}_first']} {made[f'{key}_last']}"
    return made


def a_day(rng: Random) -> date:
    """A day of seven years."""
    return date(2017, 1, 2) + timedelta(days=rng.randint(0, 2500))


def a_workday(rng: Random) -> date:
    """A day from Monday to Friday."""
    day = a_day(rng)
    return day - timedelta(days=max(0, day.weekday() - 4))
