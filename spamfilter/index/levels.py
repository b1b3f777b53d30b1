"""Levels: under each key the articles that hold it, sorted into buckets of neighbouring keys.

New entries are merged into the first level, which is small. A level that is full passes a part of its keys on to the next, sixteen
times larger one: so every entry is moved a few times only, a step is never long, and a key stands in one bucket of each level
(O'Neil et al. 1996, the log-structured merge-tree). Within a list entries stand in the order in which they came.
"""

from __future__ import annotations

import sqlite3
from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeVar

import numpy as np

from spamfilter.index import chunks
from spamfilter.index.keys import KEY_BITS

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from numpy.typing import NDArray

CAP = 64  # entries of one list: at 128 a query's cost begins to grow with the size of the index
HALF = CAP // 2
ENTRY = 8  # bytes of one entry in a bucket
MOST_DOC = (1 << 32) - 1
_FIRST_BITS, _STEP_BITS = 12, 4  # buckets of the first level, and how many times more the next one has, as powers of two
_MOST_LEVELS = 5  # the fifth is never full
_FULL = 180  # entries of a bucket, on average, in a full level: five to a page
_SLICE = 64  # buckets that are passed on at once
_WIDE = 512  # buckets that are read at once when new entries come in
_AT = 40  # where the level stands in the number of a row; the bucket stands below
_PLACE = np.uint64(24)  # bits for an entry's place among those that are sorted at once
Number = TypeVar("Number", np.uint32, np.uint64, np.int64)
_LOOK = "SELECT at, entries FROM posting WHERE at IN ({})"
_SAVE = "INSERT OR REPLACE INTO posting VALUES (?, ?)"


@dataclass(frozen=True, slots=True, eq=False)
class Entries:
    """Entries as columns of equal length: the key, the number of the article, and whether the list has left others out."""

    keys: NDArray[np.uint64]
    docs: NDArray[np.uint32]
    cut: NDArray[np.bool_]

    def __len__(self) -> int:
        return len(self.keys)

    def where(self, chosen: NDArray[np.bool_] | slice) -> Entries:
        """Some of the entries."""
        return Entries(self.keys[chosen], self.docs[chosen], self.cut[chosen])


def bucket_bits(level: int) -> int:
    """How many buckets a level has, as a power of two."""
    return _FIRST_BITS + _STEP_BITS * (level - 1)


def rows_of(level: int, buckets: NDArray[np.int64]) -> NDArray[np.int64]:
    """The numbers of the rows that hold these buckets."""
    return buckets | level << _AT


def group(keys: NDArray[Number]) -> NDArray[np.int64]:
    """Where each new key begins in a column of keys in rising order."""
    new = np.ones(len(keys), dtype=bool)
    np.not_equal(keys[1:], keys[:-1], out=new[1:])
    return new.nonzero()[0]


def among(some: NDArray[Number], asked: NDArray[Number]) -> NDArray[np.bool_]:
    """Which of the asked stand among some in rising order."""
    if not len(some):
        return np.zeros(len(asked), dtype=bool)
    found: NDArray[np.bool_] = some[np.minimum(np.searchsorted(some, asked), len(some) - 1)] == asked
    return found


def cap_lists(starts: NDArray[np.int64], count: int) -> NDArray[np.bool_]:
    """Which of `count` entries stay, of lists that begin there: the oldest and the newest HALF of one longer than CAP.

    What was there first cannot be driven out by anything that comes later, and what came last is still found.
    """
    ends = np.append(starts[1:], count)
    long = ends - starts > CAP
    edges = np.zeros(count + 1, dtype=np.int8)
    edges[starts[long] + HALF] = 1
    edges[ends[long] - HALF] = -1
    chosen: NDArray[np.bool_] = np.cumsum(edges[:-1], dtype=np.int8) == 0
    return chosen


def find(entries: Entries, numbers: NDArray[np.uint64]) -> tuple[NDArray[np.int64], NDArray[np.uint32]]:
    """Of entries in the order of their keys those under these: which of them, and the article."""
    low, high = np.searchsorted(entries.keys, numbers), np.searchsorted(entries.keys, numbers, "right")
    return spread(low, high - low, entries.docs)


def spread(starts: NDArray[np.int64], lengths: NDArray[np.int64], docs: NDArray[np.uint32]) -> tuple[NDArray[np.int64], NDArray[np.uint32]]:
    """Of lists that begin there the number of each entry's list, and the entries."""
    asked = np.repeat(np.arange(len(lengths)), lengths)
    return asked, docs[np.arange(len(asked)) + (starts - np.cumsum(lengths) + lengths)[asked]]


