"""Variants: one name in several spellings on one page (Raike, Raiker, Rake)."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING
from unicodedata import combining, normalize

from rapidfuzz.distance import DamerauLevenshtein, JaroWinkler

from spamfilter.feature import Feature, Finding, View
from spamfilter.text.background import zipf
from spamfilter.text.forms import folds, has, is_small, is_upper
from spamfilter.text.lexicon import among
from spamfilter.text.quoting import few
from spamfilter.text.shapes import ALPHA, FUNCTION, UPPER

if TYPE_CHECKING:
    from collections.abc import Sequence

    from spamfilter.article import Article
    from spamfilter.match import Match

_LETTERS = 4
_COMMON = 2.8  # Zipf value above which the rarer of two names is a name of its own (`Crosby`, `Cosby`)
_ALIKE = 0.88  # Jaro-Winkler similarity
_MOST_NAMES = 150  # different names that are compared: a telephone book must not cost a minute
_KNOWN = 2.0  # Zipf value from which a longer form is a word (`Russian`); below it, it may be a broken name (`Raikon`)
_ALWAYS = ("s", "es", "ian", "ans", "ians", "ism", "ist", "ists", "ite", "ites", "like")  # what honest writers add to any name
_ENDINGS = ("n", "an", "ean", "ish", "ese", "i", "ic", "ns", "er", "ers", "man", "men", "woman", "y", "ed", "ing", "a", "o", "e")


def names(article: Article, matches: Sequence[Match]) -> Finding:
    """Share of the different names that are a near spelling of another name of the page; 0 to 1, 0 on a page without names."""
    counts = _names(article)
    chosen = sorted(counts, key=lambda name: (-counts[name], name))[:_MOST_NAMES]
    quotes, before = list[str](), dict[str, list[str]]()
    for one in chosen:
        alike = before.setdefault(one[0], [])
        near = next((other for other in alike if abs(len(one) - len(other)) <= 3 and _is_near(*sorted((one, other), key=len))), None)
        if near is not None:
            quotes.append(f"{near.capitalize()} / {one.capitalize()}")
        alike.append(one)
    return Finding(len(quotes) / len(chosen) if chosen else 0.0, few(quotes))


def _names(article: Article) -> Counter[str]:
    """The folded words that are only written with a capital, and that stand inside a sentence at least once."""
    words, folded, upper = article.words, folds(article.words), is_upper(article.words)
    inside = among(folded, folded[upper & ~words.sentence_starts])
    seldom = words.facts.centizipf < 100 * _COMMON  # at the beginning of a sentence a common word is no name
    long = words.facts.letters >= _LETTERS
    told = has(words, UPPER | ALPHA, FUNCTION) & long & ~among(folded, folded[is_small(words)]) & (inside | seldom)
    return Counter(words.lexicon.bases.named(folded[told]))


def _is_near(short: str, long: str) -> bool:
    """Whether two names are one name spelled twice, and not a word and its ending (Iraq, Iraqi) or two common words."""
    short, long = _bare(short), _bare(long)
    most = max(1, len(short) // 3)
    if short == long or DamerauLevenshtein.distance(short, long, score_cutoff=most) > most:
        return False
    if JaroWinkler.similarity(short, long) < _ALIKE or min(zipf(short), zipf(long)) > _COMMON:
        return False
    endings = _ALWAYS + _ENDINGS if zipf(long) >= _KNOWN else _ALWAYS
    return not any(
        long.startswith(short[: len(short) - cut]) and long[len(short) - cut :] in endings for cut in (0, 1, 2) if len(short) - cut >= 3
    )


def _bare(name: str) -> str:
    """The name without accents: `Céline` and `Celine` are one spelling."""
    return name if name.isascii() else "".join(sign for sign in normalize("NFKD", name) if not combining(sign))


FEATURES = (Feature("variants.names", "one name in several spellings", names, View.TEXT),)
