"""Lines: what a line in the main text looks like, and where it stands among the true paragraphs, in numbers and marks."""

from __future__ import annotations

import math
from collections import Counter
from itertools import accumulate
from typing import TYPE_CHECKING, NamedTuple

from spamfilter.cleaning.names import split_names
from spamfilter.cleaning.prose import CLOSING, count_words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from spamfilter.cleaning.blocks import Block, Outline

MOST_WORDS, MOST_SIGNS = 40, 400  # of a line that may be furniture
DEEPEST = 12  # elements round a line that make its path
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
_TELLING = frozenset({"aside", "header", "footer", "form", "section", "article", "ul", "table", "blockquote", "figure"})
# What is counted or measured of a line, in order; beside these there are marks, which a line has or has not.
_SIZE = ("words", "linked", "links", "lead")
_STAND = ("place.share", "place.after", "place.before", "place.behind", "place.ahead")
PLACES = (*_SIZE, *_STAND, "page.lines", "page.prose", "twice", "path.usual", "path.depth")
_SIDE = ("words", "linked", "prose", "furniture", "heading", "like", "same")
SIDES = tuple(f"{side}.{name}" for side in ("previous", "next") for name in _SIDE)
LOOKS = ("upper", "digits", "capitalised", "end.stop", "end.colon", "end.shout", "end.dots", "start.small", "address", "stroke")
_NOTHING = (0.0,) * len(_SIDE)
_LOWER = bytes(c + 32 if 65 <= c <= 90 else c if 97 <= c <= 122 or c in b"-\n" else 32 for c in range(256))  # letters and hyphens
_CAPITALS = bytes(range(65, 91))
_DIGITS = bytes(range(48, 58))


class _Around(NamedTuple):
    """What lies round a line: the tags of the path, innermost first, which telling tags and words of names are among it, as marks too."""

    path: tuple[str, ...] = ()
    tags: frozenset[str] = frozenset()
    names: frozenset[str] = frozenset()
    marks: tuple[str, ...] = ()


_NOWHERE = _Around()


