"""Walks: the files under the paths that a user names, in an order that depends on nothing but their names."""

# ruff: noqa: PTH116, PTH118, PTH208 a Path would change the name that the user gave: ./a becomes a
from __future__ import annotations

import os
import stat
from typing import TYPE_CHECKING

from spamfilter.errors import InputError
from spamfilter.page import BadRecord, Source

if TYPE_CHECKING:
    from collections.abc import Iterator

KINDS = (
    (stat.S_ISFIFO, "is a pipe"),
    (stat.S_ISSOCK, "is a socket"),
    (stat.S_ISCHR, "is a device"),
    (stat.S_ISBLK, "is a device"),
)


def printable(path: str) -> str:
    """The path as text that can be written anywhere: bytes that are no UTF-8 become backslash escapes."""
    return os.fsencode(path).decode("utf-8", "backslashreplace")


def check_named(path: str) -> None:
    """Raises InputError where a path that the user named does not exist."""
    try:
        os.stat(path)
    except (FileNotFoundError, NotADirectoryError):
        raise InputError(printable(path), "does not exist") from None
    except ValueError as error:  # a NUL in the name
        raise InputError(repr(path), f"is no path: {error}") from None
    except OSError:
        return  # it is there: the walk says what is wrong with it


def walk(path: str) -> Iterator[str | BadRecord]:
    """The files under a path, sorted by name, folder by folder; what cannot be opened is a BadRecord.

    A path that the user named may be a link. Inside folders no link is followed: what it points to is read where it
    stands, and a link that leads out of the folder is a BadRecord. Hidden files and folders are passed over.
    """
    try:
        mode = os.stat(path).st_mode
    except OSError as error:
        yield _bad(path, f"cannot be read: {error.strerror}")
        return
    if not stat.S_ISDIR(mode):
        yield refusal(path, mode) or path
        return
    root, waiting = os.path.realpath(path), [path]
    while waiting:
        at = waiting.pop()
        try:
            mode = os.lstat(at).st_mode if at != path else mode
            if stat.S_ISDIR(mode):
                inside = sorted((name for name in os.listdir(at) if not name.startswith(".")), key=os.fsencode, reverse=True)
                waiting += [os.path.join(at, name) for name in inside]
            elif not stat.S_ISLNK(mode):
                yield refusal(at, mode) or at
            elif os.path.commonpath((root, os.path.realpath(at))) != root:
                yield _bad(at, "is a link that leads out of the folder: name its target to read it")
        except (OSError, ValueError) as error:  # no permission, gone since, another drive
            yield _bad(at, f"cannot be read: {getattr(error, 'strerror', None) or error}")


def refusal(path: str, mode: int) -> BadRecord | None:
    """Why a file of this mode is not opened; None for one that holds data."""
    return next((_bad(path, f"{what}, not a file") for test, what in KINDS if test(mode)), None)


def _bad(path: str, message: str) -> BadRecord:
    return BadRecord(Source(printable(path)), "file", message)
