"""Facts of invented events of public life and sport, one maker a genre."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from . import formula_names as names
from .formula_draws import a_day, a_workday, people
from .formula_style import Clock, Money, Share

if TYPE_CHECKING:
    from collections.abc import Callable
    from random import Random

    from .formula_style import Facts


def _court(rng: Random) -> Facts:
    day = a_workday(rng)
    return {
        **people(rng, "man", "judge", "prosecutor", "lawyer"),
        "age": rng.randint(19, 71),
        "from": names.place(rng),
        "road": names.road(rng),
        "day": day,
        "before": day - timedelta(days=rng.randint(40, 300)),
        "months": rng.randint(3, 40),
        "costs": Money(rng.randint(8, 180) * 10),
        "hours": rng.randint(8, 30) * 10,
        "firm": names.firm(rng),
        "offence": rng.choice(
            ("theft from an employer", "burglary", "dangerous driving", "fraud by false representation", "affray", "handling stolen goods",
             "criminal damage", "arson", "perverting the course of justice", "possession with intent to supply", "fly-tipping", "blackmail")
        ),
    }  # fmt: skip


def _police(rng: Random) -> Facts:
    return {
        **people(rng, "officer", "victim"),
        "road": names.road(rng),
        "near": names.road(rng),
        "day": a_day(rng),
        "time": Clock(rng.randint(0, 287) * 5),
        "age": rng.randint(17, 88),
        "ref": f"{rng.randint(100, 999)}/{rng.randint(10000, 99999)}",
        "tall": f"{rng.randint(5, 6)}ft {rng.randint(1, 11)}in",
        "colour": rng.choice(["silver", "black", "blue", "red", "white", "green", "grey", "yellow", "maroon"]),
        "make": rng.choice(("hatchback", "van", "estate car", "pick-up", "motorcycle", "saloon", "moped", "horsebox")),
        "event": rng.choice(("robbery", "hit-and-run collision", "break-in", "assault", "crash", "attempted robbery", "theft")),
        "wore": rng.choice(["grey", "black", "navy", "green", "orange", "brown"]) + " "
        + rng.choice(("hooded top", "jacket", "tracksuit", "raincoat", "baseball cap", "work overalls")),
        "rank": rng.choice(("Sergeant", "Inspector", "Constable", "Detective Constable", "Detective Sergeant")),
    }  # fmt: skip


def _road(rng: Random) -> Facts:
    day = a_workday(rng)
    return {
        "road": names.road(rng), "from": names.road(rng), "to": names.road(rng), "detour": names.road(rng),
        "number": f"{rng.choice('AB')}{rng.randint(101, 6999)}",
        "start": day, "end": day + timedelta(days=rng.randint(3, 90)),
        "open": Clock(rng.randint(12, 20) * 30), "shut": Clock(rng.randint(30, 44) * 30),
        "weeks": rng.randint(2, 13), "cost": Money(rng.randint(35, 2900) * 1000), "firm": names.firm(rng),
        "metres": rng.randint(4, 180) * 10,
        "work": rng.choice(("resurfacing", "gas main replacement", "drainage work", "kerb renewal", "bridge maintenance",
        "water main renewal")),
    }  # fmt: skip


def _football(rng: Random) -> Facts:
    home, away = rng.randint(0, 4), rng.randint(0, 4)
    return {
        **people(rng, "scorer", "second", "keeper", "boss", "referee", "captain"),
        "home": names.team(rng), "away": names.team(rng), "score": f"{home}-{away}",
        "half": f"{rng.randint(0, home)}-{rng.randint(0, away)}",
        "day": a_day(rng), "crowd": rng.randint(84, 4900), "minute": rng.randint(3, 44), "late": rng.randint(49, 90),
        "metres": rng.randint(8, 30),
        "rank": rng.randint(2, 12), "points": rng.randint(13, 71), "next": names.team(rng), "yellow": rng.randint(2, 7),
    }  # fmt: skip


def _cricket(rng: Random) -> Facts:
    first = rng.randint(110, 289)
    return {
        **people(rng, "bat", "bowler", "opener", "captain"),
        "home": names.place(rng), "away": names.place(rng), "day": a_day(rng), "first": first, "second": rng.randint(58, first - 8),
        "runs": rng.randint(48, 122), "fours": rng.randint(4, 14), "took": f"{rng.randint(3, 7)} for {rng.randint(11, 62)}",
        "opened": rng.randint(22, 61), "overs": f"{rng.randint(26, 45)}.{rng.randint(1, 5)}", "catches": rng.randint(2, 4),
        "stand": rng.randint(38, 131), "points": rng.randint(15, 30), "rank": rng.randint(2, 9), "next": names.place(rng),
    }  # fmt: skip


def _tennis(rng: Random) -> Facts:
    sets = [f"6-{rng.randint(0, 4)}", rng.choice(("7-5", "7-6", "6-3", "6-2", "6-4"))]
    if rng.random() < 0.4:
        sets.insert(1, f"{rng.randint(1, 4)}-6")
    return {
        **people(rng, "winner", "loser", "next", "other"),
        "score": ", ".join(sets), "seed": rng.randint(1, 8), "world": rng.randint(9, 240), "lost": rng.randint(9, 300), "day": a_day(rng),
        "aces": rng.randint(3, 21), "faults": rng.randint(2, 12), "minutes": rng.randint(61, 194), "breaks": rng.randint(2, 7),
        "round": rng.choice(("first round", "second round", "third round", "quarter-final", "semi-final")),
        "event": f"{names.place(rng)} Open",
        "land": names.place(rng), "other_land": names.place(rng), "prize": Money(rng.randint(4, 190) * 1000),
    }  # fmt: skip


def _weather(rng: Random) -> Facts:
    high, wind = rng.randint(4, 29), rng.choice(("west", "south-west", "north", "east", "north-east", "south"))
    return {
        "day": a_day(rng), "high": high, "low": high - rng.randint(3, 10), "next_high": high + rng.randint(-3, 3), "wind": wind,
        "mph": rng.randint(8, 34), "gust": rng.randint(36, 68), "rain": rng.randint(2, 38), "chance": Share(float(rng.randint(1, 19) * 5)),
        "north": names.place(rng), "south": names.place(rng), "coast": names.place(rng), "hills": names.place(rng) + " Hills",
        "rise": Clock(rng.randint(285, 495)), "set": Clock(rng.randint(955, 1290)),
        "sky": rng.choice(("cloudy", "bright", "overcast", "mostly dry", "unsettled", "breezy", "grey", "fresh", "humid", "misty")),
        "turn": rng.choice(("showers", "sunny spells", "heavy rain", "drizzle", "thicker cloud", "thunder", "hail", "fog patches")),
        "outlook": rng.choice(("wet and windy", "settled", "colder", "milder", "changeable", "mainly dry", "frosty", "warm")),
    }  # fmt: skip


def _obituary(rng: Random) -> Facts:
    day, age = a_day(rng), rng.randint(61, 99)
    return {
        **people(rng, "dead", "spouse", "child", "minister"),
        "age": age, "day": day, "funeral": day + timedelta(days=rng.randint(6, 19)), "time": Clock(rng.randint(20, 30) * 30),
        "born": names.place(rng), "year": f"{day.year - age}", "married": f"{day.year - age + rng.randint(20, 30)}",
        "firm": names.firm(rng),
        "years": rng.randint(11, 43), "church": f"St {names.first_name(rng)}’s Church", "grand": rng.randint(2, 14),
        "from": names.place(rng),
        "trade": rng.choice(["teacher", "miner", "nurse", "baker", "postmaster", "signalman", "farmer", "librarian", "joiner",
        "tailor", "midwife", "plumber", "printer"]),
        "club": rng.choice(("bowls club", "brass band", "choral society", "allotment society", "chess club", "ramblers", "lifeboat crew")),
    }  # fmt: skip


FACTS: dict[str, Callable[[Random], Facts]] = {
    "court": _court,
    "police": _police,
    "roadworks": _road,
    "weather": _weather,
    "obituary": _obituary,
    "football": _football,
    "cricket": _cricket,
    "tennis": _tennis,
}
