"""Postings: for each key the articles that hold it, in lists that never grow past a cap."""

from __future__ import annotations

import math
from dataclasses import dataclass
from itertools import groupby
from operator import itemgetter
from typing import TYPE_CHECKING

import numpy as np

from spamfilter.index import chunks
from spamfilter.index.stock import are_stock

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable

    from numpy.typing import NDArray

    from spamfilter.index.keys import Keys

CAP = 64  # entries of one list: at 128 a query's cost begins to grow with the size of the index
BYTES = 4  # of one entry, the number of an article
MOST_DOC = (1 << 8 * BYTES) - 1
OTHERS = 2  # other articles with a run that make it a common one
_DIFFERS = 0.35  # share of the rare words under which another article tells of something else
# Nats: a word that fewer than one article in 3,000 holds. At one in 400 the words of a form itself count (`restitution`, `fairway`), and
# reports that fill it in seem to be copies of one article; at one in 8,000 rewrites of one article begin to seem different ones.
_TELLING = 8.0
_FLUSH = 1 << 17  # entries that wait at most
# A full list keeps its oldest half for ever and passes the newest half on: what was there first cannot be driven out by
# anything that comes later, and what came last is still found. `cut` remembers that entries were left out.
_FULL, _HALF = CAP * BYTES, CAP // 2 * BYTES
_APPEND = f"""
    INSERT INTO posting VALUES (?, ?, ?) ON CONFLICT (key) DO UPDATE SET
        cut = cut OR excluded.cut OR length(docs) + length(excluded.docs) > {_FULL},
        docs = CASE WHEN length(docs) + length(excluded.docs) <= {_FULL} THEN CAST(docs || excluded.docs AS BLOB)
            ELSE CAST(substr(CAST(docs || excluded.docs AS BLOB), 1, {_HALF})
                || substr(CAST(docs || excluded.docs AS BLOB), -{_HALF}) AS BLOB) END
"""  # noqa: S608 numbers of our own


# What is left of a key's nats in a list of so many entries: all in a list of one, a seventh in a full one.
_SHARES = tuple(1.0 - math.log(max(1, length)) / math.log(2 * CAP) for length in range(CAP + 1))


@dataclass(frozen=True, slots=True)
class Votes:
    """The articles that share a key with the one asked for, as columns: their numbers, and the sum of what the shared keys tell.

    `alike` is the share of the word keys, by weight, that each of them has (0 to 1). `run` and `at` name each entry of the lists of
    run keys: which list, and which of the articles; `stock` says of each list whether its run is a set phrase.
    """

    found: NDArray[np.int64]
    scores: NDArray[np.float64]
    alike: NDArray[np.float64]
    run: NDArray[np.int64]
    at: NDArray[np.int64]
    stock: NDArray[np.bool_]

    def runs(self, numbers: Iterable[int]) -> dict[int, tuple[int, int]]:
        """For each of these articles how many runs it shares, and how many of those are stock or stand in OTHERS more that differ.

        An article differs that has few of the rare words: reports that fill one form differ in their names, forty copies of one
        article do not.
        """
        differs = self.alike < _DIFFERS
        different = np.bincount(self.run, differs[self.at])  # articles that differ, for each list
        told = {}
        for number in numbers:
            place = int(np.searchsorted(self.found, number))
            mine = self.run[self.at == place]
            told[number] = len(mine), int(((different[mine] - differs[place] >= OTHERS) | self.stock[mine]).sum())
        return told


class Postings:
    """The lists of one connection. Additions wait until somebody looks, so that many go into the file in its own order."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection
        self._waiting: list[tuple[int, bytes]] = []

    def add(self, doc: int, numbers: Iterable[int]) -> None:
        """Enter the article under these keys, none of which it stands under already."""
        entry = doc.to_bytes(BYTES, "big")
        self._waiting.extend((number, entry) for number in numbers)
        if len(self._waiting) > _FLUSH:
            self.flush()

    def flush(self) -> None:
        """Write what waits."""
        if self._waiting:
            self._waiting.sort()
            groups = groupby(self._waiting, itemgetter(0))
            self._connection.executemany(_APPEND, (_row(number, [entry for _, entry in group]) for number, group in groups))
            self._waiting.clear()

    def forget(self) -> None:
        """Drop what waits: the transaction was rolled back."""
        self._waiting.clear()

    def remove(self, doc: int, numbers: Iterable[int]) -> None:
        """Take the article out of the lists of these keys; a list that is empty then goes too."""
        left: list[tuple[bytes, int]] = []
        for key, _, docs in self._lists(list(numbers)):
            entries = np.frombuffer(docs, dtype=">u4")
            left.append((entries[entries != doc].tobytes(), key))
        self._connection.executemany("UPDATE posting SET docs = ? WHERE key = ?", (row for row in left if row[0]))
        self._connection.executemany("DELETE FROM posting WHERE key = ?", ((key,) for docs, key in left if not docs))

    def votes(self, keys: Keys) -> Votes:
        """The articles that share a key; at most CAP for each key.

        A key that one article holds tells all its nats, one with a full list a seventh.
        """
        rows = self._lists(keys.numbers.tolist())
        asked = np.searchsorted(keys.numbers, np.array([key for key, _, _ in rows], dtype=np.uint64))
        lengths = np.array([len(docs) // BYTES for _, _, docs in rows], dtype=np.int64)
        plain, is_run = keys.weights[asked], keys.is_run[asked]
        weights = plain * [_SHARES[-1 if cut else length] for (_, cut, _), length in zip(rows, lengths.tolist(), strict=True)]
        found, at = np.unique(np.frombuffer(b"".join(docs for _, _, docs in rows), dtype=">u4").astype(np.int64), return_inverse=True)
        words = np.bincount(at, np.repeat(np.where(is_run | (plain < _TELLING), 0.0, plain), lengths), len(found))
        in_run = np.repeat(is_run, lengths)
        return Votes(
            found,
            np.bincount(at, np.repeat(weights, lengths), len(found)).astype(np.float64),
            words / max(float(keys.weights[~keys.is_run & (keys.weights >= _TELLING)].sum()), 1e-12),
            np.repeat(np.arange(len(rows)), lengths)[in_run],
            at[in_run],
            are_stock(keys.numbers[asked]),
        )

    def _lists(self, numbers: list[int]) -> list[tuple[int, int, bytes]]:
        """Key, cut and entries of those keys that have a list."""
        self.flush()
        rows = chunks.select(self._connection, "SELECT key, cut, docs FROM posting WHERE key IN ({})", numbers)
        return [row for row in rows if isinstance(row[2], bytes) and len(row[2]) % BYTES == 0 and len(row[2]) <= _FULL]


def _row(number: int, entries: list[bytes]) -> tuple[int, bool, bytes]:
    """A list as a row; one above the cap is cut as the file would cut it."""
    cut = len(entries) > CAP
    if cut:
        entries = entries[: CAP // 2] + entries[-CAP // 2 :]
    return number, cut, b"".join(entries)
