"""Config: every option of the filter, one field each."""

from __future__ import annotations

import os
import tomllib
from dataclasses import dataclass, fields, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from spamfilter.errors import ConfigError

if TYPE_CHECKING:
    from collections.abc import Mapping


@dataclass(frozen=True, slots=True)
class Config:
    """How articles are judged.

    index: the SQLite file that remembers articles; None keeps the memory of this filter alone, in a temporary file.
    model: the model's `.npz` file; None is the one that ships.
    cleaner: name of the cleaner under `spamfilter.adapters.cleaners`.
    candidates: how many articles of the index are fetched for each page (1 to 200).
    aligned: how many of those are aligned with it (1 to `candidates`).
    suspect_threshold, spam_threshold: scores between 0 and 1; None takes the model's.
    allow_hosts, block_hosts: hosts (with their subdomains) whose articles are always `ok`, or never better than `suspect`.
    learn: whether an audit remembers what it judged.
    """

    index: str | None = None
    model: str | None = None
    cleaner: str = "selectolax"
    candidates: int = 20
    aligned: int = 5
    suspect_threshold: float | None = None
    spam_threshold: float | None = None
    allow_hosts: tuple[str, ...] = ()
    block_hosts: tuple[str, ...] = ()
    learn: bool = True

    def __post_init__(self) -> None:
        if not 1 <= self.candidates <= 200:
            raise ConfigError("candidates", f"{self.candidates} is not between 1 and 200")
        if not 1 <= self.aligned <= self.candidates:
            raise ConfigError("aligned", f"{self.aligned} is not between 1 and candidates ({self.candidates})")
        for name in ("suspect_threshold", "spam_threshold"):
            value = getattr(self, name)
            if value is not None and not 0 <= value <= 1:
                raise ConfigError(name, f"{value} is not between 0 and 1")

    @classmethod
    def load(
        cls, flags: Mapping[str, Any] | None = None, environ: Mapping[str, str] | None = None, folder: str | os.PathLike[str] = "."
    ) -> Config:
        """Options by rank: flags (None = not given), `SPAMFILTER_*` in the environment, `spamfilter.toml` or `[tool.spamfilter]`.

        Raises ConfigError for an unknown name or a value of the wrong kind.
        """
        values: dict[str, Any] = {}
        for origin, given in (
            ("file", _from_files(Path(folder))),
            ("environment", _from_environment(os.environ if environ is None else environ)),
            ("flag", {k: v for k, v in (flags or {}).items() if v is not None}),
        ):
            for name, value in given.items():
                values[name] = _convert(name, value, origin)
        return replace(cls(), **values)


def _from_files(folder: Path) -> dict[str, Any]:
    """The table of `spamfilter.toml`, else `[tool.spamfilter]` of `pyproject.toml`, in this folder."""
    for name, keys in (("spamfilter.toml", ()), ("pyproject.toml", ("tool", "spamfilter"))):
        path = folder / name
        if not path.is_file():
            continue
        try:
            table: Any = tomllib.loads(path.read_text(encoding="utf-8"))
        except (tomllib.TOMLDecodeError, UnicodeDecodeError, OSError) as error:
            raise ConfigError(str(path), f"is not readable as TOML: {error}") from None
        for key in keys:
            table = table.get(key, {})
        if table or not keys:
            return dict(table)
    return {}


def _from_environment(environ: Mapping[str, str]) -> dict[str, str]:
    """`SPAMFILTER_NAME=value` for every option; other names with that prefix belong to the hooks."""
    known = {f"SPAMFILTER_{f.name.upper()}": f.name for f in fields(Config)}
    return {known[key]: value for key, value in environ.items() if key in known}


def _convert(name: str, value: Any, origin: str) -> Any:
    """A value of the option's own type, from TOML, text or a flag."""
    kinds = {f.name: str(f.type) for f in fields(Config)}
    if name not in kinds:
        raise ConfigError(name, f"no such option ({origin}); known: {', '.join(kinds)}")
    kind = kinds[name]
    try:
        if kind.startswith("tuple"):
            return tuple(value.replace(",", " ").split()) if isinstance(value, str) else tuple(str(v) for v in value)
        if kind == "bool":
            if isinstance(value, bool):
                return value
            return {"1": True, "true": True, "yes": True, "0": False, "false": False, "no": False}[str(value).lower()]
        if kind.startswith(("int", "float")):
            return (int if kind.startswith("int") else float)(value)
    except (TypeError, ValueError, KeyError):
        raise ConfigError(name, f"{value!r} is not of type {kind} ({origin})") from None
    if not isinstance(value, (str, os.PathLike)):
        raise ConfigError(name, f"{value!r} is not text ({origin})")
    text = str(value)
    return None if text == "none" and "None" in kind else text
