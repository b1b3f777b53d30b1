"""Facts of invented events of business and councils, one maker a genre."""

from __future__ import annotations

from typing import TYPE_CHECKING

from . import formula_names as names
from .formula_draws import a_day, people
from .formula_style import Clock, Money, Share

if TYPE_CHECKING:
    from collections.abc import Callable
    from random import Random

    from .formula_style import Facts


def _market(rng: Random) -> Facts:
    level, points = rng.randint(2000, 18000), rng.randint(4, 240)
    up = rng.random() < 0.5
    return {
        **people(rng, "analyst"),
        "day": a_day(rng), "level": level, "points": points, "share": Share(round(100 * points / level, 2)),
        "index": f"{rng.choice(('All-Share', 'Top', 'General', 'Composite', 'Blue Chip'))} {rng.choice((20, 30, 40, 50, 100, 250))}",
        "rose": "gained" if up else "lost", "up": "higher" if up else "lower", "gain": "rise" if up else "fall",
        "best": names.firm(rng), "worst": names.firm(rng), "second": names.firm(rng), "broker": names.firm(rng),
        "best_share": Share(rng.randint(21, 128) / 10), "worst_share": Share(rng.randint(22, 117) / 10),
        "best_price": rng.randint(80, 4200), "worst_price": rng.randint(75, 3900), "volume": rng.randint(90, 990),
        "crude": f"{rng.randint(48, 118)}.{rng.randint(10, 99)}", "gold": rng.randint(1100, 2400), "rate": f"1.{rng.randint(1050, 4890)}",
        "sector": rng.choice(("miners", "banks", "retailers", "housebuilders", "insurers", "oil producers", "utilities", "drug makers")),
        "weak": rng.choice(("airlines", "telecoms", "carmakers", "brewers", "property firms", "chip makers", "shippers")),
    }  # fmt: skip


def _results(rng: Random) -> Facts:
    sales = rng.randint(12, 4900) * 100_000
    up = rng.random() < 0.6
    return {
        **people(rng, "boss", "finance"),
        "firm": names.firm(rng), "base": names.place(rng), "sales": Money(sales), "day": a_day(rng),
        "profit": Money(max(100_000, int(sales * rng.uniform(0.02, 0.2)))),
        "last": Money(max(100_000, int(sales * rng.uniform(0.02, 0.2)))),
        "rose": "rose" if up else "fell", "gain": "increase" if up else "decline", "share": Share(rng.randint(4, 290) / 10),
        "pence": f"{rng.randint(1, 38)}.{rng.randint(1, 9)}", "staff": rng.randint(90, 9800), "debt": Money(rng.randint(11, 900) * 100_000),
        "period": rng.choice(("first quarter", "second quarter", "third quarter", "final quarter", "first half", "full year")),
        "unit": rng.choice(("home", "export", "online", "wholesale", "industrial", "services")),
        "unit_share": Share(rng.randint(11, 240) / 10),
    }  # fmt: skip


def _ward(rng: Random) -> Facts:
    majority, after = rng.randint(3, 640), rng.randint(190, 1400)
    parties = rng.sample(
        ("Civic Union", "Harbour Party", "People’s List", "Reform League", "Green Alliance", "Country Party", "Labour Front"), 2
    )
    return {
        **people(rng, "winner", "second", "third", "former", "officer"),
        "ward": names.place(rng), "party": parties[0], "other": parties[1], "votes": after + majority, "next": after, "majority": majority,
        "few": rng.randint(21, 188), "turnout": Share(rng.randint(171, 588) / 10), "spoilt": rng.randint(2, 48),
        "years": rng.randint(3, 27),
        "day": a_day(rng), "time": Clock(rng.randint(1330, 1435)), "term": rng.randint(2, 5), "road": names.road(rng),
    }  # fmt: skip


def _planning(rng: Random) -> Facts:
    return {
        **people(rng, "officer", "member", "resident"),
        "firm": names.firm(rng), "homes": rng.randint(13, 480), "road": names.road(rng), "near": names.road(rng), "day": a_day(rng),
        "decision": rng.choice(("approved", "refused", "deferred", "backed", "turned down")), "pro": rng.randint(6, 11),
        "con": rng.randint(1, 5),
        "acres": rng.randint(3, 90), "letters": rng.randint(14, 390), "share": Share(float(rng.randint(10, 45))),
        "weeks": rng.randint(3, 26),
        "ref": f"{rng.randint(17, 24)}/{rng.randint(100, 4999):05d}/{rng.choice(('FUL', 'OUT', 'MAJ'))}",
    }  # fmt: skip


FACTS: dict[str, Callable[[Random], Facts]] = {
    "market": _market,
    "results": _results,
    "ward": _ward,
    "planning": _planning,
}
