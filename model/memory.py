"""Memory: what a match head was fitted on, one row a text, kept beside the model so that an update does not forget it.

`NAME.rows.npz` beside `NAME.npz`: measured values, labels, sets and groups of rows, and no text. Judging never reads it.
"""

from __future__ import annotations

import hashlib
import zipfile
import zlib
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np

from spamfilter.errors import ModelError
from spamfilter.scoring.model import ROWS, replacing

from .formulas import SET as FORMULAS
from .rows import TAKEN, Rows, together
from .thresholds import Population, choose, rates

if TYPE_CHECKING:
    from collections.abc import Mapping

    from numpy.typing import NDArray

YOURS = "yours"  # the set of every row that an update learned from
MOST_TAKEN = 1600  # taken texts that are kept of a training; the honest ones are all kept, since thresholds are their tail
MOST_BYTES = 64 << 20
_DIGITS = np.uint16(0xFFF8)  # eight binary ones of a float16's eleven: trees tell 255 steps of a value apart, and the file is shorter
# Shares of honest texts that may be accused: of reports of an event that the index knows, and of other texts that resemble something in it.
SAME_EVENT, OTHER = {"suspect": 0.025, "spam": 0.010}, {"suspect": 0.005, "spam": 0.002}
_DAMAGED = (zipfile.BadZipFile, zlib.error, ValueError, KeyError, OSError, EOFError, RuntimeError, MemoryError)


@dataclass(frozen=True, slots=True)
class Memory:
    """Rows, and the log-odds that fits which had not seen them gave them, calibrated as the head's are."""

    rows: Rows
    log_odds: NDArray[np.float64]

    def take(self, mask: NDArray[Any]) -> Memory:
        """The rows of a mask, or at these places."""
        return Memory(self.rows.take(mask), self.log_odds[mask])

    def with_more(self, other: Memory) -> Memory:
        """These rows and the others."""
        return Memory(together((self.rows, other.rows)), np.concatenate([self.log_odds, other.log_odds]))

    @property
    def sets_thresholds(self) -> NDArray[np.bool_]:
        """The honest rows that thresholds are chosen on: neither made texts nor labels in doubt."""
        doubtful = (self.rows.set == FORMULAS) | (np.char.find(self.rows.set, "fnc1") >= 0)
        return np.asarray(~self.rows.true & ~doubtful)


def whole_pairs(rows: Rows, log_odds: NDArray[np.float64]) -> Memory:
    """Of every query its row with the highest log-odds: uncut, and with the source where the query was taken from one."""
    whole = np.flatnonzero((rows.view == "full") & (~np.isin(rows.label, TAKEN) | rows.true))
    ordered = whole[np.lexsort((-log_odds[whole], rows.query[whole]))]
    _, first = np.unique(rows.query[ordered], return_index=True)
    return Memory(rows.take(ordered[first]), log_odds[ordered[first]])


def for_matches(memory: Memory) -> tuple[dict[str, Any], dict[str, Any]]:
    """The thresholds for texts with a match, and the shares of each label above them."""
    chances, label = 1 / (1 + np.exp(-memory.log_odds)), memory.rows.label
    same_event, other = (memory.sets_thresholds & kind for kind in (label == "independent_same_event", label != "independent_same_event"))
    thresholds = choose((Population("same event", chances[same_event], SAME_EVENT), Population("other", chances[other], OTHER)))
    kind = np.where(memory.rows.set == FORMULAS, "formulaic ", np.where(memory.rows.set == YOURS, "yours ", ""))
    names = np.char.add(kind, label)
    return thresholds, rates(chances, names, thresholds)


def to_keep(memory: Memory) -> Memory:
    """Every honest row and an even share of the taken ones, under numbers instead of ids."""
    taken = np.flatnonzero(memory.rows.true)
    step = max(1, -(-len(taken) // MOST_TAKEN))
    kept = memory.take(np.sort(np.concatenate([np.flatnonzero(~memory.rows.true), taken[::step]])))
    numbers = np.array([f"#{number}" for number in range(len(kept.log_odds))], dtype=np.str_)
    _, groups = np.unique(kept.rows.group, return_inverse=True)
    named = replace(kept.rows, query=numbers, other=np.full(len(numbers), ""), group=np.char.add("#", groups.astype(np.str_)))
    return Memory(named, kept.log_odds)


def short_values(values: NDArray[np.float64]) -> NDArray[np.float16]:
    """Values to the digits that a memory keeps, so that new rows are no other than read ones."""
    return (values.astype(np.float16).view(np.uint16) & _DIGITS).view(np.float16)


def short_log_odds(log_odds: NDArray[np.float64]) -> NDArray[np.float32]:
    """The same of log-odds."""
    return log_odds.astype(np.float32)


def save_memory(model: str | Path, memory: Memory) -> str:
    """Write the rows beside a model and return their digest; the same rows give the same bytes."""
    columns = {name: getattr(memory.rows, name) for name in Rows.__slots__}
    columns |= {"values": short_values(memory.rows.values), "log_odds": short_log_odds(memory.log_odds)}
    with replacing(Path(model).with_suffix(ROWS)) as file:
        named: Any = columns  # numpy's own types know only its options
        np.savez_compressed(file, **named)
    return _digest(columns)


def load_memory(model: str | Path, facts: Mapping[str, Any]) -> Memory:
    """The rows beside a model, whose facts name their digest.

    Raises ModelError naming the file where there is none, or one of another model.
    """
    path = Path(model).with_suffix(ROWS)
    try:
        with zipfile.ZipFile(path) as archive:
            if sum(member.file_size for member in archive.infolist()) > MOST_BYTES:
                raise ModelError(path, f"unpacks to more than {MOST_BYTES >> 20} MB")
        with np.load(path, allow_pickle=False) as file:
            columns = {name: file[name] for name in (*Rows.__slots__, "log_odds")}
    except FileNotFoundError:
        raise ModelError(path, "is not there: a model is updated with the rows it was trained on") from None
    except _DAMAGED as error:
        raise ModelError(path, f"is damaged: {str(error)[:120]}") from None
    if _digest(columns) != facts.get("training", {}).get("rows"):
        raise ModelError(path, "does not belong to the model beside it")
    log_odds = columns.pop("log_odds").astype(np.float64)
    return Memory(Rows(**{**columns, "values": columns["values"].astype(np.float64)}), log_odds)


def _digest(columns: Mapping[str, NDArray[Any]]) -> str:
    digest = hashlib.sha256()
    for name in sorted(columns):
        column = columns[name]
        digest.update(f"{name} {column.dtype.str} {column.shape}\n".encode())
        digest.update(np.ascontiguousarray(column).tobytes())
    return digest.hexdigest()
