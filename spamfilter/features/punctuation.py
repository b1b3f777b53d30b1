"""Punctuation: quotes and brackets left open, sentences that break off or begin in the middle of another."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import numpy as np

from spamfilter.feature import Feature, Finding, View
from spamfilter.text.forms import has, is_function_word, is_small
from spamfilter.text.function_words import FUNCTION_WORDS, word_set
from spamfilter.text.lexicon import one_of
from spamfilter.text.quoting import MOST_QUOTES, few, quote_words, shorten
from spamfilter.text.shapes import TITLE

if TYPE_CHECKING:
    from collections.abc import Sequence

    from spamfilter.article import Article
    from spamfilter.match import Match

_MARKS = re.compile(r"[“”\"()\[\]]")
_LIST_NUMBER = re.compile(r"(?:^|\s)\(?[0-9a-zA-Z]{1,3}\)|[:;]-?[()]")  # `a)`, `12)`, and faces
_PAIRS = {"”": "“", ")": "(", "]": "["}
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
_NEVER_INSIDE = FUNCTION_WORDS - word_set("i i'm i've i'd i'll a the will may us it can in no one up on who most must be is am was all")
_NEW_CLAUSE = word_set("as while when if because although though since but this these there he she they we it and so")  # also behind a name


_is_open_end = one_of(_OPEN_END)
_begins_clause = one_of(_NEW_CLAUSE)


_is_never_inside = one_of(_NEVER_INSIDE)


def balance(article: Article, matches: Sequence[Match]) -> Finding:
    """Share of quote marks and brackets without a partner in their paragraph; 0 to 1, 0 on a page without any."""
    marks, lone, quotes = 0, 0, []
    lines = [p.text for p in article.paragraphs]
    for line, following in zip(lines, [*lines, ""][1:], strict=True):
        found = _MARKS.findall(_LIST_NUMBER.sub(" ", line) if ")" in line else line)
        if not found:
            continue
        marks += len(found)
        missing = _unmatched(found, goes_on=following[:1] in {"“", '"'})
        lone += missing
        if missing:
            quotes.append(shorten(line))
    return Finding(lone / marks if marks else 0.0, few(quotes))


def _unmatched(marks: list[str], *, goes_on: bool) -> int:
    """How many of the marks have no partner; a quote that goes on in the next paragraph is closed there."""
    open_, lone = {"“": 0, "(": 0, "[": 0}, 0
    for mark in marks:
        if mark in open_:
            open_[mark] += 1
        elif mark in _PAIRS:
            if open_[_PAIRS[mark]]:
                open_[_PAIRS[mark]] -= 1
            else:
                lone += 1
    straight = marks.count('"') % 2
    if goes_on:
        straight, open_["“"] = 0, max(0, open_["“"] - 1)
    return lone + straight + sum(open_.values())


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
        end = words.ends[last - 1]
        if last - first > 2 and text[end : end + 1] in {".", "!", "?"} and text[end + 1 : end + 2] != ".":
            count += 1
            quotes.append(quote_words(article, max(first, last - 6), last, around=0))
    for found in _END.finditer(text):
        if not _ABBREVIATION.search(text, max(0, found.start() - 11), found.end()):
            count += 1
            quotes.append(shorten(text[max(0, found.start() - 33) : found.end() + 30]))
    return Finding(min(1.0, count / len(words)) if words else 0.0, few(quotes))


def restarts(article: Article, matches: Sequence[Match]) -> Finding:
    """Function words with a capital in the middle of a sentence (`ask This week`), by the number of words; 0 to 1, 0 on an empty page."""
    words, text = article.words, article.text
    small = is_small(words)
    begins = (has(words, TITLE) & _is_never_inside(words))[1:-1] & ~words.sentence_starts[1:-1] & small[2:]
    begins &= small[:-2] | (_begins_clause(words)[1:-1] & is_function_word(words)[2:])
    spots = [n for n in (np.flatnonzero(begins) + 1).tolist() if text[words.ends[n - 1] : words.starts[n]] in {" ", "] ", ") "}]
    return Finding(len(spots) / len(words) if words else 0.0, few(quote_words(article, n, n + 1) for n in spots[:MOST_QUOTES]))


FEATURES = (
    Feature("punctuation.balance", "quote marks and brackets without a partner", balance, View.TEXT),
    Feature("punctuation.stray", "stray marks and quotes that nobody finishes", stray, View.TEXT),
    Feature("punctuation.breaks", "sentences that break off", breaks, View.TEXT),
    Feature("punctuation.restarts", "sentences that begin inside another", restarts, View.TEXT),
)
