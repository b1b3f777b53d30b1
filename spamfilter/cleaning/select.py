"""Selection: which blocks of a page are the article, and what the rest is."""

from __future__ import annotations

from itertools import accumulate
from typing import TYPE_CHECKING

from spamfilter.cleaning.blocks import BOX
from spamfilter.cleaning.names import HIDDEN, PLAIN_WORDS, own_code, split_names

if TYPE_CHECKING:
    from collections.abc import Sequence

    from spamfilter.cleaning.blocks import Block, Outline, Own, Stream

_CARDS = frozenset({"li", "div", "article", "section", "td", "dl", "a", "figure"})
_LEAVES = frozenset({"p", "li", "ul", "ol", "dl", "blockquote", "table", "tr", "td", "pre", "h1", "h2", "h3", "h4", "h5", "h6"})
# A step down is taken to a child with this share of the prose; below KEEP only while WHOLE of all prose stays inside. Tuned
# on the dev halves of two public extraction sets; shares from 0.7 to 0.8 differ by less than 0.005 F1.
DOWN, KEEP, WHOLE = 0.8, 0.92, 0.7
_PROSE = {"share": 150, "tags": 150, "byline": 150, "rating": 150, "channel": 250}  # characters of prose that a doubtful word may hold
_ENOUGH = 600  # characters of prose: a page that keeps so many may lose the rest, comments for example
_SURE = frozenset({"comments", "cookie"})  # words that say what they mean, however much they hold
_HARD = frozenset({"nav", "footer", "comments", "cookie", "sidebar", "hidden"})


def select(stream: Stream) -> tuple[list[int], list[str | None]]:
    """Numbers of the blocks of the main container, and a code for every block of the page that structure calls furniture."""
    blocks, outline = stream.blocks, stream.containers
    teasers = find_teasers(blocks, outline)
    weights = [len(b.text) - b.linked if b.prose and 2 * b.linked <= len(b.text) else 0 for b in blocks]
    for first, last in teasers:
        weights[first:last] = [0] * (last - first)
    codes = _find_codes(outline, blocks, [0, *accumulate(weights)])
    bare = list(codes)
    for first, last in teasers:
        codes[first:last] = [code or "teaser" for code in codes[first:last]]
    clear = [0, *accumulate([w if c is None else 0 for w, c in zip(weights, codes, strict=True)])]
    if not clear[-1]:
        codes = bare
        clear = [0, *accumulate([len(b.text) - b.linked if c is None else 0 for b, c in zip(blocks, codes, strict=True)])]
    main = find_main(outline, clear)
    return list(range(outline.firsts[main], outline.lasts[main])), codes


def _find_codes(outline: Outline, blocks: Sequence[Block], sums: Sequence[int]) -> list[str | None]:
    """A code for each block that stands in furniture; `sums` is the prose before each.

    A word that would take most of the page's prose means something else on this page, so it counts for nothing there.
    """
    total = sums[-1] or 1
    hidden = sum([sums[at + 1] - sums[at] for at, b in enumerate(blocks) if b.hidden])
    void: frozenset[str] = frozenset({"hidden"} if hidden > total * 0.7 else ())
    named = [number for number, element in enumerate(outline.elements) if element.own is not None or outline.hidden[number]]
    while True:
        codes, taken = _assign(outline, named, sums, void)
        rest = total - sum(taken.values())
        doubtful = {word: held for word, held in taken.items() if rest < _ENOUGH or word not in PLAIN_WORDS}
        worst = max(doubtful, key=lambda word: doubtful[word], default=None)
        if worst is None or doubtful[worst] <= max(rest, 200):
            break
        void |= {worst}
    if void:  # a box was found to be one already
        codes = [code or _box_code(outline, block) for code, block in zip(codes, blocks, strict=True)]
    return codes


def _box_code(outline: Outline, block: Block) -> str | None:
    own = outline.elements[block.container].own
    return own[1] if own and block.tag == BOX else None


def _assign(outline: Outline, named: Sequence[int], sums: Sequence[int], void: frozenset[str]) -> tuple[list[str | None], dict[str, int]]:
    """Codes of all blocks, and how much prose each word took; in furniture nothing else is looked for."""
    codes: list[str | None] = [None] * (len(sums) - 1)
    taken: dict[str, int] = {}
    total = sums[-1] or 1
    end = 0
    for number in named:
        first, last = outline.firsts[number], outline.lasts[number]
        if first < end or first == last or (found := _own(outline, number, void)) is None:
            continue
        word, code = found
        weight = sums[last] - sums[first]
        limit = 0.9 if code in _SURE else 0.4
        if weight <= total * limit and (code in _HARD or weight <= _PROSE.get(code, 400)):
            codes[first:last] = [code] * (last - first)
            taken[word] = taken.get(word, 0) + weight
            end = last
    return codes, taken


def _own(outline: Outline, number: int, void: frozenset[str]) -> Own | None:
    """What an element says of itself, without the words that mean nothing here."""
    element = outline.elements[number]
    own = HIDDEN if outline.hidden[number] else element.own
    return own if own is None or own[0] not in void else own_code(*element[:3], void)


def find_teasers(blocks: Sequence[Block], outline: Outline) -> list[tuple[int, int]]:
    """The blocks, first and last + 1, of cards: at least three siblings of one kind, each a linked headline with at most a short text."""
    held: set[int] = set()  # containers of at most six blocks round a linked headline
    firsts, lasts, parents = outline.firsts, outline.lasts, outline.parents
    for block in blocks:
        if block.heading and block.linked > 0.8 * len(block.text) and len(block.text) >= 12:
            at = block.container
            while at > 0 and lasts[at] - firsts[at] <= 6 and at not in held:
                held.add(at)
                at = parents[at]
    groups: dict[tuple[int, str, tuple[str, ...]], list[int]] = {}
    for number in sorted(held):
        tag = outline.elements[number].tag
        if tag in _CARDS and _is_card(blocks[firsts[number] : lasts[number]]):
            groups.setdefault((parents[number], tag, split_names(outline.elements[number].names)[:3]), []).append(number)
    return [(firsts[number], lasts[number]) for numbers in groups.values() if len(numbers) >= 3 for number in numbers]


def _is_card(inside: Sequence[Block]) -> bool:
    """A linked headline with a picture's caption, a date and a short text at most."""
    return len(inside) >= 2 and sum(len(b.text) for b in inside if b.density <= 0.8) <= 400


def find_main(outline: Outline, clear: Sequence[int]) -> int:
    """The deepest container that still holds most of the prose; `clear` is the prose before each block that is no furniture."""
    at, whole = 0, clear[-1]
    mass = whole
    if not whole:
        return at
    for number, (parent, first, last) in enumerate(zip(outline.parents, outline.firsts, outline.lasts, strict=True)):
        if parent == at and (held := clear[last] - clear[first]) >= DOWN * mass:  # no other child holds so much
            if outline.elements[number].tag in _LEAVES or (held < KEEP * mass and held < WHOLE * whole):
                break
            at, mass = number, held
    return at
