"""Doubt: how surely a short line in the main text is none of the article, by what it looks like and where it stands.

The rules name furniture by its phrase; what they leave is weighed here by a line of numbers over some eighty features (a logistic
regression that `model/furniture.py` fits). Long paragraphs, and lines that neither link nor invite, are never weighed.
"""

from __future__ import annotations

import json
import math
from dataclasses import dataclass
from functools import cache, cached_property
from importlib import resources
from operator import mul
from typing import TYPE_CHECKING, NamedTuple

from spamfilter.cleaning.lines import LOOKS, PLACES, SIDES, Lines

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from spamfilter.cleaning.blocks import Block, Outline, Stream

MOST_SHARE = 0.3  # of the kept characters that doubt may take; beyond it the page is of another kind than those learned from
# With hosts and families left out, .6 leaves furniture on 5.9 % of news pages and 7.9 % of web articles; .5 takes more true lines.
THRESHOLD = 0.6
_LEAST = math.log(THRESHOLD / (1 - THRESHOLD))
_WIDEST = 6.0  # no number of a line is larger than the logarithm of its words


class _Bounds(NamedTuple):
    """The weights of what is measured of a line, in its order, and how much its sides and its looks can add to its odds at most."""

    places: list[float]
    sides: list[float]
    looks: list[float]
    most_of_sides: float
    most_of_looks: Mapping[bool, float]  # of lines that end in one full stop and of others


@dataclass(frozen=True)
class Weights:
    """A weight for each feature that was learned from, and what every line starts with (natural logarithms of odds)."""

    base: float
    weights: Mapping[str, float]

    def doubt(self, features: Mapping[str, float]) -> float:
        """How surely such a line is furniture, 0 to 1. Features that nobody weighed count for nothing."""
        get = self.weights.get
        odds = self.base + sum(value * get(name, 0.0) for name, value in features.items())
        return 1 / (1 + math.exp(-max(-30.0, min(30.0, odds))))

    def scales(self, names: Sequence[str]) -> list[float]:
        """The weights of some features in their order."""
        return [self.weights.get(name, 0.0) for name in names]

    @cached_property
    def bounds(self) -> _Bounds:
        """What is the same for every page."""
        places, sides, looks = (self.scales(names) for names in (PLACES, SIDES, LOOKS))
        side_most = sum(max(0.0, w) * (_WIDEST if name.endswith(".words") else 1) for name, w in zip(SIDES, sides, strict=True))
        calm_most = sum(max(0.0, w) for name, w in zip(LOOKS, looks, strict=True) if not name.startswith("end."))
        look_most = {False: sum(max(0.0, w) for w in looks), True: calm_most + looks[LOOKS.index("end.stop")]}
        return _Bounds(places, sides, looks, side_most, look_most)


@cache
def shipped_weights() -> Weights:
    """The weights of this release."""
    data = json.loads((resources.files("spamfilter.model") / "furniture.json").read_text(encoding="utf-8"))
    return Weights(data["base"], data["weights"])


def doubt_lines(stream: Stream, inside: Sequence[int], codes: list[str | None], weights: Weights | None = None) -> None:
    """Write the code `doubtful` at each line that is surely enough none of the article."""
    blocks = [stream.blocks[n] for n in inside]
    found = _find(Lines(blocks, codes, stream.containers), weights or shipped_weights())
    kept = sum([len(b.text) for b, code in zip(blocks, codes, strict=True) if code is None])
    if sum(len(blocks[at].text) for at in found) <= MOST_SHARE * kept:
        for at in found:
            codes[at] = "doubtful"


def _find(lines: Lines, weights: Weights) -> list[int]:
    """The lines with odds enough. What costs most is measured last, and not where the rest decides."""
    places, sides, looks, side_most, look_most = weights.bounds
    known: dict[tuple[str, ...], float] = {}
    around: dict[int, float] = {}
    found = []
    for at in lines.open:
        odds = weights.base + sum(map(mul, lines.place(at), places))
        if (cues := lines.cues[at]) not in known:
            known[cues] = sum(weights.scales(cues))
        if (container := lines.blocks[at].container) not in around:
            around[container] = sum(weights.scales(lines.around(container)))
        if (own := lines.own(at)) not in known:
            known[own] = sum(weights.scales(own))
        odds += known[cues] + around[container] + known[own]
        missing = _LEAST - look_most[lines.is_calm(at)]
        if odds + side_most < missing:
            continue
        odds += sum(map(mul, lines.sides(at), sides))
        if odds >= missing and odds + sum(map(mul, lines.look(at), looks)) >= _LEAST:
            found.append(at)
    return found


def weigh_lines(blocks: Sequence[Block], codes: Sequence[str | None], outline: Outline) -> list[tuple[int, dict[str, float]]]:
    """The lines that may be doubted, by their number, each with its features."""
    lines = Lines(blocks, codes, outline)
    weighed = []
    for at in lines.open:
        numbers = zip((*PLACES, *SIDES, *LOOKS), (*lines.place(at), *lines.sides(at), *lines.look(at)), strict=True)
        weighed.append((at, dict(numbers) | dict.fromkeys((mark for marks in lines.marks(at) for mark in marks), 1.0)))
    return weighed
