"""Tricks: what a text does that a reader cannot see, undone and named.

Signs without width or soft hyphens inside words, letters of other alphabets that look Latin, and overrides of direction make
a copy look new to a computer while people read the old words.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from typing import NamedTuple

_JOINERS = "(?<![\u0600-\u0dff\u200d\ufe0f\u2600-\u27bf\U0001f000-\U0001faff])[\u200c\u200d]"
WIDTHLESS = (
    "\u034f\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b\u2060-\u2064\u3164\ufeff\uffa0\ufff0-\ufffb\U0001bca0-\U0001bca3\U0001d173-\U0001d17a"
    "\U000e0000-\U000e0fff"
)
# Letters of other alphabets, phonetic and small capital ones, Roman numerals: among them are those that look Latin.
_OTHERS = "\u0251\u0261\u0370-\u058f\u1d00-\u1d2b\u2160-\u217f"
_SEES = re.compile(f"[\u00ad\u202d\u202e\ufe00-\ufe0f{WIDTHLESS}{_OTHERS}\U0001d400-\U0001d7ff\uff21-\uff5a]|{_JOINERS}")
_SPLITS = (
    ("zero-width", re.compile(f"(?<=[^\\W\\d_])(?:[{WIDTHLESS}\ufe00-\ufe0f]|{_JOINERS})+(?=[^\\W\\d_])")),
    ("soft-hyphen", re.compile("(?<=[^\\W\\d_])\u00ad+(?=[^\\W\\d_])")),
)
_OVERRIDE = re.compile("\u202e([^\u202a-\u202e\u2029\n]{1,2000})[\u202c\n]?")
_FORCED = re.compile("[\u202d\u202e]")
_UNSEEN = re.compile(f"[\u00ad\u061c\u200c-\u200f\u202a-\u202e\u2065-\u206f\ufe00-\ufe0f{WIDTHLESS}]")
_RIGHT_TO_LEFT = re.compile("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]")
_LATIN = re.compile("[A-Za-z]")
_MIXED = re.compile(f"(?<![A-Za-z])[A-Za-z]{{0,60}}[{_OTHERS}][^\\W\\d_]*")
_WORD = re.compile(r"[^\W\d_]{2,60}")
# Letters that look Latin in common typefaces (Unicode's confusables, UTS 39). Small Greek letters but omicron stay out: they
# stand in the names of proteins and of units.
_LOOKALIKES = str.maketrans(
    "аеорсухіјѕһԁԛԝӏкАВЕКМНОРСТУХІЈЅԌԚԜӀҮοΑΒΕΖΗΙΚΜΝΟΡΤΥΧɡɑօսհոցզᴏᴄᴠᴡᴢᴜⅰⅴⅹⅼⅽⅾⅿⅠⅤⅩⅬⅭⅮⅯ",
    "aeopcyxijshdqwlkABEKMHOPCTYXIJSGQWIYoABEZHIKMNOPTYXgaouhngqocvwzuivxlcdmIVXLCDM",
)
_WIDE = "[\uff21-\uff3a\uff41-\uff5a]"
_STYLED = re.compile(f"[\U0001d400-\U0001d7ff]+|(?<=[A-Za-z]){_WIDE}+|(?<!{_WIDE}){_WIDE}++(?=[A-Za-z])")
_MASKED = re.compile(f"[{_OTHERS}\uff21-\uff5a\U0001d400-\U0001d7ff]")
_FOREIGN = re.compile(f"[{_OTHERS}]")
_ALONE = "".join(c for c in map(chr, range(0x370, 0x590)) if c.isalpha() and ord(c) not in _LOOKALIKES)  # no Latin letter looks so
_TOGETHER = re.compile(f"[{_ALONE}][\u0370-\u058f]|[\u0370-\u058f][{_ALONE}]")
SHORTEST_HEAP = 60  # characters of a heap of search words
MOST_TRICKS = 50  # tricks of one article that are named one by one


class Trick(NamedTuple):
    """One word that was tampered with: what was done, the word with unseen signs spelt out, its first and last + 1 character."""

    kind: str
    word: str
    start: int
    end: int


def find_tricks(line: str) -> tuple[Trick, ...]:
    """The first words of a raw line that hold a trick, at most MOST_TRICKS of them; nothing for plain writing."""
    if line.isascii() or not _SEES.search(line):
        return ()
    found = []
    foreign = _is_foreign(_UNSEEN.sub("", line))
    if foreign and not _UNSEEN.search(line):
        return ()
    for match in re.finditer(r"\S+", line):
        word = match.group()
        if word.isascii():
            continue
        kind = next((kind for kind, pattern in _SPLITS if pattern.search(word)), None)
        if kind is None and _FORCED.search(word):
            kind = "direction"
        if kind is None and _is_disguised(word, foreign=foreign):
            kind = "homoglyph"
        if kind:
            found.append(Trick(f"hidden.{kind}", _spelt(word[:100])[:100], match.start(), match.end()))
            if len(found) == MOST_TRICKS:
                break
    return tuple(found)


def turn(line: str) -> str:
    """A line with the runs that are written backwards in the order they are read."""
    return _OVERRIDE.sub(lambda m: m.group() if _RIGHT_TO_LEFT.search(m.group()) else m.group(1)[::-1], line)


def unmask(line: str) -> str:
    """A line with its lookalike letters written as the Latin ones that they stand for; unseen signs are gone before."""
    if not _MASKED.search(line) or _is_foreign(line):
        return line
    line = _STYLED.sub(lambda m: unicodedata.normalize("NFKC", m.group()), line)
    return _MIXED.sub(lambda m: _latin(m.group()), line) if _FOREIGN.search(line) else line


def _is_foreign(line: str) -> bool:
    """Whether a line holds letters together that only Greek or Cyrillic has: a mixed word there is a slip of the keyboard."""
    return bool(_TOGETHER.search(line))


def _latin(word: str) -> str:
    """A word of Latin letters and lookalikes in Latin letters alone; any other word as it is, and acronyms of another alphabet."""
    if word.isascii() or (word.isupper() and not _LATIN.search(word)):
        return word
    plain = word.translate(_LOOKALIKES)
    return word if _FOREIGN.search(plain) else plain


def _is_disguised(word: str, *, foreign: bool) -> bool:
    bare = _UNSEEN.sub("", word)
    if any(len(m.group()) > 2 for m in _STYLED.finditer(bare)):
        return True
    return not foreign and any(len(part) > 2 and _latin(part) != part for part in _WORD.findall(bare))


def _spelt(word: str) -> str:
    return _UNSEEN.sub(lambda m: f"<U+{ord(m.group()):04X}>", word)


_PARTS = re.compile(r"\s*[,;|•·/]\s*")


def is_stuffed(line: str) -> bool:
    """Whether a line is a heap of search words: eight or more short phrases in lower case, half of which say the same word."""
    if len(line) < SHORTEST_HEAP or line[-1] in ".!?।" or (line.count(",") < 7 and line.count("|") < 7 and line.count(";") < 7):
        return False
    parts = [part.split() for part in _PARTS.split(line) if part]
    if len(parts) < 8 or any(len(part) > 5 for part in parts):
        return False
    counts = Counter(word for part in parts if len(part) > 1 for word in {w for w in part if len(w) > 2 and w.islower()})
    return bool(counts) and counts.most_common(1)[0][1] >= max(5, len(parts) / 2)
