"""Formulaic news: honest texts of one house that repeat a frame with other facts, and texts taken from them with the same facts.

Routine reports are filled-in forms: two of them share most of their words and neither was made from the other. A pair model that never saw
that takes the frame for theft. Here honest texts share it too, so that the facts tell. Everything is invented and decided by the seed.
"""

from __future__ import annotations

import random
import re
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from . import formula_facts, formula_texts, formula_trade
from .formula_draws import home_facts
from .formula_style import Style, fill
from .formula_words import SYNONYMS

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from .formula_style import Facts

SET = "formulas"
FACTS = {**formula_facts.FACTS, **formula_trade.FACTS}
TAKEN_SHARE, CROSS_SHARE = 1 / 3, 0.07  # of all rows
_WORDS = (40, 350)  # shortest and longest honest text
_CHOICE = re.compile(r"\[([^\[\]]*)\]")
_SYNONYM = re.compile(r"\b(?:" + "|".join(sorted(map(re.escape, SYNONYMS), key=lambda word: (-len(word), word))) + r")\b", re.IGNORECASE)
_SLOT = re.compile(r"(\{[^}]*\})")


@dataclass(frozen=True, slots=True)
class Genre:
    """What a kind of report can say: each unit one statement in several wordings, the first one the lead.

    quotes: direct and indirect form of each. fixed: sentences without facts that a house may repeat every time.
    """

    name: str
    units: tuple[tuple[str, ...], ...]
    quotes: tuple[tuple[str, str], ...]
    fixed: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class House:
    """How one office words a genre.

    key: what its draws start from. order: the units it uses. wording: its own wording of each unit. rigid: chance from 0 to 1 that a
    sentence keeps it. paragraph: sentences a paragraph. closing: its fixed sentences. quotes: chance of a quotation.
    """

    genre: Genre
    key: str
    order: tuple[int, ...]
    wording: tuple[int, ...]
    rigid: float
    local: bool
    paragraph: int
    quotes: float
    closing: tuple[str, ...]
    style: Style


@dataclass(frozen=True, slots=True)
class Piece:
    """One sentence before its facts are filled in: which unit (-1 a quotation, -2 a fixed sentence), which wording, the words."""

    unit: int
    wording: int
    words: str


@dataclass(frozen=True, slots=True)
class Report:
    """One honest article with what it was made from."""

    house: House
    name: str
    facts: Facts
    pieces: tuple[Piece, ...]

    def text(self) -> str:
        """The article as it stands."""
        return _typeset(self.pieces, self.facts, self.house.style, self.house.paragraph)


def formulas(seed: int, count: int) -> list[dict[str, str]]:
    """So many rows: honest reports, the same facts from a second house, and texts taken from the former.

    Keys id, text, label, set, event (the genre: nothing of a house crosses it) and, for taken rows, source_id.
    """
    rng = _random(seed, "plan")
    taken, cross = round(count * TAKEN_SHARE), round(count * CROSS_SHARE)
    houses = _houses(seed, rng)
    reports = list(_reports(seed, houses, count - taken - cross))
    if not reports:
        return []
    rows = [_row(report.name, report.text(), "independent_same_event", report.house) for report in reports]
    seen = {row["text"] for row in rows}
    rows += _again(rng, reports, houses, cross, seen)
    rows += _taken(rng, reports, taken, seen)
    return rows


def _again(rng: random.Random, reports: Sequence[Report], houses: Sequence[House], count: int, seen: set[str]) -> Iterator[dict[str, str]]:
    """Facts that a second house of the genre reports too, in its own order and with its own quotation."""
    for report in rng.sample(reports, count):  # each once: a rigid house words the same facts the same way
        others = [house for house in houses if house.genre.name == report.house.genre.name and house.key != report.house.key]
        names = (f"{report.name}-too-{turn}" for turn in range(50))
        twins = (_write(rng.choice(others), name, report.facts) for name in names)
        twin = next(twin for twin in twins if twin.text() not in seen and len(twin.text().split()) >= _WORDS[0])
        seen.add(twin.text())
        yield _row(twin.name, twin.text(), "independent_same_event", twin.house)


