"""Repetition: the page says the same thing twice, or circles round one word."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from spamfilter.feature import Feature, Finding, View
from spamfilter.text.function_words import FUNCTION_WORDS
from spamfilter.text.quoting import MOST_QUOTES, few, quote_words, shorten

if TYPE_CHECKING:
    from collections.abc import Sequence

    from spamfilter.article import Article
    from spamfilter.match import Match

_WINDOW = 5  # words: `a generational generation`, `the municipalities of the municipalities`
_RUN = 4  # words of a run that counts as said again
_NEAR = 40  # words within which a run that stands again sounds like a stutter; refrains are further apart
_SENTENCE = 6  # words: shorter sentences (`He nodded.`) come back in honest texts
_STEM = 4  # letters: shorter stems merge words that have nothing to do with each other


def paragraphs(article: Article, matches: Sequence[Match]) -> Finding:
    """Share of characters in paragraphs that stand once more; 0 to 1, 0 on an empty page."""
    counts = Counter(p.text for p in article.paragraphs)
    total = sum(len(p.text) for p in article.paragraphs)
    again = {text: n for text, n in counts.items() if n > 1}
    extra = sum(len(text) * (n - 1) for text, n in again.items())
    return Finding(extra / total if total else 0.0, few(shorten(text) for text in again))


def sentences(article: Article, matches: Sequence[Match]) -> Finding:
    """Share of words in sentences that stand once more; 0 to 1, 0 on an empty page."""
    words = article.words
    seen, again, extra = set(), [], 0
    for first, last in words.sentence_spans:
        sentence = words.folded[first:last]
        if last - first < _SENTENCE:
            continue
        if sentence in seen:
            again.append((first, last))
            extra += last - first
        seen.add(sentence)
    return Finding(extra / len(words) if words else 0.0, few(quote_words(article, *span, around=0) for span in again[:MOST_QUOTES]))


def runs(article: Article, matches: Sequence[Match]) -> Finding:
    """Share of words that begin a run of four said again within forty words; 0 to 1, 0 on an empty page."""
    words = article.words
    folded = words.folded
    last_seen: dict[tuple[str, ...], int] = {}
    spots = []
    for n in range(len(folded) - _RUN + 1):
        run = folded[n : n + _RUN]
        before = last_seen.get(run)
        if before is not None and n - before <= _NEAR and not FUNCTION_WORDS.issuperset(run) and run[0] != run[1]:
            spots.append(n)
        last_seen[run] = n
    return Finding(len(spots) / len(folded) if folded else 0.0, few(quote_words(article, n, n + _RUN) for n in spots[:MOST_QUOTES]))


def stems(article: Article, matches: Sequence[Match]) -> Finding:
    """Share of words whose stem stood among the five words before, in the same sentence; 0 to 1, 0 on an empty page."""
    words = article.words
    forms, folded, stem, sentence = words.forms, words.folded, words.stems, words.sentences
    last_seen: dict[str, int] = {}
    spots = []
    for n, one in enumerate(stem):
        if folded[n] in FUNCTION_WORDS or len(one) < _STEM or not forms[n].islower():
            continue
        before = last_seen.get(one)
        if before is not None and n - before <= _WINDOW and sentence[before] == sentence[n]:
            spots.append((before, n))
        last_seen[one] = n
    quotes = few(quote_words(article, before, n + 1) for before, n in spots[:MOST_QUOTES])
    return Finding(len(spots) / len(words) if words else 0.0, quotes)


FEATURES = (
    Feature("repetition.paragraphs", "paragraphs that stand more than once", paragraphs, View.TEXT),
    Feature("repetition.sentences", "sentences that stand more than once", sentences, View.TEXT),
    Feature("repetition.runs", "runs of words said again at once", runs, View.TEXT),
    Feature("repetition.stems", "one word twice within a few words", stems, View.TEXT),
)
