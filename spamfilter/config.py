"""Config: every option of the filter, one field each."""

from __future__ import annotations

import os
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from difflib import get_close_matches
from numbers import Integral, Real
from pathlib import Path
from typing import TYPE_CHECKING, Any

from spamfilter.errors import ConfigError
from spamfilter.hosts import as_host

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

PREFIX = "SPAMFILTER_"
# What the environment holds for others than Config: hooks, the command line, settings of Scrapy that somebody hands on so.
_OTHERS = ("ACTION", "DEBUG")
OF_SCRAPY = (
    *("ENABLED", "FIELD", "TEXT_FIELDS", "URL_FIELD", "TITLE_FIELD", "DATE_FIELD", "THRESHOLD", "QUARANTINE_URI", "ALLOW_DOMAINS"),
    *("BLOCK_DOMAINS", "DROP_LOG_LEVEL", "ON_ERROR", "STOP_HOSTS", "SKIP_HOSTS", "HOST_COUNT", "HOST_SHARE", "URL"),
)
_SPELT_ALIKE = 0.6  # as difflib has it: TRESHOLD for SPAM_THRESHOLD
_TRUTH = {"1": True, "true": True, "yes": True, "on": True, "0": False, "false": False, "no": False, "off": False}


def _option(default: Any, value: str | None, words: str) -> Any:
    """A field of Config; `value` is what stands behind its flag on the command line, `words` what the help says of it."""
    return field(default=default, metadata={"value": value, "help": words})


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
    texts: whether the index keeps the texts of what it remembers; without them an article is found again, but not shown or weighed.

    Paths may be `os.PathLike`, and hosts stand in any collection but a text. Raises ConfigError, which names the field, for a value of
    another type or out of its range, and for a word that is no host: only `load` reads numbers and truth out of text.
    """

    index: str | None = _option(None, "DB", "The memory: an SQLite file; none turns it off.")
    model: str | None = _option(None, "FILE", "The model's .npz file, instead of the one that ships.")
    cleaner: str = _option("selectolax", "NAME", "The cleaner that finds the article in a page.")
    candidates: int = _option(20, "N", "How many articles of the memory are fetched for each page, 1 to 200.")
    aligned: int = _option(4, "N", "How many of these are aligned with it.")
    suspect_threshold: float | None = _option(None, "SCORE", "Above it an article is suspect, 0 to 1, instead of the model's.")
    spam_threshold: float | None = _option(None, "SCORE", "Above it an article is spam, 0 to 1, instead of the model's.")
    allow_hosts: tuple[str, ...] = _option((), "FILE", "Hosts that are always ok, one a line, # comments.")
    block_hosts: tuple[str, ...] = _option((), "FILE", "Hosts that are never better than suspect.")
    learn: bool = _option(True, None, "Remember what was judged, so that later pages are compared with it; the default.")
    texts: bool = _option(True, None, "Whether the memory keeps texts (the default), or only enough to find them again.")

    def __post_init__(self) -> None:
        for option in fields(self):
            object.__setattr__(self, option.name, _checked(option.name, getattr(self, option.name)))
        if not 1 <= self.candidates <= 200:
            raise ConfigError("candidates", f"{self.candidates} is not between 1 and 200")
        if not 1 <= self.aligned <= self.candidates:
            raise ConfigError("aligned", f"{self.aligned} is not between 1 and candidates ({self.candidates})")
        for name in ("suspect_threshold", "spam_threshold"):
            value = getattr(self, name)
            if value is not None and not 0 <= value <= 1:
                raise ConfigError(name, f"{value} is not between 0 and 1")
        if self.suspect_threshold is not None and self.spam_threshold is not None and self.suspect_threshold > self.spam_threshold:
            raise ConfigError("suspect_threshold", f"{self.suspect_threshold} is above spam_threshold ({self.spam_threshold})")
        for name in ("allow_hosts", "block_hosts"):
            object.__setattr__(self, name, tuple(_to_host(name, word) for word in getattr(self, name)))

    @classmethod
    def load(
        cls,
        flags: Mapping[str, Any] | None = None,
        environ: Mapping[str, str] | None = None,
        folder: str | os.PathLike[str] = ".",
        defaults: Mapping[str, Any] | None = None,
    ) -> Config:
        """Options by rank: flags (None = not given), `SPAMFILTER_*` in the environment, `spamfilter.toml` or `[tool.spamfilter]`.

        `defaults` rank last, before those of the fields.

        The word `none` stands for None and for an empty list; lists are written with commas or spaces in the environment; an empty variable
        counts as not given. Raises ConfigError, which names the option and where it stood, for an unknown name, a value
        of the wrong kind and a file that is not TOML.
        """
        path, table = _from_files(Path(folder))
        values: dict[str, Any] = {}
        for origin, given in (
            ("defaults", defaults or {}),
            (str(path), table),
            ("environment", _from_environment(os.environ if environ is None else environ)),
            ("command line", {k: v for k, v in (flags or {}).items() if v is not None}),
        ):
            values |= {name: _convert(name, value, origin) for name, value in _named(given).items()}
        return cls(**values)


def mistyped(given: Iterable[str], read: Sequence[str] = ()) -> list[tuple[str, str]]:
    """The `SPAMFILTER_*` that nobody reads and that are spelt much like one that is read, each with that one.

    `read` are the names that are read, without the prefix; those of the environment where none are given.
    Others are none of ours: Kubernetes sets `SPAMFILTER_PORT` for a service of that name.
    """
    read = read or [*(f.name.upper() for f in fields(Config)), *_OTHERS]
    unread = sorted(key for key in given if key.startswith(PREFIX) and key.removeprefix(PREFIX) not in (*read, *OF_SCRAPY))
    close = ((key, get_close_matches(key.removeprefix(PREFIX).upper(), read, n=1, cutoff=_SPELT_ALIKE)) for key in unread)
    return [(key, PREFIX + found[0]) for key, found in close if found]


def _to_host(name: str, word: str) -> str:
    host = as_host(word)
    if host is None:
        raise ConfigError(name, f"{word!r} is not a host")
    return host


def _from_files(folder: Path) -> tuple[Path, Mapping[str, Any]]:
    """The table of `spamfilter.toml`, else `[tool.spamfilter]` of `pyproject.toml`, in this folder, and which of the two."""
    own, shared = folder / "spamfilter.toml", folder / "pyproject.toml"
    table = _read_toml(own)
    if table is not None:
        return own, table
    table = _read_toml(shared) or {}
    for key in ("tool", "spamfilter"):
        table = table.get(key, {})
        if not isinstance(table, dict):
            raise ConfigError(str(shared), f"{key} is not a table")
    return shared, table


def _read_toml(path: Path) -> dict[str, Any] | None:
    """What a TOML file holds, None where there is no such file."""
    try:
        return tomllib.loads(path.read_text(encoding="utf-8-sig"))
    except (FileNotFoundError, NotADirectoryError, IsADirectoryError):
        return None
    except OSError as error:
        raise ConfigError(str(path), f"cannot be read: {error.strerror}") from None
    except (tomllib.TOMLDecodeError, UnicodeDecodeError, RecursionError) as error:
        raise ConfigError(str(path), f"is not readable as TOML: {error}") from None


def _from_environment(environ: Mapping[str, str]) -> dict[str, str]:
    """`SPAMFILTER_NAME=value` for every option; other names with that prefix belong to the hooks."""
    known = {f"{PREFIX}{f.name.upper()}": f.name for f in fields(Config)}
    return {known[key]: value for key, value in environ.items() if key in known and value.strip()}


def _named(given: Mapping[str, Any]) -> dict[str, Any]:
    """The same options under the names of the fields: `allow-hosts` is `allow_hosts`."""
    return {name.replace("-", "_"): value for name, value in given.items()}


def _convert(name: str, value: Any, origin: str) -> Any:
    """A value of the option's own type, from TOML, text or a flag."""
    kinds = {f.name: str(f.type) for f in fields(Config)}
    if name not in kinds:
        raise ConfigError(name, f"no such option ({origin}); known: {', '.join(kinds)}")
    if isinstance(value, str) and value.strip().lower() == "none" and "None" in kinds[name]:
        return None
    return _of_kind(kinds[name], name, value, f" ({origin})")


