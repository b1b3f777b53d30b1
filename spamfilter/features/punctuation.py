"""Punctuation: stray marks, and sentences that break off or go on in lower case."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from spamfilter.feature import Feature, Finding, View
from spamfilter.text.forms import is_small
from spamfilter.text.function_words import word_set
from spamfilter.text.lexicon import one_of
from spamfilter.text.quoting import MOST_QUOTES, few, quote_words, shorten

if TYPE_CHECKING:
    from collections.abc import Sequence

    from spamfilter.article import Article
    from spamfilter.match import Match

_SAID = "said|says|added|told|explained|continued|noted|stated"
_STUB = re.compile(rf"(?:He|She|They|I|It|We)\s+(?:also\s+)?(?:(?:{_SAID})(?:\s+(?:to|that))?|spoke\s+to)\.")
_BEFORE_STUB = re.compile(r"(?:^|\n|[.!?…][”\"’]?\s+)\Z")
# One class of signs first: that is what is searched for fast. Each alternative then says which of them it takes.
_STRAY = re.compile(
    r"[.!?,;:“(](?:(?<![.][.!?,])(?<=[.!?,])\s?[”\"]\s?\.(?!\s?\.)|(?<![.\s][.!?,])(?<=[.!?,])\s”|(?<=“)\s?”|(?<=\()\s?\)"
    r"|(?<=[;:])\s?[.;,](?!\s?\.)|(?<!,,)(?<=,)\s?\.(?!\s?\.))"
)
_OPEN_END = word_set("the a an my your our their its every because if although than and or")
_END = re.compile(r"\. (?<=[a-z]{3}\. )[a-z]{2,}(?![.:/])")
_ABBREVIATION = re.compile(
    r"\b(?:etc|approx|dept|est|vol|ext|inc|ltd|corp|prof|gen|gov|sen|rep|feat|incl|max|min|jan|feb|mar|apr|aug|sept?|oct|nov|dec)\. ",
    re.IGNORECASE,
)


_is_open_end = one_of(_OPEN_END)


def stray(article: Article, matches: Sequence[Match]) -> Finding:
    """Stray marks (`.” .`, `,.`) and sentences that only say `He added.`, by the number of words; 0 to 1, 0 on an empty page."""
    text, count = article.text, len(article.words)
    stubs = [at for at in map(re.Match.start, _STUB.finditer(text)) if _BEFORE_STUB.search(text, max(0, at - 4), at)]
    spots = [found.start() for found in _STRAY.finditer(text)] + stubs
    quotes = few(shorten(text[max(0, at - 40) : at + 40]) for at in sorted(spots)[:MOST_QUOTES])
    return Finding(min(1.0, len(spots) / count) if count else 0.0, quotes)


def breaks(article: Article, matches: Sequence[Match]) -> Finding:
    """Sentences that end in the middle (`said the.`) or go on in lower case, by the number of words; 0 to 1, 0 on an empty page."""
    words, text = article.words, article.text
    quotes, count = [], 0
    open_ends = (_is_open_end(words) & is_small(words)).tolist()
    for first, last in words.sentence_spans:
        if not open_ends[last - 1]:
            continue
        end = int(words.end_column[last - 1])
        if last - first > 2 and text[end : end + 1] in {".", "!", "?"} and text[end + 1 : end + 2] != ".":
            count += 1
            quotes.append(quote_words(article, max(first, last - 6), last, around=0))
    for found in _END.finditer(text):
        if not _ABBREVIATION.search(text, max(0, found.start() - 11), found.end()):
            count += 1
            quotes.append(shorten(text[max(0, found.start() - 33) : found.end() + 30]))
    return Finding(min(1.0, count / len(words)) if words else 0.0, few(quotes))


FEATURES = (
    Feature("punctuation.stray", "stray marks and quotes that nobody finishes", stray, View.TEXT),
    Feature("punctuation.breaks", "sentences that break off", breaks, View.TEXT),
)
