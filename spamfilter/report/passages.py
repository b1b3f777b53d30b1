"""Passages for the eye: which of them to show, in what order they come, where their words differ."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import TYPE_CHECKING

from spamfilter.report.plain import plain
from spamfilter.text.words import fold

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from spamfilter.match import Passage

_WORTH = 400  # characters; a longer passage proves no more to the eye
_PIECE = re.compile(r"\S+")
_EDGE = "\"'“”‘’«».,;:!?()[]…—–-"


@dataclass(frozen=True, slots=True)
class Piece:
    """A run of words; `differs` where the other text says it otherwise."""

    text: str
    differs: bool


def strongest(passages: Iterable[Passage], count: int) -> tuple[Passage, ...]:
    """The `count` passages that prove most, the strongest first: similarity times length, up to a length.

    A loose sentence of 300 characters tells more than five words that are equal letter by letter.
    """
    return tuple(sorted(passages, key=lambda p: (-_weight(p), p.a, p.b))[:count])


def same_order(passages: Sequence[Passage]) -> int:
    """How many passages come in the same order in both texts: the longest rising run, as a subsequence."""
    tails: list[int] = []
    for passage in sorted(passages, key=lambda p: (p.a[0], p.b[0])):
        at = bisect_right(tails, passage.b[0])
        tails[at : at + 1] = [passage.b[0]]
    return len(tails)


def cut(text: str, span: tuple[int, int], limit: int) -> str:
    """The characters of a span as one plain line of at most `limit`, in whole words where it can; empty where the span lies outside."""
    line = plain(text[max(0, span[0]) : max(0, span[1])], limit)
    words, _, rest = line.rpartition(" ")
    return f"{words}…" if len(line) == limit and line.endswith("…") and words and len(rest) < limit // 4 else line


def compare_words(a: str, b: str) -> tuple[tuple[Piece, ...], tuple[Piece, ...]]:
    """Both texts in pieces of words, each marked where the other differs.

    Case, possessive endings and punctuation at a word's edges do not count as differences. Quadratic in the number of
    words: meant for passages, not for whole articles.
    """
    words_a, words_b = _PIECE.findall(a), _PIECE.findall(b)
    matcher = SequenceMatcher(None, [_key(w) for w in words_a], [_key(w) for w in words_b], autojunk=False)
    pieces_a: list[Piece] = []
    pieces_b: list[Piece] = []
    for tag, a0, a1, b0, b1 in matcher.get_opcodes():
        if a1 > a0:
            pieces_a.append(Piece(" ".join(words_a[a0:a1]), tag != "equal"))
        if b1 > b0:
            pieces_b.append(Piece(" ".join(words_b[b0:b1]), tag != "equal"))
    return tuple(pieces_a), tuple(pieces_b)


def _key(word: str) -> str:
    return fold(word.strip(_EDGE)) or word


def _weight(passage: Passage) -> float:
    length = min(passage.a[1] - passage.a[0], passage.b[1] - passage.b[0])
    return passage.similarity * min(max(length, 0), _WORTH)
