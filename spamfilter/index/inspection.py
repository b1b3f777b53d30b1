"""Inspection: what is in an index file, and whether all of it is sound."""

from __future__ import annotations

import sqlite3
from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING, Any

import numpy as np

from spamfilter.article import Article
from spamfilter.index import entry, rows
from spamfilter.index.keys import KEY_BITS, article_keys
from spamfilter.index.levels import CAP, Entries, Levels, among, cap_lists, decode, group
from spamfilter.index.recent import Recent
from spamfilter.index.store import VERSION

if TYPE_CHECKING:
    from collections.abc import Iterator

    from numpy.typing import NDArray

MOST_PROBLEMS = 20  # that are told; the rest would say the same
_STRETCH_BITS = 6  # the keys are looked at in so many stretches, as a power of two


@dataclass(frozen=True, slots=True)
class Stats:
    """What an index holds.

    `first_seen` are the earliest and latest moment, `labels` the verdicts that entries were learned with, `keys` the
    distinct keys, `postings` the entries under them, `full` the keys whose lists left entries out; sizes are bytes.
    """

    articles: int
    hosts: int
    published: int
    vouched: int
    first_seen: tuple[str | None, str | None]
    labels: dict[str, int]
    keys: int
    postings: int
    full: int
    text_bytes: int
    file_bytes: int
    version: int = VERSION

    def as_record(self) -> dict[str, Any]:
        """The same as a JSON object."""
        return asdict(self)


def stats(connection: sqlite3.Connection) -> Stats:
    """Count what there is; every list is read for it."""

    def row(sql: str) -> tuple[Any, ...]:
        found: tuple[Any, ...] = connection.execute(sql).fetchone()
        return found

    articles, hosts, published, vouched, first, last = row(
        "SELECT count(*), count(DISTINCT host), count(published), coalesce(sum(vouched), 0), min(first_seen), max(first_seen) FROM article"
    )
    labels = connection.execute("SELECT coalesce(label, 'none'), count(*) FROM article GROUP BY 1 ORDER BY 1").fetchall()
    lists = [_counted(entries) for _, entries in _stretches(connection)]
    keys, postings, full = (sum(column) for column in zip(*lists, strict=True))
    (text_bytes,) = row("SELECT coalesce(sum(length(packed)), 0) FROM body")
    pages, size = row("PRAGMA page_count")[0], row("PRAGMA page_size")[0]
    return Stats(articles, hosts, published, vouched, (first, last), dict(labels), keys, postings, full, text_bytes, pages * size)


def _counted(entries: Entries) -> tuple[int, int, int]:
    """How many lists, entries, and lists that leave entries out."""
    starts = group(entries.keys)
    long = np.diff(starts, append=len(entries)) > CAP
    kept = cap_lists(starts, len(entries))
    return len(starts), int(kept.sum()), int((long | entries.cut[starts]).sum())


def check(connection: sqlite3.Connection) -> list[str]:
    """What is wrong with the file, at most MOST_PROBLEMS lines; empty when nothing is."""
    problems: list[str] = []
    connection.execute("BEGIN")  # one state of the file, whoever writes meanwhile
    try:
        for problem in _problems(connection):
            problems.append(problem)
            if len(problems) == MOST_PROBLEMS:
                break
    except (sqlite3.DatabaseError, OverflowError) as error:
        problems.append(f"cannot be read to the end: {str(error)[:200]}")
    finally:
        connection.execute("ROLLBACK")
    return problems


def _problems(connection: sqlite3.Connection) -> Iterator[str]:
    for (line,) in connection.execute(f"PRAGMA integrity_check({MOST_PROBLEMS})"):
        if line != "ok":
            yield f"structure: {line}"
    for (n,) in connection.execute("SELECT n FROM body WHERE n NOT IN (SELECT n FROM article)"):
        yield f"text {n} belongs to no article"
    for (name,) in connection.execute("SELECT id FROM article JOIN dead USING (n) ORDER BY n"):
        yield f"article {name}: counts as removed, so nothing finds it"
    summed = _Summed(connection)
    doubtful: dict[int, NDArray[np.uint64]] = {}
    yield from summed.strange
    for n, keys in _articles(connection):
        if isinstance(keys, str):
            yield keys
        elif not summed.are_all(n, keys) and len(doubtful) < MOST_PROBLEMS:
            doubtful[n] = keys
    if doubtful:
        yield from _differences(connection, doubtful)


