"""Boxes: what is named like furniture and holds hardly a paragraph; nothing hangs on how it is built."""

from __future__ import annotations

from typing import TYPE_CHECKING

from spamfilter.cleaning.prose import SHORTEST, is_prose, may_be_prose

if TYPE_CHECKING:
    from spamfilter.cleaning.tree import Node

MOST_PROSE = 150  # characters of paragraphs in a box; what holds more may hold the article
ARTICLE, BELOW = 600, 1_000_000  # characters of paragraphs before comments that make them what stands below an article, and may hold then
MOST_TRIES = 8  # boxes of a page that turn out to hold more, and are walked twice


def box_lines(node: Node, most: int) -> tuple[list[str], int]:
    """The texts in an element, each in one line, and how many characters of paragraphs they hold; the rest is not read from `most` on."""
    lines: list[str] = []
    mass = 0
    for part in node.text(separator="\0", skip_empty=True).split("\0"):
        line = part.strip()
        if len(line) >= SHORTEST:
            line = " ".join(line.split())
            if (may_be_prose(line) or is_prose(line)) and (mass := mass + len(line)) > most:
                break
        if line:
            lines.append(line)
    return lines, mass
