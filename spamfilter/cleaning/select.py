"""Selection: which blocks of a page are the article, and what the rest is."""

from __future__ import annotations

from itertools import accumulate
from typing import TYPE_CHECKING

from spamfilter.cleaning.blocks import BOX
from spamfilter.cleaning.boxes import MISNAMED, is_misnamed
from spamfilter.cleaning.hiding import CLAIMED, STYLED, SURELY
from spamfilter.cleaning.names import HIDDEN, PLAIN_WORDS, STYLED_AWAY, UNSEEN, own_code, split_names

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from spamfilter.cleaning.blocks import Block, Outline, Own, Stream

_CARDS = frozenset({"li", "div", "article", "section", "td", "dl", "a", "figure"})
_LEAVES = frozenset({"p", "li", "ul", "ol", "dl", "blockquote", "table", "tr", "td", "pre", "h1", "h2", "h3", "h4", "h5", "h6"})
# A step down is taken to a child with this share of the prose; below KEEP only while WHOLE of all prose stays inside. Tuned
# on the dev halves of two public extraction sets; shares from 0.7 to 0.8 differ by less than 0.005 F1.
DOWN, KEEP, WHOLE = 0.8, 0.92, 0.7
_PROSE = {"share": 150, "tags": 150, "byline": 150, "rating": 150, "channel": 250}  # characters of prose that a doubtful word may hold
_ENOUGH = 600  # characters of prose: a page that keeps so many may lose the rest, comments for example
_SHOWN = 1_000  # characters of one text that make a page which shows its article: whatever else it hides is hidden
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
    void: frozenset[str] = frozenset()
    if hidden > total * 0.7 and longest_text(outline, blocks, sums, [not b.hidden for b in blocks])[0] <= _SHOWN:
        void = frozenset({HIDDEN[0]})
    named = [number for number, element in enumerate(outline.elements) if element.own is not None or outline.hidden[number]]
    while True:
        codes, taken = _assign(outline, named, sums, void)
        rest = total - sum(taken.values())
        words = _overdone(taken, rest)
        if not words and total - rest - taken.get(HIDDEN, 0) > max(rest, _ENOUGH):
            words = _misnamed(outline, blocks, sums, (codes, void))
        if words <= void:
            break
        void |= words
    if void:  # a box was found to be one already
        codes = [code or _box_code(outline, block) for code, block in zip(codes, blocks, strict=True)]
    return codes


def _overdone(taken: Mapping[Own, int], rest: int) -> set[str]:
    """The words that took more prose than they can mean, or than what is left without them; none mostly."""
    found = {word for (word, code), held in taken.items() if code in _PROSE and held > 3 * _PROSE[code]}
    if taken.get(UNSEEN, 0) > _ENOUGH:
        found.add(UNSEEN[0])
    doubtful = [own for own in taken if rest < _ENOUGH or own[0] not in PLAIN_WORDS]
    worst = max(doubtful, key=lambda own: taken[own], default=None)
    if worst is not None and taken[worst] > max(rest, 200):
        found.add(worst[0])
    return found


def _misnamed(
    outline: Outline, blocks: Sequence[Block], sums: Sequence[int], given: tuple[Sequence[str | None], frozenset[str]]
) -> set[str]:
    """The words round the longest text that was taken though it is seen, where it is longer than all that is left: the article is there."""
    codes, void = given
    longest, numbers = longest_text(outline, blocks, sums, [code and not block.hidden for code, block in zip(codes, blocks, strict=True)])
    left = sum(sums[at + 1] - sums[at] for at, code in enumerate(codes) if code is None)
    among = sum(sums[at + 1] - sums[at] for at, code in enumerate(codes) if code == "comments")
    if longest <= max(MISNAMED * left, _ENOUGH) or (codes[numbers[0]] == "comments" and not is_misnamed(longest, among, left)):
        return set()
    found = set()
    for at in numbers:
        around = blocks[at].container
        while around > 0:
            own = _own(outline, around, void)
            if own and own[1] == codes[at]:
                found.add(own[0])
            around = outline.parents[around]
    return found


def longest_text(outline: Outline, blocks: Sequence[Block], sums: Sequence[int], among: Sequence[object]) -> tuple[int, list[int]]:
    """Characters and numbers of the longest text among some blocks: paragraphs that follow one another or have one parent."""
    longest, found, size = 0, [], 0
    run: list[int] = []
    families: dict[int, list[int]] = {}
    for at, block in enumerate(blocks):
        weight = sums[at + 1] - sums[at]
        if weight and among[at]:
            run.append(at)
            size += weight
            if size > longest:
                longest, found = size, run
            home = outline.parents[block.container] if block.tag in _LEAVES else block.container
            families.setdefault(home, []).append(at)
        elif run and not block.hidden:
            run, size = [], 0
    for numbers in families.values():
        if (size := sum(sums[at + 1] - sums[at] for at in numbers)) > longest:
            longest, found = size, numbers
    return longest, found


def _box_code(outline: Outline, block: Block) -> str | None:
    own = outline.elements[block.container].own
    return own[1] if own and block.tag == BOX else None


def _assign(outline: Outline, named: Sequence[int], sums: Sequence[int], void: frozenset[str]) -> tuple[list[str | None], dict[Own, int]]:
    """Codes of all blocks, and how much prose each word took for its code; in furniture nothing else is looked for."""
    codes: list[str | None] = [None] * (len(sums) - 1)
    taken: dict[Own, int] = {}
    total = sums[-1] or 1
    end = 0
    for number in named:
        first, last = outline.firsts[number], outline.lasts[number]
        if first < end or first == last or (found := _own(outline, number, void)) is None:
            continue
        code = found[1]
        weight = sums[last] - sums[first]
        limit = 0.9 if code in _SURE else 0.4
        if weight <= total * limit and (weight <= _PROSE.get(code, 400) or (code in _HARD and found is not UNSEEN)):
            codes[first:last] = [code] * (last - first)
            taken[found] = taken.get(found, 0) + weight
            end = last
    return codes, taken


def _own(outline: Outline, number: int, void: frozenset[str]) -> Own | None:
    """What an element says of itself, without the words that mean nothing here."""
    element = outline.elements[number]
    hidden = outline.hidden[number]
    own = HIDDEN if hidden & SURELY else STYLED_AWAY if hidden & STYLED else UNSEEN if element.hidden & CLAIMED else element.own
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