class _Summed:
    """How many entries lead to each article and what their keys sum up to, and which keys have left entries out."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        known = _column(connection, "SELECT n FROM article UNION SELECT n FROM dead ORDER BY n")
        self._docs, self._count = known, np.zeros(len(known), dtype=np.int64)
        self._sum = np.zeros(len(known), dtype=np.uint64)
        self.strange: list[str] = []
        lists = []
        for strange, entries in _stretches(connection):
            there = among(known, entries.docs)
            self.strange += strange if there.all() else [*strange, f"{int((~there).sum())} entries of the lists lead to no article"]
            cut = _cut_keys(entries)
            lists.append(cut)
            kept = entries.where(there & ~among(cut, entries.keys))
            place = np.searchsorted(known, kept.docs)
            self._count += np.bincount(place, minlength=len(known))
            np.add.at(self._sum, place, kept.keys)
        self._cut = np.concatenate(lists)

    def are_all(self, n: int, keys: NDArray[np.uint64]) -> bool:
        """Whether just the keys of an article lead to it, as far as their lists have not left it out."""
        at, told = int(np.searchsorted(self._docs, n)), keys[~among(self._cut, keys)]
        return bool(self._count[at] == len(told) and self._sum[at] == told.sum(dtype=np.uint64))


def _articles(connection: sqlite3.Connection) -> Iterator[tuple[int, NDArray[np.uint64] | str]]:
    """The keys of every article, from its text, which is held against its digest; or what is wrong with it."""
    found = connection.execute(f"SELECT n, host, packed, digest, {rows.TOLD} FROM article LEFT JOIN body USING (n) ORDER BY n")  # noqa: S608 our own words
    for n, host, packed, digest, *told in found:
        try:
            keys = entry.unpack_keys(packed)
            lines = entry.unpack_text(packed, digest) if keys is None else []
            entry.text_of(host)
            rows.facts_of(told)
        except (ValueError, TypeError) as error:
            yield n, f"article {told[0]}: {error}"
        else:
            yield n, article_keys(Article.from_lines(lines)).numbers if keys is None else keys


def _differences(connection: sqlite3.Connection, keys_of: dict[int, NDArray[np.uint64]]) -> Iterator[str]:
    """In what the lists differ from the keys of some articles."""
    some = np.array(sorted(keys_of), dtype=np.uint32)
    missing = dict.fromkeys(keys_of, 0)
    for place, (_, entries) in enumerate(_stretches(connection)):
        low, high = (np.uint64(bound << KEY_BITS - _STRETCH_BITS) for bound in (place, place + 1))
        cut = _cut_keys(entries)
        held = dict(zip(*_by_doc(entries.where(among(some, entries.docs))), strict=True))
        for n, keys in keys_of.items():
            expected = keys[np.searchsorted(keys, low) : np.searchsorted(keys, high)]
            found = held.get(n, expected[:0])
            strangers = int((~among(expected, found)).sum()) + len(found) - len(group(found))
            if strangers:
                yield f"{strangers} entries of the lists lead to article {n}, which has no such key"
            missing[n] += int((~among(found, expected) & ~among(cut, expected)).sum())
    for n, count in missing.items():
        if count:
            yield f"article {n}: {count} of its {len(keys_of[n])} keys do not lead to it"


def _cut_keys(entries: Entries) -> NDArray[np.uint64]:
    """The keys whose lists have left entries out."""
    starts = group(entries.keys)
    return entries.keys[starts[entries.cut[starts] | (np.diff(starts, append=len(entries)) > CAP)]]


def _by_doc(entries: Entries) -> tuple[list[int], list[NDArray[np.uint64]]]:
    """The articles of some entries, and the keys of each in rising order."""
    order = np.argsort(entries.docs, kind="stable")
    docs, keys = entries.docs[order], entries.keys[order]
    starts = group(docs)
    return docs[starts].tolist(), np.split(keys, starts[1:]) if len(starts) else []


def _column(connection: sqlite3.Connection, sql: str) -> NDArray[np.uint32]:
    return np.array([n for (n,) in connection.execute(sql)], dtype=np.uint32)


def _stretches(connection: sqlite3.Connection) -> Iterator[tuple[list[str], Entries]]:
    """All entries in the order of their keys, a stretch at a time, and what is strange in how they lie there."""
    levels, recent = Levels(connection), Recent(connection).parts()
    for place in range(1 << _STRETCH_BITS):
        strange: list[str] = []
        parts = []
        for level, lists in levels.stretch(place, 1 << _STRETCH_BITS):
            found = decode(level, lists)
            parts.append(found)
            starts = group(found.keys)
            if (found.keys[1:] < found.keys[:-1]).any():
                strange.append(f"lists of level {level} are out of order")
            elif (np.diff(starts, append=len(found)) > CAP).any():
                strange.append(f"a list of level {level} is longer than {CAP}")
            if any(not packed for _, packed in lists):
                strange.append(f"level {level} has lists without entries")
        for part in recent:
            edges = np.searchsorted(part.keys, np.array([place, place + 1], dtype=np.uint64) << np.uint64(KEY_BITS - _STRETCH_BITS))
            parts.append(part.where(slice(*edges.tolist())))
        keys = np.concatenate([part.keys for part in parts])
        order = np.argsort(keys, kind="stable")
        docs, cut = np.concatenate([part.docs for part in parts])[order], np.concatenate([part.cut for part in parts])[order]
        starts = group(keys[order])
        if len(starts):
            cut = np.repeat(np.logical_or.reduceat(cut, starts), np.diff(starts, append=len(keys)))
        yield strange, Entries(keys[order], docs, cut)
