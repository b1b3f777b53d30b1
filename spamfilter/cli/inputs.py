"""Inputs: the pages that a command works on, without the files that it writes itself."""

from __future__ import annotations

import os
import shutil
import sys
import tempfile
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import IO, TYPE_CHECKING

from spamfilter.archives import read
from spamfilter.cli.screen import note
from spamfilter.errors import InputError

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from spamfilter.page import BadRecord, Page

STDIN = "-"


def few(paths: Sequence[str]) -> Iterator[Page | BadRecord]:
    """The pages of a few files; on standard input (`-`) too anything goes that a file may hold: it is read whole first.

    Raises InputError for a path that does not exist.
    """
    read(paths)  # refuses a path that is missing, before anything is judged
    for path in paths:
        with _local(path) as local:
            for found in read([local]):
                yield found if local == path else _from_stdin(found)


def check_index(index: str | None) -> None:
    """Raises InputError where the memory that is only to be read is not there: an empty one would call everything original."""
    if index is not None and not Path(index).exists():
        raise InputError(index, "does not exist: `spamfilter index add` or `spamfilter audit --index` makes one")


class OwnFiles:
    """The files that this run writes: where a folder is read that holds them, they are no input.

    Files are known by device and number, so that no link and no other name of theirs matters.
    """

    def __init__(self, *paths: str | os.PathLike[str] | None) -> None:
        self._paths = tuple(os.fspath(path) for path in paths if path is not None)
        self._known: tuple[str, bool] = ("", False)

    def refuse(self, paths: Iterable[str]) -> None:
        """Raises InputError where one of these files is among the inputs that the user named: it would be lost."""
        own = {_identity(path) for path in self._paths} - {None}
        for path in paths:
            if _identity(path) in own:
                raise InputError(path, "is read by this run too: it would be lost")

    def without(self, pages: Iterable[Page | BadRecord]) -> Iterator[Page | BadRecord]:
        """The pages that stand in other files; each file that is left out is named once on standard error."""
        for page in pages:
            file = page.source.file if page.source else ""
            if file != self._known[0]:
                self._known = (file, self._is_own(file))
                if self._known[1]:
                    note(f"{file}: not read, this run writes it")
            if not self._known[1]:
                yield page

    def _is_own(self, file: str) -> bool:
        at = _identity(file)
        return at is not None and at in {_identity(path) for path in (*self._paths, _stdout())}


def database_files(index: str | None) -> tuple[str, ...]:
    """The files that SQLite keeps for a database."""
    return () if index is None else (index, f"{index}-wal", f"{index}-shm", f"{index}-journal")


def _identity(file: str | int | None) -> tuple[int, int] | None:
    try:
        found = os.stat(file) if file is not None and file != "" else None  # noqa: PTH116 also a file's number
    except (OSError, ValueError):
        return None
    return None if found is None else (found.st_dev, found.st_ino)


def _stdout() -> int | None:
    try:
        return sys.stdout.fileno()
    except (OSError, ValueError, AttributeError):
        return None


@contextmanager
def _local(path: str) -> Iterator[str]:
    """A path that can be read; standard input as a file of that name in a folder of its own."""
    if path != STDIN:
        yield path
        return
    with tempfile.TemporaryDirectory() as folder:
        copy = Path(folder, "stdin")
        with copy.open("wb") as file:
            shutil.copyfileobj(_stdin(), file)
        yield str(copy)


def _stdin() -> IO[bytes]:
    return sys.stdin.buffer


def _from_stdin(found: Page | BadRecord) -> Page | BadRecord:
    """The same page or record, said to come from `-`."""
    return found if found.source is None else replace(found, source=replace(found.source, file=STDIN))