def _checked(name: str, value: Any) -> Any:
    """A value that Python code gave, in the one form that the field has."""
    kind = next(str(f.type) for f in fields(Config) if f.name == name)
    if value is None and "None" in kind:
        return None
    return _of_kind(kind, name, value, "", read=not isinstance(value, str) or kind.startswith("str"))


def _of_kind(kind: str, name: str, value: Any, where: str, *, read: bool = True) -> Any:
    _, convert, wanted = next(known for known in _KINDS if kind.startswith(known[0]))
    try:
        return convert(value) if read else _refuse()
    except (TypeError, ValueError, KeyError, OverflowError):
        raise ConfigError(name, f"{value!r} is not {wanted}{where}") from None


def _to_words(value: Any) -> tuple[str, ...]:
    if isinstance(value, str):
        words = tuple(value.replace(",", " ").split())
        return () if words == ("none",) else words
    if isinstance(value, (bytes, Mapping)):
        raise TypeError
    return tuple(_to_text(item) for item in value)


def _to_bool(value: Any) -> bool:
    return value if isinstance(value, bool) else _TRUTH[value.strip().lower()] if isinstance(value, str) else _refuse()


def _to_int(value: Any) -> int:
    """A whole number; neither true nor 2.5, which `int` would take."""
    return int(value) if isinstance(value, (str, Integral)) and not isinstance(value, bool) else _refuse()


def _to_float(value: Any) -> float:
    return float(value) if isinstance(value, (str, Real)) and not isinstance(value, bool) else _refuse()


def _to_text(value: Any) -> str:
    """Text that can name something: not empty, and without the zero that no path can hold."""
    text = os.fspath(value)
    return text if isinstance(text, str) and text.strip() and "\0" not in text else _refuse()


def _refuse() -> Any:
    raise ValueError


_KINDS = (  # the type of a field begins so
    ("tuple", _to_words, "a list of words"),
    ("bool", _to_bool, "true or false"),
    ("int", _to_int, "a whole number"),
    ("float", _to_float, "a number"),
    ("str", _to_text, "text"),
)
