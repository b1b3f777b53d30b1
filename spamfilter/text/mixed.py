"""Mixed: the English that stands in a page of another language."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from spamfilter.text.language import guess_language

if TYPE_CHECKING:
    from spamfilter.article import Article

LEAST_WORDS, LEAST_SHARE = 80, 1 / 6  # words of English that are judged by themselves, and of all words
_ENGLISH = re.compile(r"\b(?:the|and|of)\b", re.IGNORECASE)
_LEAST_HITS = 5  # of these words: one in eight of plain English
# Letters and signs of other alphabets and scripts, with what stands between them.
_OTHERS = re.compile(r"[^\W\d_\u0000-\u024f\u1e00-\u1eff](?:[^\u0041-\u024f\u1e00-\u1eff\n]*[^\W\d_\u0000-\u024f\u1e00-\u1eff])?")
_WORD = re.compile(r"[^\W\d_\u2e80-\ud7ff\uf900-\ufaff]+")
_SIGN = re.compile(r"[\u2e80-\ud7ff\uf900-\ufaff]")
_SIGNS_A_WORD = 1.7  # Chinese and Japanese signs in one word, roughly


def english_in(article: Article) -> Article | None:
    """The article with blanks for all that is not English, so that every word keeps its place; None where little or all of it is.

    Stretches in other scripts are blanked, and lines in other languages.
    """
    if article.language == "en" or len(_ENGLISH.findall(article.text)) < _LEAST_HITS:
        return None
    lines = [_OTHERS.sub(lambda found: " " * len(found.group()), p.text) for p in article.paragraphs]
    lines = [line if guess_language(line) == "en" else " " * len(line) for line in lines]
    words = sum(len(_WORD.findall(line)) for line in lines)
    if words < max(LEAST_WORDS, LEAST_SHARE * (len(_WORD.findall(article.text)) + len(_SIGN.findall(article.text)) / _SIGNS_A_WORD)):
        return None
    kept = [p._replace(text=line) for p, line in zip(article.paragraphs, lines, strict=True)]
    return replace(article, paragraphs=tuple(kept), language="en")
