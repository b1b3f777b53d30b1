"""State: the verdicts that were given on the entries of feeds, in one SQLite file for all of them."""

from __future__ import annotations

import contextlib
import sqlite3
import threading
import time
import zlib
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Self

from spamfilter.errors import InputError
from spamfilter.feeds.remembered import read_verdict, write_verdict

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from spamfilter.verdict import Verdict

APPLICATION_ID = 0x53704653  # "SpFS"
VERSION = 1
BUSY_SECONDS = 10.0
DAY = 86_400
KEPT = 180 * DAY  # seconds after which an entry that no feed has shown any more is forgotten
AGAIN = 7 * DAY  # seconds after which a page that gave no verdict is asked for again
MOST_RECORD = 4 << 20  # bytes of one verdict
_SCHEMA = (
    "CREATE TABLE IF NOT EXISTS verdict (name TEXT PRIMARY KEY, shown INTEGER NOT NULL, packed BLOB NOT NULL) WITHOUT ROWID",
    "CREATE INDEX IF NOT EXISTS verdict_shown ON verdict (shown)",
    "CREATE TABLE IF NOT EXISTS page (url TEXT PRIMARY KEY, asked INTEGER NOT NULL) WITHOUT ROWID",
)


class FeedState:
    """Verdicts by the ids of entries. Safe for several threads, and for several processes at once.

    Raises InputError for a file that is none of ours or cannot be used; it is left as it was. A context manager.
    """

    def __init__(self, path: str, *, now: Callable[[], float] = time.time) -> None:
        self.path, self._now = path, now
        self._lock = threading.RLock()
        with self._named():
            self._refuse_foreign()
            self._connection = sqlite3.connect(path, timeout=BUSY_SECONDS, isolation_level=None, check_same_thread=False)
        try:
            self._prepare()
        except BaseException:
            self._connection.close()
            raise

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Lets go of the file."""
        with self._lock:
            self._connection.close()

    def get(self, name: str) -> Verdict | None:
        """The verdict that was kept under this id; None where there is none, or what is there cannot be read."""
        with self._lock, self._named():
            row = self._connection.execute("SELECT shown, packed FROM verdict WHERE name = ?", (_storable(name),)).fetchone()
            if row is None:
                return None
            if self._now() - row[0] > DAY:  # it is still shown: remembered for longer, written once a day
                self._connection.execute("UPDATE verdict SET shown = ? WHERE name = ?", (int(self._now()), _storable(name)))
        try:
            return read_verdict(_unpack(row[1]))
        except (ValueError, TypeError, zlib.error):
            return None

    def keep(self, verdicts: Iterable[tuple[str, Verdict]]) -> None:
        """Keeps verdicts by these ids, instead of those that were kept before: all of them at once, or none.

        One that is longer than MOST_RECORD is kept without its texts; one that is too long even so is not kept.
        """
        now = int(self._now())
        records = ((_storable(name), _record(verdict)) for name, verdict in verdicts)
        rows = [(name, now, zlib.compress(record)) for name, record in records if len(record) <= MOST_RECORD]
        if not rows:
            return
        with self._lock, self._named():
            self._connection.execute("BEGIN IMMEDIATE")
            try:
                self._connection.executemany("INSERT OR REPLACE INTO verdict VALUES (?,?,?)", rows)
                self._connection.execute("COMMIT")
            except BaseException:
                with contextlib.suppress(sqlite3.Error):
                    self._connection.execute("ROLLBACK")
                raise

    def asked(self, url: str) -> bool:
        """Whether a page was asked for within AGAIN."""
        with self._lock, self._named():
            row = self._connection.execute("SELECT asked FROM page WHERE url = ?", (_storable(url),)).fetchone()
            return row is not None and self._now() - row[0] < AGAIN

    def ask(self, url: str) -> None:
        """Remembers that a page is asked for now."""
        with self._lock, self._named():
            self._connection.execute("INSERT OR REPLACE INTO page VALUES (?,?)", (_storable(url), int(self._now())))

    def __len__(self) -> int:
        with self._lock, self._named():
            return int(self._connection.execute("SELECT count(*) FROM verdict").fetchone()[0])

    def _refuse_foreign(self) -> None:
        """A file of another kind never meets SQLite."""
        path = Path(self.path)
        if not path.exists() or path.stat().st_size == 0:
            return
        with path.open("rb") as file:
            head = file.read(100)
        if not head.startswith(b"SQLite format 3\0") or int.from_bytes(head[68:72], "big") != APPLICATION_ID:
            raise InputError(self.path, "is no state of feeds; name another file, this one was left as it is")
        if int.from_bytes(head[60:64], "big") != VERSION:
            raise InputError(self.path, "was made by another version; name another file, this one was left as it is")

    def _prepare(self) -> None:
        with self._lock, self._named():
            self._connection.execute("PRAGMA trusted_schema=OFF")
            self._connection.execute("PRAGMA synchronous=NORMAL")
            if self._connection.execute("PRAGMA user_version").fetchone()[0] != VERSION:
                self._connection.execute("BEGIN IMMEDIATE")
                for statement in _SCHEMA:
                    self._connection.execute(statement)
                self._connection.execute(f"PRAGMA application_id={APPLICATION_ID}")
                self._connection.execute(f"PRAGMA user_version={VERSION}")
                self._connection.execute("COMMIT")
            self._connection.execute("DELETE FROM page WHERE asked < ?", (int(self._now()) - AGAIN,))
            old = int(self._now()) - KEPT
            if self._connection.execute("SELECT 1 FROM verdict WHERE shown < ? LIMIT 1", (old,)).fetchone():
                self._connection.execute("DELETE FROM verdict WHERE shown < ?", (old,))

    @contextlib.contextmanager
    def _named(self) -> Iterator[None]:
        """What goes wrong inside as an InputError that names the file."""
        try:
            yield
        except (sqlite3.Error, OSError, ValueError, TypeError) as error:
            raise InputError(self.path, f"cannot be used as the state of feeds ({error})") from error


def _storable(name: str) -> str:
    return name.encode("utf-8", "replace").decode("utf-8")


def _record(verdict: Verdict) -> bytes:
    """What is kept of a verdict: all of it, else without the texts."""
    record = write_verdict(verdict).encode("utf-8", "replace")
    if len(record) <= MOST_RECORD:
        return record
    matches = tuple(replace(match, text="") for match in verdict.matches)
    return write_verdict(replace(verdict, text="", matches=matches)).encode("utf-8", "replace")


def _unpack(packed: object) -> str:
    """The record; raises ValueError for what is none, or would grow beyond MOST_RECORD."""
    if not isinstance(packed, bytes):
        raise TypeError("a record is no bytes")
    record = zlib.decompressobj().decompress(packed, MOST_RECORD)
    return record.decode("utf-8")
