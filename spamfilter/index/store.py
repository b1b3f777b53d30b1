"""The file: opened only when it is an index of ours, and never written to find that out."""

from __future__ import annotations

import contextlib
import os
import secrets
import sqlite3
import stat
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import quote

from spamfilter.errors import IndexStoreError

if TYPE_CHECKING:
    from collections.abc import Iterator

APPLICATION_ID = 0x53704649  # "SpFI"
VERSION = 4
PAGE = 8192  # bytes; five full buckets of entries
BUSY_SECONDS = 10.0
QUICK = 1 << 20  # bytes; a file of this size is looked through in two milliseconds
_ENDS = (("article", "n"), ("article", "id"), ("body", "n"), ("posting", "at"), ("level", "level"), ("recent", "seq"), ("dead", "n"))
SCHEMA = (
    (
        "CREATE TABLE article (n INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, url TEXT, host TEXT, title TEXT, published TEXT,"
        " first_seen TEXT, seen REAL, language TEXT, label TEXT, vouched INTEGER NOT NULL, claims TEXT)"
    ),
    "CREATE TABLE body (n INTEGER PRIMARY KEY, packed BLOB NOT NULL, digest BLOB NOT NULL)",
    "CREATE TABLE posting (at INTEGER PRIMARY KEY, entries BLOB NOT NULL)",
    "CREATE TABLE level (level INTEGER PRIMARY KEY, entries INTEGER NOT NULL, cursor INTEGER NOT NULL)",
    "CREATE TABLE recent (seq INTEGER PRIMARY KEY, n INTEGER NOT NULL, keys BLOB NOT NULL)",
    "CREATE TABLE dead (n INTEGER PRIMARY KEY)",
    "CREATE INDEX article_url ON article (url) WHERE url IS NOT NULL",
    "CREATE INDEX article_host ON article (host) WHERE host IS NOT NULL",
    "CREATE INDEX recent_n ON recent (n)",
    "CREATE INDEX article_seen ON article (seen) WHERE seen IS NOT NULL",
)
_ADVICE = "restore it from a copy, or move it away and build it anew with `spamfilter index add`"


@contextlib.contextmanager
def named_errors(path: str) -> Iterator[None]:
    """Turn what SQLite raises into an IndexStoreError that names the file and says what to do."""
    try:
        yield
    except (sqlite3.Error, UnicodeDecodeError) as error:  # the latter where SQLite quotes a scrambled schema
        raise IndexStoreError(path, _explain(error)) from error


def _explain(error: Exception) -> str:
    name = getattr(error, "sqlite_errorname", "") or ""
    if isinstance(error, sqlite3.ProgrammingError):
        return f"cannot be used any more ({error})"
    if name.startswith(("SQLITE_BUSY", "SQLITE_LOCKED")):
        return f"another process has been writing for more than {BUSY_SECONDS:.0f} s; try again when it is done"
    if name.startswith("SQLITE_FULL"):
        return "the disk is full; make room and run again, what was acknowledged is kept"
    if name.startswith(("SQLITE_READONLY", "SQLITE_CANTOPEN", "SQLITE_PERM")):
        return f"cannot be written here ({error}); give yourself write access to the file and its folder"
    if name.startswith("SQLITE_IOERR"):
        return f"the disk does not obey ({error}); check its space and health, then run `spamfilter index check`"
    return f"is damaged ({str(error)[:200]}); {_ADVICE}"


def connect(path: str, *, create: bool) -> tuple[sqlite3.Connection, bool]:
    """A connection to an index that was found sound from outside, and whether it can be written.

    Raises IndexStoreError for everything else; the file is then what it was, byte for byte.
    """
    with named_errors(path):
        try:
            if not os.path.lexists(path):
                if not create:
                    raise IndexStoreError(path, "does not exist; make one with `spamfilter index add --index FILE …`")
                _create(path)
            _vet_header(path)
        except (OSError, ValueError) as error:  # ValueError: a NUL in the name
            raise IndexStoreError(path, f"cannot be opened ({getattr(error, 'strerror', None) or error})") from error
        # A run that was cut short leaves its last pages in the log, and perhaps half of them in the file: then both are read.
        with contextlib.closing(_open(path, "mode=ro" if _has_log(path) else "mode=ro&immutable=1")) as connection:
            _vet_schema(path, connection)
        connection, writable = _open_checked(path)
        with _closed_on_error(connection):
            _vet_pages(path, connection)
        return connection, writable


def private() -> sqlite3.Connection:
    """An empty index of this process alone, in a nameless file that goes with it (https://www.sqlite.org/inmemorydb.html)."""
    connection = sqlite3.connect("", isolation_level=None, check_same_thread=False)
    connection.execute("PRAGMA cache_size=-65536")
    connection.execute(f"PRAGMA page_size={PAGE}")
    for statement in SCHEMA:
        connection.execute(statement)
    return connection


def _open_checked(path: str) -> tuple[sqlite3.Connection, bool]:
    """The file for writing, else for reading, else (a folder that nobody can write) as it lies there."""
    folder = Path(path).absolute().parent
    if _may_write(path) and _may_write(folder):
        connection = _open(path, "mode=rw")
        with _closed_on_error(connection):
            connection.execute("PRAGMA synchronous=FULL")
        return connection, True
    if not _has_log(path):
        return _open(path, "mode=ro&immutable=1"), False
    connection = _open(path, "mode=ro")
    try:
        connection.execute("SELECT 1 FROM article LIMIT 1").fetchone()
    except sqlite3.Error:
        connection.close()
        raise IndexStoreError(path, "holds changes that were not merged yet; open it once where it can be written") from None
    return connection, False


