"""Letters: an English text whose words wear marks and signs of other writing all over is read as people read it.

A word with a strange letter here and there is a name or a loan. Where many different words of an English text, in small letters, hold
some, the text was disguised: then each is written with the letters that it shows.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from typing import TYPE_CHECKING

from spamfilter.text.function_words import FUNCTION_WORDS

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

LEAST_WORDS, LEAST_SHARE = 8, 0.04  # different words in small letters that are disguised, and share of all words
_LEAST_ENGLISH = 0.25  # share of function words; of plain English some 0.45 are, of stripped German or French less than 0.15
_LEAST_SIGNS, _SIGNS_IN = 12, 150  # strange letters in a text, and one in so many characters, before words are looked at
_CAPITALS_IN = 60  # the same for the capital that looks like a small l: plain English has one I in 300
_SLICE = 500  # characters of the beginning, the middle and the end that are asked for English first
_SHORTEST, _LONGEST = 3, 60  # characters of a word that counts
# First bytes in UTF-8 of letters beyond ASCII: Latin to Hebrew, digits of India, phonetic, Cherokee, Lisu, wide and mathematical ones.
_LEADS = bytes((*range(0xC3, 0xD8), 0xE0, 0xE1, 0xEA, 0xEF, 0xF0))
_ONE_LETTER = re.compile(r"\b([A-Z])\b")
_NAMED = ("LATIN ", "MODIFIER LETTER ", "MATHEMATICAL ", "SCRIPT ", "SYMBOL LETTER ", "BLACK-LETTER ", "DOUBLE-STRUCK ")
# What looks like a Latin letter and does not say so in its name.
_ALIKE = dict(
    zip(
        "ŋŊĸɩιðαβεηκνορτυχωγσΑΒΕΖΗΙΚΜΝΟΡΤΥΧавекмнопрстухѕіјһԁҽԛԝгияАВ"
        "ЕКМНОРСТУХІЈЅօոսհցզքլⲁⲉⲓⲕⲙⲛⲟⲣⲥⲧⲩⲭⲞⲢⲤסןוᎠᎡᎢᎪᎫᎬᎳᎷᎻᏀᏃᏒᏚᏙᏢᏦᏴᏞᏟꓐꓑ"
        "ꓓꓔꓖꓗꓙꓚꓜꓝꓟꓠꓡꓢꓣꓦꓧꓪꓫꓬꓮꓰꓲꓳꓴ𐐬Ⱁⱁǝ",
        "nNkiidabenkvoptuxwyoABEZHIKMNOPTYXabekmhonpctyxsijhdeqwrurAB"
        "EKMHOPCTYXIJSonuhgqplaeikmnopctyxOPCollDRTAJEWMHGZRSVPKBLCBP"
        "DTGKJCZFMNLSRVHWXYAEIOUoooe",
        strict=True,
    )
)
_WORD = re.compile(r"[A-Za-z]+")
_BEHIND_SMALL = re.compile(r"(?<=[a-z])I+")


def undisguise(lines: Sequence[str]) -> tuple[Sequence[str], list[str]]:
    """The lines of a text with disguised words written plainly, and these words as they came; the same lines and none, mostly."""
    text = "\n".join(lines)
    if not _may_be_disguised(text):
        return lines, []
    plain = _plainer(text)
    slices = [text[at : at + _SLICE] for at in (0, len(text) // 2, max(0, len(text) - _SLICE))]
    if not any(_is_english(shown) and shown != part for part in slices if (shown := _shown(part, plain))):
        return lines, []
    found = {word for line in lines if _is_english(_shown(line, plain)) for word in _disguised(line, plain)}
    words = sum(word in found for line in lines for word in line.split())
    if len(found) < LEAST_WORDS or words < LEAST_SHARE * (text.count(" ") + len(lines)):
        return lines, []
    changed: dict[str, None] = {}
    return [_written(line, plain, changed) for line in lines], list(changed)


def _may_be_disguised(text: str) -> bool:
    """Whether a text holds so many letters that are not ASCII, or so many capital I's."""
    if text.count("I") * _CAPITALS_IN >= len(text):
        return True
    if text.isascii():
        return False
    data = text.encode("utf-8", "ignore")
    strange = len(data) - len(data.translate(None, _LEADS)) + data.count(b"\xe2") - data.count(b"\xe2\x80")
    return strange >= _LEAST_SIGNS and strange * _SIGNS_IN >= len(data)


def _plainer(text: str) -> Mapping[int, str]:
    """What is to be written for each letter of a text that only looks Latin."""
    return {ord(sign): plain for sign in set(text) if not sign.isascii() and (plain := plain_letter(sign)) != sign}


def _shown(text: str, plain: Mapping[int, str]) -> str:
    """A text in the letters that it shows: a capital I behind a small letter is a small l."""
    shown = text if text.isascii() else text.translate(plain)
    return _BEHIND_SMALL.sub(lambda found: "l" * len(found.group()), shown) if "I" in shown else shown


@lru_cache(maxsize=1024)
def plain_letter(sign: str) -> str:
    """The Latin letters that a sign shows: none for a mark upon a letter, the sign itself where it is another one's."""
    if sign.isascii() or sign in _ALIKE:
        return _ALIKE.get(sign, sign)
    kind, name = unicodedata.category(sign), unicodedata.name(sign, "")
    if kind in ("Mn", "Me"):
        return ""
    if kind == "Nd":
        return {0: "o", 1: "l"}.get(unicodedata.decimal(sign), sign)
    letter = _ONE_LETTER.search(name) if kind[0] in "LS" and any(part in name for part in _NAMED) else None
    if letter is None:
        return unicodedata.normalize("NFKC", sign) if "LIGATURE F" in name else sign
    return letter.group() if "CAPITAL" in name and "SMALL CAPITAL" not in name else letter.group().lower()


def _is_english(text: str) -> bool:
    words = [word.lower() for word in _WORD.findall(text)]
    return len(words) >= LEAST_WORDS and sum(word in FUNCTION_WORDS for word in words) >= _LEAST_ENGLISH * len(words)


def _disguised(line: str, plain: Mapping[int, str]) -> Iterator[str]:
    """The words in small letters that only look like Latin ones."""
    for word in line.split():
        if len(word) <= _LONGEST:
            shown = _shown(word, plain)
            if shown != word and len(_WORD.findall(shown)) == 1 and len(shown) >= _SHORTEST and not any(map(str.isupper, shown)):
                yield word


def _written(line: str, plain: Mapping[int, str], changed: dict[str, None]) -> str:
    """A line of English with its words as they look; any other line as it is."""
    shown = _shown(line, plain)
    if shown == line or not _is_english(shown):
        return line
    words = []
    for word in line.split(" "):
        written = _shown(word, plain)
        if written != word:
            changed[word[:_LONGEST]] = None
        words.append(written)
    return " ".join(words)
