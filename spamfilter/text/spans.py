"""Spans: where the words of a text begin and end, found in whole columns of characters.

The same words as `spamfilter.text.words.WORD` finds, in a fraction of the time.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, TypeAlias

import numpy as np

from spamfilter.text.words import CJK

if TYPE_CHECKING:
    from numpy.typing import NDArray

_BYTE, _PLANE = 1 << 8, 1 << 16
# What a character can be part of: nothing, a word, a number, a word by itself; or of a word or number it stands inside of.
_LETTER, _DIGIT, _SIGN, _APOSTROPHE, _POINT = 1, 2, 3, 4, 5
_KINDS = ((re.compile(rf"[^\W\d_{CJK}]+"), _LETTER), (re.compile(r"\d+"), _DIGIT), (re.compile(f"[{CJK}]+"), _SIGN))
_CURLED = 0x2019  # the apostrophe that is taken for a straight one


Character: TypeAlias = "np.uint8 | np.uint32"


def word_spans(text: str) -> tuple[NDArray[np.int64], NDArray[np.int64], NDArray[Character]]:
    """Where each word begins and ends, and the characters as numbers."""
    kinds, characters = _kinds(text)
    (marks,) = (kinds > _SIGN).nonzero()
    before, after, mark = kinds[marks - 1], kinds[marks + 1], kinds[marks]
    inside = (before == after) & (before == mark - (_APOSTROPHE - _LETTER))  # an apostrophe among letters, a point among digits
    kinds[marks] = before * inside
    changes = kinds[1:] != kinds[:-1]
    (signs,) = (kinds == _SIGN).nonzero()
    if len(signs):  # a word each
        changes[signs] = changes[signs - 1] = True
    (edges,) = changes.nonzero()
    return edges[kinds[edges + 1] != 0], edges[kinds[edges] != 0], characters


def lowered(characters: NDArray[Character]) -> NDArray[Character]:
    """The characters with plain capitals and apostrophes folded."""
    if characters.dtype == np.uint8:
        return np.frombuffer(characters.tobytes().lower(), dtype=np.uint8)
    small = characters + np.left_shift(characters - np.uint32(ord("A")) < np.uint32(26), 5, dtype=np.uint32)
    small[(small == _CURLED).nonzero()] = ord("'")
    return small


def _kinds(text: str) -> tuple[NDArray[np.uint8], NDArray[Character]]:
    """What each character can be part of, between two that are part of nothing; and the characters."""
    if text.isascii():
        raw = f" {text} ".encode("ascii")
        kinds = np.frombuffer(bytearray(raw.translate(_kind_table(_BYTE).tobytes())), dtype=np.uint8)
        return kinds, np.frombuffer(raw, dtype=np.uint8)[1:-1]
    points = np.frombuffer(f" {text} ".encode("utf-32-le", "surrogatepass"), dtype="<u4")
    kinds = _kind_table(_PLANE).take(points, mode="clip")
    (beyond,) = (points >= _PLANE).nonzero()
    if len(beyond):
        known = {point: _kind(chr(point)) for point in set(points[beyond].tolist())}
        kinds[beyond] = [known[point] for point in points[beyond].tolist()]
    return kinds, points[1:-1]


@cache
def _kind_table(size: int) -> NDArray[np.uint8]:
    """What the first characters can be part of."""
    kinds = np.zeros(size, dtype=np.uint8)
    everything = "".join(map(chr, range(size)))
    for pattern, number in _KINDS:
        for found in pattern.finditer(everything):
            kinds[found.start() : found.end()] = number
    kinds[[ord("."), ord(",")]] = _POINT
    kinds[[ord("'"), _CURLED] if size > _CURLED else [ord("'")]] = _APOSTROPHE
    return kinds


def _kind(character: str) -> int:
    return next((number for pattern, number in _KINDS if pattern.match(character)), 0)