def _may_write(path: str | Path) -> bool:
    return os.access(path, os.W_OK, effective_ids=os.access in os.supports_effective_ids)


def _has_log(path: str) -> bool:
    log = Path(path + "-wal")
    return log.exists() and log.stat().st_size > 0


def _open(path: str, mode: str) -> sqlite3.Connection:
    uri = f"file:{quote(os.fsencode(Path(path).absolute()))}?{mode}"
    connection = sqlite3.connect(uri, uri=True, timeout=BUSY_SECONDS, isolation_level=None, check_same_thread=False)
    connection.setlimit(sqlite3.SQLITE_LIMIT_LENGTH, 64 << 20)
    with _closed_on_error(connection):
        for pragma in ("trusted_schema=OFF", "cell_size_check=ON", "mmap_size=0", "cache_size=-16384", "temp_store=MEMORY"):
            connection.execute(f"PRAGMA {pragma}")
    return connection


@contextlib.contextmanager
def _closed_on_error(connection: sqlite3.Connection) -> Iterator[None]:
    try:
        yield
    except BaseException:
        connection.close()
        raise


def _create(path: str) -> None:
    """Lay an empty index down under its name in one step, so that nobody ever meets half a file."""
    folder = Path(path).absolute().parent
    if not folder.is_dir():
        raise IndexStoreError(path, f"cannot be made: the folder {folder} does not exist")
    draft = str(folder / f".index-{secrets.token_hex(8)}.new")
    try:
        with contextlib.closing(sqlite3.connect(draft, isolation_level=None)) as connection:
            connection.execute(f"PRAGMA page_size={PAGE}")
            connection.execute("PRAGMA journal_mode=WAL")
            connection.execute("BEGIN")
            for statement in SCHEMA:
                connection.execute(statement)
            connection.execute(f"PRAGMA application_id={APPLICATION_ID}")
            connection.execute(f"PRAGMA user_version={VERSION}")
            connection.execute("COMMIT")
        with contextlib.suppress(FileExistsError):  # another process was quicker: its file is as good
            _put_in_place(draft, path)
    finally:
        for name in (draft, draft + "-wal", draft + "-shm"):
            Path(name).unlink(missing_ok=True)


def _put_in_place(draft: str, path: str) -> None:
    """Give the draft its name, unless the name is taken."""
    try:
        os.link(draft, path)
    except FileExistsError:
        raise
    except OSError:  # a file system without links
        if not Path(path).exists():
            Path(draft).rename(path)


def _vet_header(path: str) -> None:
    """Read the first hundred bytes ourselves (https://www.sqlite.org/fileformat.html): a foreign file never meets SQLite."""
    status = Path(path).stat()
    if not stat.S_ISREG(status.st_mode):
        raise IndexStoreError(path, "is no regular file; name the index file itself")
    with Path(path).open("rb") as file:
        head = file.read(100)
    if not head:
        raise IndexStoreError(path, "is empty, so no index; delete it to start anew")
    if len(head) < 100 or not head.startswith(b"SQLite format 3\0"):
        raise IndexStoreError(path, "is no index of spamfilter's; name another file, this one was left as it is")
    if int.from_bytes(head[68:72], "big") != APPLICATION_ID:
        raise IndexStoreError(path, "belongs to another application; name another file, this one was left as it is")
    version = int.from_bytes(head[60:64], "big")
    if version != VERSION:
        advice = ("a newer", "upgrade") if version > VERSION else ("an older", "build it anew with `spamfilter index add`")
        raise IndexStoreError(path, f"was made by {advice[0]} spamfilter (format {version}, this one reads {VERSION}); {advice[1]}")
    size = int.from_bytes(head[16:18], "big")
    pages = int.from_bytes(head[28:32], "big") * (65536 if size == 1 else size)
    if pages > status.st_size and not _has_log(path):
        raise IndexStoreError(path, f"is cut off ({status.st_size} of {pages} bytes); {_ADVICE}")


def _vet_pages(path: str, connection: sqlite3.Connection) -> None:
    """Refuse a file whose pages do not hang together: of a small one all are looked at, of another both ends of each table.

    What is broken elsewhere is named when it is met, and by `index check`.
    """
    if Path(path).stat().st_size <= QUICK:
        (answer,) = connection.execute("PRAGMA quick_check(1)").fetchone()
        if answer != "ok":
            raise IndexStoreError(path, f"is damaged ({answer}); {_ADVICE}")
        return
    for table, column in _ENDS:
        for order in ("ASC", "DESC"):
            connection.execute(f"SELECT * FROM {table} ORDER BY {column} {order} LIMIT 1").fetchone()  # noqa: S608 our own words


def _vet_schema(path: str, connection: sqlite3.Connection) -> None:
    """Refuse a file with any table, trigger or view that we did not make."""
    found = {sql for kind, sql in connection.execute("SELECT type, sql FROM sqlite_schema LIMIT 100") if (kind, sql) != ("index", None)}
    if found != set(SCHEMA):
        strange = sorted(str(sql)[:60] for sql in found - set(SCHEMA))
        raise IndexStoreError(path, f"holds other tables than an index has ({'; '.join(strange[:3]) or 'some are missing'}); {_ADVICE}")
