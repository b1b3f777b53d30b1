"""`spamfilter index`: fill, list, prune and check the memory."""

from __future__ import annotations

import json
import os
import re
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

import click

from spamfilter.cli import options
from spamfilter.hosts import as_host

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from spamfilter.article import Article
    from spamfilter.index import Index, Stats

MOST, CHARACTERS = 100, 1_000_000  # records, or characters of text, that are made safe at once
_AGE = re.compile(r"(\d{1,6})\s*([hdwy])")
_HOURS = {"h": 1, "d": 24, "w": 168, "y": 8766}


def _named(context: click.Context, option: click.Parameter, path: str | None) -> str:  # noqa: ARG001 a callback of click
    """The index that the flag, the environment or a file of options names."""
    found = options.load_config(index=path).index
    if found is None:
        raise click.UsageError("name the memory with --index DB")
    return found


_path = click.option("--index", "path", metavar="DB", callback=_named, help="The memory: an SQLite file.")


def _age(context: click.Context, option: click.Parameter, value: str) -> timedelta:  # noqa: ARG001 a callback of click
    """The span of time that a number and h, d, w or y name."""
    match = _AGE.fullmatch(value.strip().lower())
    if match is None:
        raise click.BadParameter(f"{value} is no age; write for example 90d, 12w or 2y")
    return timedelta(hours=int(match[1]) * _HOURS[match[2]])


def _host(context: click.Context, option: click.Parameter, word: str | None) -> str | None:  # noqa: ARG001 a callback of click
    """The host that a flag names."""
    host = None if word is None else as_host(word)
    if word is not None and host is None:
        raise click.BadParameter(f"{word!r} is not a host")
    return host


@click.group()
def index() -> None:
    """Fill, list, prune and check the memory.

    The memory is one SQLite file. It keeps the text of every article that it was given, so that a later one can be
    compared with it, unless it is told not to. A file that is no sound index is named and left as it is.
    """


@index.command()
@_path
@options.flag("texts")
@options.flag("cleaner")
@click.argument("files", nargs=-1, required=True, metavar="FILE|-…")
def add(*, path: str, texts: bool | None, cleaner: str | None, files: tuple[str, ...]) -> None:
    """Remember the articles of FILEs, or of JSON Lines on standard input (-).

    Prints `ACK` and the id of a record once it is safe. What cannot be read is named, counted and passed over. An id
    that is known gets the new text and keeps the day it was first seen.
    """
    from spamfilter.ahead import Ahead
    from spamfilter.archives import read
    from spamfilter.errors import InputError
    from spamfilter.index import Index

    config = options.load_config(index=path, texts=texts, cleaner=cleaner)
    reading = read(files)
    added = 0
    with Index(path, texts=config.texts) as memory:
        memory.require_writable()
        for portion in Ahead(_articles(reading, config.cleaner), most=MOST, weight=CHARACTERS, weigh=_length):
            added += _keep(memory, portion)
    if not reading.readable and not added:
        raise InputError(", ".join(files), "nothing readable in any input")


def _articles(pages: Iterable[object], cleaner: str) -> Iterator[tuple[Article, datetime]]:
    """Articles to remember, with the moment they were first seen; the others are named on standard error, and counted."""
    from spamfilter.cleaning import clean_page
    from spamfilter.cli.screen import note
    from spamfilter.errors import CleaningError
    from spamfilter.page import BadRecord, Page

    bad = 0
    try:
        for page in pages:
            if isinstance(page, BadRecord):
                bad += 1
                note(f"{page.source}: {page.message}")
            elif isinstance(page, Page):
                try:
                    article = clean_page(page, cleaner)
                except CleaningError as error:
                    bad += 1
                    note(f"{page.source or page.name}: {error}")
                else:
                    yield article, page.fetched or datetime.now(UTC)
    finally:
        if bad:
            note(f"{bad} could not be read")


def _length(found: tuple[Article, datetime]) -> int:
    return sum(len(paragraph.text) for paragraph in found[0].paragraphs)


