"""Host memory: which lines stand on many pages of one host, and are therefore none of an article's own.

Nothing here is needed to clean a page: whoever keeps an index may keep this beside it, in the same file. A page is asked first
(`strip`) and remembered afterwards (`learn`), each once. What is kept are numbers, not lines.
"""

from __future__ import annotations

from dataclasses import replace
from hashlib import blake2b
from typing import TYPE_CHECKING

from spamfilter.article import Article, Removed
from spamfilter.cleaning.phrases import fold

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable

LEAST_PAGES = 5  # of a host that must have had a line before; copies of one article under a few addresses are fewer
LEAST_SHARE = 0.1  # of the host's pages
MOST_TAKEN = 0.5  # of an article's characters; a page met again under another address would lose everything
MAX_LINES = 2_000  # remembered of one host
MAX_HOSTS = 5_000
LONGEST = 600  # characters; no furniture is longer
CODE = "boilerplate.repeated"
_TABLES = (
    "CREATE TABLE IF NOT EXISTS host_pages (host TEXT PRIMARY KEY, pages INTEGER NOT NULL, last INTEGER NOT NULL) WITHOUT ROWID",
    (
        "CREATE TABLE IF NOT EXISTS host_lines (host TEXT NOT NULL, line INTEGER NOT NULL, pages INTEGER NOT NULL, last INTEGER NOT NULL, "
        "PRIMARY KEY (host, line)) WITHOUT ROWID"
    ),
)


class HostMemory:
    """The memory in a database that the caller opens, commits and closes; it makes two tables of its own there."""

    def __init__(self, database: sqlite3.Connection) -> None:
        self._database = database
        for table in _TABLES:
            database.execute(table)

    def learn(self, host: str, article: Article) -> None:
        """Remember the lines of a page of a host. A page that was met before is not to be learned again: it would count twice."""
        clock = self._clock()
        self._database.execute(
            "INSERT INTO host_pages VALUES (?, 1, ?) ON CONFLICT (host) DO UPDATE SET pages = pages + 1, last = excluded.last",
            (host, clock),
        )
        self._database.executemany(
            "INSERT INTO host_lines VALUES (?, ?, 1, ?) ON CONFLICT (host, line) DO UPDATE SET pages = pages + 1, last = excluded.last",
            [(host, key, clock) for key in sorted({key for key in _keys(p.text for p in article.paragraphs) if key is not None})],
        )
        self._forget(host)

    def strip(self, host: str, article: Article) -> Article:
        """The article without the lines that many pages of its host have; they stand in `removed` as `boilerplate.repeated`.

        The article itself where there are none, or where they are most of it.
        """
        pages = self.pages(host)
        if pages < LEAST_PAGES:
            return article
        needed = max(LEAST_PAGES, LEAST_SHARE * pages)
        keys = _keys(p.text for p in article.paragraphs)
        often = {key for key in set(keys) - {None} if self._count(host, key) >= needed}
        gone = [p for p, key in zip(article.paragraphs, keys, strict=True) if key in often]
        if not gone or sum(len(p.text) for p in gone) > MOST_TAKEN * sum(len(p.text) for p in article.paragraphs):
            return article
        kept = Article.from_lines(p.text for p, key in zip(article.paragraphs, keys, strict=True) if key not in often)
        return replace(article, paragraphs=kept.paragraphs, removed=(*article.removed, *(Removed(p.text[:300], CODE) for p in gone)))

    def pages(self, host: str) -> int:
        """How many pages of a host were learned."""
        row = self._database.execute("SELECT pages FROM host_pages WHERE host = ?", (host,)).fetchone()
        return int(row[0]) if row else 0

    def forget(self, host: str) -> None:
        """Remember nothing of a host."""
        self._database.execute("DELETE FROM host_lines WHERE host = ?", (host,))
        self._database.execute("DELETE FROM host_pages WHERE host = ?", (host,))

    def _count(self, host: str, key: int | None) -> int:
        row = self._database.execute("SELECT pages FROM host_lines WHERE host = ? AND line = ?", (host, key)).fetchone()
        return int(row[0]) if row else 0

    def _clock(self) -> int:
        """The number of the page that is learned: order is all that forgetting needs, and the same pages give the same memory."""
        row = self._database.execute("SELECT coalesce(max(last), 0) + 1 FROM host_pages").fetchone()
        return int(row[0])

    def _forget(self, host: str) -> None:
        """Keep within the bounds: the rarest lines go first, of these the oldest; then the hosts that were seen longest ago."""
        (count,) = self._database.execute("SELECT count(*) FROM host_lines WHERE host = ?", (host,)).fetchone()
        if count > MAX_LINES:
            self._database.execute(
                "DELETE FROM host_lines WHERE host = ? AND line IN "
                "(SELECT line FROM host_lines WHERE host = ? ORDER BY pages, last, line LIMIT ?)",
                (host, host, count - MAX_LINES * 3 // 4),
            )
        (count,) = self._database.execute("SELECT count(*) FROM host_pages").fetchone()
        if count > MAX_HOSTS:
            for (oldest,) in self._database.execute("SELECT host FROM host_pages ORDER BY last LIMIT ?", (count - MAX_HOSTS,)).fetchall():
                self.forget(oldest)


def _keys(lines: Iterable[str]) -> list[int | None]:
    """A number for each line, the same for lines that differ in case and in signs at their ends alone; None for long ones."""
    return [
        int.from_bytes(blake2b(fold(line).encode("utf-8", "ignore"), digest_size=8).digest(), "big", signed=True)
        if len(line) <= LONGEST
        else None
        for line in lines
    ]
