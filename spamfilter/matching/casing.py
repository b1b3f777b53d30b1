"""Casing: a text all in capitals, with a capital on every word, or without any, is compared as if it were written like the other one."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np

from spamfilter.text.background import zipf
from spamfilter.text.cutting import is_abbreviation
from spamfilter.text.forms import has, is_strange
from spamfilter.text.function_words import FUNCTION_WORDS
from spamfilter.text.shapes import ALPHA, FUNCTION, LONG, SHOUTED, SMALL, TITLE, UPPER
from spamfilter.text.words import fold

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from spamfilter.article import Article
    from spamfilter.text.cutting import Words

_LEAST = 20  # words of each kind that tell anything
# Of 9,000 texts one has 0.5 of its function words in capitals and 0.85 of the others; a list of names has few function words. None mixes
# capitals and small letters in 0.2 of its words; two have no capital at all.
_FUNCTIONS, _OTHERS, _PROSE, _MIXED = 0.5, 0.85, 0.3, 0.3
_SMALL = 0.6  # share of words in small letters from which a text that has capitals is looked at no further
_NAME = 3.0  # Zipf value below which a word that the other text lacks may be a name
_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")
_END = re.compile(r"[.!?…][\"'”’)\]]*\s+[\"'“‘(\[]*\Z")


def is_oddly_cased(words: Words) -> bool:
    """Whether the capitals of an English text are none of its grammar: nearly everywhere, in the middle of words, or nowhere."""
    small = has(words, SMALL)
    if np.count_nonzero(small) >= _SMALL * len(words) and has(words, UPPER | ALPHA | LONG).any():
        return False
    told, upper = has(words, ALPHA | LONG), has(words, UPPER)
    function = has(words, FUNCTION) & told
    functions, others = int(function.sum()), int((told & ~function).sum())
    if functions < _LEAST or others < _LEAST:
        return False
    if not upper[told].any() or int((upper & function).sum()) >= _FUNCTIONS * functions:
        return True
    mixed = told & ~(is_strange(words) | small | has(words, TITLE) | has(words, SHOUTED))
    if int(mixed.sum()) >= _MIXED * (functions + others):
        return True
    return functions >= _PROSE * (functions + others) and int((upper & told & ~function).sum()) >= _OTHERS * others


def recased(article: Article, other: Article) -> Article:
    """The article as the other one would write it: its names as they stand there, rare words that it lacks as names, all else small.

    Every letter keeps its place.
    """
    forms = _usual_forms(other)
    return replace(article, paragraphs=tuple([p._replace(text=_recased(p.text, forms)) for p in article.paragraphs]))


def _usual_forms(article: Article) -> Mapping[str, str]:
    """How each word, given small, is mostly written inside a sentence; one that only begins sentences is written small."""
    counts: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for paragraph in article.paragraphs:
        for word, begins in _words(paragraph.text):
            form = _straight(word.group())
            counts[form.lower()][form.lower() if begins else form] += 0 if begins else 1
    return {word: max(found, key=lambda form: (found[form], form)) for word, found in counts.items()}


def _straight(form: str) -> str:
    return form.replace("’", "'")


def _words(text: str) -> Iterator[tuple[re.Match[str], bool]]:
    """The words of a line, and whether each begins a sentence."""
    last = 0
    for word in _WORD.finditer(text):
        between = text[last : word.start()]
        yield word, not last or (_END.search(between) is not None and not is_abbreviation(text, last, last + 1))
        last = word.end()


def _recased(text: str, forms: Mapping[str, str]) -> str:
    parts: list[str] = []
    last = 0
    for word, begins in _words(text):
        form = word.group()
        small, folded = _straight(form).lower(), fold(form)
        written = forms.get(small) or (small if folded in FUNCTION_WORDS or zipf(folded) >= _NAME else small.capitalize())
        if begins or small == "i" or small.startswith("i'"):
            written = written[0].upper() + written[1:]
        if "’" in form:
            written = written.replace("'", "’")
        parts += (text[last : word.start()], written if len(written) == len(form) else form)
        last = word.end()
    return "".join((*parts, text[last:]))
