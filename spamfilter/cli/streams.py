"""Streams: files that say which one cannot be written, and standard streams that are there even where somebody closed them."""

from __future__ import annotations

import io
import os
import sys
from typing import TYPE_CHECKING, Any

from spamfilter.errors import InputError

if TYPE_CHECKING:
    from os import PathLike


class Sink(io.FileIO):
    """A file, open for writing, whose trouble is an InputError that names it: a full disk, a limit, a share that is gone.

    A pipe that nobody reads any more raises BrokenPipeError as ever.
    """

    def __init__(self, handle: int, called: str | PathLike[str], *, closefd: bool = True) -> None:
        """`handle` is the number of the open file; `called` is what its user calls it."""
        super().__init__(handle, "wb", closefd=closefd)
        self._called = called

    def write(self, data: Any, /) -> int:
        """How many bytes were written, perhaps not all. Raises InputError where none can be, BrokenPipeError where nobody reads."""
        try:
            return super().write(data)
        except BrokenPipeError:
            raise
        except OSError as error:
            raise InputError(self._called, f"cannot be written: {error.strerror}") from None


def make_ready() -> None:
    """Put the null device where a standard stream was closed (as git does), and name standard output where its disk is full.

    What would be opened next would else get the number of the stream that is missing.
    """
    for name, mode in (("stdin", "r"), ("stdout", "w"), ("stderr", "w")):
        if getattr(sys, name) is None:
            setattr(sys, name, open(os.devnull, mode, encoding="utf-8"))  # noqa: PTH123, SIM115 it stays open to the end
    if sys.stdout is sys.__stdout__ and isinstance(sys.stdout, io.TextIOWrapper) and not sys.stdout.isatty():
        sink = Sink(sys.stdout.fileno(), "standard output", closefd=False)
        sys.stdout = io.TextIOWrapper(io.BufferedWriter(sink), sys.stdout.encoding, sys.stdout.errors)
