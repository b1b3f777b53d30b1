"""Doubt: how surely a short line in the main text is none of the article, by what it looks like and where it stands.

The rules name furniture by its phrase; what they leave is weighed here by a line of numbers over some eighty features (a logistic
regression that `model/furniture.py` fits). Long paragraphs, and lines that neither link nor invite, are never weighed.
"""

from __future__ import annotations

import json
import math
from collections import Counter
from dataclasses import dataclass
from functools import cache
from importlib import resources
from operator import mul
from typing import TYPE_CHECKING

from spamfilter.cleaning.names import split_names
from spamfilter.cleaning.prose import count_words

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from spamfilter.cleaning.blocks import Block, Outline, Stream

MOST_WORDS = 40  # of a line that may be furniture
MOST_SHARE = 0.3  # of the kept characters that doubt may take; beyond it the page is of another kind than those learned from
# With hosts and families left out, .6 leaves furniture on 5.9 % of news pages and 7.9 % of web articles; .5 takes more true lines.
THRESHOLD = 0.6
_CUES = {
    "more": "more full all see view read click here learn watch explore discover continue check",
    "subscribe": "subscribe signup newsletter newsletters inbox email e-mail join register download free get try start book buy shop sign",
    "social": "follow facebook twitter instagram linkedin pinterest youtube share tweet social whatsapp podcast",
    "related": "related recommended popular latest recent trending next previous similar post posts article articles stories topics",
    "author": "author writer editor about bio written posted published updated by contact reporter photo image credit source",
    "legal": "cookie cookies privacy terms policy copyright rights disclaimer disclosure affiliate commission sponsored advertising",
    "account": "login account comment comments reply submit search menu close back home cart price plan log",
    "you": "you your us our we please want",
}
_CUE_OF = {word.encode(): f"cue.{cue}" for cue, words in _CUES.items() for word in words.split()}
_CUE_WORDS = frozenset(_CUE_OF)
_NAMES = (
    "title head header body content text entry article post main wrap container widget block module box card list item grid col row "
    "section media image img fig video gallery slider meta info date time author bio byline desc summary excerpt teaser intro lead dek "
    "sub subtitle kicker label tag category cat topic cta button btn link links promo banner ad form input faq quote pull callout note "
    "tip aside table related more recommend share social comment footer sign newsletter subscribe"
)
_GROUPS = frozenset(_NAMES.split())
_AROUND = frozenset({"aside", "header", "footer", "form", "section", "article", "ul", "table", "blockquote", "figure"})
# What is counted or measured of a line, in order; beside these there are marks, which a line has or has not.
_SIDE = ("words", "linked", "prose", "furniture", "heading", "like", "same")
_LOOKS = (
    "words linked links lead upper digits capitalised end.stop end.colon end.shout end.dots start.small address stroke place.share "
    "place.after place.before place.behind place.ahead page.lines page.prose twice path.usual path.depth"
)
NUMBERS = (*_LOOKS.split(), *(f"{side}.{name}" for side in ("previous", "next") for name in _SIDE))
_NOTHING = (0.0,) * len(_SIDE)
_CLOSERS = "\"'”’»)] "
_LOWER = bytes(c + 32 if 65 <= c <= 90 else c if 97 <= c <= 122 or c == 45 else 32 for c in range(256))  # letters and hyphens
_CAPITALS = bytes(range(65, 91))
_DIGITS = bytes(range(48, 58))


@dataclass(frozen=True, slots=True)
class Weights:
    """A weight for each feature that was learned from, and what every line starts with (natural logarithms of odds)."""

    base: float
    weights: Mapping[str, float]

    def doubt(self, features: Mapping[str, float]) -> float:
        """How surely such a line is furniture, 0 to 1. Features that nobody weighed count for nothing."""
        get = self.weights.get
        return _share(self.base + sum(value * get(name, 0.0) for name, value in features.items()))


def _share(odds: float) -> float:
    return 1 / (1 + math.exp(-max(-30.0, min(30.0, odds))))


@cache
def shipped_weights() -> Weights:
    """The weights of this release."""
    data = json.loads((resources.files("spamfilter.model") / "furniture.json").read_text(encoding="utf-8"))
    return Weights(data["base"], data["weights"])


def doubt_lines(stream: Stream, inside: Sequence[int], codes: list[str | None], weights: Weights | None = None) -> None:
    """Write the code `doubtful` at each line that is surely enough none of the article."""
    weights = weights or shipped_weights()
    blocks = [stream.blocks[n] for n in inside]
    get = weights.weights.get
    scales = [get(name, 0.0) for name in NUMBERS]
    known: dict[tuple[str, ...], float] = {}
    found = []
    for at, numbers, marks in _Lines(blocks, codes, stream.containers).weighed():
        odds = weights.base + sum(map(mul, numbers, scales))
        for group in marks:
            if group not in known:
                known[group] = sum(get(mark, 0.0) for mark in group)
            odds += known[group]
        if _share(odds) >= THRESHOLD:
            found.append(at)
    kept = sum([len(b.text) for b, code in zip(blocks, codes, strict=True) if code is None])
    if sum(len(blocks[at].text) for at in found) <= MOST_SHARE * kept:
        for at in found:
            codes[at] = "doubtful"


def weigh_lines(blocks: Sequence[Block], codes: Sequence[str | None], outline: Outline) -> list[tuple[int, dict[str, float]]]:
    """The lines that may be doubted, by their number, each with its features."""
    return [
        (at, dict(zip(NUMBERS, numbers, strict=True)) | dict.fromkeys((mark for group in marks for mark in group), 1.0))
        for at, numbers, marks in _Lines(blocks, codes, outline).weighed()
    ]


