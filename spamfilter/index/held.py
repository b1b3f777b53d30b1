"""Held: how much of what an article says stands in another text: one that shares a key with it, or that its page showed before.

The keys of a long text are its rarest words, and a summary need not have many of those: of 202 summaries the source has fewer votes than
six other texts in eight. Votes times the share of the words that the whole text holds leave three.
"""

from __future__ import annotations

import sqlite3
from typing import TYPE_CHECKING, Any, TypeAlias

import numpy as np

from spamfilter.index import chunks, entry
from spamfilter.index.keys import KEY_BITS, MOST_FORMS, article_keys
from spamfilter.index.vocabulary import numbers_of_each, word_numbers

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from spamfilter.article import Article
    from spamfilter.index.keys import Keys

MOST_HELD = 40  # texts that are looked into
Ranked: TypeAlias = tuple[float, float, str, int]  # below 0 by the votes; when first seen, in seconds since 1970; id; number
_MOST_CHARACTERS = 40_000  # of a text: what would be aligned of it
_CONTINUED = 0.5  # share of an article's telling words that its page's former text must hold if this one is a version of it
_WORD = np.uint64((1 << KEY_BITS) - 1)


def by_held(connection: sqlite3.Connection, keys: Keys, ranked: Sequence[Ranked]) -> list[Ranked]:
    """Ranked articles anew, by their votes times the share of words they hold.

    Raises sqlite3.DatabaseError for a text that is damaged.
    """
    bodies = chunks.select(connection, "SELECT n, packed, digest FROM body WHERE n IN ({})", [n for *_, n in ranked])
    try:
        shares = shares_held(keys, bodies)
    except ValueError as error:
        raise sqlite3.DatabaseError(str(error)) from None
    return sorted((score * shares.get(n, 0.0), seen, name, n) for score, seen, name, n in ranked)


def shares_held(keys: Keys, bodies: Sequence[tuple[Any, ...]]) -> dict[int, float]:
    """For each body (its number, packed text or keys, digest) the share of the word keys, by weight, that its text holds (0 to 1).

    Of a text that is not kept nobody knows: 1. Raises ValueError for a body that is damaged.
    """
    known = [body for body in bodies if entry.unpack_keys(body[1]) is None]
    shares = {n: 1.0 for n, *_ in bodies}
    texts = ("\n".join(entry.unpack_text(packed, digest))[:_MOST_CHARACTERS] for _, packed, digest in known)
    for (n, *_), numbers in zip(known, numbers_of_each(texts), strict=True):
        shares[n] = _share(keys, numbers)
    return shares


def is_version(article: Article, former: Article) -> bool:
    """Whether an article is a version of what its page showed before: that holds half of its telling words, by weight."""
    return _share(article_keys(article), word_numbers(former.text, MOST_FORMS)) >= _CONTINUED


def _share(keys: Keys, numbers: NDArray[np.uint64]) -> float:
    """The share of the word keys, by weight, among the words of a text (0 to 1; 0 where there are no such keys)."""
    words, weights = keys.numbers[~keys.is_run], keys.weights[~keys.is_run]
    held = np.sort(numbers & _WORD)
    there = held.searchsorted(words, "right") > held.searchsorted(words)
    return float(weights[there].sum()) / (float(weights.sum()) or 1.0)
