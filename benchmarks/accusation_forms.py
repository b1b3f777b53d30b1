"""Forms: honest routine reports of two kinds that training never sees, every one with facts of its own.

An office fills in one form again and again. No report is made from another, so whatever is called spam is a false accusation. The
wordings are this benchmark's own and stand neither in `model/formula*.py` nor in the table of common runs.
"""

from __future__ import annotations

import random
from typing import Any

_PLACES = (
    "Alderwick",
    "Brackmoor",
    "Casterby",
    "Dunholt",
    "Elsmere",
    "Fenbridge",
    "Garrowby",
    "Hexwell",
    "Inkerford",
    "Jarrowdale",
    "Kelstone",
    "Lindmoor",
)
_FIRST = (
    "Martin",
    "Paula",
    "Devon",
    "Irene",
    "Curtis",
    "Noelle",
    "Walter",
    "Bridget",
    "Leon",
    "Harriet",
    "Oscar",
    "Yvonne",
    "Dale",
    "Miriam",
    "Felix",
    "Joan",
)
_LAST = (
    "Tarrant",
    "Oakes",
    "Pellow",
    "Granger",
    "Sorley",
    "Whitcombe",
    "Madden",
    "Ferris",
    "Ackland",
    "Dray",
    "Bexley",
    "Coyle",
    "Harker",
    "Inman",
    "Jessop",
    "Lorne",
)
_CRIMES = (
    "wire fraud|obtaining loans for companies that did not exist",
    "tax evasion|hiding the takings of three restaurants from the revenue",
    "theft of public money|paying invoices to a firm that a relative owned",
    "bank robbery|holding up two branches with a starting pistol",
    "drug trafficking|moving parcels of methamphetamine by intercity coach",
    "identity theft|opening accounts in the names of former patients",
    "mail fraud|selling shares in a mine that had been closed for years",
    "arson|setting fire to a warehouse for the insurance money",
)
_SHIPS = ("Mary Ellen", "Northern Crest", "Island Trader", "Halcyon", "Brave Venture", "Sea Holly", "Grey Heron", "Silver Spray")
_CARGO = ("barley", "timber", "road salt", "fertiliser", "cement", "wind turbine parts", "animal feed", "scrap metal")

# An office of prosecutors: what was charged, who did it, what may follow. Lines between blank ones are one paragraph.
_COURT = """
{place} – {who}, {age}, of {home}, was sentenced today to {months} months in prison for {crime}, the district attorney’s office
announced.

According to court documents and evidence presented at trial, {last} spent the period between {y1} and {y2} {how}. The total loss is put
at ${loss:,}.

In addition to the prison term, {last} was ordered to serve {years} years of supervised release and to pay restitution in the amount of
${paid:,}. {last} was remanded into custody at the conclusion of the hearing.

“Those who put their own gain above the law will be held to account, and this office will continue to work with its partners to bring
them to justice,” said District Attorney {da}.

The case was investigated by the {place} Field Office with assistance from the {home} Police Department. Assistant District Attorneys
{a1} and {a2} prosecuted the case.

An indictment is merely an allegation and all defendants are presumed innocent until proven guilty beyond a reasonable doubt in a court
of law.
---
{who}, {age}, of {home}, has been charged by indictment with {crime}, according to a release from the district attorney’s office in
{place}.

As alleged in the indictment, between {y1} and {y2} {last} profited from {how}. The scheme is said to have caused losses of more than
${loss:,}.

If convicted, {last} faces a maximum penalty of {years} years in prison and a fine of up to ${paid:,}. A judge will determine any
sentence after considering the sentencing guidelines and other statutory factors.

{last} made an initial appearance before Magistrate {a1} and was released on bond pending trial. Members of the public who believe that
they are victims are encouraged to contact the office’s hotline.

The {home} Police Department and the {place} Field Office are investigating the case. Assistant District Attorney {a2} of the Economic
Crimes Unit is prosecuting it.

The charges contained in the indictment are accusations, and the defendant is presumed innocent unless and until proven guilty.
"""

