"""Words: what is one, and which count as the same."""

from __future__ import annotations

import re
from functools import lru_cache

# A run of letters with inner apostrophes, or a number; hyphens part words. CJK has no spaces: one sign, one word. The first
# alternative takes nothing that the second would not; it is there because most words are plain, and it finds those faster.
CJK = "\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff"
WORD = re.compile(rf"[a-zA-Z]++(?![\w'’])|[^\W\d_{CJK}]+(?:['’][^\W\d_{CJK}]+)*|\d+(?:[.,]\d+)*|[{CJK}]")
LONGEST = 64  # characters of a word that are compared: caches of words stay small whatever is read
_POSSESSIVE = re.compile(r"'s$|(?<=s)'$")


@lru_cache(maxsize=1 << 14)
def fold(form: str) -> str:
    """A word in lower case, apostrophes straight, possessive ending gone."""
    folded = form.lower() if form.isascii() else form.casefold().replace("’", "'")
    return _POSSESSIVE.sub("", folded) if "'" in folded else folded


@lru_cache(maxsize=1 << 14)
def stem(word: str) -> str:
    """A folded word without the commonest English endings.

    Coarser than Porter (1980) on purpose: it only has to give `talks`, `talked` and `talking` one form, and a wrong
    merge costs less than a missed one.
    """
    if len(word) < 5 or not word.isascii():
        return word[:-1] if len(word) == 4 and word.endswith("s") and not word.endswith("ss") else word
    for ending, instead, least in _ENDINGS.get(word[-1], ()):
        if word.endswith(ending) and len(word) - len(ending) >= least:
            word = word[: -len(ending)] + instead
            break
    if len(word) > 3 and word[-1] == word[-2] and word[-1] not in "aeiouls":
        return word[:-1]
    return word[:-1] if len(word) > 4 and word[-1] == "e" else word


_ENDINGS = {  # by their last letter: what stands instead, and how many letters before it there must be
    "s": (("iness", "y", 4), ("ies", "y", 2), ("sses", "ss", 2), ("ches", "ch", 2), ("shes", "sh", 2), ("xes", "x", 2),
          ("us", "us", 2), ("ss", "ss", 2), ("s", "", 3)),
    "y": (("ically", "ic", 3), ("ingly", "", 4), ("edly", "", 4), ("ily", "y", 3), ("ly", "", 4)),
    "d": (("ied", "y", 2), ("ed", "", 3)),
    "g": (("ing", "", 3),),
}  # fmt: skip


def word_forms(text: str) -> list[str]:
    """The words of a text as they are written."""
    return WORD.findall(text)