def _cues(block: Block) -> tuple[str, ...] | None:
    """The kinds of inviting words in a line that may be doubted, None for one that may not."""
    text = block.text
    if len(text) > 400 or text.count(" ") >= MOST_WORDS or block.tag == "line":
        return None
    found = _CUE_WORDS.intersection(text.encode("ascii", "replace").translate(_LOWER).split())
    if found:
        return tuple(sorted({_CUE_OF[word] for word in found}))
    return () if block.links else None


def _look(block: Block) -> tuple[float, ...]:
    """What a line is by itself: the numbers from `words` to `stroke`."""
    text, size = block.text, len(block.text)
    words = text.split(" ")
    end, last = text.rstrip(_CLOSERS)[-1:], text[-1]
    data = text.encode("ascii", "replace")
    firsts = "".join([word[0] for word in words]).encode("ascii", "replace")
    return (
        math.log1p(len(words)),
        block.density,
        min(block.links, 5),
        block.lead / size if block.links else 1.0,
        (size - len(data.translate(None, _CAPITALS))) / size,
        (size - len(data.translate(None, _DIGITS))) / size,
        (len(words) - len(firsts.translate(None, _CAPITALS))) / len(words),
        end in ".!?",
        last == ":",
        last in "?!",
        text.endswith(("...", "…", "[…]")),
        text[0].islower(),
        "http" in text or "www." in text or "@" in text,
        "|" in text,
    )


class _Lines:
    """The lines of a page's main text, and where each stands among the true paragraphs."""

    def __init__(self, blocks: Sequence[Block], codes: Sequence[str | None], outline: Outline) -> None:
        self._blocks, self._codes, self._outline = blocks, codes, outline
        self._prose = [c is None and b.prose and 2 * b.linked < len(b.text) for b, c in zip(blocks, codes, strict=True)]
        self._around: dict[int, tuple[tuple[str, ...], tuple[str, ...]]] = {}

    def weighed(self) -> Iterator[tuple[int, tuple[float, ...], tuple[tuple[str, ...], ...]]]:
        """The lines that may be doubted: their number, their numbers in the order of NUMBERS, and their marks in groups."""
        blocks = self._blocks
        cues = {at: found for at, b in enumerate(blocks) if self._codes[at] is None and (found := _cues(b)) is not None}
        if not cues:
            return
        self._top = _common({blocks[0].container, blocks[-1].container}, self._outline)
        self._count()
        usual: dict[tuple[str, ...], int] = {}
        for block, true in zip(blocks, self._prose, strict=True):
            if true:
                path = self._path(block.container)[0]
                usual[path] = usual.get(path, 0) + 1
        most = max(usual.values(), default=1)
        for at, found in cues.items():
            block = blocks[at]
            path, names = self._path(block.container)
            numbers = (
                *_look(block),
                *self._place(at),
                usual.get(path, 0) / most,
                len(path),
                *self._side(at, at - 1),
                *self._side(at, at + 1),
            )
            yield at, numbers, (found, names, self._marks(at))

    def _count(self) -> None:
        """What is known of the page as a whole."""
        mass = 0
        self._before = []
        for block, true in zip(self._blocks, self._prose, strict=True):
            self._before.append(mass)
            mass += len(block.text) * true
        self._mass = mass or 1
        self._first = next((at for at, true in enumerate(self._prose) if true), len(self._blocks))
        self._last = max((at for at, true in enumerate(self._prose) if true), default=-1)
        self._counts = Counter([block.text for block in self._blocks])
        self._page = (math.log1p(len(self._blocks)), math.log1p(self._mass / 100))

    def _place(self, at: int) -> tuple[float, ...]:
        """The numbers from `place.share` to `twice`."""
        behind, ahead = at - self._last, self._first - at
        share = self._before[at] / self._mass
        twice = self._counts[self._blocks[at].text] > 1
        return (share, behind > 0, ahead > 0, min(10, max(0, behind)), min(10, max(0, ahead)), *self._page, twice)

    def _side(self, at: int, near: int) -> tuple[float, ...]:
        """What the line before or behind is: the numbers of `_SIDE`."""
        if not 0 <= near < len(self._blocks):
            return _NOTHING
        block, other = self._blocks[at], self._blocks[near]
        return (
            math.log1p(count_words(other.text)),
            other.density,
            self._prose[near],
            self._codes[near] is not None,
            other.heading > 0,
            other.tag == block.tag,
            other.container == block.container,
        )

    def _marks(self, at: int) -> tuple[str, ...]:
        block = self._blocks[at]
        ends = ("previous.none",) * (at == 0) + ("next.none",) * (at + 1 == len(self._blocks))
        return (f"tag.{block.tag}", f"heading.{min(block.heading, 4)}", *ends)

    def _path(self, number: int) -> tuple[tuple[str, ...], tuple[str, ...]]:
        """The tags round a container, inside the one that holds all these lines, and what they and their names are called as marks."""
        if number not in self._around:
            elements, parents = self._outline.elements, self._outline.parents
            path: list[str] = []
            names: set[str] = set()
            at = number
            while at > 0 and at != self._top and len(path) < 12:
                element = elements[at]
                path.append(element.tag)
                if element.names:
                    names |= _GROUPS.intersection(split_names(element.names))
                at = parents[at]
            marks = (*(f"in.{tag}" for tag in sorted(_AROUND.intersection(path))), *(f"name.{name}" for name in sorted(names)))
            self._around[number] = tuple(path), marks
        return self._around[number]


def _common(numbers: set[int], outline: Outline) -> int:
    """The innermost container that holds all of these."""
    paths = []
    for number in numbers:
        path, at = [], number
        while at >= 0:
            path.append(at)
            at = outline.parents[at]
        paths.append(path[::-1])
    shared = [first for first, *others in zip(*paths, strict=False) if all(other == first for other in others)]
    return shared[-1] if shared else 0
