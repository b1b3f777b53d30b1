"""Models: two heads, their calibration and thresholds, read from `.npz` and JSON and from nothing else."""

from __future__ import annotations

import contextlib
import hashlib
import json
import lzma
import os
import zipfile
import zlib
from dataclasses import dataclass, field
from functools import cache
from importlib import resources
from pathlib import Path
from typing import IO, TYPE_CHECKING, Any

import numpy as np

from spamfilter.errors import ModelError
from spamfilter.feature import View
from spamfilter.scoring.linear import LinearHead
from spamfilter.scoring.thresholds import Thresholds
from spamfilter.scoring.trees import Head

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from numpy.typing import NDArray

FORMAT = "spamfilter-model/2"
MOST_BYTES = 8 << 20  # of either file, and of what the .npz unpacks to
SHIPPED = "rewrite"
ROWS = ".rows.npz"  # what a model was fitted on: judging never reads it
SUFFIXES = (".npz", ".json", ROWS)  # of the files of a model
# What unpacking a damaged archive raises (RuntimeError: a member that calls itself encrypted or is packed in an unknown way).
_DAMAGED = (zipfile.BadZipFile, zlib.error, lzma.LZMAError, ValueError, OSError, EOFError, KeyError, MemoryError, RuntimeError)
_INTEGERS = frozenset({"feature", "left", "right", "roots"})
# The shapes a head can have: its class, its columns in the `.npz`, its numbers in the JSON.
_SHAPES: dict[str, tuple[type[Head | LinearHead], tuple[str, ...], tuple[str, ...]]] = {
    "trees": (Head, ("feature", "threshold", "left", "right", "value", "roots"), ("slope", "intercept")),
    "linear": (LinearHead, ("weight", "mean", "low", "high"), ("intercept",)),
}


@dataclass(frozen=True)
class Model:
    """What a verdict is made with.

    `heads` score a match and the text alone, and `thresholds` are of those scores; `facts` is the whole JSON file: measured rates,
    training digest, sets left out.
    """

    version: str
    heads: Mapping[View, Head | LinearHead]
    thresholds: Mapping[View, Thresholds]
    facts: Mapping[str, Any] = field(default_factory=dict)
    sha256: str = ""


def load_model(path: str | None = None) -> Model:
    """The model of a `.npz` file with its `.json` beside it; None is the one that ships.

    Raises ModelError naming the file, before anything in it is used.
    """
    return _shipped() if path is None else _load(Path(path))


@cache
def _shipped() -> Model:
    with resources.as_file(resources.files("spamfilter.model")) as folder:
        return _load(folder / f"{SHIPPED}.npz")


def _load(path: Path) -> Model:
    """Read, check, and only then build."""
    raw = _read(path)
    if not raw.startswith(b"PK\x03\x04"):
        _parse_facts(path, raw)  # says what is wrong with a JSON file
        path, raw = path.with_suffix(".npz"), _read(path.with_suffix(".npz"))
    beside = path.with_suffix(".json")
    if not beside.exists():
        raise ModelError(path, f"is no model of this package: there is no {beside.name} beside it")
    facts = _parse_facts(beside, _read(beside))
    arrays = _read_arrays(path)
    try:
        heads = {View(name): _head(name, told, arrays) for name, told in facts["heads"].items()}
        thresholds = {view: _thresholds(facts["thresholds"][view.value]) for view in heads}
        version = str(facts["version"])
    except (KeyError, TypeError, ValueError, AttributeError, OverflowError) as error:
        raise ModelError(beside, f"lacks a part of a model or holds one of the wrong kind: {error}") from None
    for view, head in heads.items():
        problem = head.problem()
        if problem:
            raise ModelError(path, f"head {view.value}: {problem}")
        bars = thresholds[view]
        if not 0 < bars.suspect <= bars.spam <= 1 or bars.suspect == 1 or (view is View.MATCH and bars.spam == 1):
            raise ModelError(beside, f"head {view.value}: thresholds that are not 0 < suspect <= spam < 1")
    if View.MATCH not in heads:
        raise ModelError(beside, "has no head for matches")
    digest = model_digest(arrays, facts)
    if digest != facts.get("sha256"):
        raise ModelError(path, f"does not belong to {beside.name}: its digest is {digest[:12]}…, not {str(facts.get('sha256'))[:12]}…")
    return Model(version, heads, thresholds, facts, digest)


def model_digest(arrays: Mapping[str, NDArray[Any]], facts: Mapping[str, Any]) -> str:
    """SHA-256 of every array and of the JSON without this very digest."""
    digest = hashlib.sha256()
    for name in sorted(arrays):
        digest.update(f"{name} {arrays[name].dtype.str} {arrays[name].shape}\n".encode())
        digest.update(np.ascontiguousarray(arrays[name]).tobytes())
    rest = {key: value for key, value in facts.items() if key != "sha256"}
    digest.update(json.dumps(rest, sort_keys=True, ensure_ascii=True).encode())
    return digest.hexdigest()


