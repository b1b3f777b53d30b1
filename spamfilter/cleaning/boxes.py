"""Boxes: what is named like furniture and holds hardly a paragraph; nothing hangs on how it is built."""

from __future__ import annotations

from typing import TYPE_CHECKING

from spamfilter.cleaning.prose import SHORTEST, is_prose, may_be_prose

if TYPE_CHECKING:
    from spamfilter.cleaning.tree import Node

MOST_PROSE = 150  # characters of paragraphs in a box; what holds more may hold the article
ARTICLE, BELOW = 600, 1_000_000  # characters of paragraphs before comments that make them what stands below an article, and may hold then
# A text under a name of furniture that is so many times as long as what is left was misnamed: of 1,300 pages none has one of 1.05 times,
# but for single comments of up to 1.6, which make little more than half of all comments.
MISNAMED, COMMENT, MOST_OF_ALL = 1.1, 3, 0.9
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


def is_misnamed(text: int, around: int, left: int) -> bool:
    """Whether one text among comments is no comment, given its characters, those of all that stands there, and those of what is left."""
    return text > left * (MISNAMED if text >= MOST_OF_ALL * around else COMMENT)
