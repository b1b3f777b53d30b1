"""Memory: which index the feed filter, the proxy and the readers' hooks use where nobody names one."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

from spamfilter.config import Config
from spamfilter.errors import InputError

if TYPE_CHECKING:
    from collections.abc import Mapping


def data_folder(environ: Mapping[str, str] | None = None) -> Path:
    """The folder of this user's data: `$XDG_DATA_HOME`, else what the system has for it, and `spamfilter` in it."""
    environ = os.environ if environ is None else environ
    if sys.platform == "win32":
        base = environ.get("LOCALAPPDATA") or "~/AppData/Local"
    elif sys.platform == "darwin":
        base = "~/Library/Application Support"
    else:  # https://specifications.freedesktop.org/basedir-spec: a path that is not absolute is ignored
        base = environ.get("XDG_DATA_HOME") or ""
        base = base if base.startswith("/") else "~/.local/share"
    return Path(base).expanduser() / "spamfilter"


def feed_config(flags: Mapping[str, Any] | None = None, environ: Mapping[str, str] | None = None) -> Config:
    """The options by rank, as `Config.load` has them, with `seen.db` in the user's data folder for an index nobody named.

    That folder is made where it is missing. `none` for the index turns memory off. Raises ConfigError, and InputError where
    the folder cannot be made.
    """
    default = data_folder(environ) / "seen.db"
    config = Config.load(flags, environ, defaults={"index": str(default)})
    if config.index == str(default):
        _make(default.parent, "--index or SPAMFILTER_INDEX")
    return config


def state_path(environ: Mapping[str, str] | None = None) -> str:
    """The file of verdicts and of pages that were asked for, where one is needed and nobody names it; its folder is made.

    Raises InputError where that cannot be made.
    """
    folder = data_folder(environ)
    _make(folder, "--state")
    return str(folder / "feeds.db")


def _make(folder: Path, option: str) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise InputError(folder, f"cannot be made: {error.strerror}; {option} names another place") from None