# A harbour office: arrivals, tides, work on the quays.
_HARBOUR = """
Notice to mariners no. {number}: the motor vessel {ship}, {length} metres, is expected off {place} at {hour:02d}.{minute:02d} on {day}
with {tons:,} tonnes of {cargo} from {home}.

A pilot will board two miles south of the fairway buoy and small craft are asked to keep well clear of the vessel while it is turning in
the basin. High water is at {hw:02d}.{hm:02d} with a height of {height:.1f} metres.

The vessel will lie at berth {berth} until discharge has been completed, which the agents, {last} and Sons, expect to take {days} days.
No vessel may pass within fifty metres of the berth at more than three knots during that time.

All masters are reminded that a listening watch must be kept on channel {channel} at all times within the limits of the harbour, and
that the speed limit in the inner harbour is four knots.

Harbour master {who} can be reached through the port office during working hours and through the duty officer at all other times.
---
The weekly summary from the port of {place}: {count} ships called in the week to {day} and handled {tons:,} tonnes between them.

The largest of them was the {ship} at {length} metres, which brought {cargo} from {home} and left after {days} days at berth {berth}.

Water in the channel was measured at {height:.1f} metres at the lowest tide of the week, at {hw:02d}.{hm:02d}, and no change to the
charted depths is needed for the time being.

Dredging will continue on weekday mornings as conditions allow, and berth holders along the north quay will be given at least two days’
notice before any boat has to be moved.

Questions about moorings and dues should be addressed to {who} at the port office in good time before the end of the quarter.
"""

GENRES = {
    name: tuple("\n".join(" ".join(part.split()) for part in form.split("\n\n")) for form in sheet.strip().split("\n---\n"))
    for name, sheet in (("court", _COURT), ("harbour", _HARBOUR))
}


def reports(genre: str, count: int, seed: int) -> list[dict[str, Any]]:
    """So many reports of one office, with ids; the office has two forms, and uses each for half of them."""
    office = random.Random(f"{seed} {genre}")
    place, prosecutor, master = office.choice(_PLACES), _person(office), _person(office)
    made = []
    for number in range(count):
        rng = random.Random(f"{seed} {genre} {number}")
        crime, how = rng.choice(_CRIMES).split("|")
        year = rng.randint(2012, 2021)
        who = master if genre == "harbour" else _person(rng)
        facts = {
            "place": place, "home": rng.choice([name for name in _PLACES if name != place]), "who": who, "da": prosecutor,
            "last": rng.choice(_LAST) if genre == "harbour" else who.split()[1], "age": rng.randint(22, 71), "months": rng.randint(6, 180),
            "crime": crime, "how": how, "y1": year, "y2": year + rng.randint(1, 4), "loss": rng.randint(20, 9000) * 1000,
            "paid": rng.randint(10, 5000) * 500, "years": rng.randint(2, 30), "a1": _person(rng), "a2": _person(rng),
            "number": rng.randint(4, 98), "ship": rng.choice(_SHIPS), "length": rng.randint(54, 190), "hour": rng.randint(0, 23),
            "minute": rng.randint(0, 59), "day": f"{rng.randint(1, 28)} {rng.choice(('March', 'April', 'May', 'June', 'October'))}",
            "tons": rng.randint(600, 9000), "cargo": rng.choice(_CARGO), "hw": rng.randint(0, 23), "hm": rng.randint(0, 59),
            "height": rng.uniform(2.0, 6.0), "berth": rng.randint(1, 9), "days": rng.randint(2, 6), "channel": rng.randint(8, 16),
            "count": rng.randint(5, 24),
        }  # fmt: skip
        made.append({"id": f"{genre}-{seed}-{number}", "text": GENRES[genre][number % 2].format(**facts)})
    return made


def _person(rng: random.Random) -> str:
    return f"{rng.choice(_FIRST)} {rng.choice(_LAST)}"