class Levels:
    """The buckets of one connection."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection

    def count(self) -> int:
        """How many levels there are."""
        (last,) = self._connection.execute("SELECT max(level) FROM level").fetchone()
        return max(0, min(last or 0, _MOST_LEVELS))

    def find(self, numbers: NDArray[np.uint64], count: int) -> tuple[NDArray[np.int64], NDArray[np.uint32], NDArray[np.bool_]]:
        """Entries under these keys (in rising order) in so many levels, older ones first: which key, and the article.

        And which keys have left some out.
        """
        cut = np.zeros(len(numbers), dtype=bool)
        bits = [np.uint64(KEY_BITS - bucket_bits(level)) for level in range(1, count + 1)]
        rows = [rows_of(level, (numbers >> below).astype(np.int64)) for level, below in enumerate(bits, 1)]
        found = [pair for part in rows for pair in chunks.select(self._connection, _LOOK, part.tolist())]
        if not found:
            return np.zeros(0, dtype=np.int64), np.zeros(0, dtype=np.uint32), cut
        names, buckets = zip(*found, strict=True)
        held, column = np.array(names, dtype=np.int64), np.frombuffer(joined(buckets), dtype="<u4")
        sizes = np.array(list(map(len, buckets))) // ENTRY
        every = np.concatenate(rows[::-1])
        place = np.minimum(np.searchsorted(held, every), len(held) - 1)
        (there,) = (held[place] == every).nonzero()
        place = place[there]
        first = np.concatenate([numbers & np.uint64((1 << int(below)) - 1) for below in bits[::-1]])[there].astype(np.int64) << 1
        begin, size = 2 * (np.cumsum(sizes) - sizes)[place], sizes[place]
        edges = _lower_bound(column, np.concatenate((begin, begin)), np.concatenate((size, size)), np.concatenate((first, first + 2)))
        low, high = edges[: len(first)], edges[len(first) :]
        (some,) = (high > low).nonzero()
        low = low[some]
        key = there[some] % len(numbers)
        cut[key[column[low] & np.uint32(1) != 0]] = True
        which, docs = spread(low + size[some], high[some] - low, column)
        return key[which], docs.astype(np.uint32, copy=False), cut

    def put(self, entries: Entries) -> None:
        """Merge entries, sorted by key, into the first level, then pass on what is too many there."""
        shift = np.uint64(KEY_BITS - bucket_bits(1))
        for low in range(0, 1 << bucket_bits(1), _WIDE):
            edges = np.searchsorted(entries.keys, np.array([low, low + _WIDE], dtype=np.uint64) << shift)
            part = entries.where(slice(*edges.tolist()))
            if len(part):
                self._merge(1, low, low + _WIDE, part)
        level = 1
        while level <= self.count():
            for _ in range(0, 1 << bucket_bits(level), _SLICE):  # once round at most, whatever its count says
                if not self._is_full(level):
                    break
                self._pass_on(level)
            level += 1

    def drop(self, numbers: NDArray[np.uint64], doc: int) -> None:
        """Take one article out of the lists of these keys, which are in rising order."""
        for level in range(1, self.count() + 1):
            buckets = numbers >> np.uint64(KEY_BITS - bucket_bits(level))
            wanted = rows_of(level, buckets[group(buckets)].astype(np.int64))
            rows = chunks.select(self._connection, _LOOK, wanted.tolist())
            found = decode(level, rows)
            gone = (found.docs == doc) & among(numbers, found.keys)
            self._write(level, [row for row, _ in rows], found.where(~gone))
            self._note(level, -int(gone.sum()))

    def purge(self, dead: NDArray[np.uint32]) -> Iterator[None]:
        """Take these articles (numbers in rising order) out of all lists, a step at a time."""
        level = 0
        while (level := level + 1) <= self.count():  # which may grow between two steps
            for low in range(0, 1 << bucket_bits(level), _WIDE):
                rows = self._read(level, low, low + _WIDE)
                found = decode(level, rows)
                gone = among(dead, found.docs)
                if gone.any():
                    self._write(level, [row for row, _ in rows], found.where(~gone))
                    self._note(level, -int(gone.sum()))
                    yield

    def stretch(self, number: int, of: int) -> Iterator[tuple[int, list[tuple[int, bytes]]]]:
        """The rows of one of so many equal stretches of the keys (a power of two), level by level, the oldest entries first."""
        for level in range(self.count(), 0, -1):
            size = (1 << bucket_bits(level)) // of
            yield level, self._read(level, number * size, (number + 1) * size)

    def _read(self, level: int, low: int, high: int) -> list[tuple[int, bytes]]:
        sql = "SELECT at, entries FROM posting WHERE at >= ? AND at < ? ORDER BY at"
        return self._connection.execute(sql, (low | level << _AT, (level << _AT) + high)).fetchall()

    def _is_full(self, level: int) -> bool:
        (entries,) = self._connection.execute("SELECT entries FROM level WHERE level = ?", (level,)).fetchone()
        return bool(entries > _FULL << bucket_bits(level)) and level < _MOST_LEVELS

    def _pass_on(self, level: int) -> None:
        """Move the next buckets of a level into the level below, and go on behind them next time."""
        (cursor,) = self._connection.execute("SELECT cursor FROM level WHERE level = ?", (level,)).fetchone()
        cursor %= 1 << bucket_bits(level)
        rows = self._read(level, cursor, cursor + _SLICE)
        found = decode(level, rows)
        self._connection.executemany("DELETE FROM posting WHERE at = ?", ((row,) for row, _ in rows))
        self._note(level, -len(found))
        after = (cursor + _SLICE) % (1 << bucket_bits(level))
        self._connection.execute("UPDATE level SET cursor = ? WHERE level = ?", (after, level))
        if len(found):
            finer = bucket_bits(level + 1) - bucket_bits(level)
            self._merge(level + 1, cursor << finer, (cursor + _SLICE) << finer, found)

    def _merge(self, level: int, low: int, high: int, new: Entries) -> None:
        """Put entries behind those that a level has under these buckets."""
        rows = self._read(level, low, high)
        old = decode(level, rows)
        keys, order = sorted_keys(np.concatenate((old.keys, new.keys)))
        docs, cut = np.concatenate((old.docs, new.docs))[order], np.concatenate((old.cut, new.cut))[order]
        starts = group(keys)
        lengths = np.diff(starts, append=len(keys))
        cut = np.repeat(np.logical_or.reduceat(cut, starts) | (lengths > CAP), lengths)
        merged = Entries(keys, docs, cut)
        if lengths.max() > CAP:
            merged = merged.where(cap_lists(starts, len(keys)))
        self._write(level, [], merged)
        self._note(level, len(merged) - len(old))

    def _write(self, level: int, rows: list[int], entries: Entries) -> None:
        """Write buckets anew; of these rows those that hold nothing any more go."""
        bits = KEY_BITS - bucket_bits(level)
        buckets = (entries.keys >> np.uint64(bits)).astype(np.int64)
        edges = group(buckets)
        held = rows_of(level, buckets[edges]).tolist()
        stored = ((entries.keys & np.uint64((1 << bits) - 1)).astype(np.uint32) << np.uint32(1)) | entries.cut
        packed, docs = stored.astype("<u4").tobytes(), entries.docs.astype("<u4").tobytes()
        at = (4 * edges).tolist()
        ends = [*at[1:], 4 * len(entries)][: len(at)]
        self._connection.executemany(_SAVE, ((row, packed[a:b] + docs[a:b]) for row, a, b in zip(held, at, ends, strict=True)))
        gone = set(rows).difference(held)
        self._connection.executemany("DELETE FROM posting WHERE at = ?", ((row,) for row in gone))

    def _note(self, level: int, more: int) -> None:
        """Keep count of a level's entries."""
        sql = "INSERT INTO level VALUES (?, ?, 0) ON CONFLICT (level) DO UPDATE SET entries = entries + excluded.entries"
        self._connection.execute(sql, (level, more))


