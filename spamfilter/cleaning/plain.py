"""Plain text: the same furniture rules on lines, with offsets into the text as given."""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING

from spamfilter.article import Removed
from spamfilter.cleaning.blocks import Block
from spamfilter.cleaning.decode import neat, tidy
from spamfilter.cleaning.furniture import find_furniture
from spamfilter.cleaning.names import told_as
from spamfilter.cleaning.prose import is_prose
from spamfilter.cleaning.templates import glued_credits
from spamfilter.cleaning.tricks import MOST_TRICKS, find_tricks

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_BREAKS = "\r\x0b\x0c\x85\u2028\u2029"  # that end a line as a line feed does
MAX_LINES = 50_000
MOST_REMOVED = 500
LONGEST_REMOVED = 300


def clean_text(text: str, title: str | None = None) -> tuple[tuple[str, ...], tuple[Removed, ...]]:
    """The true lines of a plain text, and what was taken away with its place in the text as given.

    One line is one paragraph, however long; nothing is joined or wrapped.
    """
    found, odd = _read_lines(text)
    blocks = [Block(line, 0, "line", prose=is_prose(line)) for _, _, line in found[:MAX_LINES]]
    codes = find_furniture(blocks, title, [None] * len(blocks))
    codes += [None] * (len(found) - len(codes))
    lines: list[str] = []
    removed: list[Removed] = []
    last = max((at for at, code in enumerate(codes) if code is None), default=-1)
    for at, ((start, end, line), code) in enumerate(zip(found, codes, strict=True)):
        if code is not None:
            removed.append(Removed(line[:LONGEST_REMOVED], told_as(code), _place(text, start, end)))
        elif at == last and (cut := glued_credits(line)):
            lines.append(line[: cut[0][0]].rstrip())
            removed += _glued(text, start, end, line, cut)
        else:
            lines.append(line)
    kept = (found[at][:2] for at in odd if codes[at] is None)
    tricks = tuple(islice((trick for start, end in kept for trick in _tricks(text, start, end)), MOST_TRICKS))
    return tuple(lines), (*removed[: MOST_REMOVED - len(tricks)], *tricks)


def _read_lines(text: str) -> tuple[list[tuple[int, int, str]], list[int]]:
    """Each line with its place, tidied, and the numbers of those that had to be looked at closely: only they can hold tricks."""
    found: list[tuple[int, int, str]] = []
    odd: list[int] = []
    for sign in _BREAKS:
        text = text.replace(sign, "\n")
    end = -1
    for raw in text.split("\n"):
        start, end = end + 1, end + 1 + len(raw)
        line = neat(raw)
        if line is None:
            odd.append(len(found))
            line = tidy(raw)
        if line:
            found.append((start, end, line))
        elif odd and odd[-1] == len(found):
            odd.pop()
    return found, odd


def _tricks(text: str, start: int, end: int) -> Iterator[Removed]:
    """The tricks of a line, each a word with its place."""
    for trick in find_tricks(text[start:end]):
        yield Removed(trick.word, trick.kind, (start + trick.start, start + trick.end))


def clean_lines(lines: Sequence[str], title: str | None = None) -> tuple[tuple[str, ...], tuple[Removed, ...]]:
    """As `clean_text`, for lines that a foreign extractor cut out of markup: places mean nothing there and are None."""
    kept, removed = clean_text("\n".join(" ".join(line.split()) for line in lines), title)
    return kept, tuple(Removed(r.text, r.code) for r in removed)


def _place(text: str, start: int, end: int) -> tuple[int, int]:
    """The line's place without the white space round it."""
    raw = text[start:end]
    return start + len(raw) - len(raw.lstrip()), end - (len(raw) - len(raw.rstrip()))


def _glued(text: str, start: int, end: int, line: str, cut: list[tuple[int, int, str]]) -> list[Removed]:
    """Sentences cut off the end of a line, with their places; the line may have been tidied, so they are looked for."""
    removed, at = [], end
    for first, last, code in reversed(cut):
        sentence = line[first:last].strip()
        place = text.rfind(sentence, start, at)
        removed.append(Removed(sentence[:LONGEST_REMOVED], told_as(code), (place, place + len(sentence)) if place >= 0 else None))
        at = place if place >= 0 else at
    return removed[::-1]
