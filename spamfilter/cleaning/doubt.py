"""Doubt: how surely a short line in the main text is none of the article, by what it looks like and where it stands.

The rules name furniture by its phrase; what they leave is weighed here by a line of numbers over some eighty features (a logistic
regression that `model/furniture.py` fits). Long paragraphs, and lines that neither link nor invite, are never weighed.
"""

from __future__ import annotations

import json
import math
import re
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import TYPE_CHECKING

from spamfilter.cleaning.blocks import split_names
from spamfilter.cleaning.furniture import count_words, is_prose

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from spamfilter.cleaning.blocks import Block, Outline, Stream

    Around = Callable[[int], tuple[tuple[str, ...], tuple[str, ...], tuple[str, ...]]]

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
_CUE_OF = {word: cue for cue, words in _CUES.items() for word in words.split()}
_NAMES = (
    "title head header body content text entry article post main wrap container widget block module box card list item grid col row "
    "section media image img fig video gallery slider meta info date time author bio byline desc summary excerpt teaser intro lead dek "
    "sub subtitle kicker label tag category cat topic cta button btn link links promo banner ad form input faq quote pull callout note "
    "tip aside table related more recommend share social comment footer sign newsletter subscribe"
)
_GROUPS = frozenset(_NAMES.split())
_AROUND = frozenset({"aside", "header", "footer", "form", "section", "article", "ul", "table", "blockquote", "figure"})
_WORD = re.compile(r"[a-z][a-z-]*")
_CLOSERS = "\"'”’»)] "


@dataclass(frozen=True, slots=True)
class Weights:
    """A weight for each feature that was learned from, and what every line starts with (natural logarithms of odds)."""

    base: float
    weights: Mapping[str, float]

    def doubt(self, features: Mapping[str, float]) -> float:
        """How surely such a line is furniture, 0 to 1. Features that nobody weighed count for nothing."""
        get = self.weights.get
        odds = self.base
        for name, value in features.items():
            odds += value * get(name, 0.0)
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
    found = [at for at, features in weigh_lines(blocks, codes, stream.containers) if weights.doubt(features) >= THRESHOLD]
    kept = sum(len(b.text) for b, code in zip(blocks, codes, strict=True) if code is None)
    if sum(len(blocks[at].text) for at in found) <= MOST_SHARE * kept:
        for at in found:
            codes[at] = "doubtful"


def weigh_lines(blocks: Sequence[Block], codes: Sequence[str | None], outline: Outline) -> list[tuple[int, dict[str, float]]]:
    """The lines that may be doubted, by their number, each with its features."""
    cues = {at: found for at, b in enumerate(blocks) if codes[at] is None and (found := _cues(b)) is not None}
    if not cues:
        return []
    prose = [c is None and b.linked < 0.5 * len(b.text) and is_prose(b.text) for b, c in zip(blocks, codes, strict=True)]
    place = _Place(blocks, codes, prose)
    around = _around(blocks, outline)
    usual: dict[tuple[str, ...], int] = {}
    for block, true in zip(blocks, prose, strict=True):
        if true:
            path = around(block.container)[0]
            usual[path] = usual.get(path, 0) + 1
    most = max(usual.values(), default=1)
    result = []
    for at, found in cues.items():
        features = _look(blocks[at], found)
        place.describe(at, features)
        path, tags, names = around(blocks[at].container)
        features["path.usual"] = usual.get(path, 0) / most
        features["path.depth"] = len(path)
        features |= dict.fromkeys(tags, 1.0) | dict.fromkeys(names, 1.0)
        result.append((at, features))
    return result


def _cues(block: Block) -> set[str] | None:
    """The kinds of inviting words in a line that may be doubted, None for one that may not."""
    text = block.text
    if len(text) > 400 or text.count(" ") >= MOST_WORDS or block.tag == "line":
        return None
    found = {_CUE_OF[word] for word in _WORD.findall(text.lower()) if word in _CUE_OF}
    return found if found or block.links else None