def _taken(rng: random.Random, reports: Sequence[Report], count: int, seen: set[str]) -> Iterator[dict[str, str]]:
    """Texts made from reports, by turns in each of three ways."""
    ways: tuple[tuple[str, Callable[[random.Random, Report], str]], ...] = (
        ("near_copy", _near_copy),
        ("spun", _spun),
        ("paraphrase", _paraphrase),
    )
    order = rng.sample(range(len(reports)), len(reports))
    for number in range(count):
        label, make = ways[number % 3]
        report = reports[order[number % len(order)]]
        text, turn = report.text(), 0
        while text in seen:
            text, turn = make(_random(report.name, label, number, turn), report), turn + 1
        seen.add(text)
        yield {**_row(f"{report.name}-{label}-{number}", text, label, report.house), "source_id": report.name}


def _row(name: str, text: str, label: str, house: House) -> dict[str, str]:
    return {"id": name, "text": text, "label": label, "set": SET, "event": f"{SET}-{house.genre.name}"}


def _random(*key: object) -> random.Random:
    return random.Random(" ".join(map(str, key)))  # noqa: S311 a reproducible draw, no secret


@cache
def genres() -> tuple[Genre, ...]:
    """The genres, read from their wordings."""
    made = []
    for name, sheet in formula_texts.sheets().items():
        units, quotes, fixed = [], [], []
        for block in sheet.strip().split("\n\n"):
            head, *lines = block.splitlines()
            if head == "# quotes":
                quotes += [tuple(line.split(" => ")) for line in lines]
            elif head == "# fixed":
                fixed += lines
            else:
                units.append(tuple(lines))
        made.append(Genre(name, tuple(units), tuple((direct, indirect) for direct, indirect in quotes), tuple(fixed)))
    return tuple(made)


def _houses(seed: int, rng: random.Random) -> list[House]:
    """Three to five houses a genre, in a drawn order; no two of a genre share a unit's wording while there are enough."""
    made = []
    for genre in genres():
        shifts = [rng.sample(range(len(unit)), len(unit)) for unit in genre.units]
        for number in range(rng.randint(3, 5)):
            wording = tuple(shift[number % len(shift)] for shift in shifts)
            made.append(_house(genre, f"{SET}-{seed}-{genre.name}-{number}", wording))
    rng.shuffle(made)
    return made


def _house(genre: Genre, key: str, wording: tuple[int, ...]) -> House:
    """The office's habits, all drawn from its key; a house of few words says all it can."""
    rng = _random(key)
    units = range(1, len(genre.units))
    mixed = rng.choice((0.5, 2.0, 6.0))
    left_out = rng.sample(units, rng.randint(0, max(0, len(genre.units) - 6)))
    closing = rng.sample(genre.fixed, len(genre.fixed))
    kept, size = (
        rng.randint(0, len(closing)),
        len(" ".join(unit[number] for unit, number in zip(genre.units, wording, strict=True)).split()),
    )
    if size < _WORDS[0] + 25:
        left_out, kept = [], len(closing)
    order = sorted((unit for unit in units if unit not in left_out), key={unit: unit + mixed * rng.random() for unit in units}.__getitem__)
    return House(
        genre=genre,
        key=key,
        order=(0, *order),
        wording=wording,
        rigid=rng.choice((1.0, 1.0, 0.95, 0.85, 0.7, 0.5)),
        local=rng.random() < 0.6,
        paragraph=rng.randint(1, 4),
        quotes=rng.choice((0.0, 0.4, 0.9)),
        closing=tuple(closing[:kept]),
        style=Style(*(rng.randint(0, 2) for _ in Style.__slots__)),
    )


