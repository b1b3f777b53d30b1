"""Outputs: where results go, and files that stand under their names only when they are whole."""

from __future__ import annotations

import mmap
import os
import stat
from io import BufferedWriter
from pathlib import Path
from typing import IO, TYPE_CHECKING

from spamfilter.cli.screen import binary_stdout, note
from spamfilter.cli.streams import Sink
from spamfilter.errors import InputError

if TYPE_CHECKING:
    from types import TracebackType

STDOUT = "-"


class Output:
    """Standard output, or a file: written as FILE.part and renamed when everything is in it.

    A run that fails or is stopped leaves FILE alone; what it wrote stays in FILE.part, in whole records. A device or pipe
    is written directly. Raises InputError on entry for a file that exists, unless `force`, and for one that cannot be
    made; while it is written for a full disk.
    """

    def __init__(self, path: str | None, *, force: bool = False) -> None:
        self.path = None if path in (None, STDOUT) else Path(path or "")
        self._force = force
        self._direct = False
        self._stream: IO[bytes] | None = None

    @property
    def part(self) -> Path | None:
        """The file that is written; None on standard output."""
        return self.path if self.path is None or self._direct else self.path.with_name(f"{self.path.name}.part")

    def __enter__(self) -> IO[bytes]:
        if self.path is None:
            return binary_stdout()
        try:
            self._direct = self._is_special(self.path)
            assert self.part is not None
            # No symbolic link is followed: what stands under this name is ours to write.
            flags = os.O_WRONLY if self._direct else os.O_WRONLY | os.O_CREAT | os.O_TRUNC | getattr(os, "O_NOFOLLOW", 0)
            self._stream = BufferedWriter(Sink(os.open(self.part, flags | getattr(os, "O_BINARY", 0), 0o666), self.path))
        except (OSError, ValueError) as error:
            raise InputError(self.path, f"cannot be written: {getattr(error, 'strerror', None) or error}") from None
        return self._stream

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        if self._stream is None or self.path is None:
            return
        part = self.part
        assert part is not None
        try:
            self._stream.close()
        except InputError:
            self._leave(part)
            if kind is None:
                raise
            return
        if kind is not None:
            self._leave(part)
        elif not self._direct:
            self._refuse_existing(self.path)
            part.replace(self.path)

    def _leave(self, part: Path) -> None:
        """Leave what was written, without a line of which the disk took a part; say where it is, if there is anything."""
        if self._direct:
            return
        whole = _whole_lines(part)
        if whole:
            os.truncate(part, whole)
            note(f"not finished: the results so far are in {part}")
        else:
            part.unlink()

    def _is_special(self, path: Path) -> bool:
        """Whether this is a device or a pipe; refuses a folder, and a file unless it may be overwritten."""
        self._refuse_existing(path)
        mode = path.stat().st_mode if path.exists() else stat.S_IFREG
        if stat.S_ISDIR(mode):
            raise InputError(path, "is a folder")
        return not stat.S_ISREG(mode)

    def _refuse_existing(self, path: Path) -> None:
        if not self._force and (path.is_file() or (path.is_symlink() and not path.exists())):
            raise InputError(path, "exists already; --force overwrites it")


def _whole_lines(path: Path) -> int:
    """How many bytes of a file the lines hold that have an end."""
    if not path.stat().st_size:
        return 0
    with path.open("rb") as file, mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ) as data:
        return data.rfind(b"\n") + 1
