"""Standard error and standard output: notes, progress, and a reader that goes away."""

from __future__ import annotations

import contextlib
import os
import sys
import time
from typing import IO, TYPE_CHECKING, Self

import click

from spamfilter.errors import InputError
from spamfilter.report.plain import plain

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from types import TracebackType

    from rich.progress import Progress as RichProgress

    from spamfilter.page import BadRecord, Page
    from spamfilter.report.tally import Tally

PATIENCE = 1.5  # seconds of work before a person is told that it goes on
_REFRESH = 0.1  # seconds between two new counts


def note(message: str) -> None:
    """Say something to the user: one plain line on standard error; nothing where that cannot be written."""
    with contextlib.suppress(OSError):
        click.echo(plain(message), err=True)


def binary_stdout() -> IO[bytes]:
    """Standard output for bytes: what we write is UTF-8 whatever the locale says."""
    sys.stdout.flush()
    return sys.stdout.buffer


def settle(stream: IO[str]) -> None:
    """Write what is left for standard output or error; where that fails, let it go nowhere.

    The interpreter would try once more at its end, and end with a code of its own.
    """
    try:
        stream.flush()
    except (OSError, InputError):
        hush(stream)


def hush(stream: IO[str]) -> None:
    """Let what is still to be written go nowhere: the reader has gone, or the disk is full."""
    try:
        handle = stream.fileno()
    except (OSError, ValueError, AttributeError):  # no real file behind it
        return
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, handle)
    os.close(nowhere)


def report_unreadable(tally: Tally) -> None:
    """Say how many records could not be read, and name the first of them; nothing where all could."""
    if not tally.unreadable:
        return
    note(f"{tally.unreadable} of {tally.total} could not be read:")
    for where, what in tally.errors:
        note(f"  {where}: {what}")
    if tally.unreadable > len(tally.errors):
        note(f"  and {tally.unreadable - len(tally.errors)} more")


class Progress:
    """A line on standard error that counts pages and verdicts, once work takes long and if a person is there to see it."""

    def __init__(self, tally: Tally) -> None:
        self._tally = tally
        self._read = 0
        self._next = time.monotonic() + PATIENCE
        self._wanted = sys.stderr.isatty()
        self._line: RichProgress | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self.stop()

    def count(self, pages: Iterable[Page | BadRecord]) -> Iterator[Page | BadRecord]:
        """The same pages, counted as they are read."""
        for page in pages:
            self._read += 1
            self.tick()
            yield page

    def tick(self) -> None:
        """Bring the line up to date, if it is time."""
        now = time.monotonic()
        if not self._wanted or now < self._next:
            return
        self._next = now + _REFRESH
        if self._line is None:
            self._line = _start()
        found = ", ".join(f"{n:,} {label.value}" for label, n in self._tally.labels.items())
        self._line.update(self._line.task_ids[0], description=f"{self._read:,} read{': ' + found if found else ''}")

    def stop(self) -> None:
        """Take the line away and never show it again."""
        self._wanted = False
        if self._line is not None:
            self._line.stop()
            self._line = None


def _start() -> RichProgress:
    from rich.console import Console
    from rich.progress import Progress as RichProgress
    from rich.progress import SpinnerColumn, TextColumn, TimeElapsedColumn

    line = RichProgress(
        SpinnerColumn(), TextColumn("{task.description}", markup=False), TimeElapsedColumn(), console=Console(stderr=True), transient=True
    )
    line.add_task("", total=None)
    line.start()
    return line
