"""Facts of invented events of business and councils, one maker a genre."""

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


def _market(rng: Random) -> Facts:
    level, points = rng.randint(2000, 18000), rng.randint(4, 240)
    up = rng.random() < 0.5
    return {
        **people(rng, "analyst"),
        "day": a_workday(rng), "level": level, "points": points, "share": Share(round(100 * points / level, 2)),
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
        "firm": names.firm(rng), "base": names.place(rng), "sales": Money(sales), "day": a_workday(rng),
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
        "firm": names.firm(rng), "homes": rng.randint(13, 480), "road": names.road(rng), "near": names.road(rng), "day": a_workday(rng),
        "decision": rng.choice(("approved", "refused", "deferred", "backed", "turned down")), "pro": rng.randint(6, 11),
        "con": rng.randint(1, 5),
        "acres": rng.randint(3, 90), "letters": rng.randint(14, 390), "share": Share(float(rng.randint(10, 45))),
        "weeks": rng.randint(3, 26),
        "ref": f"{rng.randint(17, 24)}/{rng.randint(100, 4999):05d}/{rng.choice(('FUL', 'OUT', 'MAJ'))}",
    }  # fmt: skip


def _livestock(rng: Random) -> Facts:
    return {
        **people(rng, "seller", "buyer", "breeder"),
        "day": a_day(rng), "lambs": rng.randint(240, 4900), "cattle": rng.randint(35, 620), "pence": rng.randint(190, 340),
        "top": Money(rng.randint(92, 219)), "farm": f"{names.surname(rng)} Farm", "steer": rng.randint(211, 322),
        "heifer": rng.randint(205, 318), "ewes": Money(rng.randint(61, 138)), "away": names.place(rng), "pigs": rng.randint(21, 390),
        "share": Share(float(rng.randint(84, 100))),
    }  # fmt: skip


def _recall(rng: Random) -> Facts:
    return {
        **people(rng, "boss"),
        "firm": names.firm(rng), "grams": rng.randint(4, 60) * 25, "batch": f"{rng.choice('ABCDEFGHKL')}{rng.randint(1000, 99999)}",
        "product": rng.choice(("oat", "almond", "ginger", "cheese", "lemon", "tomato", "vegetable", "chicken", "plum", "honey", "lentil"))
        + rng.choice((" biscuits", " soup", " spread", " slices", " bites", " pies", " bars")),
        "danger": rng.choice(("pieces of metal", "undeclared milk", "glass splinters", "salmonella", "undeclared nuts", "plastic",
        "listeria")),
        "day": a_day(rng), "packs": rng.randint(2, 90) * 100, "other": names.place(rng), "price": rng.randint(85, 640),
        "plant": names.place(rng), "reports": rng.randint(2, 19), "open": Clock(rng.randint(14, 20) * 30),
        "shut": Clock(rng.randint(33, 41) * 30),
    }  # fmt: skip


def _harbour(rng: Random) -> Facts:
    tonnes = rng.randint(9_000, 890_000)
    return {
        "tonnes": tonnes,
        "month": rng.choice(("January", "February", "April", "May", "June", "August", "September", "October", "November")),
        "share": Share(rng.randint(3, 270) / 10), "more": rng.choice(("more", "less")), "ships": rng.randint(31, 690),
        "cruise": rng.randint(2, 24),
        "boxes": rng.randint(310, 29_000), "other": names.place(rng), "riders": rng.randint(1_900, 98_000),
        "timber": tonnes // rng.randint(6, 20),
        "grain": tonnes // rng.randint(4, 15), "fish": rng.randint(14, 980), "worth": Money(rng.randint(60, 2900) * 1000),
        "vessel": f"{names.first_name(rng)} {rng.choice(('Star', 'Trader', 'Spirit', 'Maersea', 'Queen', 'Carrier'))}",
        "metres": rng.randint(96, 320),
    }  # fmt: skip


def _exams(rng: Random) -> Facts:
    subjects = rng.sample(("physics", "history", "music", "chemistry", "geography", "economics", "biology", "French", "law", "art"), 2)
    return {
        **people(rng, "first", "second", "third", "head"),
        "school": f"{names.surname(rng)} {rng.choice(('School', 'Academy', 'High School', 'Grammar School', 'College'))}",
        "share": Share(rng.randint(420, 930) / 10), "before": Share(rng.randint(410, 920) / 10), "tops": rng.randint(4, 11),
        "subject": subjects[0], "other": subjects[1], "uni": f"{names.place(rng)} University", "grades": rng.randint(7, 11),
        "pass_share": Share(rng.randint(610, 995) / 10), "entries": rng.randint(58, 290), "day": a_day(rng),
    }  # fmt: skip


def _river(rng: Random) -> Facts:
    level, day = rng.randint(110, 420), a_day(rng)
    peak = level + rng.randint(15, 140)
    return {
        "river": names.place(rng)[:7].rstrip("aeiou "), "from": names.place(rng), "to": names.place(rng),
        "gauge": f"{names.place(rng)} Weir",
        "rain": rng.randint(22, 110), "day": day, "after": day + timedelta(days=rng.randint(1, 4)), "level": level / 100,
        "peak": peak / 100,
        "speed": rng.randint(2, 18), "time": Clock(rng.randint(20, 50) * 15), "later": Clock(rng.randint(60, 94) * 15),
        "road": names.road(rng),
        "pumps": rng.randint(2, 9), "record": (peak + rng.randint(9, 160)) / 100, "year": str(rng.randint(1947, 2012)),
        "homes": rng.randint(40, 2900),
    }  # fmt: skip


def _vacancy(rng: Random) -> Facts:
    return {
        **people(rng, "boss", "contact"),
        "firm": names.firm(rng), "pay": Money(rng.randint(36, 132) * 500), "hours": rng.randint(16, 40), "years": rng.randint(2, 8),
        "job": rng.choice(("warehouse", "sales", "design", "laboratory", "payroll", "transport", "service", "project", "quality", "export"))
        + rng.choice((" manager", " assistant", " clerk", " technician", " planner", " supervisor")),
        "clients": rng.randint(14, 390), "other": names.place(rng), "leave": rng.randint(22, 33), "share": Share(float(rng.randint(3, 12))),
        "day": a_workday(rng), "ref": f"{rng.choice('ABCDEFGH')}{rng.choice('JKLMN')}-{rng.randint(100, 9999)}",
    }  # fmt: skip


def _show(rng: Random) -> Facts:
    return {
        **people(rng, "winner", "second", "third", "rose_man", "veg", "heavy", "child", "judge"),
        "cup": f"{names.surname(rng)} {rng.choice(('Cup', 'Trophy', 'Bowl', 'Shield', 'Rosebowl'))}", "day": a_day(rng),
        "dish": rng.choice(("a vase of", "a bowl of", "six", "a dozen", "three"))
        + rng.choice((" dahlias", " sweet peas", " onions", " gladioli", " leeks", " tomatoes", " chrysanthemums", " pears", " fuchsias")),
        "entries": rng.randint(90, 990), "growers": rng.randint(21, 140), "kilos": rng.randint(131, 590) / 10, "age": rng.randint(6, 14),
        "school": f"{names.surname(rng)} Primary", "from": names.place(rng), "takings": Money(rng.randint(180, 4900)),
    }  # fmt: skip


FACTS: dict[str, Callable[[Random], Facts]] = {
    "market": _market,
    "results": _results,
    "ward": _ward,
    "planning": _planning,
    "livestock": _livestock,
    "recall": _recall,
    "harbour": _harbour,
    "exams": _exams,
    "river": _river,
    "vacancy": _vacancy,
    "show": _show,
}
