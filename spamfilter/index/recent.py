"""Recent entries: the keys of the last articles, as they came, until there are enough of them to be merged into the levels.

They lie in the file, one row an article, and sorted in the memory of each process that asks.
"""

from __future__ import annotations

import sqlite3
from typing import TYPE_CHECKING

import numpy as np

from spamfilter.index.levels import ENTRY, Entries, among, joined, sorted_keys

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from numpy.typing import NDArray

_FRESH = 64  # articles that are sorted apart, so that a look after each addition is cheap
_CHANGED = "INSERT INTO level VALUES (0, 0, 1) ON CONFLICT (level) DO UPDATE SET cursor = cursor + 1"


def packed(numbers: NDArray[np.uint64]) -> bytes:
    """Keys as a row holds them."""
    return numbers.astype("<u8").tobytes()


def unpacked(keys: object) -> NDArray[np.uint64]:
    """The keys again; raises sqlite3.DatabaseError where these bytes hold none."""
    if not isinstance(keys, bytes) or len(keys) % ENTRY:
        raise sqlite3.DatabaseError("a list of keys that is none")
    return np.frombuffer(keys, dtype="<u8").astype(np.uint64)


def in_order(rows: Sequence[tuple[int, bytes]]) -> Entries:
    """The entries of some rows (the number of an article and its keys) in the order of their keys, then of the rows."""
    columns = [keys for _, keys in rows]
    keys = np.frombuffer(joined(columns), dtype="<u8").astype(np.uint64, copy=False)
    lengths = [len(column) // ENTRY for column in columns]
    ordered, order = sorted_keys(keys)
    docs = np.repeat(np.array([doc for doc, _ in rows], dtype=np.uint32), lengths)[order]
    return Entries(ordered, docs, np.zeros(len(keys), dtype=bool))


class Recent:
    """The recent entries as one connection sees them.

    `changes` is how often rows were changed or taken out, by any process.
    """

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection
        self.forget()

    def forget(self) -> None:
        """Read everything anew at the next look."""
        self.changes: int | None = None
        self._version: int | None = None  # of the file's content at the last look
        self._last = 0
        self._rows: list[tuple[int, bytes]] = []
        self._main, self._fresh, self._in_main = in_order([]), in_order([]), 0

    def count(self) -> int:
        """How many articles wait, or a few more."""
        first, last = self._connection.execute("SELECT min(seq), max(seq) FROM recent").fetchone()
        return 0 if last is None else last - first + 1

    def put(self, rows: Iterable[tuple[int, bytes]]) -> None:
        """Enter articles, by number, under their packed keys."""
        self._connection.executemany("INSERT INTO recent (n, keys) VALUES (?, ?)", rows)
        self._version = None

    def drop(self, docs: Iterable[int]) -> None:
        """Take articles out."""
        self._connection.executemany("DELETE FROM recent WHERE n = ?", ((doc,) for doc in docs))
        self.changed()

    def edit(self, doc: int, gone: NDArray[np.uint64]) -> None:
        """Take one article out of the lists of these keys, which are in rising order."""
        rows = self._connection.execute("SELECT seq, keys FROM recent WHERE n = ?", (doc,)).fetchall()
        for seq, keys in rows:
            held = unpacked(keys)
            self._connection.execute("UPDATE recent SET keys = ? WHERE seq = ?", (packed(held[~among(gone, held)]), seq))
        self.changed()

    def take(self) -> list[tuple[int, bytes]]:
        """All rows, in the order in which they came; they are gone then."""
        rows = self._connection.execute("SELECT n, keys FROM recent ORDER BY seq").fetchall()
        self._connection.execute("DELETE FROM recent")
        self.changed()
        return rows

    def parts(self) -> tuple[Entries, Entries]:
        """All entries by key: the older ones, then the others. To be asked for inside a transaction."""
        (version,) = self._connection.execute("PRAGMA data_version").fetchone()  # changes when another connection has written
        if version != self._version:
            self._read()
            self._version = version
        return self._main, self._fresh

    def changed(self) -> None:
        """Tell every process that entries have gone, or have changed."""
        self._connection.execute(_CHANGED)
        self.forget()

    def _read(self) -> None:
        """Read what has come since the last look; all of it where rows have changed."""
        found = self._connection.execute("SELECT cursor FROM level WHERE level = 0").fetchone()
        changes = found[0] if found else 0
        if changes != self.changes:
            self.forget()
            self.changes = changes
        rows = self._connection.execute("SELECT seq, n, keys FROM recent WHERE seq > ? ORDER BY seq", (self._last,)).fetchall()
        if rows:
            self._last = rows[-1][0]
            self._rows += [(n, keys) for _, n, keys in rows]
            if len(self._rows) - self._in_main > _FRESH:
                self._main, self._fresh, self._in_main = in_order(self._rows), in_order([]), len(self._rows)
            else:
                self._fresh = in_order(self._rows[self._in_main :])