def sorted_keys(keys: NDArray[np.uint64]) -> tuple[NDArray[np.uint64], NDArray[np.int64]]:
    """The keys in rising order, and where each of them stood; of equal ones the first comes first. At most 2 ** 24 of them."""
    ordered = np.sort(keys << _PLACE | np.arange(len(keys), dtype=np.uint64))
    return ordered >> _PLACE, (ordered & np.uint64((1 << 24) - 1)).astype(np.int64)


def _lower_bound(
    column: NDArray[np.uint32], begin: NDArray[np.int64], size: NDArray[np.int64], wanted: NDArray[np.int64]
) -> NDArray[np.int64]:
    """Where in each stretch of the column, of that size and in rising order, the first value not below the wanted stands."""
    at, end, last = begin - 1, begin + size, len(column) - 1
    step = 1 << int(size.max(initial=0)).bit_length()
    while step := step >> 1:
        probe = at + step
        at = np.where((probe < end) & (column[np.minimum(probe, last)] < wanted), probe, at)
    found: NDArray[np.int64] = at + 1
    return found


def decode(level: int, rows: list[tuple[int, bytes]]) -> Entries:
    """The entries of some rows of one level, in the order of the rows."""
    bits = KEY_BITS - bucket_bits(level)
    buckets = [packed for _, packed in rows]
    joined(buckets)
    halves = [len(packed) // 2 for packed in buckets]
    stored = np.frombuffer(b"".join([packed[:half] for packed, half in zip(buckets, halves, strict=True)]), dtype="<u4")
    docs = np.frombuffer(b"".join([packed[half:] for packed, half in zip(buckets, halves, strict=True)]), dtype="<u4")
    bucket = np.array([row & ((1 << _AT) - 1) for row, _ in rows], dtype=np.uint64) << np.uint64(bits)
    below = (stored >> np.uint32(1)).astype(np.uint64) & np.uint64((1 << bits) - 1)
    keys = np.repeat(bucket, np.array(halves, dtype=np.int64) // 4) | below
    return Entries(keys, docs.astype(np.uint32), (stored & np.uint32(1)).astype(bool))


def joined(buckets: Sequence[bytes]) -> bytes:
    """The buckets as one; raises sqlite3.DatabaseError where one is none."""
    try:
        whole = b"".join(buckets)
    except TypeError:
        whole = b"?"
    if len(whole) % ENTRY or any(len(packed) % ENTRY for packed in buckets):
        raise sqlite3.DatabaseError("a list of entries or keys that is none")
    return whole
