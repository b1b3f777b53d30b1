"""Auditing: what `spamfilter audit` does, apart from its options."""

from __future__ import annotations

import os
import sys
from dataclasses import dataclass
from itertools import islice
from typing import TYPE_CHECKING

import click

from spamfilter.archives import read
from spamfilter.cli.group import DONE, FAILED_ON
from spamfilter.cli.inputs import OwnFiles, check_index, database_files
from spamfilter.cli.output import STDOUT, Output
from spamfilter.cli.screen import Progress, hush, note, report_unreadable
from spamfilter.errors import InputError
from spamfilter.filter import SpamFilter
from spamfilter.page import BadRecord
from spamfilter.report.tally import Tally
from spamfilter.report.writers import open_writer
from spamfilter.verdict import Label

if TYPE_CHECKING:
    from collections.abc import Iterator

    from spamfilter.archives import Reading
    from spamfilter.config import Config
    from spamfilter.page import Page, Source


@dataclass(frozen=True, slots=True)
class Order:
    """What one audit shall do, besides what its Config says."""

    paths: tuple[str, ...]
    references: tuple[str, ...]
    mutual: bool
    form: str
    output: str | None
    force: bool
    limit: int | None
    fail_on: frozenset[str]
    input_type: str | None
    with_text: bool


def run(order: Order, config: Config) -> int:
    """Judge, write, and give the exit code.

    Raises InputError for a path that does not exist, for an output that cannot be written, and where nothing was readable.
    """
    if STDOUT in order.paths and STDOUT in order.references:
        raise click.UsageError("standard input cannot be judged and referred to")
    if not config.learn:
        check_index(config.index)
    reading, references = read(order.paths, input_type=order.input_type), read(order.references, input_type=order.input_type)
    output, tally = Output(order.output, force=order.force), Tally()
    OwnFiles(output.path).refuse((*order.paths, *order.references, *filter(None, (config.index, config.model))))
    try:
        with SpamFilter(config) as spam_filter, output as stream, Progress(tally) as progress:
            writer = open_writer(order.form, stream, with_text=order.with_text)
            own = OwnFiles(output.path, output.part, *database_files(config.index))
            vouched = set[tuple[object, ...]]()  # where the references stood: all of them are learned before the first page is read
            pages = islice(progress.count(_others(own.without(reading), vouched)), order.limit)
            learned = progress.count(_sound(own.without(references), references, vouched)) if order.references else ()
            for verdict in spam_filter.audit(pages, references=learned, mutual=order.mutual):
                if output.path is None and stream.isatty():
                    progress.stop()  # the results are on the same screen
                tally.add(verdict)
                writer.write(verdict)
                progress.tick()
            writer.finish(tally)
    except BrokenPipeError:
        if output.path is not None:
            raise
        hush(sys.stdout)  # whoever read our output has enough: what was judged so far counts
    finally:
        report_unreadable(tally)
    if tally.total == tally.unreadable and (tally.total or not reading.readable):
        raise InputError(", ".join(order.paths), "nothing readable in any input")
    if not tally.total and order.limit is None:
        note(f"{', '.join(order.paths)}: readable, and holds nothing to judge")
    return _exit_code(order.fail_on, tally)


def _sound(pages: Iterator[Page | BadRecord], reading: Reading, places: set[tuple[object, ...]]) -> Iterator[Page | BadRecord]:
    """The references, their places noted; what cannot be read among them is named.

    Raises InputError where references were named and none can.
    """
    for page in pages:
        if isinstance(page, BadRecord):
            note(f"reference not read: {page.source}: {page.message}")
        elif page.source is not None:
            places.add(_place(page.source))
        yield page
    if not reading.readable:
        raise InputError("--references", "nothing readable in them")


def _others(pages: Iterator[Page | BadRecord], places: set[tuple[object, ...]]) -> Iterator[Page | BadRecord]:
    """What is to be judged: all but the references that stand among it."""
    return (page for page in pages if not places or isinstance(page, BadRecord) or page.source is None or _place(page.source) not in places)


def _place(source: Source) -> tuple[object, ...]:
    """Where a record stands, however its file is called."""
    return os.path.realpath(source.file), source.offset, source.line, source.record


def _exit_code(fail_on: frozenset[str], tally: Tally) -> int:
    spam, suspect = tally.labels[Label.SPAM], tally.labels[Label.SUSPECT]
    met = {"spam": spam, "suspect": spam + suspect, "error": tally.unreadable}
    return FAILED_ON if any(met[name] for name in fail_on) else DONE