def _reports(seed: int, houses: Sequence[House], count: int) -> Iterator[Report]:
    """So many different reports, spread over houses; few reports stay in few houses, so that a house has several."""
    used = houses[: max(1, min(len(houses), count // 4))]
    seen: set[str] = set()
    for number in range(count):
        house, turn = used[number % len(used)], 0
        while True:
            rng = _random(seed, house.key, number, turn)
            home = home_facts(_random(house.key, "home") if house.local else rng)
            report = _write(house, f"{house.key}-{number}.{turn}", {**home, **FACTS[house.genre.name](rng)})
            text, turn = report.text(), turn + 1
            if text not in seen and _WORDS[0] <= len(text.split()) <= _WORDS[1]:
                seen.add(text)
                yield report
                break


def _write(house: House, name: str, facts: Facts) -> Report:
    """The house's report of the facts: sentences it drops or words anew are the fewer the more rigid it is."""
    rng, pieces, genre = _random(house.key, name), [], house.genre
    for unit in house.order:
        loose = rng.random() >= house.rigid
        if loose and unit and rng.random() < 0.35:
            continue
        wording = rng.randint(0, len(genre.units[unit]) - 1) if loose else house.wording[unit]
        pieces.append(Piece(unit, wording, _choose(genre.units[unit][wording], rng, house, loose=loose)))
    if genre.quotes and rng.random() < house.quotes:
        number = rng.randint(0, len(genre.quotes) - 1)
        at = rng.randint(min(2, len(pieces)), len(pieces))
        pieces.insert(at, Piece(-1, number, _choose(genre.quotes[number][0], rng, house, loose=True)))
    pieces += [Piece(-2, 0, words) for words in house.closing]
    return Report(house, name, facts, tuple(pieces))


def _choose(words: str, rng: random.Random, house: House, *, loose: bool) -> str:
    """One of the alternatives of each bracket: the house's own, or any."""
    own = rng if loose else _random(house.key, words)
    return _CHOICE.sub(lambda found: own.choice(found[1].split("|")), words)


def _typeset(pieces: Sequence[Piece], facts: Facts, style: Style, paragraph: int) -> str:
    """Sentences with their facts, in paragraphs of so many; the fixed ones stand alone."""
    body = [fill(piece.words, facts, style) for piece in pieces if piece.unit != -2]
    lines = [" ".join(body[at : at + paragraph]) for at in range(0, len(body), paragraph)]
    return "\n".join([*lines, *(fill(piece.words, facts, style) for piece in pieces if piece.unit == -2)])


def _spin(rng: random.Random, words: str, share: float) -> str:
    """The frame's words under their synonyms, each with a chance; facts stay."""

    def other(found: re.Match[str]) -> str:
        synonym = SYNONYMS[found[0].lower()]
        return found[0] if rng.random() >= share else synonym[0].upper() + synonym[1:] if found[0][0].isupper() else synonym

    return "".join(part if part.startswith("{") else _SYNONYM.sub(other, part) for part in _SLOT.split(words))


def _near_copy(rng: random.Random, report: Report) -> str:
    """The report without its fixed sentences and with two or three small changes."""
    pieces = [piece for piece in report.pieces if piece.unit != -2]
    for _ in range(rng.randint(2, 3)):
        at, change = rng.randint(1, len(pieces) - 1), rng.random()
        if change < 0.3 and len(pieces) > 4:
            del pieces[at]
        elif change < 0.45 and at > 1:
            pieces[at - 1], pieces[at] = pieces[at], pieces[at - 1]
        else:
            pieces[at] = Piece(pieces[at].unit, pieces[at].wording, _spin(rng, pieces[at].words, 0.5))
    return _typeset(pieces, report.facts, report.house.style, rng.randint(1, 4))


def _spun(rng: random.Random, report: Report) -> str:
    """The report with most of its frame's words under synonyms."""
    kept = [piece for piece in report.pieces if piece.unit != -2 or rng.random() < 0.4]
    share = rng.choice((0.7, 0.9, 1.0))
    spun = [Piece(piece.unit, piece.wording, _spin(rng, piece.words, share)) for piece in kept]
    return _typeset(spun, report.facts, report.house.style, rng.choice((report.house.paragraph, rng.randint(1, 4))))


def _paraphrase(rng: random.Random, report: Report) -> str:
    """The report's statements in their order, each in another wording that adds no fact; a quotation becomes reported speech."""
    genre, pieces = report.house.genre, []
    known = {slot for piece in report.pieces for slot in _SLOT.findall(piece.words)}
    for piece in report.pieces:
        if piece.unit == -2:
            continue
        words = genre.quotes[piece.wording][1] if piece.unit == -1 else ""
        if piece.unit >= 0:
            own, wordings = piece.wording, genre.units[piece.unit]
            others = [other for number, other in enumerate(wordings) if number != own and _adds_nothing(other, known)]
            words = rng.choice(others) if others else _spin(rng, piece.words, 1.0)
        pieces.append(Piece(piece.unit, 0, _choose(words, rng, report.house, loose=True)))
    return _typeset(pieces, report.facts, report.house.style, rng.randint(1, 4))


def _adds_nothing(words: str, known: set[str]) -> bool:
    """Whether all facts of a wording are known; who knows a name knows its parts."""
    return all(slot in known or re.sub(r"_(?:last|first)\}", "}", slot) in known for slot in _SLOT.findall(words))