def _look(block: Block, cues: set[str]) -> dict[str, float]:
    """What a line is by itself."""
    text, size = block.text, len(block.text)
    words = text.split()
    end = text.rstrip(_CLOSERS)[-1:]
    features: dict[str, float] = {
        "words": math.log1p(len(words)),
        "linked": block.density,
        "links": min(block.links, 5),
        "lead": block.lead / size if block.links else 1.0,
        "upper": sum(map(str.isupper, text)) / size,
        "digits": sum(map(str.isdigit, text)) / size,
        "capitalised": sum(w[0].isupper() for w in words) / len(words),
        f"tag.{block.tag}": 1.0,
        f"heading.{min(block.heading, 4)}": 1.0,
        "end.stop": end in ".!?",
        "end.colon": text[-1] == ":",
        "end.shout": text[-1] in "?!",
        "end.dots": text.endswith(("...", "…", "[…]")),
        "start.small": text[:1].islower(),
        "address": "http" in text or "www." in text or "@" in text,
        "stroke": "|" in text,
    }
    return features | {f"cue.{cue}": 1.0 for cue in cues}


class _Place:
    """Where each line stands among the true paragraphs."""

    def __init__(self, blocks: Sequence[Block], codes: Sequence[str | None], prose: Sequence[bool]) -> None:
        self._blocks, self._codes, self._prose = blocks, codes, prose
        mass = 0
        self._before = []
        for block, true in zip(blocks, prose, strict=True):
            self._before.append(mass)
            mass += len(block.text) * true
        self._mass = mass or 1
        self._first = next((at for at, true in enumerate(prose) if true), len(blocks))
        self._last = max((at for at, true in enumerate(prose) if true), default=-1)
        self._counts: dict[str, int] = {}
        for block in blocks:
            self._counts[block.text] = self._counts.get(block.text, 0) + 1

    def describe(self, at: int, features: dict[str, float]) -> None:
        """Add what the place says of a line."""
        count = len(self._blocks)
        features["place.share"] = self._before[at] / self._mass
        features["place.after"] = at > self._last
        features["place.before"] = at < self._first
        features["place.behind"] = min(10, max(0, at - self._last))
        features["place.ahead"] = min(10, max(0, self._first - at))
        features["page.lines"] = math.log1p(count)
        features["page.prose"] = math.log1p(self._mass / 100)
        features["twice"] = self._counts[self._blocks[at].text] > 1
        block = self._blocks[at]
        for side, near in (("previous", at - 1), ("next", at + 1)):
            if not 0 <= near < count:
                features[f"{side}.none"] = 1.0
                continue
            other = self._blocks[near]
            features[f"{side}.words"] = math.log1p(count_words(other.text))
            features[f"{side}.linked"] = other.density
            features[f"{side}.prose"] = self._prose[near]
            features[f"{side}.furniture"] = self._codes[near] is not None
            features[f"{side}.heading"] = other.heading > 0
            features[f"{side}.like"] = other.tag == block.tag
            features[f"{side}.same"] = other.container == block.container


def _around(blocks: Sequence[Block], outline: Outline) -> Around:
    """What lies round a container, inside the one that holds all these blocks: the tags of the path, features of tags and of names."""
    known: dict[int, tuple[tuple[str, ...], tuple[str, ...], tuple[str, ...]]] = {}
    ends = {b.container for b in (blocks[0], blocks[-1])}
    top = _common(ends, outline)

    def around(number: int) -> tuple[tuple[str, ...], tuple[str, ...], tuple[str, ...]]:
        if number not in known:
            path: list[str] = []
            names: set[str] = set()
            at = number
            while at > 0 and at != top and len(path) < 12:
                path.append(outline.tags[at])
                if outline.names[at]:
                    names |= _GROUPS.intersection(split_names(outline.names[at]))
                at = outline.parents[at]
            known[number] = (
                tuple(path),
                tuple(f"in.{tag}" for tag in _AROUND.intersection(path)),
                tuple(f"name.{name}" for name in sorted(names)),
            )
        return known[number]

    return around


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
