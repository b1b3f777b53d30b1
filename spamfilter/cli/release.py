"""`spamfilter release`: give back what a hook put into quarantine, and let it pass from then on."""

from __future__ import annotations

from typing import IO, TYPE_CHECKING

import click

from spamfilter.cli import options

if TYPE_CHECKING:
    from collections.abc import Iterator

    from spamfilter.quarantine import Held

MAX_LINE = 128 << 20  # bytes: an item may hold a page of 10 MB, in JSON six times that, and its text beside it


@click.command()
@click.argument("files", nargs=-1, required=True, metavar="QUARANTINE|-…")
@options.flag("index")
@click.option("--id", "ids", multiple=True, metavar="ID", help="Only the article with this id or url; may be repeated.")
def release(*, files: tuple[str, ...], index: str | None, ids: tuple[str, ...]) -> None:
    """Undo a quarantine: print the items as JSON Lines, and let their articles pass from now on.

    QUARANTINE is a file that the Scrapy pipeline wrote; - is standard input. It is left as it is. The index is the one that the
    crawl used: an article that is released is never called spam again there.
    """
    from spamfilter.cli.screen import binary_stdout, note
    from spamfilter.errors import InputError
    from spamfilter.index import Index
    from spamfilter.quarantine import release as let_pass
    from spamfilter.report.plain import json_line

    path = options.load_config(index=index).index
    if path is None:
        raise click.UsageError("name the memory of the crawl with --index DB")
    wanted, readable, released = set(ids), 0, 0
    out = binary_stdout()
    with Index(path, create=False) as memory:
        memory.require_writable()
        for held in _held(files):
            readable += 1
            if wanted and not wanted & {held.article.id, held.article.url}:
                continue
            let_pass(memory, held)
            out.write(json_line(held.item))
            out.flush()
            released += 1
    if not readable:
        raise InputError(", ".join(files), "nothing readable in it")
    note(f"{released} released" + ("" if released == readable else f", {readable - released} left"))


def _held(files: tuple[str, ...]) -> Iterator[Held]:
    """What stands in quarantine; lines that cannot be read are named on standard error, and counted."""
    from spamfilter.cli.screen import note

    bad = 0
    for name in files:
        try:
            with click.open_file(name, "rb") as file:
                for found in _lines(file, name):
                    if isinstance(found, str):
                        bad += 1
                        note(found)
                    else:
                        yield found
        except OSError as error:
            raise click.UsageError(f"{name}: cannot be read: {error.strerror}") from None
    if bad:
        note(f"{bad} could not be read")


def _lines(file: IO[bytes], name: str) -> Iterator[Held | str]:
    """The lines of one file, or what is wrong with one."""
    from spamfilter.archives.json_text import parse_json
    from spamfilter.archives.stream import Stream
    from spamfilter.quarantine import read_held

    for number, line in enumerate(Stream(file, name).lines(MAX_LINE), start=1):
        if line is None:
            yield f"{name}:{number}: line is longer than {MAX_LINE >> 20} MB"
        elif line.strip():
            try:
                yield read_held(parse_json(line))
            except ValueError as error:
                yield f"{name}:{number}: {error}"
