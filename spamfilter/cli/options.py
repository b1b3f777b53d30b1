"""Options that several commands share, and the configuration that they fill."""

from __future__ import annotations

from dataclasses import fields
from functools import wraps
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeAlias

import click

from spamfilter.config import Config
from spamfilter.hosts import as_host

if TYPE_CHECKING:
    from collections.abc import Callable

Command: TypeAlias = "Callable[..., Any]"
MODES = click.Choice(("drop", "tag", "prefix", "spam-only"))  # the names of `spamfilter.feeds.Mode`, with which numpy would be loaded


def read_hosts(context: click.Context, option: click.Parameter, path: str | None) -> tuple[str, ...] | None:  # noqa: ARG001 a callback of click
    """The hosts of a file, in lower case: one a line, `#` starts a comment; none for the word `none`, None where no file was named.

    Raises BadParameter, which names the line, for one that is no host.
    """
    if path is None:
        return None
    if path.strip().lower() == "none":
        return ()
    try:
        lines = Path(path).read_text(encoding="utf-8-sig").splitlines()
    except OSError as error:
        raise click.BadParameter(f"{path}: cannot be read: {error.strerror}") from None
    except ValueError:
        raise click.BadParameter(f"{path}: is not text in UTF-8") from None
    hosts = []
    for number, line in enumerate(lines, 1):
        word = line.split("#", 1)[0].strip()
        host = as_host(word)
        if word and host is None:
            raise click.BadParameter(f"{path}:{number}: {word!r} is not a host")
        hosts += [host] if host else []
    return tuple(hosts)


def flag(name: str) -> Callable[[Command], Command]:
    """The flag for a field of `Config`."""
    (option,) = (field for field in fields(Config) if field.name == name)
    spelt, words = f"--{name.replace('_', '-')}", option.metadata["help"]
    if option.metadata["value"] is None:
        return click.option(f"{spelt}/--no-{spelt.removeprefix('--')}", default=None, help=words)
    is_list = str(option.type).startswith("tuple")
    return click.option(spelt, metavar=option.metadata["value"], callback=read_hosts if is_list else None, help=words)


def flags(*without: str) -> Callable[[Command], Command]:
    """A flag for every field of `Config` but these; the command gets their values, by the names of the fields, as `given`."""
    names = [field.name for field in fields(Config) if field.name not in without]

    def with_flags(command: Command) -> Command:
        @wraps(command)
        def called(**values: Any) -> Any:
            return command(given={name: values.pop(name) for name in names}, **values)

        flagged: Command = called
        for name in reversed(names):
            flagged = flag(name)(flagged)
        return flagged

    return with_flags


def load_config(**flags: Any) -> Config:
    """The options by rank, of which the flags that were given come first. Raises ConfigError."""
    return Config.load(flags)