def _read(path: Path) -> bytes:
    try:
        with path.open("rb") as file:
            raw = file.read(MOST_BYTES + 1)
    except OSError as error:
        raise ModelError(path, f"cannot be read: {error.strerror or error}") from None
    if len(raw) > MOST_BYTES:
        raise ModelError(path, f"is larger than a model can be ({MOST_BYTES >> 20} MB)")
    if not raw:
        raise ModelError(path, "is empty")
    return raw


def _parse_facts(path: Path, raw: bytes) -> dict[str, Any]:
    """The JSON beside the arrays, with finite numbers only."""
    if raw[:1] in b"\x80(" or raw[:2] == b"\x93N":
        raise ModelError(path, "is no model of this package (it looks like a pickle or an array, which are never loaded)")
    try:
        facts = json.loads(raw, parse_constant=_refuse)
    except (ValueError, RecursionError):
        raise ModelError(path, "is no model of this package: not JSON with finite numbers") from None
    if not isinstance(facts, dict) or facts.get("format") != FORMAT:
        told = facts if isinstance(facts, dict) else {}
        found = f"is of format {str(told['format'])[:40]!r}" if "format" in told else "states no format"
        version = f", version {str(told['version'])[:20]!r}" if "version" in told else ""
        raise ModelError(path, f"{found}{version}; this package reads {FORMAT!r}: update it, or train again")
    return facts


def _refuse(constant: str) -> float:
    raise ValueError(constant)


def _read_arrays(path: Path) -> dict[str, NDArray[Any]]:
    """The arrays of the `.npz`, their sizes checked before one is unpacked."""
    try:
        with zipfile.ZipFile(path) as archive:
            claimed = sum(member.file_size for member in archive.infolist())
            if claimed > MOST_BYTES:
                raise ModelError(path, f"unpacks to {claimed} bytes: more than a model can have")
        with np.load(path, allow_pickle=False) as file:
            arrays = {name: file[name] for name in file.files}
    except _DAMAGED as error:
        raise ModelError(path, f"is damaged, or no model of this package: {str(error)[:120]}") from None
    for name, array in arrays.items():
        if not isinstance(array, np.ndarray) or array.dtype.kind not in "if":
            raise ModelError(path, f"holds {name!r}, which is no array of numbers")
    return arrays


def _thresholds(told: Mapping[str, Any]) -> Thresholds:
    """The thresholds of one situation; `null` where it makes nothing spam."""
    return Thresholds(float(told["suspect"]), 1.0 if told["spam"] is None else float(told["spam"]))


def _head(name: str, told: Mapping[str, Any], arrays: Mapping[str, NDArray[Any]]) -> Head | LinearHead:
    """One head from its columns `name.column` and its part of the JSON."""
    make, columns, numbers = _SHAPES[told["shape"]]
    parts: dict[str, Any] = {c: arrays[f"{name}.{c}"].astype(np.int32 if c in _INTEGERS else np.float64) for c in columns}
    parts |= {number: float(told[number]) for number in numbers}
    return make(features=tuple(str(feature) for feature in told["features"]), **parts)


def save_model(path: str | Path, heads: Mapping[View, Head | LinearHead], facts: Mapping[str, Any]) -> str:
    """Write the two files and return the digest; the same heads and facts give the same bytes."""
    path = Path(path).with_suffix(".npz")
    arrays: dict[str, NDArray[Any]] = {}
    told: dict[str, dict[str, Any]] = {}
    for view, head in sorted(heads.items()):
        shape = next(name for name, (make, _, _) in _SHAPES.items() if isinstance(head, make))
        _, columns, numbers = _SHAPES[shape]
        arrays |= {f"{view.value}.{c}": getattr(head, c).astype(np.int32 if c in _INTEGERS else np.float64) for c in columns}
        told[view.value] = {"shape": shape, "features": list(head.features), **{number: getattr(head, number) for number in numbers}}
    whole: dict[str, Any] = {"format": FORMAT, **facts, "heads": told}
    whole["sha256"] = model_digest(arrays, whole)
    with replacing(path) as file:
        named: Any = arrays  # numpy's own types know only its options
        np.savez_compressed(file, **named)
    with replacing(path.with_suffix(".json")) as file:
        file.write((json.dumps(whole, indent=1, ensure_ascii=True) + "\n").encode())
    return str(whole["sha256"])


@contextlib.contextmanager
def replacing(path: Path) -> Iterator[IO[bytes]]:
    """A file to write, which takes the place of the one under this name when it is whole: nobody reads half of it."""
    unfinished = path.with_name(f".{path.name}.{os.getpid()}")
    try:
        with unfinished.open("wb") as file:
            yield file
        unfinished.replace(path)
    finally:
        unfinished.unlink(missing_ok=True)
