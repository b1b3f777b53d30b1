"""Copies: the last good one of each feed, with what to ask its upstream next time."""

from __future__ import annotations

import sqlite3
import threading
import zlib
from dataclasses import dataclass
from hashlib import blake2b
from typing import Self

from spamfilter.errors import InputError

APPLICATION = 0x53704663  # "SpFc": no index, and nobody else's file
VERSION = 1
MOST_BYTES = 256 << 20  # packed; some thousands of feeds
_COLUMNS = "url, body, content_type, etag, last_modified, fetched, checked, max_age"
_CREATE = (  # a row a feed
    "CREATE TABLE copy (url TEXT PRIMARY KEY, body BLOB NOT NULL, content_type TEXT, etag TEXT, last_modified TEXT, "
    "fetched REAL NOT NULL, checked REAL NOT NULL, max_age INTEGER) WITHOUT ROWID"
)


@dataclass(frozen=True, slots=True)
class Copy:
    """A feed as its upstream sent it.

    `fetched` is when it came, `checked` when it was last known to be current, both in seconds since 1970. `max_age`
    is how many seconds the upstream said that it is good for.
    """

    url: str
    body: bytes
    content_type: str | None = None
    etag: str | None = None
    last_modified: str | None = None
    fetched: float = 0.0
    checked: float = 0.0
    max_age: int | None = None

    @property
    def digest(self) -> str:
        """32 digits for what was sent."""
        return blake2b(self.body, digest_size=16).hexdigest()


class Copies:
    """Copies by their address, in one SQLite file; None keeps them in memory. Safe to use from several threads.

    What was checked longest ago goes when there are more than `most_bytes` packed bytes. Raises InputError for a file that is
    no such store.
    """

    def __init__(self, path: str | None, *, most_bytes: int = MOST_BYTES) -> None:
        self._most, self._lock = most_bytes, threading.Lock()
        self._path = path or "the copies of this run"
        try:
            self._connection = sqlite3.connect(path or ":memory:", check_same_thread=False, isolation_level=None, timeout=5)
        except sqlite3.Error as error:
            raise InputError(self._path, f"cannot be opened ({error})") from None
        try:
            self._prepare()
        except sqlite3.Error as error:
            self._connection.close()
            raise InputError(self._path, f"is no store of feeds ({error})") from None
        except InputError:
            self._connection.close()
            raise

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Let go of the file."""
        with self._lock:
            self._connection.close()

    def get(self, url: str) -> Copy | None:
        """The copy of this address. Raises InputError where the file fails."""
        try:
            with self._lock:
                row = self._connection.execute(f"SELECT {_COLUMNS} FROM copy WHERE url = ?", (url,)).fetchone()  # noqa: S608 our own words
            return None if row is None else Copy(row[0], zlib.decompress(row[1]), *row[2:])
        except (sqlite3.Error, zlib.error, TypeError) as error:
            raise InputError(self._path, f"cannot be read ({error})") from None

    def put(self, copy: Copy) -> None:
        """Keep a copy in the place of the one before. Raises InputError where the file fails."""
        row = (zlib.compress(copy.body, 3), copy.content_type, copy.etag, copy.last_modified, copy.fetched, copy.checked, copy.max_age)
        self._write(f"INSERT OR REPLACE INTO copy ({_COLUMNS}) VALUES (?,?,?,?,?,?,?,?)", (copy.url, *row))  # noqa: S608 our own words

    def touch(self, copy: Copy) -> None:
        """Remember when this copy was last known to be current. Raises InputError where the file fails."""
        self._write("UPDATE copy SET checked = ?, max_age = ? WHERE url = ?", (copy.checked, copy.max_age, copy.url))

    def _write(self, sql: str, values: tuple[object, ...]) -> None:
        try:
            with self._lock:
                self._connection.execute(sql, values)
                if sql.startswith("INSERT"):
                    self._make_room()
        except sqlite3.Error as error:
            raise InputError(self._path, f"cannot be written ({error})") from None

    def _make_room(self) -> None:
        held = self._connection.execute("SELECT coalesce(sum(length(body)), 0) FROM copy").fetchone()[0]
        while held > self._most:
            row = self._connection.execute("SELECT url, length(body) FROM copy ORDER BY checked LIMIT 1").fetchone()
            if row is None:
                return
            self._connection.execute("DELETE FROM copy WHERE url = ?", (row[0],))
            held -= row[1]

    def _prepare(self) -> None:
        """Raises InputError for a file of somebody else's, which is then left as it is."""
        application, version = (self._connection.execute(f"PRAGMA {name}").fetchone()[0] for name in ("application_id", "user_version"))
        tables = self._connection.execute("SELECT count(*) FROM sqlite_master").fetchone()[0]
        if (application, version, tables) == (0, 0, 0):
            self._connection.execute("PRAGMA journal_mode = WAL")
            self._connection.execute("PRAGMA synchronous = NORMAL")  # a copy that a power cut takes is fetched again
            self._connection.execute("BEGIN IMMEDIATE")
            self._connection.execute(_CREATE)
            self._connection.execute(f"PRAGMA application_id = {APPLICATION}")
            self._connection.execute(f"PRAGMA user_version = {VERSION}")
            self._connection.execute("COMMIT")
        elif (application, version) != (APPLICATION, VERSION):
            raise InputError(self._path, "is no store of feeds of this version: left as it is")