class Lines:
    """The lines of a page's main text: those that are `open` to doubt by their number, and what is known of each."""

    def __init__(self, blocks: Sequence[Block], codes: Sequence[str | None], outline: Outline) -> None:
        self.blocks, self._codes, self._outline = blocks, codes, outline
        self.cues = _find_cues(blocks, codes)
        self.open = tuple(self.cues)
        self._around: dict[tuple[int, int], _Around] = {}
        if self.open:
            self._look_round()

    def _look_round(self) -> None:
        """What is known of the page as a whole."""
        blocks = self.blocks
        self._top = _common({blocks[0].container, blocks[-1].container}, self._outline)
        self._prose = [c is None and b.prose and 2 * b.linked < len(b.text) for b, c in zip(blocks, self._codes, strict=True)]
        self._before = [0, *accumulate([len(b.text) if true else 0 for b, true in zip(blocks, self._prose, strict=True)])]
        self._mass = self._before[-1] or 1
        true = [at for at, prose in enumerate(self._prose) if prose]
        self._first, self._last = (true[0], true[-1]) if true else (len(blocks), -1)
        self._texts = Counter([b.text for b in blocks if len(b.text) <= MOST_SIGNS])
        elements, parents = self._outline.elements, self._outline.parents
        around = [blocks[at].container for at in true]
        alike = [(id(elements[number]), parents[number]) for number in around]  # such containers have one path
        counts = Counter(alike)
        self._usual: Counter[tuple[str, ...]] = Counter()
        for key, number in dict(zip(alike, around, strict=True)).items():
            self._usual[self._path(number).path] += counts[key]
        self._most = max(self._usual.values(), default=1)
        self._beside: dict[int, tuple[float, ...]] = {}
        self._page = (math.log1p(len(blocks)), math.log1p(self._mass / 100))

    def place(self, at: int) -> tuple[float, ...]:
        """How large a line is and where it stands: the numbers of PLACES."""
        block = self.blocks[at]
        text, size = block.text, len(block.text)
        behind, ahead = at - self._last, self._first - at
        path = self._path(block.container).path
        return (
            math.log1p(text.count(" ") + 1),
            min(1.0, block.linked / size),
            min(block.links, 5),
            block.lead / size if block.links else 1.0,
            self._before[at] / self._mass,
            behind > 0,
            ahead > 0,
            min(10, max(0, behind)),
            min(10, max(0, ahead)),
            *self._page,
            self._texts[text] > 1,
            self._usual[path] / self._most,
            len(path),
        )

    def sides(self, at: int) -> tuple[float, ...]:
        """What the lines before and behind are: the numbers of SIDES."""
        return (*self._side(at, at - 1), *self._side(at, at + 1))

    def _side(self, at: int, near: int) -> tuple[float, ...]:
        if not 0 <= near < len(self.blocks):
            return _NOTHING
        block, other = self.blocks[at], self.blocks[near]
        known = self._beside.get(near)
        if known is None:
            furniture = self._codes[near] is not None
            known = (math.log1p(count_words(other.text)), other.density, self._prose[near], furniture, other.heading > 0)
            self._beside[near] = known
        return (*known, other.tag == block.tag, other.container == block.container)

    def is_calm(self, at: int) -> bool:
        """Whether a line ends in one full stop: what `look` says of its end is known then."""
        text = self.blocks[at].text
        return text[-1] == "." and not text.endswith("...")

    def look(self, at: int) -> tuple[float, ...]:
        """What a line is by itself: the numbers of LOOKS. Capitals and digits are those of ASCII."""
        text = self.blocks[at].text
        size, words, last = len(text), text.split(" "), text[-1]
        data = text.encode("ascii", "replace")
        firsts = "".join([word[0] for word in words]).encode("ascii", "replace")
        return (
            (size - len(data.translate(None, _CAPITALS))) / size,
            (size - len(data.translate(None, _DIGITS))) / size,
            (len(words) - len(firsts.translate(None, _CAPITALS))) / len(words),
            text.rstrip(CLOSING)[-1:] in ".!?",
            last == ":",
            last in "?!",
            text.endswith(("...", "…", "[…]")),
            text[0].islower(),
            "http" in text or "www." in text or "@" in text,
            "|" in text,
        )

    def marks(self, at: int) -> tuple[tuple[str, ...], ...]:
        """What a line has, in groups: inviting words, what lies round it, its own tag and whether it is the first or the last."""
        return self.cues[at], self.around(self.blocks[at].container), self.own(at)

    def around(self, container: int) -> tuple[str, ...]:
        """The marks of what lies round the lines of a container."""
        return self._path(container).marks

    def own(self, at: int) -> tuple[str, ...]:
        """The marks of a line's own tag and of its being the first or the last."""
        block = self.blocks[at]
        ends = ("previous.none",) * (at == 0) + ("next.none",) * (at + 1 == len(self.blocks))
        return f"tag.{block.tag}", f"heading.{min(block.heading, 4)}", *ends

    def _path(self, number: int) -> _Around:
        """What lies round a line, up to the element that holds all these lines."""
        if number <= 0 or number == self._top:
            return _NOWHERE
        element, parent = self._outline.elements[number], self._outline.parents[number]
        key = id(element), parent  # paragraphs one after another say the same
        if key not in self._around:
            outer = self._path(parent)
            tags, names = outer.tags, outer.names
            if element.tag in _TELLING:
                tags |= {element.tag}
            if element.names:
                names |= _GROUPS.intersection(split_names(element.names))
            marks = outer.marks
            if (tags, names) != outer[1:3]:
                marks = (*(f"in.{tag}" for tag in sorted(tags)), *(f"name.{name}" for name in sorted(names)))
            self._around[key] = _Around((element.tag, *outer.path)[:DEEPEST], tags, names, marks)
        return self._around[key]


def _find_cues(blocks: Sequence[Block], codes: Sequence[str | None]) -> dict[int, tuple[str, ...]]:
    """The kinds of inviting words in each line that may be doubted, by its number."""
    short = [at for at, b in enumerate(blocks) if codes[at] is None and len(b.text) <= MOST_SIGNS and b.tag != "line"]
    short = [at for at in short if blocks[at].text.count(" ") < MOST_WORDS]
    lines = "\n".join([blocks[at].text for at in short]).encode("ascii", "replace").translate(_LOWER).split(b"\n")
    cues: dict[int, tuple[str, ...]] = {}
    for at, line in zip(short, lines, strict=False):  # no line at all is split into one
        words = line.split()
        if not _CUE_WORDS.isdisjoint(words):
            cues[at] = tuple(sorted({_CUE_OF[word] for word in words if word in _CUE_OF}))
        elif blocks[at].links:
            cues[at] = ()
    return cues


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
