"""What processes use: time and memory, as Linux tells it."""

from __future__ import annotations

import contextlib
import os
import resource
from pathlib import Path


def cpu_of(whom: int) -> float:
    """Seconds of processor time, the system's on behalf of these processes included."""
    used = resource.getrusage(whom)
    return used.ru_utime + used.ru_stime


def resident(pid: int) -> float:
    """Megabytes of a process that lie in memory."""
    return int(Path(f"/proc/{pid}/statm").read_text(encoding="ascii").split()[1]) * resource.getpagesize() / 2**20


def children() -> list[int]:
    """The processes that this one has started and that still run."""
    found = []
    for path in Path("/proc").glob("[0-9]*/stat"):
        with contextlib.suppress(OSError):  # it has ended meanwhile
            if int(path.read_text(encoding="utf-8", errors="replace").rpartition(") ")[2].split()[1]) == os.getpid():
                found.append(int(path.parent.name))
    return found
