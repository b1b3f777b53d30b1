"""Reading: every page of the inputs that a user names, whatever they are written in."""

from __future__ import annotations

import contextlib
import os
import stat
import sys
from collections.abc import Iterator
from typing import IO, TYPE_CHECKING, Any

from spamfilter import plugins
from spamfilter.archives.kinds import describe
from spamfilter.archives.stream import HEAD, Stream
from spamfilter.archives.walk import check_named, printable, refusal, walk
from spamfilter.errors import InputError, PluginError
from spamfilter.page import BadRecord, Page, Source

if TYPE_CHECKING:
    from collections.abc import Iterable
    from types import ModuleType

FOLDER = "archives"
STDIN = "-"
GENERIC = ("html", "text")  # asked last: almost anything can be taken for them


class Reading(Iterator["Page | BadRecord"]):
    """The pages of the inputs in order, and a BadRecord for each record or file that could not be read.

    `readable` says whether any input so far was of a kind that we read and held a page, or was sound and held none.
    """

    def __init__(self, paths: Iterable[str], input_type: str | None = None, stdin: IO[bytes] | None = None) -> None:
        """Raises InputError for a path that does not exist, PluginError for an unknown input type."""
        self.readable = False
        self._paths = tuple(os.fspath(path) for path in paths)
        self._stdin = stdin
        self._type = plugins.load(FOLDER, input_type) if input_type is not None else None
        for path in self._paths:
            if path != STDIN:
                check_named(path)
        self._adapters = adapters() if self._type is None and any(path != STDIN for path in self._paths) else {}
        self._pages = self._read()

    def __next__(self) -> Page | BadRecord:
        return next(self._pages)

    def _read(self) -> Iterator[Page | BadRecord]:
        for path in self._paths:
            if path == STDIN:
                stdin = self._stdin if self._stdin is not None else sys.stdin.buffer
                yield from self._stream(_Unbuffered(stdin), STDIN, self._type or plugins.load(FOLDER, "jsonl"))
                continue
            for found in walk(path):
                if isinstance(found, BadRecord):
                    yield found
                else:
                    yield from self._file(found)

    def _file(self, path: str) -> Iterator[Page | BadRecord]:
        name = printable(path)
        with contextlib.ExitStack() as stack:
            try:
                # A pipe that took the file's place since the walk must not block.
                handle = os.open(path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0))
                file = stack.enter_context(open(handle, "rb", buffering=0))  # noqa: PTH123 a handle is no path
                mode = os.fstat(handle).st_mode
            except OSError as error:
                yield BadRecord(Source(name), "file", f"cannot be read: {error.strerror}")
                return
            if not stat.S_ISREG(mode):
                yield refusal(path, mode) or BadRecord(Source(name), "file", "is not a file")
                return
            yield from self._stream(file, name, self._type)

    def _stream(self, file: Any, name: str, adapter: ModuleType | None) -> Iterator[Page | BadRecord]:
        """The pages of one input; trouble with the input as a whole is a BadRecord behind them."""
        pages = bad = 0
        try:
            stream = Stream(file, name)
            for found in self._pages_of(stream, adapter):
                pages, bad = pages + isinstance(found, Page), bad + isinstance(found, BadRecord)
                self.readable = self.readable or isinstance(found, Page)
                yield found
            damages = stream.take_damages()
            self.readable = self.readable or not (bad or damages)
            yield from damages
        except OSError as error:
            yield BadRecord(Source(name), "file", f"cannot be read on: {error.strerror or error}")
        except InputError as error:
            place = "" if error.offset is None else f" at byte {error.offset}"
            yield BadRecord(Source(name, error.offset), "file", str(error).removeprefix(f"{error.path}{place}: "))

    def _pages_of(self, stream: Stream, adapter: ModuleType | None) -> Iterator[Page | BadRecord]:
        head = stream.head(1 if adapter else HEAD)
        if adapter is None:
            adapter = next((each for each in self._adapters.values() if each.recognise(head)), None)
        if adapter is None or not head:
            yield BadRecord(Source(stream.name), "type", describe(head))
        else:
            yield from adapter.pages(stream)


def adapters() -> dict[str, ModuleType]:
    """The adapters in the order in which they are asked: the particular ones by name, then those that take almost anything.

    One whose package is not installed is left out.
    """
    loaded = {}
    for name in sorted(plugins.names(FOLDER), key=lambda name: (GENERIC.index(name) if name in GENERIC else -1, name)):
        with contextlib.suppress(PluginError):
            loaded[name] = plugins.load(FOLDER, name)
    return loaded


class _Unbuffered:
    """Standard input as it comes: a line is read as soon as it is there."""

    def __init__(self, file: IO[bytes]) -> None:
        self._read = getattr(file, "read1", file.read)

    def read(self, size: int, /) -> bytes:
        piece: bytes = self._read(size)
        return piece

    def seek(self, offset: int, /) -> int:
        raise OSError(f"standard input cannot go to byte {offset}")


def read(paths: Iterable[str], *, input_type: str | None = None, stdin: IO[bytes] | None = None) -> Reading:
    """Every page of the files and folders in order; `-` is JSON Lines on standard input (`stdin`, else the process's own).

    `input_type` names the adapter to read everything with; None recognises each input by its content. Raises InputError
    for a path that does not exist and PluginError for an unknown type, before anything is read.
    """
    return Reading(paths, input_type, stdin)