def _keep(memory: Index, portion: list[tuple[Article, datetime]]) -> int:
    """Make these articles safe, then say so; how many they were."""
    from spamfilter.cli.screen import note
    from spamfilter.errors import InputError

    kept: list[str] = []
    with memory.batch():
        for article, seen in portion:
            try:
                memory.add(article, first_seen=seen)
            except InputError as error:
                note(str(error))
            else:
                kept.append(article.id)
    if kept:
        click.echo("\n".join(f"ACK {_line(name)}" for name in kept))
    return len(kept)


@index.command()
@_path
def dump(*, path: str) -> None:
    """Print every remembered id, one a line, in the order of learning; of a memory that nobody has begun yet, nothing."""
    from spamfilter.cli.screen import note
    from spamfilter.index import Index

    if not os.path.lexists(path):  # as after an `add` that was stopped before its first record
        note(f"{path}: does not exist, so it holds nothing")
        return
    with Index(path, create=False) as memory:
        for name in memory.ids():
            click.echo(_line(name))


@index.command()
@_path
@click.option("--json", "as_json", is_flag=True, help="One JSON object.")
def stats(*, path: str, as_json: bool) -> None:
    """Say what the memory holds, and how large it is."""
    from spamfilter.index import Index

    with Index(path, create=False) as memory:
        found = memory.stats()
    click.echo(json.dumps(found.as_record()) if as_json else _report(found))


@index.command()
@_path
@click.option("--host", metavar="H", callback=_host, help="Everything that this host and its subdomains published.")
@click.argument("ids", nargs=-1, metavar="ID…")
def remove(*, path: str, host: str | None, ids: tuple[str, ...]) -> None:
    """Forget articles by their ids, or a whole host."""
    from spamfilter.cli.screen import note
    from spamfilter.index import Index

    if bool(ids) == bool(host):
        raise click.UsageError("name ids, or a host with --host")
    with Index(path, create=False) as memory:
        for name in ids:
            if memory.get(name) is None:
                note(f"{name}: is not remembered")
        count = memory.remove_host(host) if host else memory.remove(ids)
    click.echo(f"{count} removed")


@index.command()
@_path
@click.option("--older-than", required=True, callback=_age, metavar="AGE", help="For example 90d, 12w, 2y, 36h.")
def prune(*, path: str, older_than: timedelta) -> None:
    """Forget what was first seen longer ago than AGE; entries that say no day stay."""
    from spamfilter.index import Index

    with Index(path, create=False) as memory:
        count = memory.prune(older_than, datetime.now(UTC))
    click.echo(f"{count} removed")


@index.command()
@_path
def check(*, path: str) -> None:
    """Look at every page, text, key and list of the file; exit code 2 and the problems when one is not sound."""
    from spamfilter.cli.group import REFUSED
    from spamfilter.cli.screen import note
    from spamfilter.index import Index

    with Index(path, create=False) as memory:
        problems = memory.check()
        count = len(memory)
    for problem in problems:
        note(f"{path}: {problem}")
    if problems:
        note(f"{path}: is damaged; restore it from a copy, or build it anew with `spamfilter index add`")
        click.get_current_context().exit(REFUSED)
    click.echo(f"{path}: sound, {count} articles")


def _report(found: Stats) -> str:
    labels = ", ".join(f"{count:,} {label}" for label, count in found.labels.items()) or "none"
    first, last = (moment or "unknown" for moment in found.first_seen)
    rows = (
        ("articles", f"{found.articles:,} from {found.hosts:,} hosts, {found.published:,} with a date, {found.vouched:,} vouched for"),
        ("first seen", f"{first} to {last}"),
        ("labels", labels),
        ("keys", f"{found.keys:,} with {found.postings:,} entries, {found.full:,} lists full"),
        ("size", f"{found.file_bytes / 2**20:,.1f} MB, of which text {found.text_bytes / 2**20:,.1f} MB"),
        ("format", str(found.version)),
    )
    return "\n".join(f"{name:<11}{value}" for name, value in rows)


def _line(name: str) -> str:
    """An id as one line of output: line ends and control codes become spaces."""
    return "".join(char if char.isprintable() else " " for char in name)
