"""Glued: the next article, which a page that never ends shows below its own."""

from __future__ import annotations

from typing import TYPE_CHECKING

from spamfilter.cleaning.furniture import line_code
from spamfilter.cleaning.names import split_names
from spamfilter.cleaning.phrases import fold

if TYPE_CHECKING:
    from collections.abc import Sequence

    from spamfilter.cleaning.blocks import Outline, Stream

_HIGHEST = 2  # orders of headings that may be an article's own
_WHOLE = 400  # characters of paragraphs that make an article of a part of the page
_BESIDE = 4  # lines round a heading that may say who wrote what is below it, and when
_ENDLESS = 12  # headings that are looked at


def find_glued(stream: Stream, inside: Sequence[int], title: str | None) -> range:
    """Numbers of the blocks from the next article's first on, none where there is no such article.

    It has a heading as high as the one that is the page's title, stands beside that article in an element of the same kind, and
    both are articles by their tag, or have bylines of their own; sections of one article have none.
    """
    blocks, outline = stream.blocks, stream.containers
    heads = [n for n in inside if 0 < blocks[n].heading <= _HIGHEST]
    if len(heads) < 2 or not title:
        return range(0)
    known = fold(title)
    own = next((n for n in heads[:_ENDLESS] if (text := fold(blocks[n].text)) and text in known), None)
    for number in heads[:_ENDLESS] if own is not None else ():
        if own is not None and number > own and blocks[number].heading == blocks[own].heading and fold(blocks[number].text) not in known:
            parts = _siblings(outline, blocks[own].container, blocks[number].container)
            if parts and all(_is_whole(stream, part, head) for part, head in zip(parts, (own, number), strict=True)):
                return range(outline.firsts[parts[1]], inside[-1] + 1)
    return range(0)


def _siblings(outline: Outline, first: int, second: int) -> tuple[int, int] | None:
    """The elements of one kind, side by side, that hold two containers."""
    around = {first: -1}  # each element around the first, and the one in it on the way there
    inner, at = first, outline.parents[first]
    while at >= 0:
        around[at] = inner
        inner, at = at, outline.parents[at]
    inner, at = second, outline.parents[second]
    while at not in around and at >= 0:
        inner, at = at, outline.parents[at]
    if at < 0 or around[at] < 0:
        return None
    parts = around[at], inner
    one, two = (outline.elements[part] for part in parts)
    return parts if one.tag == two.tag and split_names(one.names)[:3] == split_names(two.names)[:3] else None


def _is_whole(stream: Stream, part: int, head: int) -> bool:
    """Whether a part of the page is an article for itself: long enough, and by its tag or with a byline of its own."""
    blocks, outline = stream.blocks, stream.containers
    first, last = outline.firsts[part], outline.lasts[part]
    if sum([len(b.text) for b in blocks[first:last] if b.prose and 2 * b.linked < len(b.text)]) < _WHOLE:
        return False
    number = blocks[head].container
    while number >= part:
        if outline.elements[number].tag == "article":
            return True
        number = outline.parents[number]
    near = blocks[max(first, head - _BESIDE) : min(last, head + 1 + _BESIDE)]
    return any(not b.heading and line_code(b) == "byline" for b in near)
