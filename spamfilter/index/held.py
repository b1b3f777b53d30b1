"""Held: how much of what a short article says stands in each text that shares a key with it.

The keys of a long text are its rarest words, and a summary need not have many of those: of 202 summaries the source has fewer votes than
six other texts in eight. Votes times the share of the words that the whole text holds leave three.
"""

from __future__ import annotations

import sqlite3
from typing import TYPE_CHECKING, Any

import numpy as np

from spamfilter.index import chunks, entry
from spamfilter.index.keys import KEY_BITS
from spamfilter.index.vocabulary import PORTION, numbers_of_texts

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from numpy.typing import NDArray

    from spamfilter.index.keys import Keys

MOST_HELD = 40  # texts that are looked into
_MOST_CHARACTERS = 40_000  # of a text: what would be aligned of it
_WORD = np.uint64((1 << KEY_BITS) - 1)


def by_held(
    connection: sqlite3.Connection, keys: Keys, ranked: Sequence[tuple[float, float, str, int]]
) -> list[tuple[float, float, str, int]]:
    """Ranked articles (less than 0 by as much as they share, when first seen, id, number) anew, by that times the share of words they hold.

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
    words, weights = keys.numbers[~keys.is_run], keys.weights[~keys.is_run]
    whole = float(weights.sum()) or 1.0
    known = [body for body in bodies if entry.unpack_keys(body[1]) is None]
    shares = {n: 1.0 for n, *_ in bodies}
    for n, numbers in _numbers(known):
        held = np.sort(numbers)
        there = held.searchsorted(words, "right") > held.searchsorted(words)
        shares[n] = float(weights[there].sum()) / whole
    return shares


def _numbers(bodies: Iterable[tuple[Any, ...]]) -> Iterator[tuple[int, NDArray[np.uint64]]]:
    """The numbers of the words of each text."""
    texts: list[tuple[int, str]] = []
    size = 0
    for n, packed, digest in bodies:
        text = "\n".join(entry.unpack_text(packed, digest))[:_MOST_CHARACTERS]
        if texts and size + len(text) + 1 > PORTION:
            yield from _numbers_of(texts)
            texts, size = [], 0
        texts.append((n, text))
        size += len(text) + 1
    if texts:
        yield from _numbers_of(texts)


def _numbers_of(texts: list[tuple[int, str]]) -> Iterator[tuple[int, NDArray[np.uint64]]]:
    """The same of texts that are short enough to be cut together."""
    numbers, counts = numbers_of_texts([text for _, text in texts])
    parts = np.split(numbers & _WORD, np.cumsum(counts)[:-1])
    return zip([n for n, _ in texts], parts, strict=True)
