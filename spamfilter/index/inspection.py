"""Inspection: what is in an index file, and whether all of it is sound."""

from __future__ import annotations

import sqlite3
from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING, Any

from spamfilter.article import Article
from spamfilter.index import entry
from spamfilter.index.keys import KEY_BITS, article_keys
from spamfilter.index.postings import BYTES, CAP
from spamfilter.index.store import VERSION

if TYPE_CHECKING:
    from collections.abc import Iterator

MOST_PROBLEMS = 20  # that are told; the rest would say the same
SAMPLE = 2000  # articles whose keys are made again from their text; all else is checked of all articles


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
    """Count what there is."""

    def row(sql: str) -> tuple[Any, ...]:
        found: tuple[Any, ...] = connection.execute(sql).fetchone()
        return found

    articles, hosts, published, vouched, first, last = row(
        "SELECT count(*), count(DISTINCT host), count(published), coalesce(sum(vouched), 0), min(first_seen), max(first_seen) FROM article"
    )
    labels = connection.execute("SELECT coalesce(label, 'none'), count(*) FROM article GROUP BY 1 ORDER BY 1").fetchall()
    keys, postings, full = row(f"SELECT count(*), coalesce(sum(length(docs)), 0) / {BYTES}, coalesce(sum(cut), 0) FROM posting")  # noqa: S608
    (text_bytes,) = row("SELECT coalesce(sum(length(packed)), 0) FROM body")
    pages, size = row("PRAGMA page_count")[0], row("PRAGMA page_size")[0]
    return Stats(articles, hosts, published, vouched, (first, last), dict(labels), keys, postings, full, text_bytes, pages * size)


def check(connection: sqlite3.Connection) -> list[str]:
    """What is wrong with the file, at most MOST_PROBLEMS lines; empty when nothing is."""
    problems: list[str] = []
    connection.execute("BEGIN")  # one state of the file, whoever writes meanwhile
    try:
        for problem in _problems(connection):
            problems.append(problem)
            if len(problems) == MOST_PROBLEMS:
                break
    except sqlite3.DatabaseError as error:
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
    for number, cut, docs in connection.execute("SELECT key, cut, docs FROM posting"):
        if not 0 <= number < 1 << KEY_BITS or cut not in (0, 1) or not isinstance(docs, bytes) or not docs:
            yield f"list {number} is no list"
        elif len(docs) % BYTES or len(docs) > CAP * BYTES:
            yield f"list {number} has {len(docs)} bytes"
    yield from _articles(connection)


def _articles(connection: sqlite3.Connection) -> Iterator[str]:
    """Every text against its digest, its keys against the lists, the lists against the articles that they name."""
    (count,) = connection.execute("SELECT count(*) FROM article").fetchone()
    every = max(1, count // SAMPLE)
    listed = 0
    rows = connection.execute("SELECT n, id, keys, packed, digest, claims FROM article LEFT JOIN body USING (n) ORDER BY n")
    for at, (n, name, packed_keys, packed, digest, claims) in enumerate(rows):
        try:
            lines = entry.unpack_text(packed, digest)
            numbers = entry.unpack_keys(packed_keys)
            entry.unpack_claims(claims)
        except ValueError as error:
            yield f"article {name}: {error}"
            continue
        if at % every == 0 and set(article_keys(Article.from_lines(lines)).numbers.tolist()) != set(numbers):
            yield f"article {name}: its keys are not those of its text"
        missing = 0
        for number in numbers:
            found = connection.execute("SELECT cut, docs FROM posting WHERE key = ?", (number,)).fetchone()
            stands = found is not None and n in _entries(found[1])
            listed += stands
            missing += not stands and not (found is not None and found[0])
        if missing:
            yield f"article {name}: {missing} of its {len(numbers)} keys do not lead to it"
    (entries,) = connection.execute(f"SELECT coalesce(sum(length(docs)), 0) / {BYTES} FROM posting").fetchone()  # noqa: S608
    if entries > listed:
        yield f"{entries - listed} entries of the lists lead to no article that has their key"


def _entries(docs: object) -> set[int]:
    if not isinstance(docs, bytes):
        return set()
    return {int.from_bytes(docs[at : at + BYTES], "big") for at in range(0, len(docs), BYTES)}
