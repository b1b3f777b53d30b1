"""Overlooked: text that a page shows beside what was taken for its article, and more of it than of that."""

from __future__ import annotations

from typing import TYPE_CHECKING

from spamfilter.cleaning.blocks import BOX

if TYPE_CHECKING:
    from collections.abc import Sequence

    from spamfilter.cleaning.blocks import Block, Stream

LEAST, LEAST_A_LINE = 600, 20  # characters of such a text, and of its lines on average
LINKED = 0.3  # share of a line in links above which it is part of a list of links
LINES = 0.75  # times as much as the article
CARDS = 4  # times as much as the article, for the short texts under linked headlines: of other articles, mostly


def overlooked(stream: Stream, structure: Sequence[str | None], inside: Sequence[int], kept: int) -> list[int]:
    """Numbers of the blocks of the longest run of lines outside the article, where it is long beside the characters `kept`; else none.

    Navigation is links, and boxes are no lines. Of 1,300 pages one has such a run of more than half its article, and none has cards of
    more than three times that; these follow one another with their headlines between them.
    """
    first, last = inside[0], inside[-1]
    best: list[int] = []
    most = LEAST - 1
    for cards in (False, True):
        run: list[int] = []
        size = 0
        for number, block in enumerate(stream.blocks):
            code = structure[number]
            if block.hidden or (cards and code == "teaser" and block.density > LINKED):
                continue
            outside = code == "teaser" if cards else code is None and not first <= number <= last
            if not (outside and _is_line(block)):
                run, size = [], 0
                continue
            run.append(number)
            size += len(block.text)
            if size > max(most, (CARDS if cards else LINES) * kept, LEAST_A_LINE * len(run)):
                best, most = run, size
    return best


def _is_line(block: Block) -> bool:
    return block.tag != BOX and block.density <= LINKED
