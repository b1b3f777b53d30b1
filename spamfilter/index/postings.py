"""Postings: for each key the articles that hold it, in lists that never grow past a cap."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from spamfilter.index.keys import keys_of_texts
from spamfilter.index.levels import Levels, among, find
from spamfilter.index.recent import Recent, in_order, packed
from spamfilter.index.votes import Lists, Votes

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterator, Sequence

    from numpy.typing import NDArray

    from spamfilter.index.keys import Keys

_CHARACTERS = 1 << 18  # of texts whose keys wait to be found
MOST_RECENT = 4096  # articles that wait to be merged into the levels


class Postings:
    """The lists of one connection. Additions wait until somebody looks, or until there are many."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection
        self.levels = Levels(connection)
        self.recent = Recent(connection)
        self._waiting: list[tuple[int, bytes]] = []
        self._texts: list[tuple[int, str]] = []
        self._characters = 0
        self._dead = np.zeros(0, dtype=np.uint32)
        self._count = 0
        self._as_of: int | None = None  # the state of the file for which these two are right

    def add_text(self, doc: int, text: str) -> None:
        """Enter a new article under the keys of its text, which are found when there are several."""
        self._texts.append((doc, text))
        self._characters += len(text)
        if self._characters > _CHARACTERS:
            self._read_texts()

    def add(self, doc: int, numbers: NDArray[np.uint64]) -> None:
        """Enter the article under these keys, none of which it stands under already."""
        self._read_texts()
        self._wait([(doc, packed(numbers))])

    def _read_texts(self) -> None:
        """Find the keys of the texts."""
        keys = keys_of_texts([text for _, text in self._texts])
        rows = [(doc, packed(numbers)) for (doc, _), numbers in zip(self._texts, keys, strict=True)]
        self._texts.clear()
        self._characters = 0
        self._wait(rows)

    def _wait(self, rows: list[tuple[int, bytes]]) -> None:
        self._waiting += rows
        if len(self._waiting) >= MOST_RECENT:
            self._write()

    def flush(self) -> None:
        """Write what waits."""
        if self._texts:
            self._read_texts()
        if self._waiting:
            self._write()

    def _write(self) -> None:
        if self.recent.count() + len(self._waiting) > MOST_RECENT:
            self.levels.put(in_order([*self.recent.take(), *self._waiting]))
        else:
            self.recent.put(self._waiting)
        self._waiting.clear()

    def forget(self) -> None:
        """Drop what waits: the transaction was rolled back."""
        self._drop_waiting()
        self._as_of = None
        self.recent.forget()

    def _drop_waiting(self) -> None:
        self._waiting.clear()
        self._texts.clear()
        self._characters = 0

    def replace(self, doc: int, old: NDArray[np.uint64], new: NDArray[np.uint64]) -> None:
        """Enter the article under new keys in place of old ones, both in rising order."""
        gone = old[~among(new, old)]
        if len(gone):
            self.edit(doc, gone)
        self.add(doc, new[~among(old, new)])

    def edit(self, doc: int, gone: NDArray[np.uint64]) -> None:
        """Take the article out of the lists of these keys, which are in rising order."""
        self.flush()
        self.recent.edit(doc, gone)
        self.levels.drop(gone, doc)

    def remove(self, docs: Sequence[int]) -> None:
        """Take these articles out of all lists: they do not count from now on, and `purge` clears them away."""
        self.flush()
        self.recent.drop(docs)
        self._connection.executemany("INSERT OR IGNORE INTO dead VALUES (?)", ((doc,) for doc in docs))

    def clear(self) -> None:
        """Take every article out."""
        self._drop_waiting()
        self.recent.take()
        self._connection.execute("DELETE FROM posting")
        self._connection.execute("DELETE FROM dead WHERE n < (SELECT max(n) FROM dead)")
        self._connection.execute("DELETE FROM level WHERE level > 0")

    def purge(self) -> Iterator[None]:
        """Clear away what was removed, a step at a time; between two steps the transaction may end, and others may do the same.

        The highest number stays noted, so that none is ever given again: whoever still clears it away would harm its new article.
        """
        dead = self._removed()
        yield from self.levels.purge(dead)
        sql = "DELETE FROM dead WHERE n = ? AND n < (SELECT max(n) FROM dead)"
        self._connection.executemany(sql, ((n,) for n in dead.tolist()))
        self.recent.changed()

    def votes(self, keys: Keys) -> Votes:
        """The articles that share a key, at most CAP for each key; to be asked for inside a transaction."""
        self.flush()
        recent = self.recent.parts()
        if self._as_of is None or self._as_of != self.recent.changes:  # nothing else moves entries to the levels, or removes some
            self._dead, self._count, self._as_of = self._removed(), self.levels.count(), self.recent.changes
        asked, docs, cut = self.levels.find(keys.numbers, self._count)
        parts = [(asked, docs), *(find(part, keys.numbers) for part in recent if len(part))]
        lists = Lists.joined(parts, cut)
        if len(self._dead):
            lists = lists.where(~among(self._dead, lists.docs))
        return Votes.of(keys, lists.capped())

    def _removed(self) -> NDArray[np.uint32]:
        return np.array([n for (n,) in self._connection.execute("SELECT n FROM dead ORDER BY n")], dtype=np.uint32)
