"""The index: remembers articles and finds those that resemble a new one."""

from __future__ import annotations

import contextlib
import sqlite3
import threading
from datetime import UTC, datetime
from itertools import islice
from typing import TYPE_CHECKING, Any, Self

from spamfilter.errors import IndexStoreError
from spamfilter.hosts import editions_of, host_of
from spamfilter.index import chunks, entry, inspection, rows, store
from spamfilter.index.entry import Candidate, Remembered
from spamfilter.index.held import is_version
from spamfilter.index.keys import article_keys
from spamfilter.index.levels import MOST_DOC
from spamfilter.index.postings import Postings
from spamfilter.index.ranking import Ranking
from spamfilter.index.shelf import Shelf
from spamfilter.verdict import Label

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import timedelta

    from spamfilter.article import Article
    from spamfilter.index.inspection import Stats

PRIVATE = "the memory of this run, a temporary file"
STEPS = 16  # stretches of the lists that are tidied in one transaction
CHUNK = 500  # entries removed in one transaction, so that other writers get their turn
TIDY = 1000, 0.25  # removed articles that are cleared out of the lists: more than so many, and than this share of those that are left
_NOTE_KEYS_ALONE = "INSERT OR IGNORE INTO level VALUES (-1, 0, 0)"


class Index:
    """Articles by the keys they share, in one SQLite file; safe for many threads, and for many processes at once.

    `path` None keeps the memory in a temporary file of its own, gone on `close`. Without `texts` only the keys of what is added are
    kept: enough to find it, not to show or align it.

    Raises IndexStoreError for a file that is no sound index of this version, which is then left unchanged.
    """

    def __init__(self, path: str | None, *, create: bool = True, texts: bool = True) -> None:
        self.path = PRIVATE if path is None else str(path)
        self.texts = texts
        self._lock = threading.RLock()
        self._inside = False
        self._number: int | None = None  # of the last article, inside a batch
        self._connection, self.writable = (store.private(), True) if path is None else store.connect(self.path, create=create)
        self._postings, self._shelf = Postings(self._connection), Shelf()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Let go of the file; a temporary one is gone then."""
        with self._lock:
            self._connection.close()

    def require_writable(self) -> None:
        """Raises IndexStoreError where this file can only be read."""
        if not self.writable:
            raise IndexStoreError(self.path, "cannot be written here; give yourself write access to the file and its folder")

    @contextlib.contextmanager
    def batch(self) -> Iterator[None]:
        """Everything inside becomes safe at once, at the end; nothing of it when an exception leaves the block."""
        with self._lock, store.named_errors(self.path):
            if self._inside:  # part of the batch around it
                yield
                return
            self.require_writable()
            self._connection.execute("BEGIN IMMEDIATE")
            self._inside, self._number = True, None
            try:
                yield
                self._postings.flush()
                self._connection.execute("COMMIT")
            except BaseException:
                self._postings.forget()
                with contextlib.suppress(sqlite3.Error):  # SQLite has done it itself when the disk was full
                    self._connection.execute("ROLLBACK")
                raise
            finally:
                self._inside = False

    def add(self, article: Article, *, first_seen: datetime | None, label: Label | None = None, vouched: bool = False) -> None:
        """Remember the article; one that is known by its id gets the new text and facts and keeps its `first_seen`.

        One that was vouched for stays so while its text does: it may be among the pages that are audited as well.

        Raises InputError for a text too long to keep, IndexStoreError when the file cannot be written.
        """
        numbers = None  # where they are not found yet: for several articles together that costs less
        if not self.texts or "words" in vars(article):
            numbers = article_keys(article).numbers
        body = entry.pack_text(article) if self.texts or numbers is None else entry.pack_keys(article, numbers)
        entered = rows.Entered(article, numbers, body, rows.packed(article, first_seen, label, vouched=vouched))
        with self._lock, contextlib.nullcontext() if self._inside else self.batch():  # errors are named by the batch around it
            self._put(entered)

    def _put(self, entered: rows.Entered) -> None:
        article, numbers, body, row = entered
        known = self._connection.execute(rows.KNOWN, row[:1]).fetchone()
        if known is not None:
            self._replace(known, entered)
            return
        n = self._next_number()
        self._connection.execute(rows.ENTER, (n, *row))
        self._connection.execute(rows.KEEP, (n, *body))
        if not self.texts:
            self._connection.execute(_NOTE_KEYS_ALONE)
        if numbers is None:
            self._postings.add_text(n, article.text)
        else:
            self._postings.add(n, numbers)

    def _replace(self, known: tuple[Any, ...], entered: rows.Entered) -> None:
        """Enter an article anew; with the moment since when, if the text before was kept and held hardly anything of this one."""
        article, numbers, body, row = entered
        n, packed, digest, claims = known
        with self._damage_named(f"under the id {row[0]}"):
            text_seen, is_same = entry.unpack_claims(claims).text_seen, digest == body[1]
            old, former = (None, None) if is_same else rows.unpacked(packed, digest)
        if old is not None:
            self._postings.replace(n, old, article_keys(article).numbers if numbers is None else numbers)
            self._connection.execute(rows.KEEP, (n, *body))
            if former is not None and not is_version(article, former):
                text_seen = rows.moment(row[1]) or text_seen
        self._connection.execute(rows.CHANGE, (*row[3:-1], is_same, entry.pack_claims(article, text_seen), n))

    def _next_number(self) -> int:
        """A number that no article has nor ever had."""
        if self._number is None:
            sql = "SELECT max(coalesce((SELECT max(n) FROM article), 0), coalesce((SELECT max(n) FROM dead), 0))"
            self._number = int(self._connection.execute(sql).fetchone()[0])
        if self._number >= MOST_DOC:
            raise IndexStoreError(self.path, f"is full: it has held {MOST_DOC} articles; begin another one")
        self._number += 1
        return self._number

    def candidates(self, article: Article, limit: int = 20) -> tuple[Candidate, ...]:
        """The articles that share the most telling keys with this one, best first, at most `limit`; never its own id.

        Of equal ones those that were seen first come first, then by id. However many copies stand on the article's own site, or were
        judged spam themselves, the best of the others is among them.
        """
        keys = article_keys(article).asked()
        if limit < 1 or not len(keys.numbers):
            return ()
        with self.reading():
            votes = self._postings.votes(keys)
            own = self._connection.execute("SELECT n FROM article WHERE id = ?", (entry.storable(article.id),)).fetchone()
            others = votes.found != (own[0] if own else -1)
            found, scores = votes.found[others], votes.scores[others]
            if not len(found):
                return ()
            ranking = Ranking(self._connection, host_of(article.url))
            ranked = ranking.best(keys, found, scores, limit)
        runs = votes.runs([n for *_, n in ranked])
        return tuple(Candidate(name, -score, *told, *ranking.sides(n)) for (score, _, name, n), told in zip(ranked, runs, strict=True))

    @contextlib.contextmanager
    def reading(self) -> Iterator[None]:
        """Everything inside sees one state of the file, whoever writes meanwhile; other threads wait."""
        with self._lock, store.named_errors(self.path):
            if self._connection.in_transaction:  # of the batch or the reading around it
                yield
                return
            self._connection.execute("BEGIN")
            try:
                yield
            finally:
                self._connection.execute("COMMIT")

    def keeps_keys_alone(self) -> bool:
        """Whether articles were ever added without their texts."""
        return bool(self._rows("SELECT 1 FROM level WHERE level = -1"))

    def get(self, name: str) -> Remembered | None:
        """The article remembered under this id."""
        return self.get_many((name,)).get(name)

    def get_many(self, names: Iterable[str]) -> dict[str, Remembered]:
        """The remembered articles among these ids."""
        wanted = {entry.storable(name): name for name in names}
        found = self._select(rows.READ + " WHERE id IN ({})", list(wanted))
        return {wanted[str(row[0])]: self._remembered(row) for row in found}

    def same_page(self, article: Article) -> Remembered | None:
        """What is remembered under the article's own id, else under its own recorded url."""
        known = self.get(article.id)
        if known is not None or article.url is None:
            return known
        found = self._select(rows.READ + " WHERE url IN ({}) ORDER BY n LIMIT 1", [entry.storable(article.url)])
        return self._remembered(found[0]) if found else None

    def ids(self) -> Iterator[str]:
        """Every remembered id, in the order of learning."""
        at = 0
        while found := self._rows("SELECT n, id FROM article WHERE n > ? ORDER BY n LIMIT 1000", at):
            at = found[-1][0]
            yield from (str(name) for _, name in found)

    def __len__(self) -> int:
        return int(self._rows("SELECT count(*) FROM article")[0][0])

    def labels_of(self, host: str) -> dict[Label | None, int]:
        """How many articles of this host's site, on whichever of its hosts, were learned with which label; None is for none."""
        hosts = [entry.storable(name) for name in editions_of(host)]
        found = self._select("SELECT label, count(*) FROM article WHERE host IN ({}) GROUP BY label", hosts)
        with self._damage_named(f"of {host}"):
            return {None if label is None else Label(label): count for label, count in found}

    def stats(self) -> Stats:
        """Counts and sizes."""
        with self._lock, store.named_errors(self.path):
            return inspection.stats(self._connection)

    def check(self) -> list[str]:
        """What is wrong with the file, one line each; empty when every text, key and list is sound."""
        with self._lock, store.named_errors(self.path):
            return inspection.check(self._connection)

    def remove(self, names: Iterable[str]) -> int:
        """Forget these ids and everything kept for them; how many there were."""
        wanted = [entry.storable(name) for name in names]
        count = sum(self._remove(wanted[at : at + CHUNK]) for at in range(0, len(wanted), CHUNK))
        self._tidy()
        return count

    def remove_host(self, host: str) -> int:
        """Forget what this host and its subdomains published; how many there were."""
        name = host.lower().rstrip(".")
        below = "%." + name.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_")
        return self._remove_all("SELECT id FROM article WHERE host = ? OR host LIKE ? ESCAPE '\\' ORDER BY n LIMIT ?", name, below)

    def prune(self, older_than: timedelta, now: datetime | None = None) -> int:
        """Forget what was first seen longer ago than this; entries without such a date stay. How many went."""
        try:
            end = rows.stamp((now or datetime.now(UTC)) - older_than)
        except OverflowError:  # before the first day that there is
            return 0
        return self._remove_all("SELECT id FROM article WHERE seen < ? ORDER BY seen, n LIMIT ?", end)

    def _remove_all(self, sql: str, *values: object) -> int:
        """Remove what a statement names, a chunk a transaction, until it names nothing."""
        count = 0
        while names := [name for (name,) in self._rows(sql, *values, CHUNK)]:
            count += self._remove(names)
        self._tidy()
        return count

    def _remove(self, names: list[str]) -> int:
        with self.batch():
            numbers = [n for (n,) in self._select("SELECT n FROM article WHERE id IN ({})", names)]
            self._postings.remove(numbers)
            for table in ("body", "article"):
                self._connection.executemany(f"DELETE FROM {table} WHERE n = ?", ((n,) for n in numbers))  # noqa: S608 our own words
            if self._connection.execute("SELECT 1 FROM article LIMIT 1").fetchone() is None:
                self._postings.clear()
        return len(numbers)

    def _tidy(self) -> None:
        """Clear what was removed out of the lists, when it has become much; other writers get their turn meanwhile."""
        ((dead,),) = self._rows("SELECT count(*) FROM dead")
        if dead <= TIDY[0] or dead <= TIDY[1] * len(self):
            return
        steps, done = self._postings.purge(), False
        while not done:
            with self.batch():
                done = len(list(islice(steps, STEPS))) < STEPS

    @contextlib.contextmanager
    def _damage_named(self, where: str) -> Iterator[None]:
        """What is wrong with what lies there is an error of the file."""
        try:
            yield
        except (ValueError, TypeError) as error:
            raise IndexStoreError(self.path, f"is damaged: {error} {where}; see `spamfilter index check`") from None

    def _rows(self, sql: str, *values: object) -> list[tuple[Any, ...]]:
        with self._lock, store.named_errors(self.path):
            return self._connection.execute(sql, values).fetchall()

    def _select(self, sql: str, values: list[int] | list[str]) -> list[tuple[Any, ...]]:
        with self._lock, store.named_errors(self.path):
            return chunks.select(self._connection, sql, values)

    def _remembered(self, row: tuple[Any, ...]) -> Remembered:
        with self._damage_named(f"under the id {row[0]}"):
            return rows.remembered(row, self._shelf)
