"""Chunks: one statement for many values, in portions that every SQLite takes."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Sequence

_MOST = 512  # SQLite before 3.32 takes 999 values
_STEP = 32  # lengths are rounded up to these, and below them to powers of two: so that few different statements are compiled


def select(connection: sqlite3.Connection, sql: str, values: Sequence[object]) -> list[tuple[Any, ...]]:
    """The rows for any number of values; `{}` in the statement stands for a portion of them."""
    rows: list[tuple[Any, ...]] = []
    for at in range(0, len(values), _MOST):
        part = list(values[at : at + _MOST])
        part += part[-1:] * (-len(part) % min(_STEP, 1 << (len(part) - 1).bit_length()))
        rows += connection.execute(sql.format(",".join("?" * len(part))), part).fetchall()
    return rows
