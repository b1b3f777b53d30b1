"""Prose: whether a line reads like a true paragraph."""

from __future__ import annotations

import re

CLOSING = "\"'”’»)] "
QUOTES = frozenset("\"“„«‘'")  # with which what somebody says begins
STOPS = frozenset(".。।")
ENDS = frozenset(".!?。।…:;？！")
_LEAST = 9  # words of a sentence that is a paragraph
SHORTEST = 3 * _LEAST - 1  # characters of one, in any script
_LONG = 30  # words that are one without any sign at their end
_TEASER_END = re.compile(r"(?:\.\.\.|…|\[(?:\.\.\.|…|&hellip;)\])\s*(?:read more|more|»|→)?\W*$", re.IGNORECASE)


def is_prose(text: str) -> bool:
    """Whether a line reads like a true paragraph: long, or a sentence of some length."""
    words = text.count(" ") + 1
    if len(text) >= 16 * words and not text.isascii():
        words = len(text) // 3
    if words >= _LONG or words < _LEAST:
        return words >= _LONG
    return (text[-1] in ENDS or last_sign(text) in ENDS) and not is_cut_off(text)


def may_be_prose(text: str) -> bool:
    """Whether a text may be a piece of a paragraph that a link or the like cuts: of some length, with a stop or a comma inside."""
    return text.count(" ") >= _LEAST - 1 and (". " in text or ", " in text or "। " in text)


def last_sign(text: str) -> str:
    """The last character before closing quotes and brackets."""
    return text.rstrip(CLOSING)[-1:]


def ends_sentence(text: str) -> bool:
    """Whether a line ends with a sign that may end a sentence or open a list."""
    return last_sign(text) in ENDS


def is_cut_off(text: str) -> bool:
    """Whether a line breaks off in dots, as the opening of another article does."""
    tail = text[-40:]
    return (".." in tail or "…" in tail or "&hellip;" in tail) and bool(_TEASER_END.search(tail))


def count_words(text: str) -> int:
    """About how many words a line has; scripts without spaces count three signs a word."""
    words = text.count(" ") + 1
    return words if len(text) < 16 * words or text.isascii() else len(text) // 3
