"""Boxes: what is named like furniture and holds hardly a paragraph; nothing hangs on how it is built."""

from __future__ import annotations

from typing import TYPE_CHECKING

from spamfilter.cleaning.prose import SHORTEST, is_prose, may_be_prose

if TYPE_CHECKING:
    from spamfilter.cleaning.tree import Node

MOST_PROSE = 150  # characters of paragraphs in a box; what holds more may hold the article
ARTICLE, BELOW = 600, 1_000_000  # characters of paragraphs before comments that make them what stands below an article, and may hold then
COMMENT = 3  # times an article: no single comment is so long (of 1,300 pages one has 1.6 times)
MOST_TRIES = 8  # boxes of a page that turn out to hold more, and are walked twice


def box_lines(node: Node, most: int) -> tuple[list[str], int, int]:
    """The texts in an element, each in one line, and how many characters of paragraphs they hold, in all and one after the other.

    The rest is not read from `most` on.
    """
    lines: list[str] = []
    mass = run = longest = 0
    for part in node.text(separator="\0", skip_empty=True).split("\0"):
        line = part.strip()
        if len(line) >= SHORTEST:
            line = " ".join(line.split())
            if may_be_prose(line) or is_prose(line):
                run += len(line)
                longest = max(longest, run)
                if (mass := mass + len(line)) > most:
                    break
            else:
                run = 0
        if line:
            lines.append(line)
    return lines, mass, longest
