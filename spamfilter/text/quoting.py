"""Quotes: the short pieces of a text that prove a finding."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from spamfilter.article import Article

MOST_QUOTES = 5
LONGEST_QUOTE = 200
_AROUND = 3  # words shown on either side of the spot


def quote_words(article: Article, first: int, last: int, around: int = _AROUND) -> str:
    """The words `first` to `last` (its end, exclusive) with a few words of their own line on either side, on one line."""
    words, text = article.words, article.text
    start, end = int(words.start_column[first]), int(words.end_column[last - 1])
    from_, to = int(words.start_column[max(0, first - around)]), int(words.end_column[min(len(words), last + around) - 1])
    from_ = max(from_, text.rfind("\n", 0, start) + 1)
    line_end = text.find("\n", end)
    return shorten(text[from_ : to if line_end < 0 else min(to, line_end)])


def shorten(text: str) -> str:
    """The text on one line, cut to LONGEST_QUOTE characters."""
    line = " ".join(text[: 2 * LONGEST_QUOTE].split())
    return line if len(line) <= LONGEST_QUOTE else line[: LONGEST_QUOTE - 1] + "…"


def few(quotes: Iterable[str]) -> tuple[str, ...]:
    """The first MOST_QUOTES of them, each once and shortened."""
    kept: dict[str, None] = {}
    for quote in quotes:
        kept.setdefault(shorten(quote))
        if len(kept) == MOST_QUOTES:
            break
    return tuple(kept)
